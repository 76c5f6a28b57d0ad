"""Tables of a PDF to grids: cells read like text, tables put together over the turn of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.readers.grids import cell_text, header_rows
from extractors.readers.pdf_joining import join
from extractors.readers.pdf_lines import Setting, line
from extractors.readers.pdf_page import Word
from extractors.readers.pdf_paragraphs import paragraphs
from extractors.readers.pdf_rows import rows
from extractors.readers.pdf_tables import Frame, Opening, words_in
from schemas.source import Grid, GridCell, Line, Residue

_SAME_COLUMN = 3.0  # points by which columns of one table may differ from page to page
_ROOM = 8.0  # of the size, that must be left for a cell to have ended above


@dataclass(frozen=True, slots=True)
class Table:
    """A grid on one page, with its columns to recognise where it goes on."""

    page: int
    columns: tuple[float, ...]
    grid: Grid


def table(frame: Frame, words: Sequence[Word], page: int, setting: Setting) -> Table:
    """The table that stands in a frame."""
    order = -1 if setting.measures.rtl else 1
    filled = tuple(
        tuple(_cell(opening, words, page, setting) for opening in row[::order])
        for row in frame.rows
    )
    header = header_rows(filled) if frame.header is None else frame.header
    return Table(page, frame.columns, Grid(filled, header))


def _cell(opening: Opening, words: Sequence[Word], page: int, setting: Setting) -> GridCell:
    inside = rows(words_in(opening, words), page, setting.measures.rtl)
    left, _, right, _ = opening.box
    padding = min((row.box[0] - left for row in inside), default=0.0)
    bounds = (left + padding, right - max(padding, 0.0))
    width = setting.measures.width
    start, end = (width - bounds[1], width - bounds[0]) if setting.measures.rtl else bounds
    column = replace(setting.measures, start=start, end=end)
    cell_setting = replace(setting, measures=column)
    lines = tuple(line(paragraph, cell_setting) for paragraph in paragraphs(inside, column))
    return GridCell(lines, opening.columns, opening.rows)


def goes_on(above: Table, below: Table) -> bool:
    """Whether a table at the head of a page continues the one at the foot of the page before."""
    if below.page != above.page + 1 or len(above.columns) != len(below.columns):
        return False
    aligned = all(
        abs(one - other) <= _SAME_COLUMN
        for one, other in zip(above.columns, below.columns, strict=True)
    )
    return aligned and (_repeats_header(above.grid, below.grid) or not below.grid.header)


def together(above: Table, below: Table, setting: Setting) -> tuple[Table, tuple[Residue, ...]]:
    """One table from two parts; a header printed again is residue."""
    again = _repeats_header(above.grid, below.grid)
    skipped = above.grid.header if again else 0
    residue = tuple(
        Residue(cell_text(cell), "header", cell.lines[0].places[0])
        for row in below.grid.rows[:skipped]
        for cell in row
        if cell.lines
    )
    rows_below = below.grid.rows[skipped:]
    rows_above = above.grid.rows
    if rows_below and _divided(rows_above[-1], rows_below[0], above, setting):
        joined = tuple(
            _one_cell(cell, rest, setting)
            for cell, rest in zip(rows_above[-1], rows_below[0], strict=True)
        )
        rows_above, rows_below = (*rows_above[:-1], joined), rows_below[1:]
    grid = Grid((*rows_above, *rows_below), above.grid.header)
    return Table(below.page, above.columns, grid), residue


def _repeats_header(above: Grid, below: Grid) -> bool:
    count = above.header
    return bool(count) and _texts(above.rows[:count]) == _texts(below.rows[:count])


def _texts(rows: Sequence[Sequence[GridCell]]) -> list[list[str]]:
    return [[cell_text(cell) for cell in row] for row in rows]


def _divided(
    last: Sequence[GridCell], first: Sequence[GridCell], above: Table, setting: Setting
) -> bool:
    """Whether a row was cut by the turn of the page: cells that had ended stay empty."""
    if len(last) != len(first):
        return False
    pairs = list(zip(last, first, strict=True))
    if not all(cell.lines for cell, rest in pairs if rest.lines):
        return False
    return any(cell.lines and not rest.lines for cell, rest in pairs) and all(
        _is_full(cell, index, above, setting)
        for index, (cell, rest) in enumerate(pairs)
        if rest.lines
    )


def _is_full(cell: GridCell, index: int, above: Table, setting: Setting) -> bool:
    """Whether the text of a cell runs to the side of it, so that more may follow."""
    last: Line = cell.lines[-1]
    box = last.places[-1].box
    size = last.style.size or setting.measures.size
    if box is None:
        return False
    if setting.measures.rtl:
        return box[0] - above.columns[-index - 2] < _ROOM * size
    return above.columns[index + 1] - box[2] < _ROOM * size


def _one_cell(cell: GridCell, rest: GridCell, setting: Setting) -> GridCell:
    if not rest.lines:
        return cell
    last, first = cell.lines[-1], rest.lines[0]
    whole = replace(
        last,
        text=join(last.text, first.text, setting.vocabulary),
        places=(*last.places, *first.places),
    )
    return replace(cell, lines=(*cell.lines[:-1], whole, *rest.lines[1:]))
