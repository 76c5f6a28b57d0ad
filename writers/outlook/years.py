"""The years in which the next session may fall, each with its own reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.notice import Period
from writers.outlook import cycles
from writers.outlook.agenda import YEAR, last_agenda, names_next
from writers.outlook.conclusion import Conclusion, Reason, Source, merged, reason
from writers.outlook.durations import years as whole_years
from writers.outlook.record import Record
from writers.outlook.session import SERIES, announced, days_of
from writers.phrases import Phrases

_LONGEST = 60  # months: no body on record meets less often, so that longer plans tell nothing


@dataclass(frozen=True, slots=True)
class Candidate:
    """One year, or month of it, and why it may be the one."""

    year: int
    sources: tuple[Source, ...]
    reason: Reason
    month: int | None = None

    @property
    def when(self) -> str:
        """The year or month, ISO 8601."""
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)


def years(record: Record, phrases: Phrases) -> Conclusion[tuple[Candidate, ...]]:
    """Every year that the record points to, by year; always pending.

    A year that the notice itself gives for the session leaves nothing to infer.
    """
    told = (*_announced(record), *_by_item(record, phrases))
    found = told or (*_by_cycle(record), *_by_term(record), *_by_plan(record))
    candidates = tuple(sorted(found, key=lambda candidate: candidate.when))
    distinct = {candidate.year for candidate in candidates}
    key = ("years_unknown", "years_agree", "years_disagree")[min(len(distinct), 2)]
    sources = merged(*(candidate.sources for candidate in candidates))
    return Conclusion(candidates, "pending", sources, reason(key))


def _announced(record: Record) -> Iterator[Candidate]:
    coming = announced(record)
    if coming is not None and coming.start:
        year, month = int(coming.start[:4]), coming.start[5:7]
        why = reason("year_announced", next=year)
        told = record.source(days_of(record, coming))
        yield Candidate(year, told, why, int(month) if month else None)


def _by_item(record: Record, phrases: Phrases) -> Iterator[Candidate]:
    """A year in the title of the item on the next session."""
    session = record.notice.session
    since = int(session.start[:4]) if session and session.start else 9999
    for item in names_next(record, phrases):
        for printed in YEAR.findall(item.title):
            year = int(printed)
            if year > since:
                yield Candidate(year, record.source(item.span), reason("year_announced", next=year))


def _by_cycle(record: Record) -> Iterator[Candidate]:
    """As often as the body meets; or, where that is not said, as long after as the last time."""
    for turn in cycles.turns(record):
        yield Candidate(turn.year, turn.sources, turn.reason, turn.month)


def _by_term(record: Record) -> Iterator[Candidate]:
    """Counted from the elections of the last session: those elected then are in office so long."""
    session = record.notice.session
    elects = record.value("bureau_term") or any(b.term == "next" for b in record.notice.bureaux)
    if session is None or session.start is None or not elects or session.kind not in SERIES:
        return
    elected = int(session.start[:4])
    for term, sources in _terms(record):
        yield Candidate(
            elected + term,
            sources,
            reason("year_by_term", last=elected, term=f"P{term}Y", next=elected + term),
        )


def _terms(record: Record) -> Iterator[tuple[int, tuple[Source, ...]]]:
    """Terms of office in years, each once with every place that states it of a bureau."""
    stated: dict[int, list[tuple[Source, ...]]] = {}
    for quantity in record.notice.quantities:
        count = whole_years(quantity.value) if quantity.role == "term" else None
        if count and record.of_bureau(quantity.span):
            stated.setdefault(count, []).append(record.source(quantity.span))
    ruled = whole_years(record.value("bureau_term"))
    if ruled and not stated:
        stated[ruled] = [record.rule("bureau_term")]
    return ((count, merged(*sources)) for count, sources in sorted(stated.items()))


def _by_plan(record: Record) -> Iterator[Candidate]:
    """The last year of the first plan that the session took up: the next takes up the one after."""
    session = record.notice.session
    if session is None or session.start is None or session.kind not in SERIES:
        return
    longest = max(cycles.months_apart(record), default=0) or _LONGEST
    plans = [plan for plan in _plans(record, session.start[:4]) if _lasts(plan) <= longest]
    if not plans:
        return
    end = min(plan.end[:4] for plan in plans)
    first = [plan for plan in plans if plan.end[:4] == end]
    yield Candidate(
        int(end),
        merged(*(record.source(plan.span) for plan in first)),
        reason("year_by_plan", plan=first[0].text, next=int(end)),
    )


def _plans(record: Record, since: str) -> Iterator[Period]:
    """Plans that begin after the session which has them on its agenda, or among its key issues."""
    taken_up = {issue.span.eid for issue in record.notice.issues}
    agenda = last_agenda(record)
    listed = agenda.walk() if agenda else ()
    taken_up |= {item.span.eid for item in listed}
    for period in record.notice.periods:
        if (
            period.role == "plan-period"
            and period.span.eid in taken_up
            and period.start[:4] > since
        ):
            yield period


def _lasts(plan: Period) -> int:
    """How many months a plan lasts, in whole years."""
    return 12 * (int(plan.end[:4]) - int(plan.start[:4]) + 1)
