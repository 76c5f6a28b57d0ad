"""The next session itself: its number, place, length, documents, symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from schemas.notice import Gathering, Quantity, Session, Span
from writers.outlook.conclusion import Conclusion, Source, merged, pending, reason
from writers.outlook.durations import duration, meeting_days
from writers.outlook.lead import for_documents
from writers.outlook.record import Record
from writers.outlook.rules import reported, ruled

# Kinds whose sessions share one series of numbers; the others count their own.
_WHOLE = len("2029-06-04")
SERIES = (None, "regular", "resumed")


def number(record: Record) -> Conclusion[int | None]:
    """The number after the last session's; a resumed session keeps the number it had."""
    session = record.notice.session
    if session is not None and session.kind not in SERIES:
        return _after_special(record, session)
    if session is None or session.number is None:
        return Conclusion(None, "pending", (), reason("number_unknown"))
    sources = record.source(session.span)
    following = session.number + 1
    named = (record.source(found.span) for found in _named(record, following))
    if session.kind == "resumed":
        sources = merged(sources, record.rule("adjournment")[:1])
    key = "number_after_resumed" if session.kind == "resumed" else "number_next"
    return Conclusion(
        following,
        "derived",
        merged(sources, *named),
        reason(key, last=session.number, next=following),
    )


def _after_special(record: Record, session: Session) -> Conclusion[int | None]:
    """A special session leaves the series of regular ones where it was."""
    regular = record.regular()
    if not regular:
        return Conclusion(None, "pending", record.source(session.span), reason("number_of_special"))
    last = regular[-1]
    number, sources = last.number or 0, record.source(last.span)
    if session.end and (last.start or "") > session.end:
        return Conclusion(number, "pending", sources, reason("number_announced", next=number))
    why = reason("number_after_special", last=number, next=number + 1)
    return Conclusion(number + 1, "pending", sources, why)


def _named(record: Record, number: int) -> Iterator[Gathering]:
    return (gathering for gathering in record.series() if gathering.number == number)


def announced(record: Record) -> Gathering | None:
    """The next session where the notice itself gives its days, complete or not."""
    session, following = record.notice.session, number(record).value
    since = session.start if session else None
    found = [*record.sessions(following), *(g for g in record.regular() if g.number == following)]
    later = (gathering for gathering in found if since and (gathering.start or "") > since)
    return next(later, None) if following else None


def days_of(record: Record, coming: Gathering) -> Span:
    """Where the days of a session are printed; else where it is named."""
    dated = (
        period.span
        for period in record.notice.periods
        if period.subject == coming.key and period.start == coming.start
    )
    return next(dated, coming.span)


def place(record: Record) -> Conclusion[str | None]:
    """Where it is announced, or the seat by rule, else the last place, to be confirmed."""
    coming = announced(record)
    if coming is not None and coming.place is not None:
        return Conclusion(
            coming.place, "derived", record.source(coming.span), reason("place_stated")
        )
    seat = record.value("seat")
    sources = record.rule("seat")
    name = _place_name(record, seat)
    if name is not None:
        return Conclusion(name, "derived", sources, reason("place_by_rule"))
    if seat is not None:
        return pending("place_unnamed", sources, seat=str(seat))
    return _place_as_last(record)


def _place_as_last(record: Record) -> Conclusion[str | None]:
    session = record.notice.session
    if session is None or session.place is None:
        return pending("place_unknown")
    coming = announced(record)
    if coming is not None:
        return pending("place_with_dates", record.source(days_of(record, coming)))
    held = record.source(session.span)
    return Conclusion(session.place, "pending", held, reason("place_as_last"))


def _place_name(record: Record, key: object) -> str | None:
    """What the notice calls the place with a key."""
    return next(
        (
            entity.name
            for entity in record.notice.entities
            if entity.kind == "location" and entity.key == key
        ),
        None,
    )


def length(record: Record) -> Conclusion[str | None]:
    """How long the session lasts, ISO 8601; without a rule as long as the last regular one."""
    if isinstance(record.value("length"), str):
        return ruled(record, "length", "length")
    last = _last_length(record)
    stated = [q for q in record.notice.quantities if q.role == "length" and _some_days(q)]
    known = reported(record, "length", [q for q in stated if last is None or q.value == last[0]])
    if known.value is not None or last is None:
        return known
    return Conclusion(last[0], "pending", last[1], reason("length_as_last"))


def _some_days(quantity: Quantity) -> bool:
    """Whether it may be the length of a session: months and years are not."""
    found = duration(quantity.value)
    return found is not None and found.unit in "DW"


def _last_length(record: Record) -> tuple[str, tuple[Source, ...]] | None:
    """The days of meetings of the last session convened in its turn, ISO 8601."""
    session = record.notice.session
    number = session.number if session else None
    turns = [g for g in record.sessions(number) if g.kind in (None, "regular", "meeting")]
    held: list[Gathering | Session] = [*turns]
    if session and session.kind in (None, "regular"):
        held = [session]
    for found in held:
        if found.start and found.end and len(found.start) == len(found.end) == _WHOLE:
            days = meeting_days(date.fromisoformat(found.start), date.fromisoformat(found.end))
            return f"P{days}D", record.source(found.span)
    return None


def lead_time(record: Record) -> Conclusion[str | None]:
    """How long before the opening its documents must be out, ISO 8601."""
    if isinstance(record.value("documents"), str):
        return ruled(record, "documents", "lead-time")
    known = reported(record, "documents", [*for_documents(record)])
    session = record.notice.session
    if known.value and session and session.kind not in SERIES:
        return replace(known, status="pending", reason=reason("documents_of_special"))
    return known


def symbol(record: Record, number: int | None) -> Conclusion[str | None]:
    """The stem of the session's symbols, ending in an ellipsis: serial numbers are given later."""
    for printed, sources in _symbols(record):
        stem = _stem(record, printed, number)
        if stem is not None:
            return Conclusion(f"{stem}…", "pending", sources, reason("symbol_stem", symbol=printed))
    return pending("symbol_unknown")


def _symbols(record: Record) -> Iterator[tuple[str, tuple[Source, ...]]]:
    """Symbols of the body that the notice prints, those of agendas first."""
    for agenda in record.notice.agendas:
        if agenda.symbol:
            yield agenda.symbol, (Source(agenda.eid),) if agenda.eid else ()
    for reference in record.notice.references:
        if reference.kind == "document":
            yield reference.value, record.source(reference.span)


def _stem(record: Record, symbol: str, number: int | None) -> str | None:
    """A symbol up to its serial number, with the session's number replaced."""
    if record.body is None or number is None:
        return None
    for pattern in record.body.symbols:
        match = re.fullmatch(pattern, symbol)
        if match and match["session"] == str(number - 1):
            rest = re.match(r"\D*", symbol[match.end("session") :])
            return f"{symbol[: match.start('session')]}{number}{rest.group() if rest else ''}"
    return None
