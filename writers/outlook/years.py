"""The years in which the next session may fall, each with its own reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writers.outlook.conclusion import Conclusion, Reason, Source, merged, reason
from writers.outlook.durations import years as whole_years
from writers.outlook.record import Record


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
    cycle = whole_years(record.value("cycle")) or _reported_cycle(record)
    last = _last_regular(record)
    if cycle is None or last is None:
        return
    year, sources = last
    yield Candidate(
        year + cycle,
        merged(record.rule("cycle"), sources),
        reason("year_by_cycle", last=year, cycle=f"P{cycle}Y", next=year + cycle),
    )


def _reported_cycle(record: Record) -> int | None:
    found = (q.value for q in record.notice.quantities if q.role == "cycle")
    return next((count for count in map(whole_years, found) if count), None)


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
    if session is None or session.start is None:
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
    """The last year of the plan in hand: the next session would take up the one after it."""
    session = record.notice.session
    plans = [
        period
        for period in record.notice.periods
        if period.role == "plan-period" and session and period.end[:4] > (session.end or "9")[:4]
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
