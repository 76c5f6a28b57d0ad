"""Which decisions still hold, given those that were undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.decision import BATCH, LOG, Decision


def effective(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, in their order, without undos; to undo an undo is to redo."""
    undone: set[int] = set()
    held: list[Decision] = []
    for decision in reversed(decisions):
        if decision.seq in undone:
            continue
        if decision.action == "undo":
            undone.update(_targets(decision, decisions))
        else:
            held.append(decision)
    return tuple(reversed(held))


def _targets(undo: Decision, decisions: Sequence[Decision]) -> Iterator[int]:
    for decision in decisions[: undo.seq - 1]:
        named = f"{LOG}{decision.seq}" == undo.fact
        if named or (decision.batch and f"{BATCH}{decision.batch}" == undo.fact):
            yield decision.seq
