"""Whether a person may take an action on a document, given all that was decided on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from extractors.decisions import effective
from review.access import Right, actor, visitor
from review.web import desk_of
from schemas.decision import BATCH, LOG, Decision, Proposed, placed

_DECISIVE = ("approve", "reopen")
_SAYS_NOTHING = frozenset({"comment", "assign", "approve", "reopen"})  # of facts
_ROLE = "{name} may not {right} documents."
_ANY_TIME = "2000-01-01T00:00:00Z"
_OWN = "{name} decided on this since it was last approved. Someone else has to approve it."


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides: their name, their rights, and whether own changes are for others to approve."""

    name: str
    rights: frozenset[Right]
    four_eyes: bool


def person(request: Request) -> Person:
    """Whoever sends a request."""
    return Person(actor(request), visitor(request).rights, desk_of(request).rules.four_eyes)


def refusal(by: Person, proposed: Sequence[Proposed], decisions: Sequence[Decision]) -> str | None:
    """Why a person may not add decisions to a log; None where they may."""
    before = _decisive(decisions)
    after = _decisive(_with(decisions, proposed))
    needed: Right = "review" if after == before else "approve"
    if needed not in by.rights:
        return _ROLE.format(name=by.name, right=needed)
    gives = after[-1:] != before[-1:] and bool(after) and after[-1].action == "approve"
    if gives and by.four_eyes and by.name in deciders(decisions):
        return _OWN.format(name=by.name)
    return None


def deciders(decisions: Sequence[Decision]) -> frozenset[str]:
    """Who decided on facts in a way that holds, since the last approval that was not reopened.

    Who undid what another decided has changed the facts as well.
    """
    since: list[Decision] = []
    before: list[Decision] = []
    for decision in _counting(decisions):
        if decision.action == "approve":
            before, since = [*before, *since], []
        elif decision.action == "reopen":
            before, since = [], [*before, *since]
        else:
            since.append(decision)
    return frozenset(one.actor for one in since if one.action not in _SAYS_NOTHING)


def _counting(decisions: Sequence[Decision]) -> list[Decision]:
    """Those that hold, and the undos of what another person decided."""
    held = {decision.seq for decision in effective(decisions)}
    return [one for one in decisions if one.seq in held or _takes_back(one, decisions)]


def _takes_back(undo: Decision, decisions: Sequence[Decision]) -> bool:
    return undo.action == "undo" and any(
        undo.fact in (f"{LOG}{one.seq}", f"{BATCH}{one.batch}") and one.actor != undo.actor
        for one in decisions[: undo.seq - 1]
    )


def _with(decisions: Sequence[Decision], proposed: Sequence[Proposed]) -> list[Decision]:
    """A log as it would be with decisions proposed, but for its times and hashes."""
    made = list(decisions)
    for seq, one in enumerate(proposed, len(made) + 1):
        made.append(placed(one, seq, _ANY_TIME, ""))
    return made


def _decisive(decisions: Sequence[Decision]) -> list[Decision]:
    """The approvals and reopenings that hold, whatever was undone and done again."""
    return [one for one in effective(decisions) if one.action in _DECISIVE]
