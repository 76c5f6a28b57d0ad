"""Officers along a sentence: "Benin as Chair", "our President, Ms. X (Chile), and the …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractors.names import Name
from extractors.offices import Clause, offices
from extractors.patterns import pattern
from extractors.readings import Reading
from extractors.seats import seats
from extractors.shares import Share, shares
from extractors.terms import Setting, told_term
from schemas.notice import Officer
from schemas.vocabulary import Term
from schemas.words import words

_PARTED = regex.compile(r";(?=\p{Han})")  # a semicolon of Chinese print, where no blank follows
_SEAT = ("state", "group")
_THERE = regex.compile(r"\b(?:in|в|في)\s+(?:the )?$")
_CITY = regex.compile(r"\b(?:in|at|à|en|в|г\.|في)\s+\p{Lu}?[\p{L}'’-]+(?:\s\p{L}+)?[,،]\s*$")


@dataclass(frozen=True, slots=True)
class Told:
    """An officer as a sentence gives it, and the term that the sentence says or goes on with."""

    officer: Officer
    term: Term | None


def told(reading: Reading, setting: Setting) -> tuple[Told, ...]:
    """The seats that the sentences of a text give.

    A sentence counts when it speaks of a bureau or an election, or when one before it does; a
    single seat counts when its sentence says that someone presides or is elected, or names the
    person with the State in brackets.
    """
    found: list[Told] = []
    term: Term | None = None
    clauses = tuple(_clauses(reading, setting))
    for index, clause in enumerate(clauses):
        vacant = tuple(_vacant(clause, setting))
        roles = {officer.role for officer in vacant}
        held = (o for o in _officers(clause, setting) if o.role not in roles)
        officers = (*held, *vacant)
        own = told_term(clause, setting)
        term = own or (term if _goes_on(clause, officers) else None)
        if found or _speaks(clause, setting) or _introduced(reading, officers):
            found += [Told(officer, term) for officer in officers]
            open_ = index + 1 < len(clauses) and clauses[index + 1].goes_on
            certain = open_ or len(found) > 1 or _certain(clause, found, setting)
            found = found if certain else []
    return tuple(found)


def _goes_on(clause: Clause, officers: Sequence[Officer]) -> bool:
    """Whether a sentence speaks of the same term as the one before: it names no day or person."""
    dated = any(clause.start <= date.start < clause.end for date in clause.reading.dates)
    return clause.goes_on or not (dated or any(officer.person for officer in officers))


def _introduced(reading: Reading, officers: Sequence[Officer]) -> bool:
    """Whether officers stand with person and State, as in “Mr. X (Kenya)” or “Kenya (Mr. X)”."""
    text = reading.passage.text.text
    return all(
        o.person is not None
        and (text[: o.span.start][-1:] in "(（" or text[o.span.end :].lstrip()[:1] in tuple("(（"))
        for o in officers
    )


def _clauses(reading: Reading, setting: Setting) -> Iterator[Clause]:
    position = 0
    while position < len(reading.plain):
        start, end = reading.passage.sentence(position)
        start = position if reading.plain[position - 1 : position] == ";" else start
        parted = _PARTED.search(reading.plain, start, end)
        end = parted.end() if parted is not None else end
        goes_on = reading.plain[:start].rstrip().endswith((";", "；", "؛"))
        yield Clause(reading, start, end, offices(reading, start, end, setting), goes_on)
        position = max(end, position + 1)


def _officers(clause: Clause, setting: Setting) -> Iterator[Officer]:
    holders = [name for name in clause.names if name.kind in _SEAT and not _elsewhere(clause, name)]
    for share in shares(clause, holders, setting.language):
        if _fits(share, holders):
            counted = (share.lead, share.end if share.back else share.lead)
            yield from seats(
                clause.reading, share.role, share.start, share.end, setting.language, counted
            )


def _vacant(clause: Clause, setting: Setting) -> Iterator[Officer]:
    """The offices that a sentence says nobody holds: “Rapporteur, vacant”."""
    known = words(setting.language)
    lead = rf" ?[,:(–—-]+ ?|{known.vacant_lead}"
    form = pattern(rf"(?:{lead})(?:{known.vacant})", setting.language)
    for name in clause.offices:
        if form.match(clause.reading.plain, name.end, clause.end):
            place = clause.reading.passage.span(name.start, name.end)
            yield Officer(name.key, None, None, None, place)  # type: ignore[arg-type]


def _fits(share: Share, holders: Sequence[Name]) -> bool:
    """Whether as many can hold an office: one presides, others may be several."""
    inside = [n for n in holders if share.start <= n.start and n.end <= share.end]
    states = [n for n in inside if n.kind == "state"] or inside
    return len(states) == 1 if share.role in ("president", "chair") else bool(states)


def _elsewhere(clause: Clause, name: Name) -> bool:
    """Whether a State is only where something is, or where a city lies (“Nairobi, Kenya”)."""
    if name.kind != "state":
        return False
    lead = clause.reading.plain[clause.start : name.start]
    return _CITY.search(lead) is not None or _THERE.search(lead) is not None


def _speaks(clause: Clause, setting: Setting) -> bool:
    known = words(setting.language)
    cue = pattern(rf"(?:{known.bureau}|{known.elects}|{known.presiding})", setting.language)
    passage = clause.reading.passage
    around = (passage.intro, *passage.headings[-1:])
    return cue.search(clause.text) is not None or any(map(cue.search, around))


def _certain(clause: Clause, found: Sequence[Told], setting: Setting) -> bool:
    known = words(setting.language)
    cue = pattern(rf"(?:{known.elects}|{known.presiding})", setting.language)
    named = any(one.officer.person is not None for one in found)
    return named or cue.search(clause.text) is not None
