"""The days of the next session and its deadlines, counted from an opening that is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import holidays

from schemas.notice import Gathering
from schemas.places import country
from writers.outlook.conclusion import Conclusion, Reason, Source, merged, pending, reason
from writers.outlook.durations import Duration, days_between, delta, duration
from writers.outlook.record import Record
from writers.outlook.session import announced, days_of, place
from writers.outlook.years import Candidate

_WEEKEND = 5  # weekday from which on nobody meets: Saturday
_WHOLE = len("2029-06-04")
_WORKING = 5  # days of a week of sessions


@dataclass(frozen=True, slots=True)
class Days:
    """When the next session is, when it opens, and by when its documents are out."""

    dates: Conclusion[str | None]  # first/last, ISO 8601
    opening: Conclusion[str | None]
    deadline: Conclusion[str | None]


def days(
    record: Record,
    opens: date | None,
    length: Conclusion[str | None],
    lead_time: Conclusion[str | None],
    years: Conclusion[tuple[Candidate, ...]],
) -> Days:
    """Counted from an opening that is given, or as the notice itself announces them."""
    coming = announced(record)
    if opens is None and coming and coming.start and len(coming.start) == _WHOLE:
        return _announced(record, coming, date.fromisoformat(coming.start), lead_time)
    held, opening_day = dates(record, opens, length, years.sources), opening(record, opens)
    weigh = (*opening_day.flags, *_another_year(opens, years))
    return Days(held, replace(opening_day, flags=weigh), deadline(record, opens, lead_time))


def _another_year(opens: date | None, years: Conclusion[tuple[Candidate, ...]]) -> Iterator[Reason]:
    """A word where the day that is given is in none of the years that the record leads to."""
    found = sorted({candidate.year for candidate in years.value})
    if opens is not None and found and opens.year not in found:
        yield reason("year_other", years="/".join(map(str, found)))


def _announced(
    record: Record, coming: Gathering, opens: date, lead_time: Conclusion[str | None]
) -> Days:
    """The days that the notice gives for the session after the one it is about."""
    told = record.source(days_of(record, coming))
    last = coming.end if coming.end and len(coming.end) == _WHOLE else opens.isoformat()
    between = days_between(opens, date.fromisoformat(last))
    held = f"{opens.isoformat()}/{last}"
    weigh = tuple(_of_session(record, *between))
    due = deadline(record, opens, lead_time)
    if due.value is not None:
        why = reason("deadline_from_announced", opens=opens.isoformat(), lead=str(lead_time.value))
        due = replace(due, sources=merged(told, due.sources), reason=why)
    return Days(
        Conclusion(held, "derived", told, reason("dates_announced"), weigh),
        replace(opening(record, opens), sources=told, reason=reason("opening_announced")),
        due,
    )


def dates(
    record: Record, opens: date | None, length: Conclusion[str | None], grounds: tuple[Source, ...]
) -> Conclusion[str | None]:
    """First and last day, ISO 8601 with a slash between; pending until an opening is given."""
    lasts = duration(length.value)
    if opens is None or lasts is None:
        return pending("dates_unknown", grounds)
    last = _last(opens, lasts)
    return Conclusion(
        f"{opens.isoformat()}/{last.isoformat()}",
        length.status if length.status == "pending" else "derived",
        length.sources,
        reason("dates_from_opening", opens=opens.isoformat(), length=str(length.value)),
        tuple(_of_session(record, *days_between(opens, last))),
    )


def opening(record: Record, opens: date | None) -> Conclusion[str | None]:
    """The day of the opening, ISO 8601; its hour stays to be confirmed."""
    if opens is None:
        return pending("opening_unknown")
    weigh = tuple(_of_session(record, opens))
    return Conclusion(opens.isoformat(), "pending", (), reason("hour_unknown"), weigh)


def deadline(
    record: Record, opens: date | None, lead_time: Conclusion[str | None]
) -> Conclusion[str | None]:
    """The day by which documents are out, ISO 8601; pending until an opening is given."""
    before = duration(lead_time.value)
    if before is None:
        return Conclusion(None, "pending", lead_time.sources, lead_time.reason)
    if opens is None:
        return pending("deadline_unknown", lead_time.sources)
    day = opens - delta(before)
    return Conclusion(
        day.isoformat(),
        lead_time.status if lead_time.status == "pending" else "derived",
        lead_time.sources,
        reason("deadline_from_opening", opens=opens.isoformat(), lead=str(lead_time.value)),
        tuple(flags(record, day)),
    )


def _last(opens: date, lasts: Duration) -> date:
    """The last of so many days of meetings; of a week Monday to Friday are such days."""
    if lasts.unit not in "DW":
        return opens + delta(lasts) - timedelta(days=1)
    left = lasts.count * (_WORKING if lasts.unit == "W" else 1)
    day = opens
    while left > 1:
        day += timedelta(days=1)
        left -= day.weekday() < _WEEKEND
    return day


def flags(record: Record, *days: date) -> Iterator[Reason]:
    """What speaks against days: weekends, and public holidays at the seat of the body."""
    seat = record.body.country if record.body else None
    return _against(days, seat, "on_holiday")


def _of_session(record: Record, *days: date) -> Iterator[Reason]:
    """The same against days of the session, which may meet elsewhere than at the seat."""
    there = _where(record)
    if there is None or (record.body and record.body.country == there):
        return flags(record, *days)
    return _against(days, there, "on_holiday_there")


def _where(record: Record) -> str | None:
    """The country of the place that is given for the session; None where it is not known."""
    chosen = next((c for c in record.notice.settled if c.key == "place"), None)
    name = chosen.text if chosen else place(record).value
    code = chosen.language if chosen and chosen.language else record.notice.language
    printed = [text.text for text in record.texts.values()]
    return country(name, printed, code) if name else None


def _against(days: tuple[date, ...], where: str | None, key: str) -> Iterator[Reason]:
    known = _holidays(where)
    for day in days:
        if day.weekday() >= _WEEKEND:
            yield reason("on_weekend", day=day.isoformat())
        if known is not None and day in known:
            yield reason(key, day=day.isoformat(), name=str(known[day]))
    if known is None and days:
        yield reason("holidays_unknown")


def _holidays(where: str | None) -> holidays.HolidayBase | None:
    """The public holidays of a country; None where they are not known."""
    if where not in holidays.list_supported_countries():
        return None
    return holidays.country_holidays(where, language="en_US")
