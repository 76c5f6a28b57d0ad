"""The next session itself: its number, place, length, documents, symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.notice import Gathering
from writers.outlook.conclusion import Conclusion, Source, merged, pending, reason
from writers.outlook.record import Record
from writers.outlook.rules import ruled

# Kinds whose sessions share one series of numbers; the others count their own.
_NUMBERED_THROUGH = (None, "regular", "resumed")


def number(record: Record) -> Conclusion[int | None]:
    """The number after the last session's; a resumed session keeps the number it had."""
    session = record.notice.session
    if session is None or session.number is None:
        return Conclusion(None, "pending", (), reason("number_unknown"))
    sources = record.source(session.span)
    if session.kind not in _NUMBERED_THROUGH:
        return Conclusion(None, "pending", sources, reason("number_of_special"))
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


def _named(record: Record, number: int) -> Iterator[Gathering]:
    return (
        gathering
        for gathering in record.notice.gatherings
        if gathering.body == record.notice.body_key
        and gathering.number == number
        and gathering.kind != "meeting"
    )


def place(record: Record) -> Conclusion[str | None]:
    """The seat, by rule, in the language of the notice; else the last place, to be confirmed."""
    seat = record.value("seat")
    sources = record.rule("seat")
    last = record.notice.session.place if record.notice.session else None
    name = _place_name(record, seat)
    if name is not None:
        return Conclusion(name, "derived", sources, reason("place_by_rule"))
    if seat is not None:
        return pending("place_unnamed", sources, seat=str(seat))
    if last is not None and record.notice.session is not None:
        held = record.source(record.notice.session.span)
        return Conclusion(last, "pending", held, reason("place_as_last"))
    return pending("place_unknown")


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
    """How long the session lasts, ISO 8601."""
    return ruled(record, "length", "length")


def lead_time(record: Record) -> Conclusion[str | None]:
    """How long before the opening its documents must be out, ISO 8601."""
    return ruled(record, "documents", "lead-time")


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
