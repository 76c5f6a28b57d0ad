"""Ruled lines of a scanned page: long straight runs of ink."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from extractors.readers.pdf_page import Rule
from extractors.readers.scan_upright import Ink, Shades

# Pixels at 300 dpi. Arabic joins letters to long strokes; shorter rules than these are the sides of
# low cells, which touch long ones.
_LONG, _SHORT = 200, 60
_THICK = 14  # pixels; what is thicker is a picture or shading
_GAP = 6  # pixels of a rule that may be missing at one place
_FILLED = 0.9  # share of its length that must not be missing
_AROUND = 3  # pixels beside a rule that belong to its edge
_FREE = 0.8  # share of its length along which a rule has paper on both sides
_MEET = 10  # pixels by which rules that meet may miss each other

Run = tuple[int, int, int, int]  # left, top, right, bottom, in pixels


def ruled(ink: Ink) -> list[Run]:
    """Where lines are ruled, across and down."""
    across = _lines(ink)
    down = [(top, left, bottom, right) for left, top, right, bottom in _lines(ink.T)]
    long = [run for run in (*across, *down) if _length(run) >= _LONG]
    short = [run for run in (*across, *down) if _length(run) < _LONG]
    return long + [run for run in short if sum(_meet(run, other) for other in long) > 1]


def rules(runs: list[Run], points: float) -> tuple[Rule, ...]:
    """Runs as rules on the page, each on its middle line."""
    return tuple(_rule(run, points) for run in runs)


def without(shades: Shades, runs: list[Run]) -> Shades:
    """The page without its ruled lines, which are read as letters else."""
    clean = shades.copy()
    for left, top, right, bottom in runs:
        clean[
            max(0, top - _AROUND) : bottom + _AROUND, max(0, left - _AROUND) : right + _AROUND
        ] = 255
    return clean


def _length(run: Run) -> int:
    return max(run[2] - run[0], run[3] - run[1])


def _meet(one: Run, other: Run) -> bool:
    return (
        one[0] - _MEET <= other[2]
        and other[0] - _MEET <= one[2]
        and one[1] - _MEET <= other[3]
        and other[1] - _MEET <= one[3]
    )


def _lines(ink: Ink) -> list[Run]:
    """Runs across on neighbouring rows, put together where they touch, thin and free enough."""
    lines: list[Run] = []
    for row, start, end in _runs(ink):
        touching = [line for line in lines if _touches(line, row, start, end)]
        lines = [line for line in lines if line not in touching]
        lines.append(_around([*touching, (start, row, end, row + 1)]))
    return [line for line in lines if line[3] - line[1] <= _THICK and _is_free(line, ink)]


def _is_free(line: Run, ink: Ink) -> bool:
    """Whether a run has paper above and below, which strokes of joined letters have not."""
    left, top, right, bottom = line
    above = ink[max(0, top - _AROUND - 1), left:right]
    below = ink[min(len(ink) - 1, bottom + _AROUND), left:right]
    return float((~(above | below)).mean()) >= _FREE


def _runs(ink: Ink) -> Iterator[tuple[int, int, int]]:
    """Row, start and end of each long run of ink in a row, small gaps closed."""
    for row in np.flatnonzero(ink.sum(axis=1) >= _SHORT * _FILLED):
        padded = np.concatenate(([False], ink[row], [False]))
        edges = np.flatnonzero(padded[1:] != padded[:-1])
        starts, ends = edges[::2], edges[1::2]
        apart = np.flatnonzero(starts[1:] - ends[:-1] > _GAP)
        first = starts[np.concatenate(([0], apart + 1))]
        last = ends[np.concatenate((apart, [len(ends) - 1]))]
        covered = np.concatenate(([0], np.cumsum(ends - starts)))
        inside = covered[np.searchsorted(ends, last) + 1] - covered[np.searchsorted(starts, first)]
        for start, end, filled in zip(first, last, inside, strict=True):
            if end - start >= _SHORT and filled >= _FILLED * (end - start):
                yield int(row), int(start), int(end)


def _touches(line: Run, row: int, start: int, end: int) -> bool:
    return row - line[3] <= 1 and start <= line[2] + _GAP and line[0] <= end + _GAP


def _around(runs: list[Run]) -> Run:
    lefts, tops, rights, bottoms = zip(*runs, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _rule(run: Run, points: float) -> Rule:
    left, top, right, bottom = (side * points for side in run)
    if right - left >= bottom - top:
        middle = (top + bottom) / 2
        return Rule(left, middle, right, middle)
    middle = (left + right) / 2
    return Rule(middle, top, middle, bottom)
