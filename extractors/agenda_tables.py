"""Agendas set as tables: a column of numbers, a column of items, others for papers and times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.folding import fold
from extractors.marks import Mark
from extractors.marks import head as marks_of
from extractors.patterns import pattern
from schemas.language import Language
from schemas.outline import Cell, Table, Text
from schemas.source import Line
from schemas.words import words

_FEWEST = 2  # items that make an agenda


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that is an item: its number as printed, the reading of it, and its title."""

    number: str
    mark: Mark
    title: Text
    start: int = 0  # where the title begins, behind a number in the same cell


def entries(table: Table, language: Language, within: int | None = None) -> tuple[Entry, ...]:
    """The rows of a table that are items; empty where no column, or not that one, numbers them
    from one."""
    columns = range(max((len(row) for row in table.rows), default=0))
    for column in columns if within is None else (within,):
        found = tuple(_entries(table, column, language))
        if len(found) >= _FEWEST and found[0].mark.value == 1:
            return found
    return ()


def heads_items(table: Table, language: Language) -> bool:
    """Whether the heads of a table name a column of items and one of their titles."""
    known = words(language)
    heads = [" ".join(fold(t.text).plain for t in cell.texts) for cell in (*table.rows, ())[0]]
    forms = (known.item_column, known.title_column)
    return all(any(pattern(f"(?:{f})", language).fullmatch(h) for h in heads) for f in forms)


def _entries(table: Table, column: int, language: Language) -> Iterator[Entry]:
    titled = _title_columns(table, language)
    for row in table.rows:
        cell = row[column] if column < len(row) and not row[column].header else None
        if cell is not None and not cell.texts:
            yield from _below(_title(row, column, titled), language)
        if cell is None or len(cell.texts) != 1:
            continue
        number = cell.texts[0]
        alone = _mark(Line("", number.text.strip(" :：")), language)
        before = _mark(Line(number.text), language)
        title = _title(row, column, titled)
        if alone is not None and title is not None:
            yield Entry(number.text, alone, title)
        elif before is not None and before.end < len(number.text):
            yield Entry(before.text, before, number, before.end)


def _below(title: Text | None, language: Language) -> Iterator[Entry]:
    """The item of a row that has its number before the title: (a) below 2."""
    mark = _mark(Line("", title.text), language) if title is not None else None
    if title is not None and mark is not None and mark.end < len(title.text):
        yield Entry(mark.text, mark, title, mark.end)


def _mark(line: Line, language: Language) -> Mark | None:
    return next(iter(marks_of(line, language).marks), None)


def _title_columns(table: Table, language: Language) -> tuple[int, ...]:
    """The columns whose heads say that they hold titles, or items."""
    known = words(language)
    found: list[int] = []
    for form in (known.title_column, f"{known.item_column}|{known.agenda}"):
        heads = pattern(rf"(?:{form})", language)
        for index, cell in enumerate(table.rows[0] if table.rows else ()):
            if any(heads.search(fold(text.text).plain) for text in cell.texts):
                found.append(index)
    return tuple(found)


def _title(row: Sequence[Cell], number: int, titled: Sequence[int]) -> Text | None:
    """The title of a row: in a column headed so, else the longest text."""
    for column in titled:
        if column != number and column < len(row) and row[column].texts:
            return row[column].texts[0]
    others = [text for index, cell in enumerate(row) if index != number for text in cell.texts]
    return max(others, key=lambda text: len(text.text), default=None)
