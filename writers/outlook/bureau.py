"""The bureau that will preside over the next session, and the one it will elect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.notice import Bureau, Span
from writers.outlook.conclusion import Conclusion, Source, merged, reason
from writers.outlook.record import Record
from writers.outlook.rules import reported, ruled

# The two offices that are held singly; groups without either provide the vice-presidents.
_SINGLE = ("president", "rapporteur")
_AS = {"chair": "president", "vice-chair": "vice-president"}  # offices by another name


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat: its role and the regional group that fills it. States and persons are elected."""

    role: str
    group: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A bureau known from the past: the year it was elected, empty where unknown, and its seats."""

    elected: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Allocation:
    """One way to share the offices out, in which no group holds an office a second time."""

    president: str
    rapporteur: str
    vice_presidents: tuple[str, ...]


def presiding(record: Record) -> Conclusion[tuple[Seat, ...]]:
    """The seats of the bureau elected last, by group: it presides if elected as planned."""
    found = _bureau(record, "next")
    if found is None:
        current = _bureau(record, "current")
        sources = record.source(current.span) if current else ()
        return Conclusion((), "pending", sources, reason("bureau_unknown"))
    sources = merged(record.source(found.span), record.rule("bureau"))
    return Conclusion(_seats(found), "derived", sources, reason("bureau_as_planned"))


def _bureau(record: Record, term: str) -> Bureau | None:
    own = (record.notice.body_key, None)
    return next((b for b in record.notice.bureaux if b.term == term and b.body in own), None)


def _seats(bureau: Bureau) -> tuple[Seat, ...]:
    return tuple(Seat(officer.role, officer.group, officer.span) for officer in bureau.officers)


def term(record: Record) -> Conclusion[str | None]:
    """How long a bureau is in office, ISO 8601."""
    if isinstance(record.value("bureau_term"), str):
        return ruled(record, "bureau_term", "term")
    terms = [q for q in record.notice.quantities if q.role == "term" and record.of_bureau(q.span)]
    return reported(record, "bureau_term", terms)


def past(record: Record) -> tuple[Term, ...]:
    """The bureaux known, oldest first: of the body file, and of the notice, which prevails."""
    session = record.notice.session
    elected = session.end[:4] if session and session.end else ""
    known = _of_body_file(record)
    before = max((year for year in known if year < elected), default="")
    bureaux = ((before, _bureau(record, "current")), (elected, _bureau(record, "next")))
    own = [Term(year, _seats(bureau)) for year, bureau in bureaux if bureau]
    if not known:
        return tuple(own)
    known.update((term.elected, term) for term in own if term.elected)
    return tuple(known[year] for year in sorted(known))


def _of_body_file(record: Record) -> dict[str, Term]:
    """The bureaux of the body file by the year of their election."""
    return {
        known.elected: Term(
            known.elected, tuple(Seat(_role(name), group) for name, group in known.seats)
        )
        for known in (record.body.bureaux if record.body else ())
    }


def _role(name: str) -> str:
    """The role of a numbered seat: vice-president-2 is a vice-president."""
    return name.rstrip("0123456789").rstrip("-")


def allocations(record: Record) -> Conclusion[tuple[Allocation, ...]]:
    """Ways to share out the offices after next, as options: practice shows no fixed order."""
    terms = past(record)
    sources = merged(record.rule("bureau"), *_evidence(record))
    options = tuple(_options(terms)) if _one_seat_each(terms) else ()
    key = "rotation" if options else "rotation_unknown"
    return Conclusion(options, "pending", sources, reason(key))


def _evidence(record: Record) -> Iterator[tuple[Source, ...]]:
    for bureau in record.notice.bureaux:
        if bureau.body in (record.notice.body_key, None):
            yield record.source(bureau.span)


def _one_seat_each(terms: tuple[Term, ...]) -> bool:
    """Whether in every bureau known each group held one seat, and the same groups did.

    And one of them each of the offices that are held singly.
    """
    held = [[seat.group for seat in term.seats] for term in terms]
    single = all(len(holders(term, role)) == 1 for term in terms for role in _SINGLE)
    return bool(held and single) and all(
        None not in groups and len(set(groups)) == len(groups) and set(groups) == set(held[0])
        for groups in held
    )


def _options(terms: tuple[Term, ...]) -> Iterator[Allocation]:
    held = {role: _holders(terms, role) for role in _SINGLE}
    groups = [seat.group for seat in terms[-1].seats if seat.group]
    for president in (group for group in groups if group not in held["president"]):
        for rapporteur in (group for group in groups if group not in held["rapporteur"]):
            if president != rapporteur:
                rest = (group for group in groups if group not in (president, rapporteur))
                yield Allocation(president, rapporteur, tuple(rest))


def _holders(terms: tuple[Term, ...], role: str) -> set[str]:
    return {group for term in terms for group in holders(term, role)}


def holders(term: Term, role: str) -> tuple[str, ...]:
    """The groups known that held an office, whatever the body calls it."""
    found = (seat for seat in term.seats if _AS.get(seat.role, seat.role) == role)
    return tuple(seat.group for seat in found if seat.group)
