"""Values as people read them: in the document's language, with the form that the record keeps."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from review.facts import kinds, labels
from schemas.body import bodies
from schemas.dates import date_words, write
from schemas.language import Language, language
from schemas.notice import Finding, Notice, Officer, Period
from schemas.states import states

_DATES = frozenset({"date", "start", "end"})
_KEYS = frozenset({"body_key", "body", "organ"})
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A value in words, the language of these ("" for the desk's own), and as it is kept."""

    text: str
    code: str = ""
    kept: str = ""


def shown(path: str, value: Any, notice: Notice) -> Shown:
    """The value of a field as people read it."""
    if value is None or value == "":
        return Shown("—")
    holder, name = kinds.field(path) or (None, "")
    spoken = language(notice.language)
    for fits, told in _FORMS:
        if holder and fits(holder, name):
            return told(value, spoken, notice)
    return Shown(str(value), notice.language)


def _date(value: Any, spoken: Language, notice: Notice) -> Shown:
    try:
        return Shown(write(str(value), spoken), spoken.code, str(value))
    except (ValueError, IndexError):
        return Shown(str(value))


def _state(value: Any, spoken: Language, notice: Notice) -> Shown:
    names = states(spoken.code).get(str(value)) or (str(value),)
    return Shown(names[0], spoken.code, str(value))


def _weekday(value: Any, spoken: Language, notice: Notice) -> Shown:
    return Shown(date_words(spoken).weekdays[int(value) - 1][0], spoken.code, str(value))


def _organ(value: Any, spoken: Language, notice: Notice) -> Shown:
    for body in bodies():
        organ = body.organ(str(value))
        if organ and organ.names.get(spoken.code):
            return Shown(organ.names[spoken.code][0], spoken.code, str(value))
    return Shown(str(value))


def _gathering(value: Any, spoken: Language, notice: Notice) -> Shown:
    for gathering in notice.gatherings:
        if gathering.key == value:
            return Shown(gathering.name, spoken.code, str(value))
    return Shown(str(value))


def _choice(value: Any, spoken: Language, notice: Notice) -> Shown:
    return Shown(labels.words(str(value)))


def _office(value: Any, spoken: Language, notice: Notice) -> Shown:
    return _phrase("roles", value, spoken)


def _group(value: Any, spoken: Language, notice: Notice) -> Shown:
    return _phrase("groups", value, spoken)


def _phrase(table: str, value: Any, spoken: Language) -> Shown:
    found = spoken.phrases.get(table, {}).get(str(value))
    known = language("en").phrases.get(table, {})
    said = str(known.get(str(value), labels.words(str(value))))
    return Shown(str(found), spoken.code, said) if found else Shown(said)


def _amount(value: Any, spoken: Language, notice: Notice) -> Shown:
    match = re.fullmatch(r"P(\d+)([DWMY])", str(value))
    if match is None:
        return Shown(str(value))
    number, unit = match.groups()
    return Shown(f"{number} {_UNITS[unit]}{'' if number == '1' else 's'}", "", str(value))


def _neutral(value: Any, spoken: Language, notice: Notice) -> Shown:
    return Shown(str(value))


_Fits = Callable[[type[Any], str], bool]
_FORMS: tuple[tuple[_Fits, Callable[[Any, Language, Notice], Shown]], ...] = (
    (lambda holder, name: name in _DATES, _date),
    (lambda holder, name: name == "state", _state),
    (lambda holder, name: name == "weekday", _weekday),
    (lambda holder, name: (holder, name) == (Officer, "role"), _office),
    (lambda holder, name: name == "group", _group),
    (lambda holder, name: bool(kinds.choices(holder, name)), _choice),
    (lambda holder, name: name in _KEYS and not kinds.stated(holder, name), _organ),
    (lambda holder, name: name == "subject" or (name == "session"), _gathering),
    (lambda holder, name: holder.__name__ == "Quantity" and name == "value", _amount),
    (lambda holder, name: name in ("key", "symbol", "target", "number", "time"), _neutral),
)

_OF_WHOLE: Mapping[type[Any], tuple[str, ...]] = {
    Period: ("start", "end", "role"),
    Finding: ("check", "detail"),
}


def told(path: str, value: Any, notice: Notice) -> Shown:
    """A value of a field, or of a whole fact, in one line."""
    holder = kinds.kind(path)
    if kinds.field(path) or not isinstance(value, dict):
        return shown(path, value, notice)
    names = _OF_WHOLE.get(holder, ()) if holder else ()
    held = [(name, value.get(name)) for name in names or value]
    said = [
        shown(f"{path}/{name}", part, notice).text
        for name, part in held
        if isinstance(part, str | int) and (names or kinds.field(f"{path}/{name}"))
    ]
    return Shown(" · ".join(dict.fromkeys(said)), notice.language)
