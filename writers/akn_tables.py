"""Printed tables as rows that cover as many columns each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from schemas.akn import Element
from schemas.outline import Cell, Table, Text
from writers.akn_xml import make

_EDITORIAL = "editorial"  # what the schema or the profile wants although it is not printed


def table(found: Table, said: Callable[[str, Text], Element]) -> Element:
    """A table, its texts written by a function; rows that are short are filled up with cells.

    Cells that are not printed are marked as editorial. Source: AKN4UN part 1, Tables.
    """
    rows = found.rows or ((),)
    made = [
        make("tr", *(_cell(cell, said) for cell in row), *(_void() for _ in range(more)))
        for row, more in zip(rows, _more(rows), strict=True)
    ]
    if not found.rows:
        made[0].set("status", _EDITORIAL)
    return make("table", *made, eId=found.eid)


def _cell(cell: Cell, said: Callable[[str, Text], Element]) -> Element:
    return make(
        "th" if cell.header else "td",
        *([said("p", text) for text in cell.texts] or [make("p")]),
        colspan=None if cell.columns == 1 else str(cell.columns),
        rowspan=None if cell.rows == 1 else str(cell.rows),
    )


def _void() -> Element:
    return make("td", make("p"), status=_EDITORIAL)


def _more(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """How many cells every row lacks to be as wide as the widest; one without any has one more."""
    widths = [*_widths(rows)]
    return [max(widths) - width + (not row) for row, width in zip(rows, widths, strict=True)]


def _widths(rows: Sequence[Sequence[Cell]]) -> Iterator[int]:
    """Columns that every row covers, at least one, with the cells that reach down into it."""
    reaching: list[tuple[int, int]] = []  # columns, and rows that they still cover
    for row in rows:
        yield sum(columns for columns, _ in reaching) + max(1, sum(cell.columns for cell in row))
        reaching += [(cell.columns, cell.rows) for cell in row]
        reaching = [(columns, below - 1) for columns, below in reaching if below > 1]
