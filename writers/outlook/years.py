"""The years in which the next session may fall, each with its own reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writers.outlook.agenda import last_agenda
from writers.outlook.conclusion import Conclusion, Reason, Source, merged, reason
from writers.outlook.durations import years as whole_years
from writers.outlook.record import Record
from writers.outlook.rules import ruled


@dataclass(frozen=True, slots=True)
class Candidate:
    """One year, and why it may be the one."""

    year: int
    sources: tuple[Source, ...]
    reason: Reason


def years(record: Record) -> Conclusion[tuple[Candidate, ...]]:
    """Every year that a cycle, a term of office or a plan points to, by year; always pending."""
    found = (*_by_cycle(record), *_by_term(record), *_by_plan(record))
    candidates = tuple(sorted(found, key=lambda candidate: candidate.year))
    distinct = {candidate.year for candidate in candidates}
    key = ("years_unknown", "years_agree", "years_disagree")[min(len(distinct), 2)]
    sources = merged(*(candidate.sources for candidate in candidates))
    return Conclusion(candidates, "pending", sources, reason(key))


def _by_cycle(record: Record) -> Iterator[Candidate]:
    """Counted from the last session that was convened in its turn, not from its resumption."""
    cycle = whole_years(ruled(record, "cycle", "cycle").value)
    last = _last_regular(record)
    if cycle is None or last is None:
        return
    year, sources = last
    yield Candidate(
        year + cycle,
        merged(record.rule("cycle"), sources),
        reason("year_by_cycle", last=year, cycle=f"P{cycle}Y", next=year + cycle),
    )


def _last_regular(record: Record) -> tuple[int, tuple[Source, ...]] | None:
    session = record.notice.session
    if session is None:
        return None
    turns = [found for found in record.sessions(session.number) if found.kind != "resumed"]
    if turns and turns[0].start:
        return int(turns[0].start[:4]), record.source(turns[0].span)
    if session.kind not in (None, "regular") or session.start is None:
        return None
    return int(session.start[:4]), record.source(session.span)


def _by_term(record: Record) -> Iterator[Candidate]:
    """Counted from the elections of the last session: those elected then are in office so long."""
    session = record.notice.session
    elects = record.value("bureau_term") or any(b.term == "next" for b in record.notice.bureaux)
    if session is None or session.start is None or not elects:
        return
    elected = int(session.start[:4])
    for term, sources in _terms(record):
        yield Candidate(
            elected + term,
            sources,
            reason("year_by_term", last=elected, term=f"P{term}Y", next=elected + term),
        )


def _terms(record: Record) -> Iterator[tuple[int, tuple[Source, ...]]]:
    """Terms of office in years, each once with every place that states it."""
    stated: dict[int, list[tuple[Source, ...]]] = {}
    for quantity in record.notice.quantities:
        count = whole_years(quantity.value) if quantity.role == "term" else None
        if count:
            stated.setdefault(count, []).append(record.source(quantity.span))
    ruled = whole_years(record.value("bureau_term"))
    if ruled and not stated:
        stated[ruled] = [record.rule("bureau_term")]
    return ((count, merged(*sources)) for count, sources in sorted(stated.items()))


def _by_plan(record: Record) -> Iterator[Candidate]:
    """The last year of the plan that the session took up: the next would take up the one after."""
    session = record.notice.session
    before = session.end[:4] if session and session.end else "9999"
    taken_up = {issue.span.eid for issue in record.notice.issues}
    agenda = last_agenda(record)
    taken_up |= {item.span.eid for item in agenda.items} if agenda else set()
    plans = [
        period
        for period in record.notice.periods
        if period.role == "plan-period" and period.span.eid in taken_up and period.end[:4] > before
    ]
    if not plans:
        return
    end = max(period.end[:4] for period in plans)
    last = [period for period in plans if period.end[:4] == end]
    yield Candidate(
        int(end),
        merged(*(record.source(period.span) for period in last)),
        reason("year_by_plan", plan=last[0].text, next=int(end)),
    )
