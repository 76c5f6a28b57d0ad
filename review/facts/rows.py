"""The facts of a document as rows: value, printed words, doubts, decisions and comments of each."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from extractors.decisions import effective
from review.facts import doubts, kinds, labels, places, shown
from review.facts.doubts import Doubt
from review.facts.shown import Shown
from review.facts.states import DECIDED, States
from review.facts.trees import Branch
from review.opened import Opened
from schemas.addresses import Fact
from schemas.decision import Decision
from schemas.notice import Finding

_LONG = 60  # characters of the name of a row


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a row."""

    path: str
    label: str
    value: Any
    shown: Shown
    state: str

    @property
    def name(self) -> str:
        """The name of the field."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One fact on the page; `held_by` is the fact above whose acceptance holds for it too."""

    path: str
    label: str
    cells: tuple[Cell, ...]
    state: str
    printed: str
    place: str
    said: str
    doubts: tuple[Doubt, ...]
    decisions: tuple[Decision, ...]
    comments: tuple[Decision, ...]
    branch: Branch | None = None
    below: int = 0
    held_by: str = ""

    @property
    def id(self) -> str:
        """What the row is called in the page."""
        return identifier(self.path)

    @property
    def name(self) -> str:
        """What it is told from its neighbours by: all it says, shortened."""
        said = " ".join(cell.shown.text for cell in self.cells if cell.value is not None)
        return said if len(said) <= _LONG else f"{said[:_LONG]}…"

    def same(self, other: Row) -> bool:
        """Whether another state of the row shows the same."""
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    @property
    def agreed(self) -> tuple[Doubt, ...]:
        """What was recomputed at it and agrees."""
        return tuple(doubt for doubt in self.doubts if doubt.finding.status == "pass")

    @property
    def disagreed(self) -> tuple[Doubt, ...]:
        """What was found at it and is, or was, to be looked at."""
        return tuple(doubt for doubt in self.doubts if doubt.finding.status != "pass")

    @property
    def decided(self) -> bool:
        """Whether a person has accepted, corrected or added it."""
        return self.state in DECIDED

    @property
    def doubtful(self) -> bool:
        """Whether a finding at it is open."""
        return self.state == "conflict" or any(doubt.open for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class Gone:
    """A fact that was rejected: what it was, and the decision."""

    path: str
    label: str
    told: Shown
    decision: Decision


def identifier(path: str) -> str:
    """A name for an address that can stand in a page."""
    return f"f{hashlib.sha256(path.encode()).hexdigest()[:12]}"


class Rows:
    """All rows of a document, made from what is known of it."""

    def __init__(self, opened: Opened) -> None:
        """Stand on a document that was opened."""
        self.opened = opened
        self.folded = opened.folded
        self.places = places.Places(opened.notice)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The rows by the addresses of their facts, in reading order."""
        return {path: self._row(path, fact) for path, fact in self._facts()}

    @cached_property
    def gone(self) -> tuple[Gone, ...]:
        """The facts that people rejected."""
        return tuple(
            Gone(
                path, labels.fact(path), self._told(path, decided.decision.before), decided.decision
            )
            for path, decided in self.folded.states.items()
            if decided.state == "rejected" and path not in self.folded.facts
        )

    @cached_property
    def states(self) -> States:
        """What became of its facts."""
        return States(self.folded)

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """All findings, those to look at first."""
        return doubts.doubts(self.opened)

    @cached_property
    def decisions(self) -> Mapping[str, list[Decision]]:
        """The decisions that hold, by what they are about."""
        found: defaultdict[str, list[Decision]] = defaultdict(list)
        for decision in effective(self.opened.log.decisions):
            added = decision.action == "add" and decision.fact != "session"
            found[f"{decision.fact}/+{decision.seq}" if added else decision.fact].append(decision)
        return found

    @cached_property
    def _at(self) -> Mapping[str, list[Doubt]]:
        """The findings by the facts they are at."""
        found: defaultdict[str, list[Doubt]] = defaultdict(list)
        for doubt in (*self.doubts, *doubts.past(self.opened)):
            for path in doubt.places:
                found[path].append(doubt)
        return found

    def _facts(self) -> Iterator[tuple[str, Fact]]:
        for path, fact in self.folded.facts.items():
            if (fact.whole or "/" not in path) and kinds.kind(path) is not Finding:
                yield path, fact

    def _row(self, path: str, fact: Fact) -> Row:
        paths = self.states.fields(path, fact)
        cells = tuple(map(self._cell, paths))
        about = dict.fromkeys((path, *paths))
        state = self.states.of(path, fact)
        held = state == "accepted" and path not in self.folded.states
        found = {doubt.path: doubt for each in about for doubt in self._at.get(each, ())}
        return Row(
            path,
            labels.fact(path),
            cells,
            state,
            self.places.printed(fact.span),
            places.written(fact.span) if fact.span else "",
            places.said(fact.span.eid) if fact.span else "",
            tuple(found.values()),
            self._decided(about),
            tuple(comment for comment in self.folded.comments if comment.fact in about),
            self.states.branches.get(path),
            self._below(path),
            self.states.held_by(path) if held else "",
        )

    def _decided(self, about: Mapping[str, None]) -> tuple[Decision, ...]:
        found = [made for path in about for made in self.decisions.get(path, ())]
        made = sorted(found, key=lambda decision: decision.seq)
        return tuple(one for one in made if one.action not in ("comment", "assign"))

    def _cell(self, path: str) -> Cell:
        value = self.folded.facts[path].value
        decided = self.folded.states.get(path)
        said = shown.shown(path, value, self.opened.notice)
        return Cell(path, labels.fact(path), value, said, decided.state if decided else "")

    def _below(self, path: str) -> int:
        """How many facts a fact holds, where it is of a kind that holds others."""
        holder = kinds.kind(path)
        return self.states.below.get(path, 0) if holder and kinds.parts(holder) else 0

    def _told(self, path: str, value: Any) -> Shown:
        return shown.told(path, value, self.opened.notice)
