"""Plain text: a line for each line, a table for each run of lines with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from extractors.readers.encodings import decode
from extractors.readers.grids import header_rows
from extractors.readers.list_marks import is_mark
from extractors.readers.printed import Printed, printable, unprintable
from extractors.readers.spaced import tabbed
from extractors.readers.typed_notes import is_note_mark
from schemas.source import Grid, GridCell, Line, Place

_PAGE_BREAK = "\f"
_LINE_BREAK = re.compile("\r\n|[\n\r\v\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the file, with its number and what a table would make of it."""

    index: int
    text: str  # outer white space kept, an empty first cell shows as a leading tab
    page: int | None
    apart: bool = False  # a blank line stands above

    @property
    def cells(self) -> list[str]:
        return [cell.strip() for cell in self.text.split("\t")]

    @property
    def tabular(self) -> bool:
        """Whether text stands on both sides of a tab, or after one; a mark is no cell."""
        marked = is_mark(self.cells[0]) or is_note_mark(self.cells[0])
        return "\t" in self.text and not (marked and len(self.cells) == 2)


def read(path: Path) -> Printed:
    """Lines and tables of a plain text file; form feeds are page breaks.

    Raises DamagedSource where the bytes are in no known encoding.
    """
    text, doubt = decode(path.read_bytes())
    pages = text.split(_PAGE_BREAK)
    rows = list(_tabbed(list(_rows(pages))))
    return Printed(
        blocks=tuple(_blocks(rows)),
        residue=tuple(unprintable(text.replace(_PAGE_BREAK, ""))),
        doubts=(doubt,) if doubt else (),
        pages=len(pages) if len(pages) > 1 else None,
    )


def _rows(pages: list[str]) -> Iterator[_Row]:
    index = last = 0
    for number, page in enumerate(pages, 1):
        for line in _LINE_BREAK.split(page):
            index += 1
            text = printable(line)
            if text.strip():
                yield _Row(index, text, number if len(pages) > 1 else None, index > last + 1)
                last = index


def _tabbed(rows: list[_Row]) -> Iterator[_Row]:
    """The rows with tabs in tables that are set by spaces."""
    for together in _together(rows):
        for at, text in tabbed([row.text for row in together]):
            yield replace(together[at], text=text)


def _together(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Rows that stand together, without a blank line or the turn of a page between them."""
    start = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or rows[index].apart or rows[index].page != rows[index - 1].page:
            yield rows[start:index]
            start = index


def _blocks(rows: list[_Row]) -> Iterator[Line | Grid]:
    for run in _runs(rows):
        if len(run) > 1 and any(all(row.cells[:2]) for row in run):
            yield _grid(run)
        else:
            yield from (_line(row, row.text) for row in run)


def _runs(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Runs of lines that stand together and have equally many tabs; other lines one by one."""
    run: list[_Row] = []
    for row in rows:
        if run and not _continues(run, row):
            begun = [run.pop()] if _begins_closer(run, row) else []
            yield from _parted(run)
            run = begun
        run.append(row)
    yield from _parted(run)


def _begins_closer(run: list[_Row], row: _Row) -> bool:
    """Whether the last of rows that blank lines part begins a table of close rows."""
    return len(run) > 1 and run[-1].apart and not row.apart and _continues(run[-1:], row)


def _continues(run: list[_Row], row: _Row) -> bool:
    last = run[-1]
    step = run[1].index - run[0].index if len(run) > 1 else row.index - last.index
    return (
        _fits(run, row)
        and row.index - last.index == step <= 2  # 2: a text with a blank line after every line
        and row.page == last.page
    )


def _fits(run: list[_Row], row: _Row) -> bool:
    """Whether a row has as many tabs as the last; below a full row the last may be left out."""
    tabs, wide = row.text.count("\t"), run[0].text.count("\t")
    close = run[0].index + len(run) == row.index
    ragged = wide > 1 and close and all(run[0].cells) and row.cells[0]
    return 0 < tabs <= wide if ragged else tabs == run[-1].text.count("\t") > 0


def _parted(run: list[_Row]) -> Iterator[list[_Row]]:
    """A table whole; marked points, which also have a tab each, one by one."""
    if run and run[0].tabular:
        yield run
        return
    for tabular, rows in groupby(run, key=lambda row: row.tabular):
        if tabular:
            yield list(rows)
        else:
            yield from ([row] for row in rows)


def _grid(run: list[_Row]) -> Grid:
    width = max(len(row.cells) for row in run)
    rows = tuple(
        tuple(GridCell((_line(row, cell),) if cell else ()) for cell in _padded(row, width))
        for row in run
    )
    return Grid(rows, header_rows(rows))


def _padded(row: _Row, width: int) -> list[str]:
    return row.cells + [""] * (width - len(row.cells))


def _line(row: _Row, text: str) -> Line:
    places = (Place(row.page),) if row.page else ()
    return Line(text.strip(), places=places, apart=row.apart)
