"""The dates of a notice as markup: only days that are printed complete."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterator
from datetime import datetime

from schemas.body import body
from schemas.errors import UnknownBody
from schemas.notice import DatePoint, Notice, Period, Span
from writers import iri
from writers.akn_things import concept
from writers.akn_view import Mark, View

_TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")
_CONCEPTS = {
    "document-deadline": "documentsDeadline",
    "session-opening": "openingDate",
    "adoption": "dateOfAdoption",
}
_RANGES = frozenset({"session", "meeting"})


def marks(view: View) -> Iterator[Mark]:
    """A mark for every date that is complete to the day, in no order."""
    notice = view.notice
    day = iri.full_day(notice.date)
    if notice.date_span is not None and day is not None:
        yield _date(view, notice.date_span, day, _day_of_document(notice))
    for period in notice.periods:
        yield from _period(view, period)


def _period(view: View, period: Period) -> Iterator[Mark]:
    points = period.points or (DatePoint(period.start, period.span),)
    if period.time and _TIME.fullmatch(period.time) and period.start == period.end:
        if day := iri.full_day(period.start):
            moment = f"{day}T{period.time}:00"
            yield _date(
                view, period.span, moment + _offset(view, moment), _CONCEPTS.get(period.role)
            )
        return
    for point in points:
        if (day := iri.full_day(point.date)) and (period.points or period.start == period.end):
            yield _date(view, point.span, day, _date_concept(view.notice, period, day))


def _date(view: View, span: Span, date: str, key: str | None) -> Mark:
    tag = "docDate" if span.eid in view.titles else "date"
    return Mark(span, tag, concept(key) if key else None, {"date": date})


def _date_concept(notice: Notice, period: Period, day: str) -> str | None:
    if period.role == "document":
        return _day_of_document(notice) if day == notice.date else None
    ends = [point.date for point in period.points]
    if period.role in _RANGES and sorted(ends) == [period.start, period.end] != ends[:1] * 2:
        return "startDate" if day == period.start else "endDate"
    return _CONCEPTS.get(period.role)


def _day_of_document(notice: Notice) -> str:
    deliberation = iri.CLASSES[notice.kind].subtype == "deliberation"
    return "dateOfAdoption" if deliberation else "dateOfIssuance"


def _offset(view: View, moment: str) -> str:
    """The offset of the body's clock, where the session is at the body's seat, else nothing."""
    try:
        host = body(view.notice.body_key or "")
        zone = zoneinfo.ZoneInfo(host.timezone or "")
    except (UnknownBody, ValueError, zoneinfo.ZoneInfoNotFoundError):
        return ""
    seat = host.rules.get("seat")
    place = view.notice.session.place if view.notice.session else None
    at_seat = any(
        item.kind == "location" and seat is not None and item.key == seat.value
        for item in view.notice.entities
        if place is not None and place in (item.name, item.short)
    )
    return datetime.fromisoformat(moment).replace(tzinfo=zone).isoformat()[19:] if at_seat else ""
