"""Outcomes listed in tables: a number, a title, and the kind in heading, column or caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractors.outcome_numbers import NUMBER_FORM, SIGN, coded_kind
from extractors.outcome_titles import trimmed
from extractors.outcome_words import adopts, kind_of, label
from extractors.patterns import pattern
from extractors.readings import Reading
from schemas.citation import citation_words
from schemas.language import Language
from schemas.notice import Outcome
from schemas.vocabulary import OutcomeKind
from schemas.words import words

# In a column of numbers anything counts that is short, has a figure, and is no word.
_CELL = regex.compile(
    r"(?=.{0,28}\d)(?:[一二三四五六七八九十]{1,3}/)?"
    r"(?:[\p{Lu}\d][\p{L}\d]{0,5}[./() №‑–-]{0,3}|(?<!\p{L})[ء-ي]{1,2}[./-]){1,8}\.?"
)
_NUMBER = regex.compile(rf"(?<![\p{{L}}\d/])(?:{NUMBER_FORM})(?![\d/])")
_DATE = regex.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_EDGE = " :：.,，、;；。—–-*"
_LONGEST = 30  # characters of a number
_HEAD = 40  # characters of the first cell of a header


@dataclass(frozen=True, slots=True)
class _Row:
    """The readings of one table row, cell by cell."""

    cells: tuple[tuple[Reading, ...], ...]

    def plain(self, column: int) -> str:
        """The folded text of a cell."""
        return " ".join(reading.plain for reading in self.cells[column])


def in_tables(found: Sequence[Reading], language: Language) -> Iterator[Outcome]:
    """The outcomes of every table that is headed by their kind, or introduced as adopted."""
    for cells in _tables(found):
        rows = _rows(cells)
        if not rows:
            continue
        intros = (*cells[0].passage.headings, *_before(found, cells[0]))
        kind = _header_kind(rows[0], language)
        heads = " ".join(rows[0].plain(column) for column in range(len(rows[0].cells)))
        adopted = adopts(" ".join((*intros, heads)), language)
        if kind is not None or adopted or _labelled(intros, rows, language):
            said = (kind_of(intro, language) for intro in reversed(intros))
            yield from _table(rows, kind or next(filter(None, said), None), language)


def _tables(found: Sequence[Reading]) -> Iterator[list[Reading]]:
    by_table: dict[str, list[Reading]] = {}
    for reading in found:
        if reading.passage.table is not None and reading.passage.where == "cell":
            by_table.setdefault(reading.passage.table.eid, []).append(reading)
    yield from by_table.values()


def _before(found: Sequence[Reading], cell: Reading) -> Iterator[str]:
    """The text that introduces a table, and the text above the list that it stands in."""
    unit = cell.passage.unit
    own = [r for r in found if r.passage.unit is unit and r.passage.where == "body"]
    yield from (reading.passage.intro for reading in own[:1])
    yield cell.passage.intro


def _labelled(intros: Sequence[str], rows: Sequence[_Row], language: Language) -> bool:
    """Whether nothing but the word for outcomes stands above rows that have their numbers."""
    named = any(label(intro, language) for intro in intros[-2:])
    numbers = (cell[0].plain.strip(_EDGE) for row in rows for cell in row.cells[:1] if cell)
    return named and all(_NUMBER.fullmatch(number) for number in numbers)


def _rows(cells: Sequence[Reading]) -> list[_Row]:
    table = cells[0].passage.table
    assert table is not None
    by_eid = {reading.passage.text.eid: reading for reading in cells}
    return [
        _Row(
            tuple(
                tuple(by_eid[text.eid] for text in cell.texts if text.eid in by_eid) for cell in row
            )
        )
        for row in table.rows
    ]


def _header_kind(row: _Row, language: Language) -> OutcomeKind | None:
    """The kind that the first cell of a header row is the word for."""
    first = next((column for column, cell in enumerate(row.cells) if cell), None)
    plain = row.plain(first) if first is not None else ""
    if len(plain) > _HEAD or _NUMBER.search(plain):
        return None
    return kind_of(plain, language)


def _table(rows: Sequence[_Row], kind: OutcomeKind | None, language: Language) -> Iterator[Outcome]:
    titled = _title_column(rows[0], language)
    numbered = _number_column(rows[0], titled, language)
    for row in rows:
        own = _header_kind(row, language)
        number = _number_cell(row, numbered, language)
        title = _title_cell(row, number, titled)
        said = [
            k for cell in row.cells for reading in cell if (k := label(reading.plain, language))
        ]
        if own is not None and number is None and not (said and _titles(title, language)):
            kind = own
        elif title is not None and len(row.cells) > 1:
            yield from _row(number, title, next(iter(said), None) or own or kind, language)


def _titles(title: Reading | None, language: Language) -> bool:
    """Whether a cell holds a title, and is not the head of the column of titles."""
    heads = pattern(rf"(?:{words(language).title_column})\b.{{0,30}}", language)
    return title is not None and " " in title.plain and heads.fullmatch(title.plain) is None


def _title_column(header: _Row, language: Language) -> int | None:
    heads = pattern(rf"(?:{words(language).title_column})\b.{{0,30}}", language)
    columns = [i for i in range(len(header.cells)) if heads.fullmatch(header.plain(i).strip())]
    return columns[0] if columns else None


def _number_column(header: _Row, titled: int | None, language: Language) -> int | None:
    """The column whose head names a kind of outcome, beside the one of titles."""
    heads = [(i, header.plain(i)) for i in range(len(header.cells)) if i != titled]
    named = [i for i, head in heads if len(head) <= _HEAD and kind_of(head, language) is not None]
    return named[0] if titled is not None and len(named) == 1 else None


def _number_cell(row: _Row, column: int | None, language: Language) -> Reading | None:
    """The cell that holds the number: in the column headed so, else one of a full form before one
    that only counts."""
    cells = [cell[0] for cell in row.cells if cell and place_of_number(cell[0], language)]
    own = [cell[:1] for cell in row.cells[column : column + 1]] if column is not None else []
    cells = [*(c for cell in own for c in cell if c in cells), *cells]
    if own and cells:
        return cells[0]
    full = [cell for cell in cells if _NUMBER.search(cell.plain)]
    return next(iter((*full, *cells)), None)


def _title_cell(row: _Row, number: Reading | None, column: int | None) -> Reading | None:
    if column is not None and column < len(row.cells) and row.cells[column]:
        return row.cells[column][0] if row.cells[column][0] is not number else None
    others = [cell[0] for cell in row.cells if cell and cell[0] is not number]
    return max(others, key=lambda reading: len(reading.plain), default=None)


def place_of_number(reading: Reading, language: Language) -> tuple[int, int] | None:
    """Where the number stands in a cell that holds nothing else but perhaps the word for it."""
    start = 0
    for form in words(language).outcomes.values():
        word = pattern(rf"(?:{form})\s*{SIGN}", language).match(reading.plain)
        start = max(start, word.end() if word is not None else 0)
    end = len(reading.plain.rstrip(_EDGE))
    signed = _signed(reading.plain[start:end], language)
    start, end = (start + signed[0], start + signed[1]) if signed is not None else (start, end)
    forms = (_CELL, _NUMBER) if start < end else ()
    whole = next((m for form in forms if (m := form.fullmatch(reading.plain, start, end))), None)
    if whole is None or len(whole[0]) > _LONGEST or _DATE.fullmatch(whole[0]):
        return None
    return start, end


def _signed(text: str, language: Language) -> tuple[int, int] | None:
    """Where a number stands between the signs that enclose it, the word behind: 第3/1号决定."""
    cited, known = citation_words(language), words(language)
    kinds = "|".join(known.outcomes.values())
    form = rf"{cited.opening}(?P<n>[^\p{{Han}}]+){cited.closing}(?:{kinds})?"
    match = pattern(form, language).fullmatch(text) if cited.opening and cited.closing else None
    return match.span("n") if match is not None else None


def _row(
    number: Reading | None, title: Reading, kind: OutcomeKind | None, language: Language
) -> Iterator[Outcome]:
    if number is not None:
        kind = kind_of(number.plain, language) or coded_kind(number.plain) or kind
    if kind is None or (number is None and kind != "declaration"):
        return
    where = title.passage.span(*trimmed(title.plain, 0, len(title.plain)))
    if number is None:
        yield Outcome(kind, None, title.passage.printed(where), where, where)
        return
    place = place_of_number(number, language)
    if place is not None:
        span = number.passage.span(*place)
        text = number.plain[slice(*place)]
        yield Outcome(kind, text, title.passage.printed(where), span, where)
