"""Officers in tables: by role, by State or by group, for one term or several side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.officer_lines import lone
from extractors.patterns import pattern
from extractors.readings import Reading
from extractors.seats import seats
from extractors.terms import Setting, term_of
from schemas.notice import Officer
from schemas.outline import Table
from schemas.vocabulary import Group, Role, Term
from schemas.words import words

_Cells = Sequence[Sequence[Reading]]
_Found = list[tuple[int, Officer]]


def table_officers(
    cells: Sequence[Reading], setting: Setting
) -> Iterator[tuple[Officer, Term | None]]:
    """Seats of a table, row by row, with the term that their column states.

    A role holds for the rows below that have none; roles that head columns hold for those.
    """
    table = cells[0].passage.table
    assert table is not None
    by_eid = {reading.passage.text.eid: reading for reading in cells}
    rows = [[[by_eid[text.eid] for text in cell.texts] for cell in row] for row in table.rows]
    terms = _column_terms(rows[0], setting)
    heads = _column_roles(rows[0])
    role: Role | None = None
    for row in rows[1:] if heads else rows:
        own = _roles(row)
        role = own[0] if own else role
        if role is not None or heads:
            found = _row(row, role, heads, terms, setting)
            yield from ((officer, terms.get(column)) for column, officer in found)


def _roles(row: _Cells) -> list[Role]:
    return [n.key for cell in row for r in cell for n in r.names if n.kind == "role"]  # type: ignore[misc]


def _column_roles(row: _Cells) -> dict[int, Role]:
    """The role that heads each column, where several are headed by one and name nobody."""
    if any(n.kind in ("state", "group") for cell in row for r in cell for n in r.names):
        return {}
    heads = {column: _roles([cell]) for column, cell in enumerate(row)}
    found = {column: roles[0] for column, roles in heads.items() if roles}
    return found if len(found) > 1 else {}


def _column_terms(row: _Cells, setting: Setting) -> dict[int, Term]:
    """Columns whose header says which term they show."""
    texts = (" ".join(reading.plain for reading in cell) for cell in row)
    told = ((column, term_of(text, setting.language)) for column, text in enumerate(texts))
    return {column: term for column, term in told if term is not None}


def _row(
    cells: _Cells,
    role: Role | None,
    heads: Mapping[int, Role],
    terms: Mapping[int, Term],
    setting: Setting,
) -> _Found:
    """The seats of a row: a State in one cell takes the group and the person of the others."""
    found: _Found = []
    for column, cell in enumerate(cells):
        own = _roles([cell])
        here = own[0] if own else heads.get(column) if heads else role
        if here is not None:
            found += [(column, o) for r in cell for o in _cell(r, here, setting)]
    group = _group([cell for column, cell in enumerate(cells) if column not in heads])
    if heads and group is not None:
        return [(column, replace(o, group=o.group or group)) for column, o in found]
    return _joined(cells, found, role, terms, setting)


def _group(cells: _Cells) -> Group | None:
    """The group that a row is of, where columns are headed by roles."""
    groups = [n.key for cell in cells for r in cell for n in r.names if n.kind == "group"]
    return groups[0] if len(groups) == 1 else None  # type: ignore[return-value]


def _cell(reading: Reading, role: Role, setting: Setting) -> Iterator[Officer]:
    return seats(reading, role, 0, len(reading.plain), setting.language)


def _joined(
    cells: _Cells, found: _Found, role: Role | None, terms: Mapping[int, Term], setting: Setting
) -> _Found:
    stated = [(column, officer) for column, officer in found if officer.state is not None]
    shared = [o.group for column, o in found if o.state is None and column not in terms]
    own = [seat for seat in found if seat[1].state is not None or seat[0] in terms]
    person = next((p for cell in cells for r in cell if (p := lone(r, setting))), None)
    if not stated:
        return found if found or role is None else _unstated(cells, role, person, setting)
    single = person if len(own) == 1 else None
    group = shared[0] if len(shared) == 1 else None
    return [(column, _completed(officer, group, single)) for column, officer in own]


def _completed(officer: Officer, group: Group | None, person: str | None) -> Officer:
    return replace(officer, group=officer.group or group, person=officer.person or person)


def _unstated(cells: _Cells, role: Role, person: str | None, setting: Setting) -> _Found:
    """The seat of a row that names its role and a person, or says that nobody holds it."""
    named = [n for cell in cells for r in cell for n in r.names if n.kind == "role"]
    vacant = pattern(rf"(?:{words(setting.language).vacant})", setting.language)
    for column, cell in enumerate(cells):
        for reading in cell:
            if named and (vacant.match(reading.plain) or (person and lone(reading, setting))):
                place = reading.passage.span(0, len(reading.plain))
                return [(column, Officer(role, None, None, person, place))]
    return []


def tables(found: Sequence[Reading]) -> Iterator[tuple[Table, list[Reading]]]:
    """The tables of a document's body, each with the readings of its cells."""
    held: dict[str, list[Reading]] = {}
    for reading in found:
        if reading.passage.table is not None and reading.passage.where == "cell":
            held.setdefault(reading.passage.table.eid, []).append(reading)
    for cells in held.values():
        table = cells[0].passage.table
        assert table is not None
        yield table, cells
