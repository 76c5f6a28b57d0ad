"""Officers of bureaux, listed line by line, in tables, or along a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extractors.names import Name
from extractors.officer_lines import is_label, officers_of, sentence
from extractors.officer_tables import table_officers, tables
from extractors.open_seats import completed
from extractors.patterns import pattern
from extractors.readings import Reading
from extractors.terms import Setting, around, term_of
from extractors.told_officers import told
from schemas.notice import Bureau, Officer
from schemas.vocabulary import Role, Term
from schemas.words import words

_LONGEST = 400  # letters of a line of officers; longer ones are running text
_CHAIRS: dict[Role, Role] = {"president": "chair", "vice-president": "vice-chair"}
_LEADERS = frozenset({"president", "chair"})


@dataclass(frozen=True, slots=True)
class _Seat:
    """A seat as found: the officer, the term its surroundings state, what its bureau shares."""

    officer: Officer
    term: Term
    group: tuple[str, ...]  # headings and table
    told: bool = False  # in a sentence


@dataclass(frozen=True, slots=True)
class _Lead:
    """A line above officers, and the term it says; the same for all below until the next."""

    term: Term | None = None
    text: str = ""


def bureaux(found: Sequence[Reading], setting: Setting, body: str | None) -> tuple[Bureau, ...]:
    """The bureaux of a document by term; `body` is the key of the organ they serve.

    A list or a table is a bureau when it has two seats or more; a sentence may give a single one.
    What sentences say again of officers that are listed counts once.
    """
    seats = [*_in_lines(found, setting), *_in_tables(found, setting)]
    order = {reading.passage.text.eid: index for index, reading in enumerate(found)}
    seats.sort(key=lambda seat: (order[seat.officer.span.eid], seat.officer.span.start))
    made = [Bureau(term, officers, body, officers[0].span) for term, officers in _grouped(seats)]
    whole = completed(made, found, setting)
    if not _is_chaired([officer for each in whole for officer in each.officers], setting):
        return tuple(replace(bureau, body=body) for bureau in whole)
    return tuple(replace(bureau, officers=_chairs(bureau.officers), body=body) for bureau in whole)


def _grouped(seats: Sequence[_Seat]) -> list[tuple[Term, tuple[Officer, ...]]]:
    listed = _lists(seats)
    spoken: dict[Term, list[Officer]] = {}
    for seat in seats:
        known = [o for term, officers in listed if term == seat.term for o in officers]
        same = [*known, *spoken.get(seat.term, ())]
        again = seat.term == "next" and any(
            _presides(seat.officer, o)
            for term, officers in listed
            if term != "next"
            for o in officers
        )
        if seat.told and not again and not any(_same(seat.officer, other) for other in same):
            spoken.setdefault(seat.term, []).append(seat.officer)
    return _merged(listed, spoken)


def _lists(seats: Sequence[_Seat]) -> list[tuple[Term, tuple[Officer, ...]]]:
    """The bureaux that are listed, each once, however often they are."""
    made: list[tuple[Term, tuple[Officer, ...]]] = []
    listed = [seat for seat in seats if not seat.told]
    for key in dict.fromkeys((seat.term, seat.group) for seat in listed):
        officers = tuple(s.officer for s in listed if (s.term, s.group) == key)
        again = any(term == key[0] and _covers(those, officers) for term, those in made)
        if len(officers) > 1 and _leads(officers) and not again:
            made.append((key[0], officers))
    return made


def _merged(
    listed: Sequence[tuple[Term, tuple[Officer, ...]]], spoken: dict[Term, list[Officer]]
) -> list[tuple[Term, tuple[Officer, ...]]]:
    """The listed bureaux with what sentences add to the first of a term, then those only told."""
    made: list[tuple[Term, tuple[Officer, ...]]] = []
    for term, officers in listed:
        made.append((term, (*officers, *spoken.pop(term, ()))))
    made += [(term, tuple(officers)) for term, officers in spoken.items() if _leads(officers)]
    return made


def _same(officer: Officer, other: Officer) -> bool:
    """Whether two mentions are of one seat: same role, same State, or one presides already."""
    if officer.role in _LEADERS and other.role in _LEADERS:
        return True
    return officer.role == other.role and officer.state is not None and officer.state == other.state


def _presides(officer: Officer, other: Officer) -> bool:
    """Whether who is said to preside over the session to come is listed as in office."""
    held = officer.state is not None and officer.state == other.state
    return held and officer.role in _LEADERS and other.role in _LEADERS


def _covers(officers: Sequence[Officer], others: Sequence[Officer]) -> bool:
    return {(o.role, o.state, o.group) for o in others} <= {
        (o.role, o.state, o.group) for o in officers
    }


def _leads(officers: Sequence[Officer]) -> bool:
    """Whether a list of seats is a bureau: someone presides or reports."""
    return bool({o.role for o in officers} - {"member", "secretary"})


def _chairs(officers: tuple[Officer, ...]) -> tuple[Officer, ...]:
    """The officers of a body that has chairs, where one word names chairs and presidents."""
    return tuple(replace(o, role=_CHAIRS.get(o.role, o.role)) for o in officers)


def _is_chaired(officers: Sequence[Officer], setting: Setting) -> bool:
    """Whether a body has a chair: its name tells, or it has co-chairs."""
    known = words(setting.language)
    if not known.chaired or "chair" in known.roles:
        return False
    shared = any(officer.role == "co-chair" for officer in officers)
    organ = pattern(rf"(?:{known.organ_nouns})", setting.language).search(setting.body)
    chaired = pattern(rf"(?:{known.chaired})", setting.language).search(setting.body)
    return shared or (chaired is not None and (organ is None or chaired.start() <= organ.start()))


def _in_lines(found: Sequence[Reading], setting: Setting) -> Iterator[_Seat]:
    """Seats on lines of their own; a label holds for the lines below that have none."""
    label: Role | None = None
    holder: str | None = None
    lead = _Lead()
    for reading in found:
        passage = reading.passage
        titled = passage.where == "heading" and not sentence(reading)
        if titled or passage.where not in ("body", "heading") or passage.unit is None:
            label, lead = None, _Lead()
            continue
        spoken = list(_told(reading, setting))
        if spoken or len(reading.plain) > _LONGEST:
            yield from spoken
            label = None
            continue
        place = regex.sub(r"(?:^|__)(?:list|al)_.*", "", passage.unit.eid)
        line = officers_of(reading, label if place == holder else None, setting)
        lead = lead if place == holder else _Lead()
        lead = lead if line.officers else _leading(reading, setting, lead)
        label, holder = line.label, place
        term = lead.term or around(reading, setting)
        for officer in line.officers:
            yield _Seat(officer, term, (*passage.headings, lead.text))


def _leading(reading: Reading, setting: Setting, lead: _Lead) -> _Lead:
    """What a line without officers says of the term of those below, as “Incoming Bureau” does."""
    known = words(setting.language)
    speaks = pattern(rf"(?:{known.bureau})", setting.language).search(reading.plain)
    term = term_of(reading.plain, setting.language)
    return _Lead(term, reading.plain) if speaks is not None and term is not None else lead


def _told(reading: Reading, setting: Setting) -> Iterator[_Seat]:
    """Seats of a text that is a sentence rather than a line of a list."""
    roles = [name for name in reading.names if name.kind == "role"]
    spoken = len(roles) > 1 or _fills(reading, setting)
    ended = spoken and reading.plain.rstrip().endswith((".", "。"))
    labelled = any(is_label(reading, name, setting) for name in roles) and not _listed(
        roles, reading
    )
    if labelled or not (ended or sentence(reading)):
        return
    for seat in told(reading, setting):
        term = seat.term or around(reading, setting)
        yield _Seat(seat.officer, term, reading.passage.headings, told=True)


def _listed(roles: Sequence[Name], reading: Reading) -> bool:
    """Whether a text lists several offices one after another, with semicolons between them."""
    several = len({role.key for role in roles}) > 1
    return several and ";" in reading.plain[roles[0].end : roles[-1].start]


def _fills(reading: Reading, setting: Setting) -> bool:
    form = pattern(rf"(?:{words(setting.language).elects})", setting.language)
    return form.search(reading.plain) is not None


def _in_tables(found: Sequence[Reading], setting: Setting) -> Iterator[_Seat]:
    for table, cells in tables(found):
        headings = (*cells[0].passage.headings, table.eid)
        for officer, term in table_officers(cells, setting):
            yield _Seat(officer, term or around(cells[0], setting), headings)
