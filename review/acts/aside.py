"""What people do beside deciding on facts: comments, findings, undoing, who has it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from extractors.decisions import effective
from review.acts.asked import Asked
from review.facts.desk import View
from schemas.decision import BATCH, LOG, NEXT, Decision, Json, Proposed
from schemas.errors import InvalidDecision

DECISIVE = frozenset({"approve", "reopen"})  # what only approvers do, and undo


def _comment(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    """Words on a fact, a finding, a place or the document."""
    fact = asked.fact
    span = asked.span(view.rows.places) if not fact else None
    place = f"text/{span.eid}:{span.start}-{span.end}" if span else fact
    if fact.startswith("text/"):
        view.rows.places.given(fact)
    elif fact and fact not in view.opened.folded.facts:
        raise InvalidDecision(f"the document has no {fact}", "comment on another place")
    yield Proposed(actor, "comment", place, None, None, asked.reason)


def _resolve(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    """A finding that was looked at, which needs a reason, or a comment."""
    for path in asked.facts:
        if path.startswith(LOG):
            if path not in {f"{LOG}{comment.seq}" for comment in view.comments}:
                raise InvalidDecision(f"{path} is no open comment", "open the document again")
            yield Proposed(actor, "resolve", path, None, None, asked.reason or None)
            continue
        if not asked.reason.strip():
            raise InvalidDecision("a finding is resolved without a reason", "say what you found")
        fact = view.opened.folded.facts.get(path)
        if fact is None or not path.startswith("findings/"):
            raise InvalidDecision("the finding is no longer there", "open the document again")
        yield Proposed(actor, "resolve", path, fact.value, None, asked.reason)


def _undo(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    """The decision or batch named, else the last that the same person made."""
    fact = asked.fact or last(view, actor)
    if not fact:
        raise InvalidDecision("nothing of yours is left to undo", "undo others' in the history")
    if not undone(view, fact):
        raise InvalidDecision(f"{fact} does not hold any more", "open the history again")
    yield Proposed(actor, "undo", fact, None, None, asked.reason or None)


def last(view: View, actor: str) -> str:
    """What the last decision of a person that holds is undone by, empty for none."""
    for decision in reversed(holding(view)):
        if decision.actor == actor and decision.action not in DECISIVE:
            return target(decision)
    return ""


def target(decision: Decision) -> str:
    """How an undo names a decision, or the batch that it was made in."""
    return f"{BATCH}{decision.batch}" if decision.batch else f"{LOG}{decision.seq}"


def undone(view: View, fact: str) -> tuple[Decision, ...]:
    """The decisions that an undo would take back."""
    return tuple(one for one in holding(view) if fact in (f"{LOG}{one.seq}", f"{BATCH}{one.batch}"))


def holding(view: View) -> tuple[Decision, ...]:
    """The decisions that hold, and the undos that do: each can be taken back."""
    decisions = view.opened.log.decisions
    undos = [one for one in decisions if one.action == "undo" and _holds(one, decisions)]
    return tuple(sorted((*effective(decisions), *undos), key=lambda one: one.seq))


def _holds(undo: Decision, decisions: tuple[Decision, ...]) -> bool:
    """Whether an undo was not itself taken back."""
    later = [one for one in decisions[undo.seq :] if one.action == "undo"]
    return not any(f"{LOG}{undo.seq}" == one.fact and _holds(one, decisions) for one in later)


def _assign(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    name = " ".join(asked.after.split()) or None
    if name != view.standing.assigned:
        yield Proposed(actor, "assign", "", view.standing.assigned, name)


def _approve(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    """The facts as they now are; a reason may say why in spite of open doubts."""
    after = {"facts": view.opened.digest}
    yield Proposed(actor, "approve", "", None, after, asked.reason or None)


def _reopen(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    if view.standing.approved_by is None:
        raise InvalidDecision("the document is not approved", "decide on its facts")
    yield Proposed(actor, "reopen", "", None, None, asked.reason or None)


def _settle(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    """A value of the next session, as JSON."""
    try:
        after: Json = json.loads(asked.after)
    except ValueError as error:
        raise InvalidDecision("the value is no JSON", "give text, value and language") from error
    key = asked.fact.removeprefix(NEXT)
    before = [plainly for plainly in view.notice.settled if plainly.key == key]
    held = before[0] if before else None
    told = {"text": held.text, "value": held.value, "language": held.language} if held else None
    yield Proposed(actor, "settle", asked.fact, told, after, asked.reason or None)


ACTIONS: Mapping[str, Callable[[View, Asked, str], Iterator[Proposed]]] = {
    "comment": _comment,
    "resolve": _resolve,
    "undo": _undo,
    "assign": _assign,
    "approve": _approve,
    "reopen": _reopen,
    "settle": _settle,
}
