"""Printed numbers of sections, paragraphs, points and agenda items, without gap or repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.checks.case import Case
from extractors.marks import head
from schemas.language import Language
from schemas.notice import AgendaItem, Finding, Span
from schemas.outline import Unit
from schemas.source import Line

_POINTS = "points of a list"


def units(case: Case) -> Iterator[Finding]:
    """Sections, divisions and paragraphs of the body and of each annex, and points of each list."""
    parts = [("body", case.notice.outline.units)]
    parts += [(annex.eid, annex.units) for annex in case.notice.outline.annexes]
    for where, found in parts:
        every = [unit for top in found for unit in top.walk()]
        running = [u for u in every if u.kind == "paragraph" and _plain(u)]
        yield from _sequence("paragraphs", where, running, case.language)
        sections = [unit for unit in found if unit.kind == "section"]
        yield from _sequence("sections", where, sections, case.language)
        for holder in every:
            below = [u for u in holder.units if u.kind in ("division", "point") or not _plain(u)]
            yield from _sequence(_POINTS, holder.eid, below, case.language)


def _plain(unit: Unit) -> bool:
    """Whether a number has one part, so that it counts through the document: 4, not 4.1."""
    return unit.number is not None and "." not in unit.number.text.strip(" .")


def _sequence(
    what: str, where: str, found: Sequence[Unit], language: Language
) -> Iterator[Finding]:
    numbered = [unit for unit in found if unit.number is not None]
    values = _values(numbered, language)
    if len(values) < 2 or len(values) != len(numbered):
        return
    breaks = [i for i in range(1, len(values)) if values[i] not in (values[i - 1] + 1, 1)]
    if breaks:
        named = ", ".join(f"{values[i]} after {values[i - 1]}" for i in breaks)
        spans = tuple(_span(numbered[i]) for i in breaks)
        yield Finding("numbering", "warn", f"{what} of {where}: {named}", spans)
    elif what != _POINTS:
        detail = f"{what} of {where} run from {values[0]} to {values[-1]} without gap or repeat"
        yield Finding("numbering", "pass", detail)


def _values(numbered: Sequence[Unit], language: Language) -> list[int]:
    """The values of numbers in order, each in the reading that continues the one before: C. is
    third after B., not a hundred."""
    values: list[int] = []
    for unit in numbered:
        assert unit.number is not None
        readings = [m.value for m in head(Line("", unit.number.text), language).marks]
        expected = values[-1] + 1 if values else 1
        if readings:
            values.append(expected if expected in readings else readings[0])
    return values


def _span(unit: Unit) -> Span:
    text = next(unit.texts())
    return Span(text.eid, 0, len(text.text))


def items(case: Case) -> Iterator[Finding]:
    """Items of each agenda are numbered from one without gap."""
    for agenda in case.notice.agendas:
        values = [int(item.number) for item in agenda.items if item.number.isdigit()]
        if not values:
            continue
        whole = values == list(range(1, len(values) + 1))
        detail = f"agenda {agenda.eid or 'of the document'}: items {_listed(agenda.items)}"
        yield Finding("agenda-numbering", "pass" if whole else "warn", detail)


def _listed(items: Sequence[AgendaItem]) -> str:
    return f"{items[0].number} to {items[-1].number}, {len(items)} in all"
