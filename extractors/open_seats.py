"""Seats still to be filled, by the sentence that announces an election or gives their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.names import Name
from extractors.offices import Clause, offices
from extractors.patterns import before, number_value, pattern
from extractors.quantities import seat_number
from extractors.readings import Reading
from extractors.terms import Setting, told_term
from schemas.notice import Bureau, Officer
from schemas.words import words

_SINGLE = frozenset({"president", "chair", "rapporteur", "secretary"})
_FEWEST = 2  # seats below which a sentence gives no bureau
_MOST = 12  # seats of one role


@dataclass(frozen=True, slots=True)
class _Call:
    """The seats that a sentence names without holders; `due` where it says that they come next."""

    seats: tuple[Officer, ...]
    due: bool


def completed(
    made: Sequence[Bureau], found: Sequence[Reading], setting: Setting
) -> tuple[Bureau, ...]:
    """The bureaux with the seats of the next one that are to be filled and that nobody holds.

    An office of which the next bureau has a seat already is left as the notice gives it.
    """
    calls = tuple(_calls(found, setting))
    following = next((bureau for bureau in made if bureau.term == "next"), None)
    if following is None:
        due = next((call.seats for call in calls if call.due), ())
        return (*made, *_new(made, due))
    wanted = next((call.seats for call in calls), ()) or _as_before(made, found, setting)
    return tuple(_filled(b, wanted) if b is following else b for b in made)


def _new(made: Sequence[Bureau], seats: tuple[Officer, ...]) -> Iterator[Bureau]:
    if len(seats) >= _FEWEST:
        key = made[0].body if made else None
        yield Bureau("next", seats, key, seats[0].span)


def _filled(bureau: Bureau, wanted: Sequence[Officer]) -> Bureau:
    held = {_rank(officer) for officer in bureau.officers}
    more = tuple(seat for seat in wanted if _rank(seat) not in held)
    return replace(bureau, officers=(*bureau.officers, *more))


def _rank(officer: Officer) -> str:
    return officer.role.replace("president", "chair")


def _as_before(
    made: Sequence[Bureau], found: Sequence[Reading], setting: Setting
) -> tuple[Officer, ...]:
    """The seats of the bureau in office, where the next one is said to have the same."""
    form = pattern(rf"(?:{words(setting.language).same_bureau})", setting.language)
    place = next(
        (r.passage.span(*m.span()) for r in found if (m := form.search(r.plain)) is not None), None
    )
    now = next((bureau.officers for bureau in made if bureau.term == "current"), ())
    return tuple(Officer(o.role, None, None, None, place) for o in now) if place else ()


def _calls(found: Sequence[Reading], setting: Setting) -> Iterator[_Call]:
    for reading in found:
        if reading.passage.where != "body" or reading.passage.annex is not None:
            continue
        for clause in _sentences(reading, setting):
            seats = tuple(s for name in clause.offices for s in _seats(clause, name, setting))
            roles = {seat.role for seat in seats}
            own = {name.key for name in clause.offices if not _shared(clause, name, setting)}
            due, past = _due(clause, setting), told_term(clause, setting) == "current"
            if len(roles) > 1 and own == roles and (due or not (past or _held(clause))):
                yield _Call(seats, due)


def _sentences(reading: Reading, setting: Setting) -> Iterator[Clause]:
    """The sentences that speak of an election or a bureau and name no State in office."""
    known = words(setting.language)
    cue = pattern(rf"(?:{known.bureau}|{known.elects})", setting.language)
    position = 0
    while position < len(reading.plain):
        start, end = reading.passage.sentence(position)
        position = max(end, position + 1)
        clause = Clause(reading, start, end, offices(reading, start, end, setting), False)
        held = any(name.kind == "state" for name in clause.names)
        if len(clause.offices) > 1 and not held and cue.search(clause.text) is not None:
            yield clause


def _held(clause: Clause) -> bool:
    """Whether a sentence says from which group an office is filled."""
    return any(name.kind == "group" for name in clause.names)


def _shared(clause: Clause, name: Name, setting: Setting) -> bool:
    """Whether an office goes to one of the other officers: "one of whom acts as Rapporteur"."""
    form = before(words(setting.language).as_role, setting.language)
    return form.search(clause.reading.plain, clause.start, name.start) is not None


def _seats(clause: Clause, name: Name, setting: Setting) -> Iterator[Officer]:
    if _shared(clause, name, setting):
        return
    number = seat_number(clause.reading, name, setting.language)
    inside = clause.reading.plain[name.start : name.end].split(" ")[0]
    count = number_value(number, setting.language) if number else None
    count = count or number_value(inside, setting.language)
    count = count or (1 if name.key in _SINGLE else 0)
    place = clause.reading.passage.span(name.start, name.end)
    for _ in range(min(count, _MOST)):
        yield Officer(name.key, None, None, None, place)  # type: ignore[arg-type]


def _due(clause: Clause, setting: Setting) -> bool:
    """Whether the election is to come, and not what a rule says of every session."""
    rules = (rule for rule in words(setting.language).quantities if rule.role == "cycle")
    cyclic = any(pattern(rule.sentence, setting.language).search(clause.text) for rule in rules)
    return not cyclic and told_term(clause, setting) == "next"
