"""Dates against each other and against the rules that the notice states."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractors.checks.case import Case, compare, day, earlier
from extractors.dates import unread
from schemas.notice import Finding, Gathering, Period, Span

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BESIDE = 40  # characters within which a length is said of a period
_SHORTLY = 60  # days before a session within which a meeting may prepare it


def deadlines(case: Case) -> Iterator[Finding]:
    """A deadline for documents lies the stated lead time, or the rule's, before the opening."""
    for period in case.notice.periods:
        if period.role != "document-deadline":
            continue
        gathering = case.gathering(period.subject)
        opening = day(gathering.start) if gathering is not None and gathering.start else None
        stated = case.beside(period, "lead-time")
        rule = case.rule("documents")
        lead = stated.value if stated is not None else str(rule[0]) if rule is not None else None
        if opening is None or lead is None or day(period.start) is None or gathering is None:
            continue
        due = earlier(opening, lead).isoformat()
        spans = [period.span, gathering.span, *([stated.span] if stated is not None else [])]
        why = f"deadline for documents, {lead} before {gathering.start} ({gathering.name})"
        status = "pass" if period.start == due else "fail"
        yield compare("deadline", status, period.start, due, spans, why)  # type: ignore[arg-type]


def weekdays(case: Case) -> Iterator[Finding]:
    """A printed weekday is that of the date it stands with."""
    for period in case.notice.periods:
        start = day(period.start)
        if period.weekday is None or start is None:
            continue
        printed, real = _DAYS[period.weekday - 1], _DAYS[start.weekday()]
        status = "pass" if printed == real else "fail"
        why = f"weekday of {period.start}"
        yield compare("weekday", status, printed, real, [period.span], why)  # type: ignore[arg-type]


def same_at_every_mention(case: Case) -> Iterator[Finding]:
    """A session or meeting has the same days wherever they are printed."""
    for gathering in case.notice.gatherings:
        dated = [p for p in case.notice.periods if p.subject == gathering.key and _full(p)]
        if len(dated) < 2:
            continue
        values = list(dict.fromkeys(f"{p.start} to {p.end}" for p in dated))
        spans = tuple(p.span for p in dated)
        if len(values) == 1:
            detail = f"{gathering.name}: {values[0]} in {len(dated)} places"
            yield Finding("same-dates", "pass", detail, spans)
        else:
            detail = f"{gathering.name} has different dates: {'; '.join(values)}"
            yield Finding("same-dates", "fail", detail, spans)


def lengths(case: Case) -> Iterator[Finding]:
    """A stated length in days is that of the dates beside it."""
    for period in case.notice.periods:
        stated = case.beside(period, "length")
        start, end = day(period.start), day(period.end)
        if stated is None or not _full(period) or not stated.value.endswith("D"):
            continue
        if start is None or end is None or _apart(stated.span, period.span) > _BESIDE:
            continue
        days = (end - start).days + 1
        status = "pass" if stated.value == f"P{days}D" else "fail"
        spans = [stated.span, period.span]
        why = f"length of {period.text}"
        yield compare("length", status, stated.value, f"P{days}D", spans, why)  # type: ignore[arg-type]


def _apart(one: Span, other: Span) -> int:
    """Characters between two places of one text."""
    return max(one.start - other.end, other.start - one.end, 0)


def cycle(case: Case) -> Iterator[Finding]:
    """Sessions of the body follow each other, and last, as its rules say."""
    held = _regular(case)
    cycle, length = case.rule("cycle"), case.rule("length")
    for before, after in pairwise(held):
        years = int(str(after.start)[:4]) - int(str(before.start)[:4])
        if cycle is None or (after.number or 0) - (before.number or 0) != 1:
            continue
        status = "pass" if cycle[0] == f"P{years}Y" else "warn"
        why = f"from {before.name} to {after.name} ({cycle[1]})"
        spans = [before.span, after.span]
        yield compare("cycle", status, f"P{years}Y", cycle[0], spans, why)  # type: ignore[arg-type]
    for gathering in held:
        start, end = day(str(gathering.start)), day(str(gathering.end))
        if length is None or start is None or end is None:
            continue
        days = f"P{(end - start).days + 1}D"
        status = "pass" if days == length[0] else "warn"
        why = f"length of {gathering.name} ({length[1]})"
        yield compare("session-length", status, days, length[0], [gathering.span], why)  # type: ignore[arg-type]


def order(case: Case) -> Iterator[Finding]:
    """The document is dated before what it announces; no period ends before it starts."""
    issued, session = case.notice.date, case.session
    span = case.notice.date_span
    coming = [p for p in case.notice.periods if p.role == "document-deadline"]
    for later in [*(p.start for p in coming), *([session.start] if session is not None else [])]:
        if issued is None or later is None or span is None or len(later) != 10:
            continue
        status = "pass" if issued <= later else "warn"
        detail = f"the document is dated {issued}, what it announces {later}"
        yield Finding("document-date", status, detail, (span,))  # type: ignore[arg-type]
    for period in case.notice.periods:
        if period.end[: len(period.start)] < period.start[: len(period.end)]:
            detail = f"{period.text} ends before it starts"
            yield Finding("period-order", "fail", detail, (period.span,))


def preparatory(case: Case) -> Iterator[Finding]:
    """A meeting shortly before the session is over when the session opens."""
    session = case.session
    opening = day(session.start) if session is not None and session.start else None
    for gathering in case.notice.gatherings:
        end = day(gathering.end) if gathering.kind == "meeting" and gathering.end else None
        if opening is None or end is None or session is None or gathering.key == session.key:
            continue
        if 0 <= abs((opening - end).days) <= _SHORTLY:
            status = "pass" if end <= opening else "warn"
            detail = f"{gathering.name} ends {gathering.end}, {session.name} opens {session.start}"
            yield Finding("meeting-before-session", status, detail, (gathering.span,))  # type: ignore[arg-type]


def unreadable(case: Case) -> Iterator[Finding]:
    """What is printed like a date and is none is named."""
    read = {(p.span.eid, p.span.end) for p in case.notice.periods}
    for eid, passage in case.passages().items():
        for doubt in unread(passage.text.text, case.language):
            span = Span(eid, doubt.from_, doubt.to)
            if (eid, doubt.to) not in read:
                yield Finding("unread-date", "warn", f"“{doubt.text}”: {doubt.reason}", (span,))


def _full(period: Period) -> bool:
    return len(period.start) == 10 and period.role in ("session", "meeting")


def _regular(case: Case) -> list[Gathering]:
    """The body's own sessions that are dated and neither resumed nor special, by number."""
    own = [
        g
        for g in case.notice.gatherings
        if g.body == case.notice.body_key and g.kind in (None, "regular") and g.start and g.number
    ]
    return sorted(own, key=lambda g: g.number or 0)
