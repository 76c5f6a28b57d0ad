"""The next session, as far as the last notice and the rules of the body tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from schemas.body import Body
from schemas.errors import Incomplete
from schemas.language import language
from schemas.notice import Entry, Notice, Settled
from writers.outlook import agenda, bureau, days, preparation, session
from writers.outlook.bureau import Allocation, Seat, Term
from writers.outlook.conclusion import Conclusion, pending, settled
from writers.outlook.item import Item
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


def outlook(
    notice: Notice,
    body: Body | None,
    opens: date | None = None,
) -> Outlook:
    """The outlook from a notice, with days where it is given when the session opens.

    What a person has settled stands in it as such.

    Raises Incomplete where the notice is about no session at all.
    """
    if notice.session is None:
        raise Incomplete(
            "the notice names no session, so there is no next one to prepare",
            "check the title block, or add the session in review",
        )
    words = phrases(language(notice.language))
    choices = {choice.key: choice for choice in notice.settled}
    return _outlook(record(notice, body), words, _opens(opens, choices), choices)


def _opens(given: date | None, choices: Mapping[str, Settled]) -> date | None:
    """The day of the opening: as settled, by itself or as the first day, or else as given."""
    days = (str(choices[key].value) for key in ("opening", "dates") if key in choices)
    return next((date.fromisoformat(day[:10]) for day in days), given)


def _outlook(
    found: Record, words: Phrases, opens: date | None, choices: Mapping[str, Settled]
) -> Outlook:
    def text(key: str, conclusion: Conclusion[str | None]) -> Conclusion[str | None]:
        return settled(conclusion, choices.get(key), str)

    number = settled(session.number(found), choices.get("number"), int)
    length = text("length", session.length(found))
    lead_time = text("lead_time", session.lead_time(found))
    candidates = years(found, words)
    held = days.days(found, opens, length, lead_time, candidates)
    return Outlook(
        number=number,
        place=text("place", session.place(found)),
        length=length,
        years=candidates,
        dates=text("dates", held.dates),
        opening=text("opening", held.opening),
        lead_time=lead_time,
        deadline=text("deadline", held.deadline),
        symbol=session.symbol(found, number.value),
        addressees=preparation.addressees(found),
        agenda=agenda.items(found, words),
        carried_over=agenda.carried_over(found, words),
        presiding=bureau.presiding(found),
        states=pending("states_elected"),
        extra_vice_presidents=preparation.extra_vice_presidents(found),
        bureau_term=text("term", bureau.term(found)),
        past_bureaux=bureau.past(found),
        allocations=bureau.allocations(found),
        preparation=preparation.preparation(found),
        preparation_number=pending("preparation_number_unknown"),
        contact=pending("contact_unknown"),
    )
