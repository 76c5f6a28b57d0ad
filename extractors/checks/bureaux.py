"""Bureaux against their stated composition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from extractors.checks.case import Case
from schemas.notice import Bureau, Finding, Span

_GROUPS = 5  # the regional groups of Member States of the United Nations


def seats(case: Case) -> Iterator[Finding]:
    """Each bureau has the seats that the notice states, or else that the body's rule gives."""
    stated = {q.of: int(q.value) for q in case.notice.quantities if q.role == "seats" and q.of}
    spans = tuple(q.span for q in case.notice.quantities if q.role == "seats")
    rule = case.rule("bureau")
    expected = stated or (rule[0] if rule is not None else None)
    if not isinstance(expected, Mapping):
        return
    for bureau in case.notice.bureaux:
        found = Counter(officer.role for officer in bureau.officers)
        same = dict(found) == dict(expected)
        detail = f"{bureau.term} bureau: {_named(found)} listed, {_named(expected)} stated"
        yield Finding("bureau-seats", "pass" if same else "fail", detail, (*spans, bureau.span))


def _named(counts: Mapping[Any, Any]) -> str:
    return ", ".join(f"{number} {role}" for role, number in counts.items())


def groups(case: Case) -> Iterator[Finding]:
    """In a bureau of five seats each regional group holds one."""
    for bureau in case.notice.bureaux:
        held = [officer.group for officer in bureau.officers if officer.group is not None]
        if len(bureau.officers) == len(held) == _GROUPS:
            repeated = [group for group, number in Counter(held).items() if number > 1]
            status = "warn" if repeated else "pass"
            detail = f"{bureau.term} bureau: " + (
                f"more than one seat for {', '.join(repeated)}" if repeated else "one seat each"
            )
            yield Finding("bureau-groups", status, detail, _spans(bureau))  # type: ignore[arg-type]


def _spans(bureau: Bureau) -> tuple[Span, ...]:
    return tuple(officer.span for officer in bureau.officers)
