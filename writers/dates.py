"""Days in the words of a language, as its drafts print them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.dates import get_day_names

from schemas.dates import write
from schemas.language import language


def day(code: str, table: Mapping[str, Any], iso: str) -> str:
    """A day (ISO 8601) in words; `table` is `[phrases.days]` of the language with the code."""
    return str(table["day"]).format(**_parts(code, table, date.fromisoformat(iso)))


def month(code: str, table: Mapping[str, Any], iso: str) -> str:
    """A month (YYYY-MM) in words, as the language prints it without a day."""
    return write(iso, language(code))


def weekday(code: str, table: Mapping[str, Any], iso: str) -> str:
    """A day (ISO 8601) in words, with its day of the week."""
    found = date.fromisoformat(iso)
    name = get_day_names("wide", locale=code)[found.weekday()]
    return str(table["weekday"]).format(weekday=name, day=day(code, table, iso))


def days(code: str, table: Mapping[str, Any], iso: str) -> str:
    """A period (first/last, ISO 8601) in words, with nothing said twice."""
    first, last = map(date.fromisoformat, iso.split("/"))
    if first == last:
        return day(code, table, first.isoformat())
    form = "years" if first.year != last.year else "months" if first.month != last.month else "days"
    starts = {f"first_{name}": value for name, value in _parts(code, table, first).items()}
    return str(table[form]).format(**starts, **_parts(code, table, last))


def _parts(code: str, table: Mapping[str, Any], found: date) -> dict[str, str]:
    months = language(code).dates["months"]
    number = table["first"] if found.day == 1 else str(found.day)
    return {"day": number, "month": months[found.month - 1][0], "year": str(found.year)}
