"""How things stand with each document in the outputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from flows import ledger
from flows.ledger import Entry
from flows.result import Result

State = Literal["done", "waiting for review", "unfinished", "failed"]
REVIEW = "review.jsonl"


@dataclass(frozen=True, slots=True)
class Standing:
    """One document in the outputs: its state, and its result."""

    state: State
    result: Result


def standings(out: Path) -> Iterator[Standing]:
    """Each document in the outputs, failures last."""
    for entry in ledger.entries(out):
        result = ledger.result(entry, out, entry.name)
        yield Standing(_state(entry, result, out), result)


def _state(entry: Entry, result: Result, out: Path) -> State:
    if result.failure is not None:
        return "failed"
    if not entry.complete or result.summary is None:
        return "unfinished"
    doubtful = result.summary.errors + result.summary.warnings > 0
    reviewed = (out / entry.folder / REVIEW).exists()
    return "waiting for review" if doubtful and not reviewed else "done"
