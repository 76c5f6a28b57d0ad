"""People's decisions folded into an extracted notice, one after another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.decisions.changes import CHANGES, Change, told
from extractors.decisions.rechecked import rechecked
from extractors.decisions.standing import steps
from extractors.decisions.undone import effective
from extractors.decisions.workbench import Workbench
from schemas.addresses import FORMS, Fact, Node, facts_of, field_path, notice_of, span_of, tree
from schemas.decision import LOG, NEXT, Decision
from schemas.errors import InvalidDecision
from schemas.notice import Finding, Notice, Settled, Span

State = Change | Literal["resolved", "conflict"]


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a fact, and the decision that holds for it."""

    state: State
    decision: Decision


@dataclass(frozen=True, slots=True)
class Folded:
    """A notice with people's decisions in it.

    `facts` has its facts at the addresses that decisions give them, `states` what became of those
    decided on, `findings` where a decision no longer fits (also in the notice), `comments` those
    not resolved.
    """

    notice: Notice
    facts: Mapping[str, Fact]
    states: Mapping[str, Decided]
    findings: tuple[Finding, ...]
    comments: tuple[Decision, ...]


def fold(notice: Notice, decisions: Sequence[Decision]) -> Folded:
    """The notice as people have it, from the notice as extracted and their log.

    A decision whose value before is no longer what the notice gives is not applied, and a finding
    says so, unless the notice now gives by itself what was decided, or a later decision fits.
    """
    held = effective(decisions)
    work = _Work(Workbench(notice))
    for decision in held:
        work.take(decision)
    findings = tuple(work.conflicts.values())
    changed = replace(
        notice_of(work.bench.root),
        findings=notice.findings,
        settled=_settled(notice, held),
        reviews=(*notice.reviews, *steps(decisions)),
    )
    changed = rechecked(notice, changed)
    changed = replace(changed, findings=(*changed.findings, *findings))
    return _folded(changed, work, findings, held)


@dataclass
class _Work:
    bench: Workbench
    states: dict[str, Decided] = field(default_factory=dict)
    conflicts: dict[str, Finding] = field(default_factory=dict)

    def take(self, decision: Decision) -> None:
        """Apply one decision, or note why not; a later one for the same fact settles that."""
        change = CHANGES.get(decision.action)
        if change is None or _of_findings(decision):
            return
        path = self._known(decision)
        try:
            state = change(self.bench, decision)
            path = self._known(decision) if decision.action == "add" else path
        except InvalidDecision as error:
            self.states[path] = Decided("conflict", decision)
            self.conflicts[path] = self._conflict(decision, error)
            return
        self.states[path] = Decided(state, decision)
        below = f"{path}/" if decision.action == "reject" else path
        for other in [p for p in self.conflicts if p == path or p.startswith(below)]:
            del self.conflicts[other]

    def _known(self, decision: Decision) -> str:
        """The address of the fact that a decision is about, as the notice has it."""
        path = _about(decision)
        found = self.bench.field(path)
        if found:
            return field_path(*found)
        node = self.bench.node(path)
        return node.path if node else path

    def _conflict(self, decision: Decision, error: InvalidDecision) -> Finding:
        values = [value for value in (decision.before, decision.after) if value is not None]
        wanted = " to ".join(map(told, values))
        detail = (
            f"{decision.fact}: decision {decision.seq} of {decision.actor} "
            f"({decision.action}{' ' if wanted else ''}{wanted}) does not fit: {error.found}"
        )
        return Finding("review", "fail", detail, tuple(self._spans(decision.fact)))

    def _spans(self, path: str) -> Iterable[Span]:
        found = self.bench.field(path)
        node: Node | None
        node, name = found if found else (self.bench.node(path), None)
        span = span_of(node, name) if node else None
        return [span] if span else []


def _about(decision: Decision) -> str:
    """The address of the fact that a decision leaves behind."""
    if decision.action != "add" or decision.fact in FORMS[Notice].single:
        return decision.fact
    return f"{decision.fact}/+{decision.seq}"


def _of_findings(decision: Decision) -> bool:
    return decision.fact.startswith("findings/")


def _settled(notice: Notice, held: Sequence[Decision]) -> tuple[Settled, ...]:
    """The values of the next session, the last word on each, by their keys."""
    found = {settled.key: settled for settled in notice.settled}
    for decision in held:
        if decision.action == "settle":
            key = decision.fact.removeprefix(NEXT)
            found[key] = Settled(key, **decision.after)
    return tuple(settled for _, settled in sorted(found.items()))


def _folded(
    notice: Notice, work: _Work, findings: tuple[Finding, ...], held: Sequence[Decision]
) -> Folded:
    facts = work.bench.facts()
    seen = Node("", notice, {"findings": tree(notice).parts["findings"]})
    found = {path: fact for path, fact in facts_of(seen).items() if _is_finding(path)}
    states = dict(work.states)
    for decision in held:
        if decision.action in ("accept", "resolve") and decision.fact in found:
            states[decision.fact] = Decided("resolved", decision)
    resolved = {decision.fact for decision in held if decision.action == "resolve"}
    comments = tuple(
        decision
        for decision in held
        if decision.action == "comment" and f"{LOG}{decision.seq}" not in resolved
    )
    return Folded(notice, facts | found, states, findings, comments)


def _is_finding(path: str) -> bool:
    return path.startswith("findings/")
