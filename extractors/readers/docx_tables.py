"""Tables of Word to grids, with joined cells and header rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from extractors.readers.docx_xml import W, find, is_on, number, val
from extractors.readers.grids import header_rows
from schemas.source import Grid, GridCell, Line

LineReader = Callable[[etree._Element], tuple[Line, ...]]
_WIDEST = 63  # columns of a Word table
_WRAPPERS = {W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as stored: where it begins, and whether it goes on from the row above."""

    column: int
    cell: GridCell
    continued: bool


def grid(table: etree._Element, lines_of: LineReader) -> Grid:
    """The table as printed; `lines_of` reads what is inside a cell."""
    elements = [row for row in _inside(table, W + "tr") if not _deleted(row)]
    stored = [list(_cells(row, lines_of)) for row in elements]
    rows = tuple(row for row in _merged(stored) if row)
    marked = _marked_header(elements)
    return Grid(rows, min(marked, len(rows)) or header_rows(rows))


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those in content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _deleted(row: etree._Element) -> bool:
    return find(row, "w:trPr/w:del") is not None


def _marked_header(rows: list[etree._Element]) -> int:
    marked = [is_on(find(row, "w:trPr/w:tblHeader")) for row in rows]
    return marked.index(False) if False in marked else 0


def _cells(row: etree._Element, lines_of: LineReader) -> Iterator[_Cell]:
    column = 0
    for skipped in _skipped(row, "gridBefore"):
        yield _Cell(column, skipped, continued=False)
        column += skipped.columns
    for element in _inside(row, W + "tc"):
        columns = _span(find(element, "w:tcPr/w:gridSpan"))
        merge = find(element, "w:tcPr/w:vMerge")
        continued = merge is not None and val(merge) != "restart"
        yield _Cell(column, GridCell(lines_of(element), columns), continued)
        column += columns
    for skipped in _skipped(row, "gridAfter"):
        yield _Cell(column, skipped, continued=False)


def _skipped(row: etree._Element, side: str) -> Iterator[GridCell]:
    """Columns that a row leaves open at its beginning or end, as one empty cell."""
    count = number(find(row, f"w:trPr/w:{side}"))
    if count and count > 0:
        yield GridCell((), min(count, _WIDEST))


def _span(element: etree._Element | None) -> int:
    return min(max(number(element) or 1, 1), _WIDEST)


def _merged(stored: list[list[_Cell]]) -> Iterator[tuple[GridCell, ...]]:
    for index, row in enumerate(stored):
        yield tuple(
            replace(cell.cell, rows=1 + _continuations(stored[index + 1 :], cell.column))
            for cell in row
            if not (cell.continued and index)
        )


def _continuations(below: list[list[_Cell]], column: int) -> int:
    count = 0
    for row in below:
        if not any(cell.continued and cell.column == column for cell in row):
            break
        count += 1
    return count
