"""What a resolution or decision says of itself at its head: title, day of adoption, organ."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractors.patterns import pattern
from extractors.readings import Dated, Reading
from schemas.language import Language
from schemas.notice import Span, Stated
from schemas.words import words

_NUMBERED = regex.compile(
    r"(?:(?:E?S-)?\d{1,4}/\d{1,4}(?: \p{Lu}(?:[-–]\p{Lu})?(?!\p{L}))?"
    r"|\d{1,4} ?\((?:\d{4}|[SE-]*[IVXLC]+)\))"
    r"[\s.:–—-]*(?=\p{L})"
)
_FIRST = 30  # texts among which the head of an act stands
_DAY = 10  # characters of a date complete to the day
_EDGE = " .:*"


def title(found: Sequence[Reading]) -> Stated | None:
    """The title behind the act's own number: "75/12. Cooperation between …"."""
    for reading in found[:_FIRST]:
        match = _NUMBERED.match(reading.plain)
        if match is not None and len(reading.plain) - match.end() > 5:
            end = len(reading.plain.rstrip(_EDGE))
            span = reading.passage.span(match.end(), end)
            return Stated(reading.passage.printed(span), span)
    return None


def adopted(found: Sequence[Reading], language: Language) -> tuple[Reading, Dated] | None:
    """The day that a line near the head says the act was adopted on."""
    known = words(language)
    kinds = "|".join(known.outcomes.values())
    said = pattern(rf"(?:{kinds}|{known.adopted})", language)
    for reading in found[:_FIRST]:
        days = [
            d for d in reading.dates if d.date.start == d.date.end and len(d.date.start) == _DAY
        ]
        if len(days) == 1 and len(reading.plain) < 200 and said.search(reading.plain):
            return reading, days[0]
    return None


def organ(block: Sequence[Reading]) -> Stated | None:
    """The organ whose name fills a line of the title block; the United Nations itself is none."""
    for reading in block:
        for name in reading.names:
            whole = name.start == 0 and name.end == len(reading.plain.rstrip())
            if whole and name.kind == "organ" and name.key not in ("un", "bureau"):
                span: Span = reading.passage.span(name.start, name.end)
                return Stated(reading.passage.printed(span), span)
    return None
