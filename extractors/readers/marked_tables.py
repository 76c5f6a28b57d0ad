"""Tables of HTML and of Akoma Ntoso, which borrows them from HTML, to grids."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractors.readers.grids import header_rows
from extractors.readers.markup import Element, below, name, whole
from schemas.source import Grid, GridCell, Line

LineReader = Callable[[Element], tuple[Line, ...]]
_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_CELLS = frozenset(("td", "th"))
_WIDEST, _TALLEST = 1000, 65534  # what browsers hold (HTML, 4.9.11)
_OF_A_PAGE = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article")


def grid(table: Element, lines_of: LineReader) -> Grid:
    """The table as printed; `lines_of` reads what is inside a cell."""
    elements = [row for row in rows(table) if any(name(cell) in _CELLS for cell in row)]
    made = tuple(tuple(_cells(row, lines_of, len(elements) - i)) for i, row in enumerate(elements))
    marked = _marked_header(elements)
    return Grid(made, marked if 0 < marked < len(made) else header_rows(made))


def rows(table: Element) -> Iterator[Element]:
    """The rows of a table, not those of tables inside it; those of its foot come last."""
    groups = [child for child in table if name(child) in _GROUPS]
    feet = [group for group in groups if name(group) == "tfoot"]
    for child in table:
        if name(child) == "tr":
            yield child
        elif name(child) in _GROUPS and child not in feet:
            yield from _own_rows(child)
    for foot in feet:
        yield from _own_rows(foot)


def lays_out(table: Element) -> bool:
    """Whether a table only places parts of a page: it says so, has one column, or holds parts."""
    if table.get("role") in ("presentation", "none"):
        return True
    if next((e for e in table if name(e) in ("caption", "thead")), None) is not None:
        return False
    cells = [[cell for cell in row if name(cell) in _CELLS] for row in rows(table)]
    if all(len(row) <= 1 for row in cells):
        return True
    return any(found is not table for found in below(table, *_OF_A_PAGE))


def _own_rows(group: Element) -> Iterator[Element]:
    return (row for row in group if name(row) == "tr")


def _cells(row: Element, lines_of: LineReader, left: int) -> Iterator[GridCell]:
    """The cells of a row with so many rows left, itself included."""
    for cell in row:
        if name(cell) in _CELLS:
            down = whole(cell, "rowspan")
            tallest = left if down == 0 else down or 1  # 0: to the end of the table
            yield GridCell(
                lines_of(cell),
                columns=min(max(whole(cell, "colspan") or 1, 1), _WIDEST),
                rows=min(max(tallest, 1), left, _TALLEST),
            )


def _marked_header(elements: list[Element]) -> int:
    """How many rows on top are of the head, or of header cells only."""
    marked = [_is_header(row) for row in elements]
    return marked.index(False) if False in marked else 0


def _is_header(row: Element) -> bool:
    above = row.getparent()
    if above is not None and name(above) == "thead":
        return True
    return all(name(cell) == "th" for cell in row if name(cell) in _CELLS)
