"""Every date and period of a document, with its role and the gathering it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.date_case import Case
from extractors.date_roles import role as told
from extractors.head import Head
from extractors.outcome_sections import adopted_on
from extractors.readings import Dated, Reading
from extractors.register import Register
from schemas.language import Language
from schemas.notice import DatePoint, Gathering, Period, Span
from schemas.vocabulary import DateRole


def periods(
    found: Sequence[Reading], head: Head, language: Language, register: Register
) -> tuple[Period, ...]:
    """Every mention of a date or period in reading order, its role decided by the words around."""
    adopted = adopted_on(found, language)
    return tuple(
        _period(reading, dated, head, language, register, adopted)
        for reading in found
        for dated in reading.dates
    )


def gatherings(
    found: Sequence[Reading], dated: Sequence[Period], head: Head, register: Register
) -> tuple[Gathering, ...]:
    """The sessions and meetings that the document dates, in the order of their first naming."""
    kept: dict[str, Gathering] = {}
    for reading in found:
        for naming in reading.gatherings:
            key = register.key(reading, naming)
            days = _days(dated, key)
            if key not in kept and (days is not None or register.is_main(naming)):
                kept[key] = Gathering(
                    key,
                    naming.text,
                    register.organ(reading, naming),
                    naming.number,
                    naming.session or ("meeting" if naming.kind == "meeting" else None),
                    days[0] if days else None,
                    days[1] if days else None,
                    head.session.place if head.session and register.is_main(naming) else None,
                    reading.passage.span(naming.start, naming.end),
                )
    return tuple(kept.values())


def main_key(found: Sequence[Reading], register: Register) -> str | None:
    """The key of the gathering that the document is about."""
    for reading in found:
        for naming in reading.gatherings:
            if naming is register.main:
                return register.key(reading, naming)
    return None


def _days(dated: Sequence[Period], key: str) -> tuple[str, str] | None:
    for period in dated:
        if period.subject == key and period.role in ("session", "meeting") and period.points:
            return period.start, period.end
    return None


def _own(reading: Reading, span: Span, head: Head) -> DateRole | None:
    """What the document's own date is: below an outcome, the day of its adoption."""
    if span != head.date_span:
        return None
    below = reading.passage.where != "preface" and head.kind in ("resolution", "decision")
    return "adoption" if below else "document"


def _again(reading: Reading, dated: Dated, head: Head) -> DateRole | None:
    """A line that gives nothing but the document's own date once more, as at its end."""
    alone = not reading.without((dated.start, dated.end)).strip(" .,")
    same = dated.date.start == dated.date.end == head.date
    return "document" if alone and same and reading.passage.where == "body" else None


def _period(
    reading: Reading,
    dated: Dated,
    head: Head,
    language: Language,
    register: Register,
    adopted: frozenset[str],
) -> Period:
    date = dated.date
    eid = reading.passage.text.eid
    span = Span(eid, date.from_, date.to)
    role = _own(reading, span, head) or _again(reading, dated, head)
    subject = None
    if role is None and eid in adopted:
        role = "adoption"
    if role is None:
        role, about = told(Case(reading, dated, head, language, register))
        subject = register.key(reading, about) if about is not None else None
    points = tuple(DatePoint(iso, Span(eid, start, end)) for iso, start, end in date.points)
    return Period(
        date.start, date.end, role, date.text, span, date.time, date.weekday, points, subject
    )
