"""The session that a document is about: which one, when and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractors.dates import PrintedDate
from extractors.gatherings import Named
from extractors.patterns import pattern
from extractors.places import known_city
from extractors.readings import Reading
from extractors.session_days import closing, days
from extractors.session_place import place
from schemas.body import Body
from schemas.language import Language
from schemas.notice import Session, Span
from schemas.vocabulary import Kind, SessionKind
from schemas.words import words

# Between two sessions with the same days: "the 19th Meeting and the 8th session of …".
_JOINED = regex.compile(r"\s(?:and|et|y|e|и)\s(?:\p{L}{1,3}['’]?\s?){0,2}$")
_DAY = 10  # characters of a date complete to the day
_ACTS = ("resolution", "decision", "declaration")
_COMING = ("notification", "provisional-agenda", "annotated-agenda", "other")


@dataclass(frozen=True, slots=True)
class About:
    """A document as far as its session needs it."""

    found: Sequence[Reading]
    block: Sequence[Reading]
    language: Language
    body: Body | None
    kind: Kind
    date: str | None
    printed: Span | None  # of the date


def gathering_of(
    block: Sequence[Reading],
    found: Sequence[Reading],
    kind: Kind,
    date: str | None,
    language: Language,
) -> tuple[Reading | None, Named | None]:
    """The session the subject or the title block names; else the one that the text dates in the
    future. What convenes a session is not about one that it dates in the past."""
    since = (date or "") if kind in _COMING else ""
    subject = pattern(words(language).subject, language)
    lines = sorted(block, key=lambda r: subject.match(r.plain) is None)
    named = [(r, n) for r in lines for n in r.gatherings]
    past = _held_before(found, since)
    to_come = [(r, n) for r, n in named if _last(r, n) >= since]
    to_come.sort(key=lambda one: one[1].key in past)
    told = [(r, n) for r in found for n in r.gatherings if "" < (date or "9") < _last(r, n) < "9"]
    return next(iter((*to_come, *told, *named, *_coming(found, date or "9"))), (None, None))


def _held_before(found: Sequence[Reading], since: str) -> frozenset[tuple[str, int | None, bool]]:
    """The sessions that the text dates before a day and nowhere later."""
    dated = [(n.key, _last(r, n)) for r in found for n in r.gatherings]
    later = {key for key, last in dated if since <= last < "9"}
    return frozenset(key for key, last in dated if last < since and key not in later)


def _last(reading: Reading, named: Named) -> str:
    """The first date (ISO 8601) behind the name of a session and before the next name in its
    sentence, "9" where none is."""
    _, end = reading.passage.sentence(named.start)
    later = [n for n in reading.gatherings if n.start >= named.end and n.number != named.number]
    end = min(end, *(n.start for n in later)) if later else end
    dates = [_through(d.date.end) for d in reading.dates if named.end <= d.start < end]
    shared = not dates and later and _JOINED.search(reading.plain, named.end, later[0].start)
    return _last(reading, later[0]) if shared else next(iter(dates), "9")


def _through(date: str) -> str:
    """A date for comparing: a year or a month lasts longer than any of its days."""
    return date if len(date) == _DAY else f"{date}-99"


def _coming(found: Sequence[Reading], date: str) -> Iterator[tuple[Reading, Named]]:
    """The sessions and meetings named in texts that give a later day."""
    for reading in found:
        later = [d for d in reading.dates if len(d.date.start) == _DAY and d.date.start > date]
        for named in reading.gatherings[: 1 if later else 0]:
            yield reading, named


def session_of(about: About, reading: Reading, gathering: Named) -> Session:
    """The session with its days and its city, as far as the document gives them."""
    near = _from(about, reading) if reading in about.block else [reading]
    after = (about.date or "") if about.kind in _COMING else ""
    held = days(near, about.found, gathering, about.printed, after, about.language)
    dated = held[0].date if held is not None else None
    city = place(about.found, held[1], held[0], about.language) if held is not None else None
    return Session(
        gathering.number,
        _kind(about, gathering),
        dated.start if dated else None,
        closing(held, about.language) if held is not None else None,
        city or _opened_at(about, dated) or _signed_at(about, dated),
        None,
        reading.passage.span(gathering.start, gathering.end),
    )


def _from(about: About, reading: Reading) -> list[Reading]:
    """The line that names the session, those below it, then those above.

    A single day above it in an act is that of its issue.
    """
    place = list(about.block).index(reading)
    above = reversed(about.block[:place])
    if about.kind in _ACTS:
        above = (r for r in above if not any(d.date.start == d.date.end for d in r.dates))
    return [*about.block[place:], *above]


def _opened_at(about: About, dated: PrintedDate | None) -> str | None:
    """The city where another sentence says that the session opens, on its first day."""
    opens = pattern(rf"(?:{words(about.language).cues.opens})", about.language)
    for reading in about.found if dated is not None else ():
        for other in reading.dates:
            start, end = reading.passage.sentence(other.start)
            first = other.date.start == dated.start and other.date != dated  # type: ignore[union-attr]
            if first and opens.search(reading.plain, start, end):
                return place(about.found, reading, other, about.language)
    return None


def _signed_at(about: About, dated: PrintedDate | None) -> str | None:
    """The city where an act is dated, where that is a day of the session."""
    within = dated is not None and dated.start <= (about.date or "") <= dated.end
    if not within or about.kind not in _ACTS:
        return None
    lines = (r for r in about.block if about.printed and r.passage.text.eid == about.printed.eid)
    return next((known_city(reading.plain, about.language) for reading in lines), None)


def _kind(about: About, gathering: Named) -> SessionKind | None:
    """The kind that the name says; else regular, where the text calls the session or its
    neighbours so, or speaks of the regular sessions of the body."""
    if gathering.session is not None or gathering.number is None:
        return gathering.session
    plain = about.body is not None and "cycle" in about.body.rules
    regular = pattern(rf"(?:{words(about.language).regular_sessions})", about.language)
    series = range(gathering.number - 1, gathering.number + 2)
    for reading in about.found:
        named = any(n.number in series and n.session == "regular" for n in reading.gatherings)
        plain = plain or named or regular.search(reading.plain) is not None
    return "regular" if plain else None
