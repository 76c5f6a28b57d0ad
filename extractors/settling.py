"""What words that a person typed stand for: a day, days, a number, a duration."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractors.dates import dates
from extractors.folding import fold
from extractors.patterns import number_value, ordinal_value, pattern
from schemas.language import Language
from schemas.words import words

_WHOLE = len("2029-06-04")


def value(key: str, text: str, language: Language) -> str | None:
    """The value of an open place with a key: ISO 8601 for days and durations, else the text.

    None where the words do not say what the place is for: two days for an opening, no number.
    """
    reading = _TYPED.get(key)
    return reading(text, language) if reading else text


def expected(key: str) -> str | None:
    """What a place is for, in words for a person; None where any text will do."""
    return _WANTED.get(_TYPED[key]) if key in _TYPED else None


def _day(text: str, language: Language) -> str | None:
    first, _, last = (_days(text, language) or "").partition("/")
    return first if first and first == last else None


def _days(text: str, language: Language) -> str | None:
    printed = dates(text, language)
    if len(printed) != 1 or len(printed[0].start) != _WHOLE:
        return None
    return f"{printed[0].start}/{printed[0].end}"


def _number(text: str, language: Language) -> str | None:
    plain = fold(text).plain.strip()
    found = ordinal_value(plain, language) or number_value(plain, language)
    return str(found) if found else None


def _duration(text: str, language: Language) -> str | None:
    plain = fold(text).plain
    for form in words(language).durations:
        match = pattern(form.form, language).search(plain)
        count = number_value(match["number"], language) if match else None
        if count:
            return f"P{count}{form.unit}"
    return None


_Reading = Callable[[str, Language], str | None]
# Places whose words are computed with; all others hold any text.
_TYPED: Mapping[str, _Reading] = {
    "number": _number,
    "dates": _days,
    "opening": _day,
    "deadline": _day,
    "length": _duration,
    "lead_time": _duration,
    "term": _duration,
}
_WANTED: Mapping[_Reading, str] = {
    _number: "a number, as in “third”",
    _days: "days, as in “4 to 8 June 2029”",
    _day: "one day, as in “4 June 2029”",
    _duration: "a length of time, as in “five days”",
}
