"""The next session, as far as the last notice and the rules of the body tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schemas.body import Body
from schemas.errors import Incomplete
from schemas.language import language
from schemas.notice import Entry, Notice
from writers.outlook import agenda, bureau, days, preparation, session
from writers.outlook.agenda import Item
from writers.outlook.bureau import Allocation, Seat, Term
from writers.outlook.conclusion import Conclusion, pending
from writers.outlook.preparation import Preparation
from writers.outlook.record import Record, record
from writers.outlook.years import Candidate, years
from writers.phrases import Phrases, phrases


@dataclass(frozen=True, slots=True)
class Outlook:
    """What may be said about the next session; each value says how sure it is and why."""

    number: Conclusion[int | None]
    place: Conclusion[str | None]
    length: Conclusion[str | None]  # ISO 8601 duration
    years: Conclusion[tuple[Candidate, ...]]
    dates: Conclusion[str | None]  # first/last, ISO 8601
    opening: Conclusion[str | None]  # ISO 8601 day
    lead_time: Conclusion[str | None]  # ISO 8601 duration
    deadline: Conclusion[str | None]
    symbol: Conclusion[str | None]
    addressees: tuple[Conclusion[Entry], ...]
    agenda: tuple[Conclusion[Item], ...]
    carried_over: tuple[Conclusion[Entry], ...]
    presiding: Conclusion[tuple[Seat, ...]]
    states: Conclusion[str | None]
    extra_vice_presidents: Conclusion[str | None]
    bureau_term: Conclusion[str | None]
    past_bureaux: tuple[Term, ...]
    allocations: Conclusion[tuple[Allocation, ...]]
    preparation: Conclusion[Preparation | None]
    preparation_number: Conclusion[str | None]
    contact: Conclusion[str | None]


def outlook(notice: Notice, body: Body | None, opens: date | None = None) -> Outlook:
    """The outlook from a notice, with days where it is given when the session opens.

    Raises Incomplete where the notice is about no session at all.
    """
    if notice.session is None:
        raise Incomplete(
            "the notice names no session, so there is no next one to prepare",
            "check the title block, or add the session in review",
        )
    return _outlook(record(notice, body), phrases(language(notice.language)), opens)


def _outlook(found: Record, words: Phrases, opens: date | None) -> Outlook:
    number = session.number(found)
    length, lead_time = session.length(found), session.lead_time(found)
    candidates = years(found)
    return Outlook(
        number=number,
        place=session.place(found),
        length=length,
        years=candidates,
        dates=days.dates(found, opens, length, candidates.sources),
        opening=days.opening(found, opens),
        lead_time=lead_time,
        deadline=days.deadline(found, opens, lead_time),
        symbol=session.symbol(found, number.value),
        addressees=preparation.addressees(found),
        agenda=agenda.items(found, words),
        carried_over=agenda.carried_over(found, words),
        presiding=bureau.presiding(found),
        states=pending("states_elected"),
        extra_vice_presidents=preparation.extra_vice_presidents(found),
        bureau_term=bureau.term(found),
        past_bureaux=bureau.past(found),
        allocations=bureau.allocations(found),
        preparation=preparation.preparation(found),
        preparation_number=pending("preparation_number_unknown"),
        contact=pending("contact_unknown"),
    )
