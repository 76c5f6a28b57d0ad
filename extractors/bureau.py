"""Officers of bureaux, listed line by line, in tables, or along a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extractors.names import Name
from extractors.patterns import pattern
from extractors.readings import Reading
from extractors.told_officers import term, told
from schemas.language import Language
from schemas.notice import Bureau, Group, Officer, Role, Term
from schemas.outline import Table
from schemas.words import words

_LONGEST = 400  # letters of a line of officers; longer ones are running text
_PERSON = regex.compile(
    r"(?:(?:H\.\s?E\.|Mr|Mrs|Ms|Dr|Prof|Sir|Amb|Ambassador|M|Mme|Sr|Sra)\b\.?\s*)*"
    r"\p{Lu}[\p{L}.'’-]+(?:\s+(?:\p{Lu}[\p{L}.'’-]*|de|la|el|van|von|bin|al-?\p{L}*)){1,5}"
)
_CHAIRS: dict[Role, Role] = {"president": "chair", "vice-president": "vice-chair"}
_SEPARATORS = " ,，、;；:：()（）-–—/."


@dataclass(frozen=True, slots=True)
class _Seat:
    """A seat as found: the officer, the reading it stands in, the term its surroundings state."""

    officer: Officer
    term: Term
    group: tuple[str, ...]  # what seats of one bureau share: headings and table


def bureaux(
    found: Sequence[Reading], language: Language, body: str | None, name: str
) -> tuple[Bureau, ...]:
    """The bureaux of a document by term; a bureau has at least two seats with a State or group.

    `name` is the body's, which tells whether it has a president or a chair where the language has
    one word for both.
    """
    seats = [*_in_lines(found, language), *_in_tables(found, language)]
    if _is_chaired(name, language):
        seats = [replace(seat, officer=_chair(seat.officer)) for seat in seats]
    order = {reading.passage.text.eid: index for index, reading in enumerate(found)}
    seats.sort(key=lambda seat: (order[seat.officer.span.eid], seat.officer.span.start))
    made = []
    for key in dict.fromkeys((seat.term, seat.group) for seat in seats):
        officers = tuple(s.officer for s in seats if (s.term, s.group) == key)
        if len(officers) > 1 and _leads(officers):
            made.append(Bureau(key[0], officers, body, officers[0].span))
    return tuple(made)


def _is_chaired(name: str, language: Language) -> bool:
    known = words(language)
    if not known.chaired or "chair" in known.roles:
        return False
    return pattern(rf"(?:{known.chaired})", language).search(name) is not None


def _chair(officer: Officer) -> Officer:
    return replace(officer, role=_CHAIRS.get(officer.role, officer.role))


def _leads(officers: Sequence[Officer]) -> bool:
    """Whether a list of seats is a bureau: someone presides or reports."""
    return bool({o.role for o in officers} - {"member", "secretary"})


def _in_lines(found: Sequence[Reading], language: Language) -> Iterator[_Seat]:
    """Seats on lines of their own; a label holds for the lines below that have none."""
    label: Role | None = None
    holder: str | None = None
    for reading in found:
        passage = reading.passage
        if passage.where != "body" or passage.unit is None:
            label = None
            continue
        seats = list(told(reading, language, _seats)) if _running(reading, language) else []
        if seats or len(reading.plain) > _LONGEST:
            yield from _told(reading, seats, language)
            label = None
            continue
        place = regex.sub(r"__(?:list|al)_.*", "", passage.unit.eid)
        label = label if place == holder else None
        holder = place
        for officer in _line(reading, label, language):
            label = officer.role
            yield _Seat(officer, _term(reading, language), passage.headings)


def _running(reading: Reading, language: Language) -> bool:
    """Whether a text is a sentence rather than a line of a list of officers."""
    roles = [name for name in reading.names if name.kind == "role" and name.key != "member"]
    return (
        bool(roles) and not any(_is_label(reading, name) for name in roles) and _sentence(reading)
    )


def _told(
    reading: Reading, seats: Sequence[tuple[int, Officer]], language: Language
) -> Iterator[_Seat]:
    for start, officer in seats:
        own = term(reading, start, language) or _term(reading, language)
        yield _Seat(officer, own, reading.passage.headings)


def _line(reading: Reading, label: Role | None, language: Language) -> Iterator[Officer]:
    """The seats of one line: a role, then States with their groups, or groups alone."""
    roles = [name for name in reading.names if name.kind == "role" and name.key != "member"]
    own = next((name for name in roles if _is_label(reading, name)), None)
    role: Role | None = own.key if own is not None else label  # type: ignore[assignment]
    if role is None or (own is None and _sentence(reading)):
        trailing = _trailing(reading, roles)
        yield from trailing
        return
    start = own.end if own is not None else 0
    yield from _seats(reading, role, start, len(reading.plain))


def _is_label(reading: Reading, name: Name) -> bool:
    """Whether a role stands at the head of a line, with a colon, a dash or a tab behind it."""
    after = reading.plain[name.end :].lstrip(" )）]")
    lead = reading.plain[: name.start].strip()
    _, end = reading.passage.folded.span(name.start, name.end)
    parted = after[:1] in (*":：–—-|",) or reading.passage.text.text[end : end + 1] == "\t"
    return len(lead) <= 12 and not lead.endswith((".", "。")) and parted


def _sentence(reading: Reading) -> bool:
    """Whether a line without label says more than names."""
    rest = reading.without(*((name.start, name.end) for name in reading.names))
    return len(regex.sub(r"[\W\d]", "", rest)) > max(24, len(reading.plain) // 3)


def _trailing(reading: Reading, roles: Sequence[Name]) -> Iterator[Officer]:
    """Seats with the role behind: “Kenya (African States), President”."""
    states = [name for name in reading.names if name.kind in ("state", "group")]
    if len(roles) != 1 or not states or _sentence(reading) or roles[0].start < states[0].end:
        return
    yield from _seats(reading, roles[0].key, 0, roles[0].start)  # type: ignore[arg-type]


def _seats(reading: Reading, role: Role, start: int, end: int) -> Iterator[Officer]:
    """One seat per State, with the group that stands with it; one per group where no States are."""
    inside = [n for n in reading.names if start <= n.start and n.end <= end]
    states = [name for name in inside if name.kind == "state"]
    groups = [name for name in inside if name.kind == "group"]
    heads = states or groups
    for index, name in enumerate(heads):
        begin = heads[index - 1].end if index else start
        finish = heads[index + 1].start if index + 1 < len(heads) else end
        own = _own_group(name, groups, begin, finish, bool(states))
        person = _person(reading, begin, finish, inside)
        last = max([name.end, *(g.end for g in groups if g.key == own and g.start < finish)])
        yield Officer(
            role,
            name.key if states else None,
            own,
            person,
            reading.passage.span(name.start, max(last, name.end)),
        )


def _own_group(
    name: Name, groups: Sequence[Name], begin: int, finish: int, stated: bool
) -> Group | None:
    if not stated:
        return name.key  # type: ignore[return-value]
    near = [g for g in groups if name.end <= g.start < finish]
    near = near or [g for g in groups if begin <= g.start < name.start]
    return near[0].key if near else None  # type: ignore[return-value]


def _person(reading: Reading, begin: int, finish: int, inside: Sequence[Name]) -> str | None:
    taken = [(n.start, n.end) for n in inside]
    for match in _PERSON.finditer(reading.plain, begin, finish):
        if not any(s < match.end() and match.start() < e for s, e in taken):
            return match[0].strip(_SEPARATORS)
    return None


def _term(reading: Reading, language: Language) -> Term:
    """The term that the nearest words around a line state; current where none do."""
    known = words(language)
    for text in (reading.passage.intro, *reversed(reading.passage.headings)):
        term = term_of(text, known.current_term, known.next_term, language)
        if term is not None:
            return term
    return "current"


def term_of(text: str, current: str, coming: str, language: Language) -> Term | None:
    """The term a text speaks of: whichever of the two is named first."""
    ahead = pattern(rf"(?:{coming})", language).search(text)
    now = pattern(rf"(?:{current})", language).search(text)
    if ahead is not None and (now is None or ahead.start() < now.start()):
        return "next"
    return "current" if now is not None else None


def _in_tables(found: Sequence[Reading], language: Language) -> Iterator[_Seat]:
    tables: dict[str, list[Reading]] = {}
    for reading in found:
        if reading.passage.table is not None and reading.passage.where == "cell":
            tables.setdefault(reading.passage.table.eid, []).append(reading)
    for cells in tables.values():
        yield from _table(cells, language)


def _table(cells: Sequence[Reading], language: Language) -> Iterator[_Seat]:
    """Seats of a table, row by row; a role holds for the rows below that have none."""
    table = cells[0].passage.table
    assert table is not None
    by_eid = {reading.passage.text.eid: reading for reading in cells}
    terms = _column_terms(table, by_eid, language)
    role: Role | None = None
    for row in table.rows:
        readings = [[by_eid[text.eid] for text in cell.texts] for cell in row]
        named = [n for cell in readings for r in cell for n in r.names if n.kind == "role"]
        role = named[0].key if named else role  # type: ignore[assignment]
        if role is None:
            continue
        for column, officer in _row(readings, role):
            term = terms.get(column) or _term(cells[0], language)
            yield _Seat(officer, term, (*cells[0].passage.headings, table.eid))


def _column_terms(table: Table, by_eid: dict[str, Reading], language: Language) -> dict[int, Term]:
    """Columns whose header says which term they show."""
    known = words(language)
    found: dict[int, Term] = {}
    for column, cell in enumerate(table.rows[0]):
        text = " ".join(by_eid[t.eid].plain for t in cell.texts)
        term = term_of(text, known.current_term, known.next_term, language)
        if term is not None:
            found[column] = term
    return found


def _row(cells: Sequence[Sequence[Reading]], role: Role) -> Iterator[tuple[int, Officer]]:
    """The seats of a row: a State in one cell takes the group and the person of the others."""
    found = [
        (column, officer)
        for column, cell in enumerate(cells)
        for reading in cell
        for officer in _seats(reading, role, 0, len(reading.plain))
    ]
    stated = [(column, officer) for column, officer in found if officer.state is not None]
    if not stated:
        yield from found
        return
    groups = [officer.group for _, officer in found if officer.state is None]
    persons = [_lone_person(reading) for cell in cells for reading in cell]
    person = next((p for p in persons if p), None)
    for column, officer in stated:
        group = officer.group or (groups[0] if len(groups) == 1 else None)
        single = person if len(stated) == 1 else None
        yield column, replace(officer, group=group, person=officer.person or single)


def _lone_person(reading: Reading) -> str | None:
    if reading.names:
        return None
    match = _PERSON.fullmatch(reading.plain.strip())
    return match[0] if match is not None else None
