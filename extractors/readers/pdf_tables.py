"""Ruled tables of a PDF page: cells from the lines around them, words by where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from extractors.readers.pdf_page import Rule, Word
from schemas.source import Box

_TOUCH = 3.0  # points by which rules that meet may miss each other
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
    """The ruled tables of a page from top to bottom; frames around one cell are none.

    Which rules cross and which cells they close is found by pdfplumber.
    """
    edges = merge_edges([_edge(rule) for rule in rules], _TOUCH, _TOUCH, _TOUCH, _TOUCH)
    cells = intersections_to_cells(edges_to_intersections(edges, _TOUCH, _TOUCH))
    tables = [_frame(table) for table in cells_to_tables(cells) if len(table) > 1]
    return sorted(tables, key=lambda frame: frame.box[1])


def _edge(rule: Rule) -> dict[str, Any]:
    """A rule as pdfplumber describes a line."""
    return {
        "x0": rule.left,
        "x1": rule.left if not rule.horizontal else rule.right,
        "top": rule.top,
        "bottom": rule.top if rule.horizontal else rule.bottom,
        "width": rule.right - rule.left,
        "height": rule.bottom - rule.top,
        "orientation": "h" if rule.horizontal else "v",
    }


def _frame(cells: Sequence[Box]) -> Frame:
    """A table from the boxes of its cells; a cell reaches over the lines that others end at."""
    xs = sorted({x for left, _, right, _ in cells for x in (left, right)})
    ys = sorted({y for _, top, _, bottom in cells for y in (top, bottom)})
    openings = sorted(
        (_opening(box, xs, ys) for box in cells), key=lambda opening: (opening.row, opening.column)
    )
    rows = tuple(
        tuple(opening for opening in openings if opening.row == row)
        for row in sorted({opening.row for opening in openings})
    )
    return Frame((xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), rows)


def _opening(box: Box, xs: Sequence[float], ys: Sequence[float]) -> Opening:
    left, top, right, bottom = box
    row, column = ys.index(top), xs.index(left)
    return Opening(box, row, column, ys.index(bottom) - row, xs.index(right) - column)


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


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.left - _TOUCH <= other.right
        and other.left - _TOUCH <= one.right
        and one.top - _TOUCH <= other.bottom
        and other.top - _TOUCH <= one.bottom
    )
