"""What a resolution or decision says of itself at its head: title, day of adoption, organ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from extractors.patterns import pattern
from extractors.readings import Dated, Reading
from schemas.language import Language
from schemas.notice import Span, Stated
from schemas.words import words

_NUMBER = (
    r"(?:(?:E?S-)?\d{1,4}/\d{1,4}(?: \p{Lu}(?:[-–]\p{Lu})?(?!\p{L}))?"
    r"|\d{1,4} ?\((?:\d{4}|[SE-]*[IVXLC]+)\))"
)
_NUMBERED = regex.compile(rf"{_NUMBER}(?:[\s.:–—-]*(?=[\p{{L}}«“\"‘《])|[.:–—-]?\s+(?=\d))")
_HAN = regex.compile(r"\p{Han}")
BRACKETED = regex.compile(r"\s*[(（\[].*[)）\]]\s*")
_RECITAL = (",", "،", "，", ";", "；", "؛")  # ends of what leads up to a resolution
_FIRST = 30  # texts among which the head of an act stands
_SHORT = 60  # characters of a line that names a meeting and nothing else
_LAST = 12  # texts among which its end stands
_DAY = 10  # characters of a date complete to the day
_EDGE = " .:*"


def title(found: Sequence[Reading]) -> Stated | None:
    """The title behind the act's own number: "75/12. Cooperation between …"."""
    for reading in found[:_FIRST]:
        match = _NUMBERED.match(reading.plain)
        if match is not None and _names(reading.plain[match.end() :]):
            end = len(reading.plain.rstrip(_EDGE))
            span = reading.passage.span(match.end(), end)
            return Stated(reading.passage.printed(span), span)
    return None


def _names(words: str) -> bool:
    """Whether words are long enough for a title; a Chinese character is a word."""
    return len(words) > 5 or len(_HAN.findall(words)) > 1


def adopted(found: Sequence[Reading], language: Language) -> tuple[Reading, Dated] | None:
    """The day that a line near the head says the act was adopted on, else the day that stands
    alone at its end, below the meeting."""
    known = words(language)
    kinds = "|".join(known.outcomes.values())
    said = pattern(rf"(?:{kinds}|{known.adopted})", language)
    for reading in found[:_FIRST]:
        day = _day(reading)
        short = len(reading.plain) < 200 and not reading.plain.rstrip().endswith(_RECITAL)
        if day is not None and short and said.search(reading.plain):
            return reading, day
    return next(_closing(found), None)


def _closing(found: Sequence[Reading]) -> Iterator[tuple[Reading, Dated]]:
    """The days that stand alone on their lines, those below a meeting first."""
    own = [r for r in found if r.passage.annex is None]
    alone = [(above, r, day) for above, r in pairwise(own) for day in _alone(r)]
    yield from ((r, day) for above, r, day in alone if _meeting(above))
    last = {id(r) for r in own[-_LAST:] if r.passage.where == "body"}
    yield from ((r, day) for _, r, day in alone if id(r) in last)


def _meeting(reading: Reading) -> bool:
    return len(reading.plain) < _SHORT and any(n.kind == "meeting" for n in reading.gatherings)


def _alone(reading: Reading) -> Iterator[Dated]:
    day = _day(reading)
    if day is not None and not reading.without((day.start, day.end)).strip(_EDGE):
        yield day


def _day(reading: Reading) -> Dated | None:
    """The one day that a text tells."""
    days = [d for d in reading.dates if d.date.start == d.date.end and len(d.date.start) == _DAY]
    return days[0] if len(days) == 1 else None


def organ(block: Sequence[Reading]) -> Stated | None:
    """The organ whose name fills a line of the title block; the United Nations itself is none."""
    for reading in block:
        for name in reading.names:
            whole = name.start == 0 and name.end == len(reading.plain.rstrip())
            if whole and name.kind == "organ" and name.key not in ("un", "bureau"):
                span: Span = reading.passage.span(name.start, name.end)
                return Stated(reading.passage.printed(span), span)
    return None
