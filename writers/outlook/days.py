"""The days of the next session and its deadlines, counted from an opening that is given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import holidays
from dateutil.relativedelta import relativedelta

from writers.outlook.conclusion import Conclusion, Reason, Source, pending, reason
from writers.outlook.durations import Duration, duration
from writers.outlook.record import Record

_WEEKEND = 5  # weekday from which on nobody meets: Saturday
_WORKING = 5  # days of a week of sessions


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
        "derived",
        length.sources,
        reason("dates_from_opening", opens=opens.isoformat(), length=str(length.value)),
        tuple(flags(record, *_days(opens, last))),
    )


def opening(record: Record, opens: date | None) -> Conclusion[str | None]:
    """The day of the opening, ISO 8601; its hour stays to be confirmed."""
    if opens is None:
        return pending("opening_unknown")
    weigh = tuple(flags(record, opens))
    return Conclusion(opens.isoformat(), "pending", (), reason("hour_unknown"), weigh)


def deadline(
    record: Record, opens: date | None, lead_time: Conclusion[str | None]
) -> Conclusion[str | None]:
    """The day by which documents are out, ISO 8601; pending until an opening is given."""
    before = duration(lead_time.value)
    if opens is None or before is None:
        return pending("deadline_unknown", lead_time.sources)
    day = opens - _delta(before)
    return Conclusion(
        day.isoformat(),
        "derived",
        lead_time.sources,
        reason("deadline_from_opening", opens=opens.isoformat(), lead=str(lead_time.value)),
        tuple(flags(record, day)),
    )


def _delta(lasts: Duration) -> relativedelta:
    count = lasts.count
    return {
        "D": relativedelta(days=count),
        "W": relativedelta(weeks=count),
        "M": relativedelta(months=count),
        "Y": relativedelta(years=count),
    }[lasts.unit]


def _last(opens: date, lasts: Duration) -> date:
    """The last of so many days of meetings; of a week Monday to Friday are such days."""
    if lasts.unit not in "DW":
        return opens + _delta(lasts) - timedelta(days=1)
    left = lasts.count * (_WORKING if lasts.unit == "W" else 1)
    day = opens
    while left > 1:
        day += timedelta(days=1)
        left -= day.weekday() < _WEEKEND
    return day


def _days(first: date, last: date) -> Iterator[date]:
    """The days of meetings between two, both included."""
    for after in range((last - first).days + 1):
        day = first + timedelta(days=after)
        if day.weekday() < _WEEKEND or day == first:
            yield day


def flags(record: Record, *days: date) -> Iterator[Reason]:
    """What speaks against days: weekends, and public holidays where the body meets."""
    country = record.body.country if record.body else None
    known = holidays.country_holidays(country, language="en_US") if country else {}
    for day in days:
        if day.weekday() >= _WEEKEND:
            yield reason("on_weekend", day=day.isoformat())
        if day in known:
            yield reason("on_holiday", day=day.isoformat(), name=str(known[day]))
    if country is None and days:
        yield reason("holidays_unknown")
