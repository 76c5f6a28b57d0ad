"""How things stand with each document in the outputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from flows import ledger
from flows.ledger import Entry
from flows.result import Result

State = Literal[
    "done",
    "waiting for review",
    "in review",
    "approved",
    "changed since",
    "unfinished",
    "failed",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """One document in the outputs: its state, and its result."""

    state: State
    result: Result


def standings(out: Path) -> Iterator[Standing]:
    """Each document in the outputs, failures last."""
    for entry in ledger.entries(out):
        result = ledger.result(entry, out, entry.name)
        yield Standing(_state(entry, result), result)


def to_review(out: Path) -> str:
    """How many documents in the outputs people have to review, in words."""
    settled = ("approved", "unfinished", "failed")
    count = sum(each.state not in settled for each in standings(out))
    return f"{count} {'document needs' if count == 1 else 'documents need'} review"


def _state(entry: Entry, result: Result) -> State:
    if result.failure is not None:
        return "failed"
    if not entry.complete or result.summary is None:
        return "unfinished"
    doubtful = result.summary.errors + result.summary.warnings > 0
    if entry.review == entry.reviewed and entry.state in ("approved", "changed since"):
        return cast(State, entry.state)
    if entry.review:
        return "in review"  # also where decisions have not been folded in yet
    return "waiting for review" if doubtful else "done"
