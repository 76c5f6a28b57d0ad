"""What a resolution or decision says of itself at its head: title, day of adoption, organ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from extractors.patterns import pattern
from extractors.readings import Dated, Reading
from schemas.language import Language
from schemas.notice import Stated
from schemas.words import words

_NUMBER = (
    r"(?:(?:E?S-)?\d{1,4}/\d{1,4}(?: \p{Lu}(?:[-–]\p{Lu})?(?!\p{L}))?"
    r"|\d{1,4} ?\((?:\d{4}|[SE-]*[IVXLC]+)\)"
    r"|\p{Lu}{2,6}\d{1,3}(?:\.\p{Lu}?\d{1,3}|\(\d{1,3}\)))"
)
_NUMBERED = regex.compile(
    rf"(?P<number>{_NUMBER})(?:[\s.:–—-]*(?=[\p{{L}}«“\"‘《])|[.:–—-]?\s+(?=\d))"
)
_HAN = regex.compile(r"\p{Han}")
BRACKETED = regex.compile(r"\s*[(（\[].*[)）\]]\s*")
_RECITAL = (",", "،", "，", ";", "；", "؛")  # ends of what leads up to a resolution
BEGUN = (",", "،", "，", ":", "：")  # ends of the line in which an organ begins to speak
_LINE = 120  # characters of such a line
_FIRST = 30  # texts among which the head of an act stands
_SHORT = 60  # characters of a line that names a meeting and nothing else
_LAST = 12  # texts among which its end stands
_DAY = 10  # characters of a date complete to the day
_EDGE = " .:*"
_SAID = " ,،，:："
_NONE = ("un", "bureau")  # names of organs that adopt nothing


def title(found: Sequence[Reading]) -> Stated | None:
    """The title behind the act's own number: "75/12. Cooperation between …"."""
    heading = _heading(found)
    if heading is None:
        return None
    reading, _, start = heading
    return reading.passage.stated(start, len(reading.plain.rstrip(_EDGE)))


def number(found: Sequence[Reading], language: Language) -> Stated | None:
    """The act's own number before its title, where an organ begins to speak below."""
    heading = _heading(found) if recites(found, language) else None
    if heading is None or heading[0].passage.where != "preface":
        return None
    reading, end, _ = heading
    return reading.passage.stated(0, end)


def recites(found: Sequence[Reading], language: Language) -> bool:
    """Whether an organ begins to speak and gives its grounds: "The Council, Recalling …,"."""
    return next(_opening(found, language), None) is not None


def speaker(found: Sequence[Reading], language: Language) -> Stated | None:
    """The organ that begins to speak, where its name is known and ends the line."""
    for reading in _opening(found, language):
        for name in reading.names:
            ends = name.end == len(reading.plain.rstrip(_SAID))
            if ends and name.kind == "organ" and name.key not in _NONE:
                return reading.passage.stated(name.start, name.end)
    return None


def _opening(found: Sequence[Reading], language: Language) -> Iterator[Reading]:
    """The lines in which an organ begins to speak, with its grounds right below."""
    organs = pattern(rf"(?:{words(language).organ_nouns})", language)
    own = [reading for reading in found if reading.passage.annex is None][:_FIRST]
    for reading, below in pairwise(own):
        one, two = reading.plain.strip(), below.plain.strip()
        begun = len(one) < _LINE and one.endswith(BEGUN) and organs.search(one)
        if begun and two.endswith(_RECITAL):
            yield reading


def recitals(found: Sequence[Reading], language: Language) -> frozenset[str]:
    """The eIds of the texts in which an organ that begins to speak gives its grounds."""
    if not recites(found, language):
        return frozenset()
    return frozenset(
        reading.passage.text.eid
        for reading in found
        if reading.plain.rstrip().endswith(_RECITAL)
        and (unit := reading.passage.unit) is not None
        and unit.kind == "alinea"
    )


def _heading(found: Sequence[Reading]) -> tuple[Reading, int, int] | None:
    """The line with number and title, where the number ends, and where the title begins."""
    for reading in found[:_FIRST]:
        match = _NUMBERED.match(reading.plain)
        if match is not None and _names(reading.plain[match.end() :]):
            return reading, match.end("number"), match.end()
    return None


def _names(words: str) -> bool:
    """Whether words are long enough for a title; a Chinese character is a word."""
    return len(words) > 5 or len(_HAN.findall(words)) > 1


def adopted(found: Sequence[Reading], language: Language) -> tuple[Reading, Dated] | None:
    """The day that a line near the head says the act was adopted on, else the day that stands
    alone at its end, beside the meeting."""
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
    """The days that stand alone on their lines, those beside a meeting first."""
    own = [r for r in found if r.passage.annex is None]
    yield from beside_meetings(own)
    for reading in own[max(1, len(own) - _LAST) :]:
        if reading.passage.where == "body":
            yield from ((reading, day) for day in _alone(reading))


def beside_meetings(found: Sequence[Reading]) -> Iterator[tuple[Reading, Dated]]:
    """The days that stand alone on a line next to the name of a meeting, or with it."""
    for place, reading in enumerate(found):
        if any(_meeting(near) for near in found[max(0, place - 1) : place + 2]):
            yield from ((reading, day) for day in _alone(reading))


def _meeting(reading: Reading) -> bool:
    return len(reading.plain) < _SHORT and any(n.kind == "meeting" for n in reading.gatherings)


def _alone(reading: Reading) -> Iterator[Dated]:
    """The day of a line that says nothing else, or nothing but at which meeting."""
    day = _day(reading)
    if day is None:
        return
    if _meeting(reading) or not reading.without((day.start, day.end)).strip(_EDGE):
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
            if whole and name.kind == "organ" and name.key not in _NONE:
                return reading.passage.stated(name.start, name.end)
    return None
