"""Agenda items and sub-items, listed in an annex, in the body, or as the document itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractors.folding import fold
from extractors.marks import head as marks_of
from extractors.patterns import pattern
from extractors.readings import Reading
from schemas.language import Language
from schemas.notice import Agenda, AgendaItem, Kind, Span
from schemas.outline import Annex, Outline, Text, Unit, texts_of
from schemas.source import Line
from schemas.words import words

_AROUND = " ().,:/-–—、'（）．，：°º\u00a0\u0640\u200f\u200e"  # what is printed around a number
_FIGURES = regex.compile(r"\p{Nd}+")
_EDGE = " .;:,。；：，،؛*"


@dataclass(frozen=True, slots=True)
class _Listing:
    """Where an agenda stands: its title, its units, the eId of what holds it."""

    title: str | None
    units: tuple[Unit, ...]
    eid: str | None
    annex: Annex | None


def agendas(
    outline: Outline,
    found: Sequence[Reading],
    kind: Kind,
    symbol: str | None,
    language: Language,
) -> tuple[Agenda, ...]:
    """Every agenda in printed order, with the symbol of its own document where that is cited."""
    made = []
    for listing in _listings(outline, kind, language):
        items = tuple(_items(listing.units, language))
        if len(items) > 1:
            own = symbol if listing.eid is None else _symbol(listing, found)
            made.append(Agenda(listing.title, own, items, listing.eid))
    return tuple(_distinct(made))


def _distinct(made: Sequence[Agenda]) -> Iterator[Agenda]:
    """Annotations repeat the items of the agenda they explain: the listing counts once."""
    seen: list[tuple[tuple[str, str | None], ...]] = []
    for agenda in made:
        items = tuple((item.number, item.title) for item in agenda.items)
        if items not in seen:
            seen.append(items)
            yield agenda


def _listings(outline: Outline, kind: Kind, language: Language) -> Iterator[_Listing]:
    if kind in ("provisional-agenda", "annotated-agenda"):
        own = _own_section(outline.units, language)
        units = own.units if own is not None else _rising(outline.units, language)
        yield _Listing(None, units, None, None)
    else:
        yield from _in_units(outline.units, language)
    for annex in outline.annexes:
        title = _title(annex)
        if title is not None and _is_agenda(title, language):
            yield _Listing(title, annex.units, annex.eid, annex)
        else:
            yield from _in_units(annex.units, language)


def _rising(units: Sequence[Unit], language: Language) -> tuple[Unit, ...]:
    """The units up to where their numbers start again: annotations repeat the items."""
    kept: list[Unit] = []
    numbered = 0
    for unit in units:
        if unit.number is not None:
            if numbered > 1 and _value(unit, language) == 1:
                break
            numbered += 1
        kept.append(unit)
    return tuple(kept)


def _own_section(units: Sequence[Unit], language: Language) -> Unit | None:
    """The section of an agenda document that is the agenda, its annotations standing in another."""
    for unit in units:
        if unit.heading is not None and _restarts(unit.units, language):
            plain = fold(unit.heading.text).plain
            match = pattern(words(language).agenda, language).search(plain)
            if match is not None and 2 * len(match[0]) > len(plain):
                return unit
    return None


def _title(annex: Annex) -> str | None:
    texts = [text.text for text in texts_of(annex.preface)]
    if annex.label is not None and len(annex.label.text) > 20:
        texts.insert(0, annex.label.text)
    return " ".join(texts) or None


def _is_agenda(text: str, language: Language) -> bool:
    return pattern(words(language).agenda, language).search(fold(text).plain) is not None


def _in_units(units: Sequence[Unit], language: Language) -> Iterator[_Listing]:
    """Agendas under a heading of their own, or in a list that a sentence announces."""
    for index, unit in enumerate(units):
        heading = unit.heading.text if unit.heading is not None else None
        if (
            heading is not None
            and _is_agenda(heading, language)
            and _restarts(unit.units, language)
        ):
            yield _Listing(heading, unit.units, unit.eid, None)
            continue
        intro = _announcement(unit, language)
        if intro is not None and unit.units:
            yield _Listing(None, unit.units, unit.eid, None)
        elif intro is not None and _restarts(units[index + 1 :], language):
            yield _Listing(None, _run(units[index + 1 :]), unit.eid, None)
        else:
            yield from _in_units(unit.units, language)


def _announcement(unit: Unit, language: Language) -> str | None:
    """The last own text of a unit, where it speaks of an agenda and ends with a colon."""
    texts = [block.text for block in unit.blocks if isinstance(block, Text)]
    if not texts or texts[-1].rstrip()[-1:] not in (*":：",):
        return None
    clause = fold(texts[-1]).plain[-200:]
    return texts[-1] if _is_agenda(clause, language) else None


def _restarts(units: Sequence[Unit], language: Language) -> bool:
    """Whether units are a numbered list of their own, from 1, of titles rather than sentences."""
    units = _flat(units)
    numbered = [u for u in units if u.number is not None and any(map(str.isalnum, u.number.text))]
    units = units[: units.index(numbered[-1]) + 1] if numbered else units
    if len(numbered) < 2 or _value(numbered[0], language) != 1:
        return False
    return all(len(_text(unit) or "") < 400 for unit in numbered) and len(numbered) * 2 > len(units)


def _flat(units: Sequence[Unit]) -> list[Unit]:
    """The units, with those in place that stand in a list or below a text without number."""
    return [
        below
        for unit in units
        for below in (_flat(unit.units) if unit.number is None and unit.units else [unit])
    ]


def _value(unit: Unit, language: Language) -> int | None:
    assert unit.number is not None
    readings = marks_of(Line("", unit.number.text), language).marks
    return readings[0].value if readings else None


def _run(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units up to the first one without a number."""
    kept = []
    for unit in units:
        if unit.number is None:
            break
        kept.append(unit)
    return tuple(kept)


def _items(units: Sequence[Unit], language: Language) -> Iterator[AgendaItem]:
    for unit in units:
        if unit.number is None or not any(c.isalnum() for c in unit.number.text):
            yield from _items(unit.units, language)
            continue
        text = _first(unit)
        if text is None:
            continue
        title = text.text.strip().rstrip(_EDGE)
        begin = text.text.find(title)
        yield AgendaItem(
            _label(unit, language),
            title or None,
            unit.eid,
            Span(text.eid, begin, begin + len(title)),
            tuple(_items(unit.units, language)),
        )


def _label(unit: Unit, language: Language) -> str:
    """The number of an item as printed, without brackets, stops, dashes and words."""
    assert unit.number is not None
    readings = marks_of(Line("", unit.number.text), language).marks
    if readings and readings[0].rank == "item":
        figures = _FIGURES.search(unit.number.text)
        return figures[0] if figures is not None else str(readings[0].value)
    return unit.number.text.strip(_AROUND) or unit.number.text


def _first(unit: Unit) -> Text | None:
    if unit.heading is not None:
        return unit.heading
    own = next(texts_of(unit.blocks), None)
    if own is not None:
        return own
    return next((text for below in unit.units[:1] for text in texts_of(below.blocks)), None)


def _text(unit: Unit) -> str | None:
    text = _first(unit)
    return text.text if text is not None else None


def _symbol(listing: _Listing, found: Sequence[Reading]) -> str | None:
    """The symbol cited in the annex's title, or in the text that points to this annex alone."""
    if listing.annex is None:
        return None
    title = [r for r in found if r.passage.annex is listing.annex and r.passage.where == "annex"]
    for reading in title:
        for value in _values(reading, "document"):
            return value
    number = listing.annex.eid.rpartition("_")[2]
    for reading in found:
        documents, annexes = _values(reading, "document"), _values(reading, "annex")
        own = reading.passage.annex is None and annexes in ([number], [""])
        if own and len(documents) == 1:
            return documents[0]
    return None


def _values(reading: Reading, kind: str) -> list[str]:
    return list(dict.fromkeys(c.value for c in reading.citations if c.kind == kind))
