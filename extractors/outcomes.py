"""Resolutions, decisions, declarations and recommendations that a notice says were adopted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractors.outcome_numbers import NUMBER_FORM
from extractors.patterns import Pattern, pattern
from extractors.readings import Reading
from extractors.told_outcomes import leading, told
from schemas.language import Language
from schemas.notice import Outcome, OutcomeKind, Span
from schemas.words import Words, words

_NUMBER = regex.compile(rf"(?<![\p{{L}}\d/])(?:{NUMBER_FORM})(?![\d/])")
# In a column of numbers anything counts that is short, has a figure, and is no word.
_CELL = regex.compile(r"(?=.{0,28}\d)(?:[\p{Lu}\d][\p{L}\d]{0,5}[./() №‑–-]{0,3}){1,8}\.?")
_BREAK = r"\s*[:：.,，、—–-]?\s*"
_QUOTED = regex.compile(r"[“«「《\"](?P<title>[^”»」》\"]{3,})[”»」》\"]")
_EDGE = " :：.,，、;；。—–-*"


@dataclass(frozen=True, slots=True)
class _Row:
    """The readings of one table row, cell by cell."""

    cells: tuple[tuple[Reading, ...], ...]


def outcomes(found: Sequence[Reading], language: Language) -> tuple[Outcome, ...]:
    """Every outcome listed as adopted, in printed order: in tables, in lists, in sentences."""
    known = words(language)
    listed = [*_in_tables(found, language, known), *_in_lists(found, language, known)]
    place = {reading.passage.text.eid: index for index, reading in enumerate(found)}
    listed.sort(key=lambda outcome: (place[outcome.span.eid], outcome.span.start))
    return tuple(dict.fromkeys(listed))


def kind_of(text: str, language: Language, known: Words) -> OutcomeKind | None:
    """The kind of outcome that a folded text is a word for, the one named first."""
    best: tuple[int, str] | None = None
    for kind, form in known.outcomes.items():
        match = pattern(_whole(form), language).search(text)
        if match is not None and (best is None or match.start() < best[0]):
            best = match.start(), kind
    return best[1] if best else None  # type: ignore[return-value]


def _whole(form: str) -> str:
    return rf"(?<![\p{{Latin}}\p{{Cyrillic}}])(?:{form})(?![\p{{Latin}}\p{{Cyrillic}}])"


def _adopts(text: str, language: Language, known: Words) -> bool:
    return pattern(rf"(?:{known.adopted})", language).search(text) is not None


def _in_tables(found: Sequence[Reading], language: Language, known: Words) -> Iterator[Outcome]:
    for _, cells in _tables(found):
        rows = _rows(cells)
        if not rows:
            continue
        intro = " ".join((*cells[0].passage.headings, cells[0].passage.intro))
        kind = _header_kind(rows[0], language, known)
        adopted = _adopts(intro, language, known) and kind_of(intro, language, known)
        if kind is None and not adopted:
            continue
        yield from _table(rows, kind or adopted or None, language, known)


def _tables(found: Sequence[Reading]) -> Iterator[tuple[str, list[Reading]]]:
    by_table: dict[str, list[Reading]] = {}
    for reading in found:
        if reading.passage.table is not None and reading.passage.where == "cell":
            by_table.setdefault(reading.passage.table.eid, []).append(reading)
    yield from by_table.items()


def _rows(cells: Sequence[Reading]) -> list[_Row]:
    table = cells[0].passage.table
    assert table is not None
    by_eid = {reading.passage.text.eid: reading for reading in cells}
    return [
        _Row(tuple(tuple(by_eid[text.eid] for text in cell.texts) for cell in row))
        for row in table.rows
    ]


def _header_kind(row: _Row, language: Language, known: Words) -> OutcomeKind | None:
    """The kind that the first cell of a header row is the word for."""
    first = next((cell for cell in row.cells if cell), ())
    plain = " ".join(reading.plain for reading in first)
    if len(plain) > 40 or _NUMBER.search(plain):
        return None
    return kind_of(plain, language, known)


def _table(
    rows: Sequence[_Row], kind: OutcomeKind | None, language: Language, known: Words
) -> Iterator[Outcome]:
    for row in rows:
        own = _header_kind(row, language, known)
        number = next((c[0] for c in row.cells if c and _numbers(c[0], language, known)), None)
        titles = [c[0] for c in row.cells if c and c[0] is not number]
        title = max(titles, key=lambda reading: len(reading.plain), default=None)
        said = [k for c in row.cells for r in c if (k := _label(r, language, known))]
        if own is not None and number is None:
            kind = own
        elif title is not None and len(row.cells) > 1:
            yield from _row(number, title, next(iter(said), None) or own or kind, language, known)


def _numbers(reading: Reading, language: Language, known: Words) -> bool:
    """Whether a cell holds the number of an outcome, perhaps after the word for it."""
    return _number(reading, language, known) is not None


def _number(reading: Reading, language: Language, known: Words) -> tuple[int, int] | None:
    """Where the number stands in a cell of numbers."""
    start = 0
    for form in known.outcomes.values():
        word = pattern(rf"(?:{form})\s*(?:No\.?|№|n[oº]\.?)?\s*", language).match(reading.plain)
        start = max(start, word.end() if word is not None else 0)
    end = len(reading.plain.rstrip(_EDGE))
    whole = _CELL.fullmatch(reading.plain, start, end) if start < end else None
    return (start, end) if whole is not None and len(whole[0]) <= 30 else None


def _row(
    number: Reading | None,
    title: Reading,
    kind: OutcomeKind | None,
    language: Language,
    known: Words,
) -> Iterator[Outcome]:
    if number is not None:
        kind = kind_of(number.plain, language, known) or kind
    if kind is None or (number is None and kind != "declaration"):
        return
    start, end = _trimmed(title.plain, 0, len(title.plain))
    where = title.passage.span(start, end)
    if number is None:
        yield Outcome(kind, None, title.passage.printed(where), where, where)
        return
    place = _number(number, language, known)
    if place is not None:
        span = number.passage.span(*place)
        text = number.plain[slice(*place)]
        yield Outcome(kind, text, title.passage.printed(where), span, where)


def _in_lists(found: Sequence[Reading], language: Language, known: Words) -> Iterator[Outcome]:
    """Lines under an introduction that says what was adopted, and sentences that say it."""
    label: OutcomeKind | None = None
    for reading in found:
        passage = reading.passage
        if passage.where not in ("body", "heading") or passage.annex is not None:
            continue
        intro = passage.intro or _own_intro(found, reading)
        if intro and _adopts(intro, language, known):
            label = _label(reading, language, known) or label
            yield from _line(reading, label or kind_of(intro, language, known), language, known)
        else:
            label = None
            yield from told(reading, language)


def _own_intro(found: Sequence[Reading], reading: Reading) -> str:
    """The first text of the same unit, for further texts of it that stand without a list."""
    unit = reading.passage.unit
    if unit is None or not unit.blocks or reading.passage.where != "body":
        return ""
    first = next((r for r in found if r.passage.unit is unit and r.passage.where == "body"), None)
    return first.plain if first is not None and first is not reading else ""


def _label(reading: Reading, language: Language, known: Words) -> OutcomeKind | None:
    """The kind of the lines below, where a line is nothing but the word for it."""
    plain = reading.plain.strip(_EDGE)
    for kind, form in known.outcomes.items():
        if pattern(rf"(?:{form})", language).fullmatch(plain):
            return kind  # type: ignore[return-value]
    return None


def _line(
    reading: Reading, kind: OutcomeKind | None, language: Language, known: Words
) -> Iterator[Outcome]:
    """One outcome on a line: its word, its number, its title, in this order or title first."""
    head = _head(language, known).match(reading.plain)
    if head is None:
        yield from _by_symbol(reading) or told(reading, language, listed=True)
        return
    own = next((k for k in known.outcomes if head.groupdict().get(k)), None) or kind
    start, end = _title(reading.plain, head.end())
    if own is None or (head["n"] is None and own != "declaration") or start >= end:
        return
    where = reading.passage.span(start, end)
    span = reading.passage.span(*head.span("n")) if head["n"] else where
    yield Outcome(own, head["n"], reading.passage.printed(where), span, where)  # type: ignore[arg-type]


def _by_symbol(reading: Reading) -> list[Outcome]:
    """The outcome of a line that starts with its symbol, UNEP/EA.6/Res.3 and the like."""
    found = leading(reading, ("resolution", "decision"))
    if found is None:
        return []
    kind, number, start, end = found
    first, last = _title(reading.plain, reading.passage.folded.at(end))
    if first >= last:
        return []
    where = reading.passage.span(first, last)
    span = Span(reading.passage.text.eid, start, end)
    return [Outcome(kind, number, reading.passage.printed(where), span, where)]  # type: ignore[arg-type]


def _head(language: Language, known: Words) -> Pattern:
    """The word and the number at the head of a line: word first, number first, or word alone."""
    kinds = f"(?:{'|'.join(f'(?P<{kind}>{form})' for kind, form in known.outcomes.items())})"
    number = rf"(?:No\.?\s*|第)?(?P<n>{NUMBER_FORM})(?!\d)号?"
    plain = rf"{kinds}\s*(?P<n>\d{{1,3}})(?![\d/.年])"
    named = rf"{kinds}(?=\s?[:：])"
    heads = (rf"{kinds}\s*{number}", rf"{number}\s*{kinds}", number, plain, named)
    return pattern(rf"^(?:{'|'.join(heads)}){_BREAK}", language)


def _title(plain: str, start: int) -> tuple[int, int]:
    """The title after a number: what is quoted, else the rest of the line."""
    quoted = _QUOTED.search(plain, start)
    if quoted is not None and quoted.end() >= len(plain.rstrip(_EDGE + ")）")) - 2:
        return quoted.span("title")
    return _trimmed(plain, start, len(plain))


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    while start < end and plain[start] in _EDGE:
        start += 1
    while start < end and plain[end - 1] in _EDGE:
        end -= 1
    return start, end
