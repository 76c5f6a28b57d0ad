"""Citations against what they point to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from extractors.checks.case import Case, compare, day
from extractors.symbols import possibly_reversed, session_of
from schemas.notice import Finding, Gathering, Reference

_ASSEMBLY = regex.compile(r"A/(?P<session>\d{2,3})/.+")
_PARTED = regex.compile(r"[,;،؛，、；。!?؟]|\.(?=\s)")  # ends of clauses
_FIRST_YEAR = 1945  # the General Assembly's session n opens in September of 1945 + n


def annexes(case: Case) -> Iterator[Finding]:
    """Every annex cited is there, and every annex there is cited."""
    there = [annex.eid.rpartition("_")[2] for annex in case.notice.outline.annexes]
    own = [r for r in case.notice.references if r.kind == "annex" and r.organ is None]
    cited = {reference.value or "1": reference for reference in reversed(own)}
    if not there or not cited:
        return
    for number, reference in sorted(cited.items()):
        status = "pass" if number in there else "fail"
        detail = f"annex {number} is {'there' if number in there else 'cited and not there'}"
        yield Finding("annex-cited", status, detail, (reference.span,))  # type: ignore[arg-type]
    for number in sorted(set(there) - set(cited)):
        yield Finding("annex-cited", "warn", f"annex {number} is not cited in the text")


def agenda_symbols(case: Case) -> Iterator[Finding]:
    """The symbol of the session's agenda carries the number of the session."""
    session = case.notice.session
    if session is None or session.number is None or not case.notice.agendas:
        return
    agenda = case.notice.agendas[0]
    stated = _session(case, agenda.symbol) if agenda.symbol else None
    if stated is not None:
        status = "pass" if stated == session.number else "warn"
        spans = [r.span for r in case.notice.references if r.value == agenda.symbol]
        why = f"session in the symbol {agenda.symbol}"
        yield compare("agenda-symbol", status, stated, session.number, spans, why)  # type: ignore[arg-type]


def _session(case: Case, symbol: str) -> int | None:
    for form in case.body.symbols if case.body is not None else ():
        match = regex.fullmatch(form, symbol)
        if match is not None and match["session"]:
            return int(match["session"])
    stated = session_of(symbol)
    return stated.number if stated is not None else None


def assembly_reports(case: Case) -> Iterator[Finding]:
    """A report to the General Assembly bears the number of the Assembly session it can go to."""
    for reference in case.notice.references:
        match = _ASSEMBLY.fullmatch(reference.value) if reference.kind == "document" else None
        held = _reported(case, reference) if match is not None else None
        ended = day(held.end) if held is not None and held.end else None
        if match is None or held is None or ended is None:
            continue
        expected = {_assembly_session(ended), _assembly_session(ended) + 1}
        status = "pass" if int(match["session"]) in expected else "warn"
        why = f"{reference.value} reports on {held.name} of {held.start}, General Assembly session"
        values = " or ".join(map(str, sorted(expected)))
        spans = [reference.span, held.span]
        yield compare("assembly-report", status, match["session"], values, spans, why)  # type: ignore[arg-type]


def _reported(case: Case, reference: Reference) -> Gathering | None:
    """The dated gathering named last before a symbol, in the same clause."""
    events = {g.key: g for g in case.notice.gatherings if g.start}
    before = [
        m
        for m in case.notice.mentions
        if m.span.eid == reference.span.eid
        and m.kind == "event"
        and m.key in events
        and _one_clause(case, m.span.eid, m.span.end, reference.span.start)
    ]
    return events[before[-1].key] if before else None


def _one_clause(case: Case, eid: str, start: int, end: int) -> bool:
    """Whether no sign parts two places of a text, the second after the first."""
    passage = case.passages().get(eid)
    return (
        passage is not None
        and start <= end
        and _PARTED.search(passage.text.text, start, end) is None
    )


def _assembly_session(ended: date) -> int:
    """The session of the General Assembly that is open on a day; a new one opens in September."""
    return ended.year - _FIRST_YEAR - (0 if ended.month >= 9 else 1)


def reversed_numbers(case: Case) -> Iterator[Finding]:
    """In a text written from right to left, numbers that may be stored back to front are named."""
    if case.language.direction != "rtl":
        return
    for reference in case.notice.references:
        if reference.kind in ("resolution", "decision") and possibly_reversed(reference.value):
            detail = f"{reference.value} may be stored back to front"
            yield Finding("reversed-number", "warn", detail, (reference.span,))
