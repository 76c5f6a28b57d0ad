"""Agendas, listed in an annex, in the body, or as the document itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extractors.agenda_items import items
from extractors.agenda_paragraphs import explains, prints_acts, tells
from extractors.agenda_parts import HEADING, flat, going_on, parts, restarts, run, value
from extractors.agenda_tables import entries, heads_items
from extractors.folding import fold
from extractors.patterns import Pattern, pattern
from extractors.readings import Reading
from extractors.shape import Shape
from schemas.language import Language
from schemas.notice import Agenda
from schemas.outline import Annex, Block, Cell, Outline, Table, Text, Unit
from schemas.source import Line
from schemas.vocabulary import Kind
from schemas.words import words

_ASIDE = regex.compile(r"[(（][^()（）]*[)）]")
_AGENDA = "provisional-agenda"
_MOSTLY = 0.6  # of a line that is a title


@dataclass(frozen=True, slots=True)
class _Listing:
    """Where an agenda stands: its title, its units and tables, the eId of what holds it."""

    title: str | None
    units: tuple[Unit, ...]
    eid: str | None
    annex: Annex | None = None
    tables: tuple[Table, ...] = ()
    timetable: bool = False  # whether only the head of a column says what is listed


def agendas(
    outline: Outline,
    found: Sequence[Reading],
    kind: Kind,
    symbol: str | None,
    language: Language,
) -> tuple[Agenda, ...]:
    """Every agenda in printed order, with the symbol of its own document where that is cited."""
    made: list[Agenda] = []
    listings = (*_listings(outline, kind, language), *_timetables(outline, language))
    annexed = any(listing.annex is not None for listing in listings)
    elsewhere = annexed or prints_acts(outline, language)
    for listing in listings:
        if made and listing.timetable:
            break
        if elsewhere and listing.annex is None and tells(listing.units, language):
            continue
        listed = items(listing.units, listing.tables, language)
        if len(listed) > 1:
            own = symbol if listing.eid is None else _symbol(listing, found)
            made.append(Agenda(listing.title, own, listed, listing.eid))
    return tuple(_distinct(made))


def _distinct(made: Sequence[Agenda]) -> Iterator[Agenda]:
    """Annotations repeat the items of the agenda they explain: the listing counts once."""
    seen: list[tuple[tuple[str, str | None], ...]] = []
    for agenda in made:
        listed = tuple((item.number, item.title) for item in agenda.items)
        if listed not in seen:
            seen.append(listed)
            yield agenda


def _listings(outline: Outline, kind: Kind, language: Language) -> Iterator[_Listing]:
    if kind in ("provisional-agenda", "annotated-agenda"):
        yield _own(outline, language)
    else:
        yield from _in_units(outline.units, language)
    for annex in outline.annexes:
        title = _title(annex)
        if title is not None and _is_agenda(title, language):
            yield _Listing(title, annex.units, annex.eid, annex, _tables(annex.preface))
        else:
            yield from _in_units(annex.units, language)


def _timetables(outline: Outline, language: Language) -> Iterator[_Listing]:
    """Tables that number their rows under the word for items, in a text that lists no agenda."""
    heads = pattern(rf"(?:{words(language).item_column})", language)
    for unit in (below for top in outline.units for below in top.walk()):
        for table in _tables(unit.blocks):
            numbers = [i for i, cell in enumerate(table.rows[0]) if _heads(cell, heads)]
            if any(entries(table, language, column) for column in numbers):
                title = unit.heading.text if unit.heading is not None else None
                yield _Listing(title, (), unit.eid, None, (table,), timetable=True)


def _heads(cell: Cell, form: Pattern) -> bool:
    return any(form.fullmatch(fold(text.text).plain.strip()) for text in cell.texts)


def _own(outline: Outline, language: Language) -> _Listing:
    """The agenda that a document is: one section of it, or the list that stands below a text of
    numbered sentences, or else all of it."""
    section = _own_section(outline.units, language)
    if section is not None:
        return _Listing(None, section.units, None)
    if explains(outline.units, language):
        listed = next(_in_units(outline.units, language), None)
        if listed is not None:
            return replace(listed, title=None, eid=None)
    return _Listing(None, outline.units, None, None, _tables(outline.preface))


def _tables(blocks: Sequence[Block]) -> tuple[Table, ...]:
    return tuple(block for block in blocks if isinstance(block, Table))


def _own_section(units: Sequence[Unit], language: Language) -> Unit | None:
    """The section of an agenda document that is the agenda, its annotations standing in another."""
    for unit in units:
        if unit.heading is not None and _lists(unit, language):
            plain = fold(unit.heading.text).plain
            match = pattern(words(language).agenda, language).search(plain)
            if match is not None and (not match.start() or 2 * len(match[0]) > len(plain)):
                return unit
    return None


def _title(annex: Annex) -> str | None:
    texts = [block.text for block in annex.preface if isinstance(block, Text)]
    if annex.label is not None and len(annex.label.text) > 20:
        texts.insert(0, annex.label.text)
    return " ".join(texts) or None


def _is_agenda(text: str, language: Language) -> bool:
    return pattern(words(language).agenda, language).search(fold(text).plain) is not None


def _in_units(units: Sequence[Unit], language: Language) -> Iterator[_Listing]:
    """Agendas under a heading of their own, or in a list or a table that a sentence announces."""
    for index, unit in enumerate(units):
        listing = _headed(unit, language) or _parted(units, index, language)
        listing = listing or _announced(units, index, language)
        if listing is not None:
            yield listing
        else:
            yield from _in_units(unit.units, language)


def _headed(unit: Unit, language: Language) -> _Listing | None:
    heading = unit.heading.text if unit.heading is not None else None
    if heading is None or not _is_agenda(heading, language) or not _lists(unit, language):
        return None
    if restarts(unit.units, language):
        return _Listing(heading, unit.units, unit.eid, None, _tables(unit.blocks))
    return _Listing(heading, (), unit.eid, None, _of_items(unit, language))


def _parted(units: Sequence[Unit], index: int, language: Language) -> _Listing | None:
    """The agenda whose parts stand behind its heading, as sections of their own."""
    heading = units[index].heading
    if heading is None or not _is_agenda(heading.text, language):
        return None
    found = parts(units, index, language)
    return _Listing(heading.text, found, units[index].eid) if found else None


def _lists(unit: Unit, language: Language) -> bool:
    """Whether a section holds a list of items, or a table of them."""
    return restarts(unit.units, language) or bool(_of_items(unit, language))


def _of_items(unit: Unit, language: Language) -> tuple[Table, ...]:
    """The tables of items that a section holds, in its paragraphs too."""
    held = (table for below in unit.walk() for table in _tables(below.blocks))
    return tuple(table for table in held if entries(table, language))


def _announced(units: Sequence[Unit], index: int, language: Language) -> _Listing | None:
    """The list below a sentence that announces it, or below a line that is its title."""
    unit, after = units[index], units[index + 1 :]
    following = restarts(after, language)
    tables = tuple(t for t in _tables(unit.blocks) if entries(t, language))
    titled = _below_title(unit, run(after, language) if following else (), tables, language)
    if titled is not None:
        return titled
    listed = any(below.number is not None for below in flat(unit.units))
    speaks = _last(unit) if listed else _holder(unit)
    if following and _announces(speaks, language):
        return _Listing(None, run(after, language), unit.eid)
    if _announces(unit, language) and (tables or unit.units):
        return _Listing(None, unit.units, unit.eid, None, tables)
    if restarts(unit.units, language) and _announces(_holder(unit), language):
        return _Listing(None, going_on(unit.units, after, language), unit.eid)
    headed = tuple(table for table in tables if heads_items(table, language))
    return _Listing(None, (), unit.eid, None, headed) if headed else None


def _below_title(
    unit: Unit, following: tuple[Unit, ...], tables: tuple[Table, ...], language: Language
) -> _Listing | None:
    """The list within a unit or behind it, where the last line of the unit is its title."""
    left = _left(unit, language)
    title = _line(unit, language) or left
    if title is None:
        return None
    if unit.units and restarts(unit.units, language):
        return _Listing(title, unit.units, unit.eid)
    if tables:
        return _Listing(title, (), unit.eid, None, tables)
    free = unit.number is None or left or _names(unit, language)
    return _Listing(title, following, unit.eid) if free and following else None


def _names(unit: Unit, language: Language) -> bool:
    """Whether a numbered line is little more than the name of an agenda, whose items count anew."""
    plain = _ASIDE.sub("", fold(next(unit.texts()).text).plain).strip(" .:：")
    forms = (pattern(form, language).search(plain) for form in words(language).kinds[_AGENDA])
    shares = [len(match[0]) / len(plain) for match in forms if match is not None]
    return max(shares, default=0) >= _MOSTLY and (value(unit, language) or 0) > 1


def _last(unit: Unit) -> Unit:
    """The unit that is printed last within a unit."""
    return _last(unit.units[-1]) if unit.units else unit


def _holder(unit: Unit) -> Unit:
    """The unit itself, or the list within it that holds its text."""
    inner = unit.units[0] if unit.units and not unit.blocks else unit
    return inner if inner.kind == "list" else unit


def _line(unit: Unit, language: Language) -> str | None:
    """The last text of a unit, where it is a short line and names an agenda."""
    texts = [block.text for block in unit.blocks if isinstance(block, Text)]
    last = texts[-1] if texts else ""
    if not last or len(last) > HEADING:
        return None
    shape = Shape(language)
    ended = shape.ends(last) or shape.announces(last)
    return last if not ended and _is_agenda(_ASIDE.sub("", last), language) else None


def _left(unit: Unit, language: Language) -> str | None:
    """The last line of a list that is no point of it but the title of what follows: "Agenda"."""
    texts = [text.text for text in unit.texts()]
    last = _last(unit)
    point = last.number is not None and len([*last.texts()]) == 1
    if len(texts) < 2 or len(texts[-1]) > HEADING or point:
        return None
    if _is_title(texts[-1], language):
        return texts[-1]
    shape = Shape(language)
    ended = shape.ends(texts[-1]) or shape.announces(texts[-1])
    return " ".join(texts[-2:]) if not ended and _is_title(texts[-2], language) else None


def _is_title(text: str, language: Language) -> bool:
    """Whether a line says little more than that an agenda follows."""
    plain = fold(text).plain
    match = pattern(words(language).agenda, language).search(plain)
    return match is not None and len(match[0]) >= _MOSTLY * len(plain)


def _announces(unit: Unit, language: Language) -> bool:
    """Whether the last own text of a unit speaks of an agenda and ends with a colon."""
    texts = [block.text for block in unit.blocks if isinstance(block, Text)]
    shape = Shape(language)
    while len(texts) > 1 and not shape.announces(texts[-1]) and shape.title(Line(texts[-1])):
        texts.pop()  # the name of the first part of the list
    if not texts or texts[-1].rstrip()[-1:] not in (*":：",):
        return False
    return _is_agenda(fold(texts[-1]).plain[-200:], language)


def _symbol(listing: _Listing, found: Sequence[Reading]) -> str | None:
    """The symbol cited in the annex's title, or in the text that points to this annex alone."""
    if listing.annex is None:
        return None
    title = [r for r in found if r.passage.annex is listing.annex and r.passage.where == "annex"]
    for reading in title:
        for symbol in _values(reading, "document"):
            return symbol
    number = listing.annex.eid.rpartition("_")[2]
    for reading in found:
        documents, annexes = _values(reading, "document"), _values(reading, "annex")
        own = reading.passage.annex is None and annexes in ([number], [""])
        if own and len(documents) == 1:
            return documents[0]
    return None


def _values(reading: Reading, kind: str) -> list[str]:
    return list(dict.fromkeys(c.value for c in reading.citations if c.kind == kind))
