"""A draft before it becomes a file: masthead, headings, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writers.word.inlines import Inlines, capitalised


@dataclass(frozen=True, slots=True)
class Heading:
    """A section (level 1) or a division of one (level 2); Word numbers them."""

    level: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text; Word numbers them through."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Point:
    """A lettered point under the paragraph or the agenda item before it."""

    inlines: Inlines
    of_agenda: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item of an agenda."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Line:
    """An unnumbered line in one of the styles of the template."""

    style: str
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; widths are shares of the type area.

    A row of one cell spans all columns: it heads the rows below it.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    widths: tuple[int, ...]
    small: bool = False

    def printed(self) -> tuple[tuple[Inlines, ...], ...]:
        """The rows, each cell with a capital at its start; a cell across all columns as it is."""
        return tuple(row if len(row) == 1 else tuple(map(capitalised, row)) for row in self.rows)


Block = Heading | Paragraph | Point | Item | Line | Table


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands on top of the first page."""

    organisation: str
    organ: Inlines
    symbol: Inlines
    details: tuple[Inlines, ...]  # distribution, date, original


@dataclass(frozen=True, slots=True)
class Paper:
    """One document to draft; `name` is its file name."""

    name: str
    title: str
    masthead: Masthead
    blocks: tuple[Block, ...]
    landscape: bool = False
    working: bool = False  # filled in by hand, also after the session has opened: never final
    dense: bool = False  # narrow margins: a working paper, full of tables


def texts(paper: Paper, as_printed: bool = False) -> Iterator[tuple[Inlines, Block | None]]:
    """All running texts of a paper as they come, each with its block; the masthead has none.

    As printed, the cells of tables begin with a capital.
    """
    head = paper.masthead
    yield from ((inlines, None) for inlines in (head.symbol, head.organ, *head.details))
    for block in paper.blocks:
        if isinstance(block, Table):
            rows = block.printed() if as_printed else block.rows
            yield from ((cell, block) for row in rows for cell in row)
        else:
            yield block.inlines, block
