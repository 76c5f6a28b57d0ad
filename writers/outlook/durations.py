"""ISO 8601 durations of one unit, as rules of procedure give them: P5D, P4Y."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

_FORM = re.compile(r"P(?P<count>\d{1,4})(?P<unit>[DWMY])")

_WEEKEND = 5  # weekday from which on nobody meets: Saturday
_MONTHS = {"M": 1, "Y": 12}


@dataclass(frozen=True, slots=True)
class Duration:
    """So many days (D), weeks (W), months (M) or years (Y)."""

    count: int
    unit: str


def duration(text: object) -> Duration | None:
    """The duration a text gives, None where it is not one of a single unit."""
    match = _FORM.fullmatch(text) if isinstance(text, str) else None
    return Duration(int(match["count"]), match["unit"]) if match else None


def years(text: object) -> int | None:
    """How many whole years a duration lasts, None where it is not given in years."""
    found = duration(text)
    return found.count if found and found.unit == "Y" else None


def months(text: object) -> int | None:
    """How many months a duration lasts, None where it is not given in months or years."""
    found = duration(text)
    return found.count * _MONTHS[found.unit] if found and found.unit in _MONTHS else None


def delta(lasts: Duration) -> relativedelta:
    """A duration as the calendar counts it."""
    count = lasts.count
    return {
        "D": relativedelta(days=count),
        "W": relativedelta(weeks=count),
        "M": relativedelta(months=count),
        "Y": relativedelta(years=count),
    }[lasts.unit]


def days_between(first: date, last: date) -> Iterator[date]:
    """The days of meetings between two, both included."""
    for after in range((last - first).days + 1):
        day = first + timedelta(days=after)
        if day.weekday() < _WEEKEND or day == first:
            yield day


def meeting_days(first: date, last: date) -> int:
    """How many days of meetings there are between two, both included."""
    return sum(1 for _ in days_between(first, last))
