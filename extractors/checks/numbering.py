"""Printed numbers of sections, paragraphs, points and agenda items, without gap or repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.checks.case import Case
from extractors.marks import head
from schemas.language import Language
from schemas.notice import AgendaItem, Finding, Span
from schemas.outline import Unit
from schemas.source import Line


def units(case: Case) -> Iterator[Finding]:
    """Sections, divisions and paragraphs of the body and of each annex, and points of each list."""
    parts = [("body", case.notice.outline.units)]
    parts += [(annex.eid, annex.units) for annex in case.notice.outline.annexes]
    for where, found in parts:
        every = [unit for top in found for unit in top.walk()]
        paragraphs = [unit for unit in every if unit.kind == "paragraph"]
        yield from _sequence("paragraphs", where, paragraphs, case.language)
        yield from _sequence(
            "sections", where, [u for u in found if u.kind == "section"], case.language
        )
        for holder in every:
            if holder.kind in ("section", "list"):
                below = [u for u in holder.units if u.kind in ("division", "point")]
                yield from _sequence("points of a list", holder.eid, below, case.language)


def _sequence(
    what: str, where: str, found: Sequence[Unit], language: Language
) -> Iterator[Finding]:
    numbered = [unit for unit in found if unit.number is not None]
    values = [value for unit in numbered if (value := _value(unit, language)) is not None]
    if len(values) < 2 or len(values) != len(numbered):
        return
    breaks = [
        index for index in range(1, len(values)) if values[index] not in (values[index - 1] + 1, 1)
    ]
    if not breaks and what == "points of a list":
        return
    spans = tuple(_span(numbered[index]) for index in breaks)
    if not breaks:
        detail = f"{what} of {where} run from {values[0]} to {values[-1]} without gap or repeat"
        yield Finding("numbering", "pass", detail)
    else:
        named = ", ".join(f"{values[i]} after {values[i - 1]}" for i in breaks)
        yield Finding("numbering", "warn", f"{what} of {where}: {named}", spans)


def _value(unit: Unit, language: Language) -> int | None:
    """The value of a number; in doubt between letter i and Roman i, the one it is printed as."""
    assert unit.number is not None
    marks = head(Line("", unit.number.text), language).marks
    label = unit.eid.rpartition("_")[2]
    own = [mark for mark in marks if str(mark.value) == label]
    return (own or [*marks])[0].value if marks else None


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
