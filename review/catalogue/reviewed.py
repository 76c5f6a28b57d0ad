"""How far people are with a document, from its facts and the log of their decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from extractors.decisions import effective
from flows import logs
from review.catalogue.entry import Reviewed
from review.facts.states import States
from review.opened import Opened, opened
from review.permission import deciders
from schemas.addresses import FORMS
from schemas.notice import Finding, Span

Table = Mapping[str, Any]


def reviewed(folder: Path, manifest: Table, facts: Table) -> Reviewed:
    """The review of a document; its folder is opened only where anybody has decided anything."""
    if not logs.digest(folder):
        counts = Counter(finding["status"] for finding in facts["findings"])
        return Reviewed(fails=counts["fail"], warns=counts["warn"], facts=_count(facts))
    document = opened(folder)
    fresh = manifest.get("review", {}).get("log") == logs.digest(folder)
    findings = _told(facts["findings"]) if fresh else document.notice.findings
    return _reviewed(document, findings)


def _reviewed(document: Opened, findings: Iterable[Finding]) -> Reviewed:
    states, standing = document.folded.states, document.standing
    done = {path for path, decided in states.items() if decided.state == "resolved"}
    left = Counter(f.status for f in findings if f"findings/{FORMS[Finding].key(f)}" not in done)
    decided, facts = States(document.folded).progress
    held = effective(document.log.decisions)
    return Reviewed(
        state=standing.state,
        fails=left["fail"],
        warns=left["warn"],
        comments=len(document.folded.comments),
        assigned=standing.assigned,
        reviewers=standing.reviewers,
        deciders=tuple(sorted(deciders(document.log.decisions))),
        decided=decided,
        facts=facts,
        changed=document.log.decisions[-1].at if document.log.decisions else None,
        batches=tuple(sorted({decision.batch for decision in held if decision.batch})),
    )


def _count(facts: Table) -> int:
    """The facts to decide, counted in their JSON."""
    lists = ("outcomes", "dates", "participants", "issues", "contacts")
    head = sum(facts[name] is not None for name in ("symbol", "title", "date", "body", "session"))
    items = sum(1 for agenda in facts["agendas"] for _ in _walk(agenda["items"]))
    seats = sum(len(bureau["officers"]) for bureau in facts["bureaux"])
    return head + items + seats + sum(len(facts[name]) for name in lists)


def _walk(items: Iterable[Table]) -> Iterator[Table]:
    for item in items:
        yield item
        yield from _walk(item["items"])


def _told(findings: Iterable[Table]) -> Iterator[Finding]:
    """Findings as they stand in JSON."""
    for each in findings:
        spans = (Span(place["eId"], place["from"], place["to"]) for place in each["places"])
        yield Finding(each["check"], each["status"], each["detail"], tuple(spans))
