"""The forms of values that a person may give: days, times, durations, counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from schemas.errors import InvalidDecision
from schemas.notice import Gathering, Notice, Period, Quantity, Reference, Session

_DAY = re.compile(r"[1-9]\d{3}(-\d\d(-\d\d)?)?")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DURATION, _COUNT = re.compile(r"P\d{1,3}[DWMY]"), re.compile(r"\d{1,6}")


def check_form(fact: Any) -> None:
    """Refuse a fact with a value that is not of its form, in it or in what is in it."""
    for name, fits, wanted in _FORMS.get(type(fact), ()):
        value = getattr(fact, name)
        if value is not None and not fits(fact, value):
            raise InvalidDecision(f"{value!r} is no {wanted}")
    for member in () if isinstance(fact, Notice) else fields(fact):
        value = getattr(fact, member.name)
        for part in value if isinstance(value, tuple) else ():
            if is_dataclass(part):
                check_form(part)


def _day(fact: Any, value: str) -> bool:
    try:
        return bool(_DAY.fullmatch(value) and date.fromisoformat(f"{value}-01-01"[:10]))
    except ValueError:
        return False


def _time(fact: Any, value: str) -> bool:
    return _TIME.fullmatch(value) is not None


def _weekday(fact: Any, value: int) -> bool:
    return 1 <= value <= 7


def _amount(fact: Quantity, value: str) -> bool:
    form = _COUNT if fact.role in ("count", "seats") else _DURATION
    return form.fullmatch(value) is not None


def _ordinal(fact: Any, value: int) -> bool:
    return value >= 0


_Rule = tuple[str, Callable[[Any, Any], bool], str]
_START: _Rule = ("start", _day, "date (YYYY-MM-DD, YYYY-MM or YYYY)")
_END: _Rule = ("end", _day, "date (YYYY-MM-DD, YYYY-MM or YYYY)")
_DATE: _Rule = ("date", _day, "date (YYYY-MM-DD, YYYY-MM or YYYY)")
_NUMBER: _Rule = ("number", _ordinal, "number of a session")
_FORMS: Mapping[type[Any], tuple[_Rule, ...]] = {
    Notice: (_DATE,),
    Session: (_NUMBER, _START, _END),
    Gathering: (_NUMBER, _START, _END),
    Period: (
        _START,
        _END,
        ("time", _time, "time of day (HH:MM)"),
        ("weekday", _weekday, "weekday (Monday 1 to Sunday 7)"),
    ),
    Reference: (_DATE,),
    Quantity: (("value", _amount, "duration (P42D) or count, as its role asks"),),
}
