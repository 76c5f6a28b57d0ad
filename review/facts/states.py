"""What became of each fact of a document, and how many of those to decide are decided."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from extractors.decisions.fold import Decided, Folded
from review.facts import kinds, trees
from review.facts.trees import Branch
from schemas.addresses import FORMS, Fact

DECIDED = ("accepted", "corrected", "added")
_HEAD = ("symbol", "title", "date", "body")
# Facts that a person decides on one by one; those that only follow from them are left out.
_ONE_BY_ONE = re.compile(
    r"symbol|title|date|body|session|outcomes/[^/]+/[^/]+|agendas/[^/]+(?:/items/[^/]+)+"
    r"|periods/[^/]+|bureaux/[^/]+/officers/[^/]+|(?:participants|issues|contacts)/[^/]+"
)


@dataclass(frozen=True)
class States:
    """The states of the facts of a notice with people's decisions in it."""

    folded: Folded

    @cached_property
    def branches(self) -> dict[str, Branch]:
        """The items of agendas as they stand in each other."""
        return trees.branches(self.folded.facts)

    @cached_property
    def below(self) -> Mapping[str, int]:
        """How many whole facts stand in each, at any depth."""
        found: defaultdict[str, int] = defaultdict(int)
        for path, fact in self.folded.facts.items():
            for above in self._all_above(path) if fact.whole else ():
                found[above] += 1
        return found

    @property
    def progress(self) -> tuple[int, int]:
        """How many of the facts to decide one by one are decided, and how many those are."""
        facts = self.folded.facts.items()
        counted = [(path, fact) for path, fact in facts if counts(path, fact)]
        return sum(self.of(*each) in DECIDED for each in counted), len(counted)

    def fields(self, path: str, fact: Fact) -> tuple[str, ...]:
        """The addresses of the fields of a fact; its own where it is one value."""
        holder = kinds.kind(path)
        if not fact.whole or holder is None:
            return (path,)
        return tuple(f"{path}/{name}" for name in FORMS[holder].fields)

    def of(self, path: str, fact: Fact) -> str:
        """What became of a fact: of itself, else of one of its fields, else of what holds it."""
        about = (path, *self.fields(path, fact))
        states = {self.folded.states[one].state for one in about if one in self.folded.states}
        for wanted in ("conflict", "corrected", "added", "accepted"):
            if wanted in states:
                return wanted
        return "accepted" if self.held_by(path) else "undecided"

    def held_by(self, path: str) -> str:
        """The fact above whose acceptance holds for this one too, empty for none."""
        return next(filter(self._accepted, self._all_above(path)), "")

    def _accepted(self, path: str) -> bool:
        decided: Decided | None = self.folded.states.get(path)
        return decided is not None and decided.state == "accepted"

    def _all_above(self, path: str) -> Iterator[str]:
        while path := self._above(path):
            yield path

    def _above(self, path: str) -> str:
        branch = self.branches.get(path)
        if branch:
            return branch.parent
        parts = path.split("/")
        wholes = ("/".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
        return next((whole for whole in wholes if self._whole(whole)), "")

    def _whole(self, path: str) -> bool:
        fact = self.folded.facts.get(path)
        return fact is not None and fact.whole


def counts(path: str, fact: Fact) -> bool:
    """Whether a fact is one that people decide on one by one."""
    head = path in _HEAD and fact.value is not None
    return (fact.whole or head) and bool(_ONE_BY_ONE.fullmatch(path))
