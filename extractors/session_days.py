"""The days on which a session is held, by the lines and sentences that name it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.date_scopes import is_due
from extractors.gatherings import Named
from extractors.patterns import pattern
from extractors.readings import Dated, Reading
from schemas.language import Language
from schemas.notice import Span
from schemas.words import words

_DAY = 10  # characters of a date complete to the day
_LINE = 160  # characters of a line of a title block
Held = tuple[Dated, Reading]


def days(
    near: Sequence[Reading],
    found: Sequence[Reading],
    gathering: Named,
    document: Span | None,
    after: str,
    language: Language,
) -> Held | None:
    """The days that the lines around the name of a session give, else those of a sentence.

    `document` is the date of the document itself; days after `after` (ISO 8601) are preferred.
    """
    for since in dict.fromkeys((after, "")):
        held = _beside(near, gathering, document, since, language) or _told(
            found, gathering, since, language
        )
        if held is not None:
            return held
    return _generic(found, after, language) or _generic(found, "", language)


def closing(held: Held, language: Language) -> str:
    """The last day: that of the period, or the one on which its sentence says that it closes."""
    dated, reading = held
    _, end = reading.passage.sentence(dated.start)
    closes = pattern(words(language).cues.closes, language)
    for later in reading.dates if dated.date.start == dated.date.end else ():
        told = dated.end <= later.start < end and len(later.date.start) == _DAY
        if told and closes.search(reading.plain, dated.end, later.start):
            return max(later.date.start, dated.date.end)
    return dated.date.end


def _beside(
    near: Sequence[Reading],
    gathering: Named,
    document: Span | None,
    since: str,
    language: Language,
) -> Held | None:
    """The first days of a line, or of a sentence that names the session."""
    for held in _days(near, since):
        dated, reading = held
        span = Span(reading.passage.text.eid, dated.date.from_, dated.date.to)
        line = len(reading.plain) <= _LINE
        own = span != document and not is_due(reading, dated, language)
        if own and (line or _names(held, gathering)):
            return held
    return None


def _told(
    found: Sequence[Reading], gathering: Named, since: str, language: Language
) -> Held | None:
    """The days that a sentence of the text gives with the session: those of one that says it is
    held first, then the longest and the latest."""
    told = [held for held in _own(found, since) if _names(held, gathering)]
    return max(told, key=lambda held: _rank(held, language)) if told else None


def _generic(found: Sequence[Reading], since: str, language: Language) -> Held | None:
    """The first range of days in a sentence that says "the session"."""
    generic = pattern(rf"(?:{words(language).this_gathering})", language)
    for dated, reading in _own(found, since):
        start, end = reading.passage.sentence(dated.start)
        if dated.date.start != dated.date.end and generic.search(reading.plain, start, end):
            return dated, reading
    return None


def _own(found: Sequence[Reading], since: str) -> list[Held]:
    return _days([reading for reading in found if reading.passage.annex is None], since)


def _days(found: Sequence[Reading], since: str) -> list[Held]:
    """Every date that is complete to the day and later than another."""
    return [
        (dated, reading)
        for reading in found
        for dated in reading.dates
        if len(dated.date.start) == _DAY and dated.date.start > since
    ]


def _names(held: Held, gathering: Named) -> bool:
    """Whether the sentence of a date names a session, by its number, or by its kind alone; days in
    brackets belong to what stands before them."""
    dated, reading = held
    start, end = reading.passage.sentence(dated.start)
    opened = max(reading.plain.rfind(sign, start, dated.start) for sign in "(（")
    if opened > max(reading.plain.rfind(sign, start, dated.start) for sign in ")）"):
        end = dated.end
    return any(start <= n.start < end and _same(n, gathering) for n in reading.gatherings)


def _same(named: Named, gathering: Named) -> bool:
    by_kind = named.number is None and named.session is not None
    return named.kind == gathering.kind and (
        named.session == gathering.session if by_kind else named.number == gathering.number
    )


def _rank(held: Held, language: Language) -> tuple[bool, bool, str]:
    dated, reading = held
    start, end = reading.passage.sentence(dated.start)
    said = pattern(words(language).cues.held, language).search(reading.plain, start, end)
    return said is not None, dated.date.start != dated.date.end, dated.date.start
