"""Ruled tables of a PDF page: cells from the lines around them, words by where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.readers.pdf_page import Rule, Word
from schemas.source import Box

_TOUCH = 3.0  # points by which rules that meet may miss each other
_WALL = 0.6  # share of the side of a cell that a rule must cover to close it
_INSIDE = 2.0  # points by which words may stand over the border


@dataclass(frozen=True, slots=True)
class Opening:
    """A cell as ruled: where it is, its place and extent in the table."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A ruled table: its cells row by row, its columns as places of vertical lines."""

    box: Box
    columns: tuple[float, ...]
    rows: tuple[tuple[Opening, ...], ...]
    header: int | None = None  # rows of the header, where the rules tell

    def holds(self, word: Word) -> bool:
        """Whether a word stands in the table."""
        left, top, right, bottom = self.box
        x, y = word.middle
        return left - _INSIDE <= x <= right + _INSIDE and top <= y <= bottom

    def touches(self, rule: Rule) -> bool:
        """Whether a rule is one of the table, or stands in it."""
        return _meet(rule, Rule(*self.box))


def frames(rules: Sequence[Rule]) -> list[Frame]:
    """The ruled tables of a page from top to bottom; frames around one cell are none."""
    found = [_frame(group) for group in _connected(continuous(rules))]
    tables = [frame for frame in found if sum(len(row) for row in frame.rows) > 1]
    return sorted(tables, key=lambda frame: frame.box[1])


def words_in(opening: Opening, words: Iterable[Word]) -> list[Word]:
    """The words whose middle stands in a cell."""
    left, top, right, bottom = opening.box
    return [
        word for word in words if left <= word.middle[0] < right and top <= word.middle[1] < bottom
    ]


def continuous(rules: Sequence[Rule], touch: float = _TOUCH) -> list[Rule]:
    """Rules with the pieces of one line put together: programs draw each side of each cell.

    `touch` is how many points pieces may stand apart.
    """
    across = sorted(
        (rule for rule in rules if rule.horizontal), key=lambda rule: (round(rule.top), rule.left)
    )
    down = sorted(
        (rule for rule in rules if not rule.horizontal),
        key=lambda rule: (round(rule.left), rule.top),
    )
    lines: list[Rule] = []
    for rule in (*across, *down):
        if lines and lines[-1].horizontal == rule.horizontal and _extends(lines[-1], rule, touch):
            last = lines.pop()
            rule = replace(
                last, right=max(last.right, rule.right), bottom=max(last.bottom, rule.bottom)
            )
        lines.append(rule)
    return lines


def _extends(line: Rule, piece: Rule, touch: float) -> bool:
    if line.horizontal:
        return abs(line.top - piece.top) < 1 and piece.left <= line.right + touch
    return abs(line.left - piece.left) < 1 and piece.top <= line.bottom + touch


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of rules that touch, each with at least two of either direction."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touching = [group for group in groups if any(_meet(rule, other) for other in group)]
        merged = [rule, *(member for group in touching for member in group)]
        groups = [group for group in groups if group not in touching] + [merged]
    return [group for group in groups if _is_table(group)]


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.left - _TOUCH <= other.right
        and other.left - _TOUCH <= one.right
        and one.top - _TOUCH <= other.bottom
        and other.top - _TOUCH <= one.bottom
    )


def _is_table(group: list[Rule]) -> bool:
    """Whether rules close a table on all sides; others are looked at as ruled across only."""
    down = [rule.left for rule in group if not rule.horizontal]
    left, right = min(rule.left for rule in group), max(rule.right for rule in group)
    across = sum(rule.horizontal for rule in group)
    return across > 1 and bool(down) and min(down) - left <= _TOUCH and right - max(down) <= _TOUCH


def _frame(group: list[Rule]) -> Frame:
    across = [rule for rule in group if rule.horizontal]
    down = [rule for rule in group if not rule.horizontal]
    xs = _places(
        [rule.left for rule in down], [x for rule in across for x in (rule.left, rule.right)]
    )
    ys = _places(
        [rule.top for rule in across], [y for rule in down for y in (rule.top, rule.bottom)]
    )
    grid = _Walls(xs, ys, across, down)
    openings = sorted(grid.openings(), key=lambda opening: (opening.row, opening.column))
    rows = tuple(
        tuple(opening for opening in openings if opening.row == row)
        for row in sorted({opening.row for opening in openings})
    )
    return Frame((xs[0], ys[0], xs[-1], ys[-1]), xs, rows)


def _places(inner: list[float], outer: list[float]) -> tuple[float, ...]:
    """Where lines stand, near ones taken together; the ends of crossing lines close the table."""
    places: list[float] = []
    for place in sorted([*inner, min(outer), max(outer)]):
        if not places or place - places[-1] > _TOUCH:
            places.append(place)
    return tuple(places)


class _Walls:
    """The smallest cells between lines, and which of them have no wall between."""

    def __init__(
        self, xs: Sequence[float], ys: Sequence[float], across: list[Rule], down: list[Rule]
    ) -> None:
        self._xs, self._ys = xs, ys
        self._below = {(i, j) for rule in across for i, j in self._covered(rule)}
        self._beside = {(i, j) for rule in down for i, j in self._covered(rule)}

    def _covered(self, rule: Rule) -> Iterable[tuple[int, int]]:
        """Cells whose lower or right wall a rule is."""
        if rule.horizontal:
            row = _nearest(self._ys, rule.top)
            for column, (left, right) in enumerate(zip(self._xs, self._xs[1:], strict=False)):
                if _overlap(rule.left, rule.right, left, right) >= _WALL:
                    yield row - 1, column
        else:
            column = _nearest(self._xs, rule.left)
            for row, (top, bottom) in enumerate(zip(self._ys, self._ys[1:], strict=False)):
                if _overlap(rule.top, rule.bottom, top, bottom) >= _WALL:
                    yield row, column - 1

    def openings(self) -> Iterable[Opening]:
        """Cells, each as wide and high as no wall divides it."""
        taken: set[tuple[int, int]] = set()
        for row in range(len(self._ys) - 1):
            for column in range(len(self._xs) - 1):
                if (row, column) not in taken:
                    opening = self._opening(row, column)
                    taken |= {
                        (row + down, column + across)
                        for down in range(opening.rows)
                        for across in range(opening.columns)
                    }
                    yield opening

    def _opening(self, row: int, column: int) -> Opening:
        right = column
        while right < len(self._xs) - 2 and (row, right) not in self._beside:
            right += 1
        bottom = row
        while bottom < len(self._ys) - 2 and not any(
            (bottom, place) in self._below for place in range(column, right + 1)
        ):
            bottom += 1
        box = (self._xs[column], self._ys[row], self._xs[right + 1], self._ys[bottom + 1])
        return Opening(box, row, column, bottom - row + 1, right - column + 1)


def _nearest(places: Sequence[float], place: float) -> int:
    index = bisect_right(places, place)
    candidates = [i for i in (index - 1, index) if 0 <= i < len(places)]
    return min(candidates, key=lambda i: abs(places[i] - place))


def _overlap(start: float, end: float, low: float, high: float) -> float:
    """Share of low to high that start to end covers."""
    return max(0.0, min(end, high) - max(start, low)) / (high - low)
