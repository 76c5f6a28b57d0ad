"""How a document stands with its reviewers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.decisions.undone import effective
from schemas.decision import Decision
from schemas.notice import Review

Standing = Literal["needs review", "in review", "approved", "changed since"]
_DECISIVE = ("approve", "reopen")
_ASIDE = frozenset({*_DECISIVE, "assign"})  # say nothing of facts


@dataclass(frozen=True, slots=True)
class Summary:
    """How a document stands: who has it, who approved it when, and how much was decided."""

    state: Standing
    assigned: str | None
    approved_by: str | None
    approved_at: str | None
    reviewers: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]  # action, decisions that hold


def state(decisions: Sequence[Decision], facts: str) -> Standing:
    """How a document stands whose facts have a digest; approval holds for what was approved."""
    held = effective(decisions)
    last = _last(held, *_DECISIVE)
    if last is not None and last.action == "approve":
        return "approved" if last.after["facts"] == facts else "changed since"
    return "in review" if any(decision.action not in _ASIDE for decision in held) else _first(last)


def summary(decisions: Sequence[Decision], facts: str) -> Summary:
    """The standing of a document with its figures."""
    held = effective(decisions)
    approval = _last(held, *_DECISIVE)
    if approval is not None and approval.action != "approve":
        approval = None
    assigned = _last(held, "assign")
    return Summary(
        state(decisions, facts),
        assigned.after if assigned else None,
        approval.actor if approval else None,
        approval.at if approval else None,
        tuple(dict.fromkeys(d.actor for d in held if d.action not in _ASIDE)),
        tuple(sorted(Counter(decision.action for decision in held).items())),
    )


def steps(decisions: Sequence[Decision]) -> tuple[Review, ...]:
    """The steps of review that the record keeps: who reviewed before each approval, and it."""
    return tuple(sorted(_steps(effective(decisions)), key=lambda step: step.date))


def _steps(held: Sequence[Decision]) -> Iterator[Review]:
    reviewed: dict[str, str] = {}
    for decision in held:
        day = decision.at[:10]
        if decision.action == "approve":
            for actor, last in reviewed.items():
                yield Review(last, actor, "reviewer", "reviewed")
            yield Review(day, decision.actor, "approver", "approved", decision.after["facts"])
            reviewed = {}
        elif decision.action == "reopen":
            yield Review(day, decision.actor, "approver", "reopened")
        elif decision.action not in _ASIDE:
            reviewed[decision.actor] = day


def _last(held: Sequence[Decision], *actions: str) -> Decision | None:
    return next((decision for decision in reversed(held) if decision.action in actions), None)


def _first(last: Decision | None) -> Standing:
    return "needs review" if last is None else "in review"
