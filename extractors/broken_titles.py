"""Titles that are set over several lines, as one: a line that cannot end there goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from extractors.folding import is_chinese
from extractors.marks import head
from schemas.language import Language
from schemas.source import Box, Grid, Line, Place
from schemas.words import outline_words

_LONGEST = 160  # characters of a line of a title
_CLOSE = 1.8  # of the height of a line, from the top of one to the top of the next
_SIZE = 0.6  # points by which lines of one title may differ in size


def titles_joined(blocks: Sequence[Line | Grid], language: Language) -> tuple[Line | Grid, ...]:
    """The blocks with the lines of each broken title joined."""
    joined: list[Line | Grid] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(last, Line) and isinstance(block, Line) and _goes_on(last, block, language):
            joint = "" if is_chinese(last.text[-1]) or is_chinese(block.text[0]) else " "
            places = _around((*last.places, *block.places))
            joined[-1] = replace(last.then(block, joint), places=places)
        else:
            joined.append(block)
    return tuple(joined)


def _goes_on(last: Line, line: Line, language: Language) -> bool:
    """Whether a line goes on with the title of which the last one is a part."""
    if not (last.text and line.text) or len(line.text) > _LONGEST or line.apart:
        return False
    if not _alike(last, line) or not _near(last, line) or head(line, language).end:
        return False
    if line.number is not None or len(line.text.strip()) == 1:  # "A", the part of a decision
        return False
    hangs, leans = _words(language)
    if hangs.search(last.text):
        return True
    looks = line.style.bold or line.style.centred or line.style.heading is not None
    small = line.text[0].islower() or line.text.isupper()
    return looks and len(last.text) <= _LONGEST and small and leans.match(line.text) is not None


def _alike(one: Line, other: Line) -> bool:
    """Whether two lines are printed alike."""
    first, second = one.style, other.style
    size = abs((first.size or 0) - (second.size or 0)) <= _SIZE
    look = first.bold == second.bold and first.centred == second.centred
    return size and look and first.heading == second.heading


def _near(one: Line, other: Line) -> bool:
    """Whether a line stands right below another one, where their places are known."""
    above, below = (each.places[-1:] for each in (one, replace(other, places=other.places[:1])))
    if not (above and below and above[0].box and below[0].box):
        return True
    if above[0].page != below[0].page:
        return False
    size = one.style.size or 0
    return 0 < below[0].box[1] - (above[0].box[3] - size) <= _CLOSE * size


@cache
def _words(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that no line ends with, and words that only go on with one."""
    words = outline_words(language)
    return (
        re.compile(rf"(?<![^\W\d_\u3400-\u9fff])(?:{words.hanging})$", re.IGNORECASE),
        re.compile(rf"(?:{words.leaning})(?!\w)", re.IGNORECASE),
    )


def _around(places: Sequence[Place]) -> tuple[Place, ...]:
    """One place for each page."""
    return tuple(
        Place(page, _box([place.box for place in group if place.box is not None]))
        for page, group in groupby(places, key=lambda place: place.page)
    )


def _box(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
