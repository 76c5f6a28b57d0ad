"""Pieces of lines on a scanned page: ink without a wide gap, as number, text, cell, column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extractors.readers.scan_upright import Ink
from extractors.readers.scan_words import Seen

Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels

_LEVEL = 0.5  # share of the height by which pieces of one line overlap
# Shares of the size of the text.
_GAP = 0.85  # paper that parts pieces; words of a line stand closer
_ABOVE = 0.15  # paper between a letter and its dots
_SPECK = 0.3  # what is smaller all over is dust
_HIGH = 1.9  # what is higher may be several lines
_VALLEYS = (
    0.02,
    0.1,
    0.2,
    0.3,
    0.4,
)  # of the most ink in a row, below which rows lie between lines
_NEAR = 0.6  # rows around one, among which the most ink is looked for
_LOW = 0.3  # a line that is lower belongs to its neighbour


@dataclass(slots=True)
class Piece:
    """A piece with the words that were seen in it."""

    box: Box
    words: list[Seen]

    @property
    def width(self) -> int:
        """How long it is, in pixels."""
        return self.box[2] - self.box[0]


@dataclass(slots=True)
class _Growing:
    """A piece while rows are read from top to bottom; `runs` are its lowest."""

    box: Box
    runs: list[tuple[int, int, int]]  # row, start, end


def pieces(ink: Ink, size: float) -> list[Box]:
    """Where pieces stand, from top to bottom; `size` of most text in pixels."""
    found = [
        line
        for box in _connected(ink, int(_GAP * size), max(1, int(_ABOVE * size)))
        for line in (_lines(ink, box, size) if box[3] - box[1] > _HIGH * size else [box])
    ]
    big = [box for box in found if max(box[2] - box[0], box[3] - box[1]) >= _SPECK * size]
    return sorted(big, key=lambda box: (box[1], box[0]))


def beside(one: Box, other: Box) -> bool:
    """Whether two pieces stand on one line."""
    overlap = min(one[3], other[3]) - max(one[1], other[1])
    apart = other[0] >= one[2] or one[0] >= other[2]
    return apart and overlap > _LEVEL * min(one[3] - one[1], other[3] - other[1])


def _connected(ink: Ink, gap: int, above: int) -> list[Box]:
    growing: list[_Growing] = []
    done: list[Box] = []
    for row in np.flatnonzero(ink.any(axis=1)):
        still = [piece for piece in growing if row - piece.runs[-1][0] <= above]
        done += [piece.box for piece in growing if row - piece.runs[-1][0] > above]
        growing = still
        for start, end in _runs(ink[row], gap):
            growing = _grown(growing, int(row), start, end, above)
    return done + [piece.box for piece in growing]


def _grown(growing: list[_Growing], row: int, start: int, end: int, above: int) -> list[_Growing]:
    """The pieces with one more run, which may tie some of them together."""
    run = (row, start, end)
    tied = [piece for piece in growing if _touches(piece, run, above)]
    rest = [piece for piece in growing if piece not in tied]
    boxes = [*(piece.box for piece in tied), (start, row, end, row + 1)]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    lowest = [old for piece in tied for old in piece.runs if row - old[0] <= above]
    box = (min(lefts), min(tops), max(rights), max(bottoms))
    return [*rest, _Growing(box, [*sorted(lowest), run])]


def _touches(piece: _Growing, run: tuple[int, int, int], above: int) -> bool:
    row, start, end = run
    return any(
        row - old <= above and begin < end and start < stop for old, begin, stop in piece.runs
    )


def _runs(row: NDArray[np.bool_], gap: int) -> Iterator[tuple[int, int]]:
    """Start and end of each run of ink in a row, gaps closed."""
    places = np.flatnonzero(row)
    apart = np.flatnonzero(np.diff(places) > gap)
    starts = places[np.concatenate(([0], apart + 1))]
    ends = places[np.concatenate((apart, [len(places) - 1]))] + 1
    yield from zip(starts.tolist(), ends.tolist(), strict=True)


def _lines(ink: Ink, box: Box, size: float) -> list[Box]:
    """A high piece divided between its lines, where there is little ink."""
    left, top, right, bottom = box
    amounts = ink[top:bottom, left:right].sum(axis=1)
    near = _highest_near(amounts, int(_NEAR * size))
    sides = [0, bottom - top]
    for valley in _VALLEYS:
        bands = _bands(amounts > valley * near, _LOW * size)
        cuts = [(above[1] + below[0]) // 2 for above, below in pairwise(bands)]
        sides = [0, *cuts, bottom - top]
        if max(end - start for start, end in pairwise(sides)) <= _HIGH * size:
            break
    return [(left, top + start, right, top + end) for start, end in pairwise(sides)]


def _highest_near(amounts: NDArray[np.int_], reach: int) -> NDArray[np.int_]:
    """For each row the most ink of a row around it: a short line counts as much as a long one."""
    padded = np.pad(amounts, reach)
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)
    return np.asarray(around.max(axis=1))


def _bands(full: NDArray[np.bool_], least: float) -> list[tuple[int, int]]:
    """Start and end of each run of full rows that is high enough for a line."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], full, [False])).astype(np.int8)))
    return [(start, end) for start, end in edges.reshape(-1, 2).tolist() if end - start >= least]
