"""Short pieces of a scanned page, as the numbers of items, read side by side in one strip.

A number by itself is often mistaken; among others of its kind it is read well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from extractors.readers.scan_pieces import Box
from extractors.readers.scan_upright import Shades
from extractors.readers.scan_words import Seen

# Of the height of the strip, between two pieces: where one distance misleads, another may not.
GAPS = (0.75, 1.1, 2.5)
_MOST = 24  # pieces of one strip
_MARGIN = 12  # pixels of paper around a strip
_PAPER = 255

Reader = Callable[[Sequence[Shades]], list[list[Seen]]]


def in_strips(page: Shades, boxes: Sequence[Box], gap: float, read: Reader) -> list[list[Seen]]:
    """What stands in each box, in pixels of the page; nothing where words run into another box.

    `read` reads strips, each a picture of one line.
    """
    groups = [boxes[start : start + _MOST] for start in range(0, len(boxes), _MOST)]
    strips = [_strip(page, group, gap) for group in groups]
    words = read([picture for picture, _ in strips]) if strips else []
    return [
        found
        for group, (_, starts), of_strip in zip(groups, strips, words, strict=True)
        for found in _divided(group, starts, of_strip)
    ]


def _strip(page: Shades, boxes: Sequence[Box], gap: float) -> tuple[Shades, list[int]]:
    """Pieces in one line on a common foot, and where each begins."""
    height = max(bottom - top for _, top, _, bottom in boxes)
    space = round(gap * height)
    parts, starts, at = [], [], _MARGIN
    for left, top, right, bottom in boxes:
        piece = page[top:bottom, left:right]
        parts.append(np.pad(piece, ((height - len(piece), 0), (0, space)), constant_values=_PAPER))
        starts.append(at)
        at += right - left + space
    return np.pad(np.hstack(parts), _MARGIN, constant_values=_PAPER), starts


def _divided(
    boxes: Sequence[Box], starts: Sequence[int], words: Sequence[Seen]
) -> Iterator[list[Seen]]:
    for box, start in zip(boxes, starts, strict=True):
        end = start + box[2] - box[0]
        inside = [seen for seen in words if seen.box[0] < end and start < seen.box[2]]
        alone = all(_lies_in(seen, start, end) for seen in inside)
        yield [_moved(seen, box, start) for seen in inside] if alone else []


def _moved(seen: Seen, box: Box, start: int) -> Seen:
    """A word where it stands on the page."""
    points = seen.word.left / max(1, seen.box[0])
    left = max(box[0], box[0] + seen.box[0] - start)
    right = max(left + 1, min(box[2], left + seen.box[2] - seen.box[0]))
    word = replace(seen.word, left=left * points, right=right * points)
    return replace(seen, word=word, box=(left, box[1], right, box[3]))


def _lies_in(seen: Seen, start: int, end: int) -> bool:
    """Whether a word is one of a piece, by its boxes, which may be wider than its ink."""
    slack = _MARGIN
    return seen.box[0] >= start - slack and seen.box[2] <= end + slack
