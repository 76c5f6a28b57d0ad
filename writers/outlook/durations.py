"""ISO 8601 durations of one unit, as rules of procedure give them: P5D, P4Y."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORM = re.compile(r"P(?P<count>\d{1,4})(?P<unit>[DWMY])")


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
