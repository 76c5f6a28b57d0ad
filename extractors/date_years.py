"""The year of a day that is printed without one, from the dates around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from extractors import dates
from extractors.date_chains import starts_with
from extractors.passages import Passage
from extractors.readings import Dated, Reading, dated
from schemas.dates import date_words
from schemas.language import Language

_NEAR = 150  # days from a date that proves the year: no other year comes as close
_WEEK = 7  # days around the opening of a session
_DAY = 10  # characters of a date complete to the day


def completed(
    found: Sequence[Reading],
    language: Language,
    session: tuple[str, str] | None,
    document: str | None,
) -> tuple[Reading, ...]:
    """The readings with the days that are printed without a year, where the year is certain.

    `session` and `document` are ISO 8601 days: when it is held, when the document was issued.
    """
    days = session if session is not None and len(session[0]) == len(session[1]) == _DAY else None

    def more(reading: Reading) -> Reading:
        passage = reading.passage
        year = partial(_year, reading, days, document, language)
        new = [dated(passage, date) for date in dates.completed(passage.text.text, language, year)]
        return replace(reading, dates=tuple(sorted((*reading.dates, *new), key=lambda d: d.start)))

    return tuple(more(reading) for reading in found)


def _year(
    reading: Reading,
    session: tuple[str, str] | None,
    document: str | None,
    language: Language,
    printed: tuple[int, int],
    month: int,
    day: int,
) -> int | None:
    """The year that puts a day within the session (ISO 8601 days), else the nearest to a date of
    its own passage, else to the session and to the document's date, where these do not disagree."""
    told = _told(reading, document, language, printed[1], month, day)
    told = told or (_in_session(session, month, day) if session is not None else None)
    if told is not None:
        return told
    position = reading.passage.folded.at(printed[0])
    for other in _beside(reading, position):
        found = _near(other, month, day, reading.passage, position)
        if found is not None:
            return found
    anchors = [session[0] if session is not None else None, document]
    found_years = {_closest(a, month, day) for a in anchors if a and len(a) == _DAY}
    return found_years.pop() if len(found_years) == 1 else None


def _in_session(session: tuple[str, str], month: int, day: int) -> int | None:
    inside = [y for y in _years(*session) if session[0] <= _iso(y, month, day) <= session[1]]
    return inside[0] if len(inside) == 1 else _closest(session[0], month, day, _WEEK)


def _told(
    reading: Reading, document: str | None, language: Language, end: int, month: int, day: int
) -> int | None:
    """The year in which a day is the last, or the next, before or after the document's own, where
    the words behind it say so: "le 25 février dernier"."""
    if document is None or len(document) != _DAY:
        return None
    behind = reading.plain[reading.passage.folded.at(end) :]
    known, issued = date_words(language), date.fromisoformat(document)
    for names, ahead in ((known.past, False), (known.coming, True)):
        if names and starts_with(names).match(behind):
            years = (issued.year, issued.year + (1 if ahead else -1))
            fits = (y for y in years if (_iso(y, month, day) >= document) == ahead)
            return next(fits, None)
    return None


def _beside(reading: Reading, position: int) -> Iterator[Dated]:
    """The dates of the passage, those before the position first, each side nearest first."""
    yield from reversed([other for other in reading.dates if other.end <= position])
    yield from (other for other in reading.dates if other.start >= position)


def _near(other: Dated, month: int, day: int, passage: Passage, position: int) -> int | None:
    """The year that a date beside gives: itself where it is one year of the same sentence."""
    start, end = passage.sentence(position)
    iso, single = other.date.start, other.date.start == other.date.end
    if len(iso) == _DAY:
        return _closest(iso, month, day)
    same = start <= other.start < end and single
    return int(iso[:4]) if same and iso[5:7] in ("", f"{month:02}") else None


def _closest(iso: str, month: int, day: int, near: int = _NEAR) -> int | None:
    """The year in which a day comes as near to a date as `near` days, None where none does."""
    anchor = date.fromisoformat(iso)
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        try:
            apart = abs((date(year, month, day) - anchor).days)
        except ValueError:
            continue
        if apart <= near:
            return year
    return None


def _years(start: str, end: str) -> range:
    return range(int(start[:4]), int(end[:4]) + 1)


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"
