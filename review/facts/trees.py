"""How the items of agendas stand in each other now, which their addresses do not tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from review.facts import kinds
from schemas.addresses import Fact
from schemas.notice import Agenda, AgendaItem


@dataclass(frozen=True, slots=True)
class Branch:
    """An item: what holds it, and what stands around and in it, each by its address."""

    path: str
    parent: str
    depth: int
    siblings: tuple[str, ...]
    below: tuple[str, ...]  # those right in it

    @property
    def index(self) -> int:
        """Where it stands among its siblings."""
        return self.siblings.index(self.path)

    @property
    def previous(self) -> str | None:
        """The item before it at its level."""
        return self.siblings[self.index - 1] if self.index else None

    @property
    def next(self) -> str | None:
        """The item after it at its level."""
        return self.siblings[self.index + 1] if self.index + 1 < len(self.siblings) else None

    @property
    def position(self) -> dict[str, str | None]:
        """Where it stands, as a move names it."""
        return {"in": f"{self.parent}/items", "after": self.previous}


def branches(facts: Mapping[str, Fact]) -> dict[str, Branch]:
    """Every item of every agenda by its address, in the order of the agenda."""
    found: dict[str, Branch] = {}
    paths = iter([path for path, fact in facts.items() if _is(path, fact, AgendaItem)])
    for path, fact in facts.items():
        if _is(path, fact, Agenda):
            found |= {branch.path: branch for branch in _walk(path, fact.value, paths)}
    return found


def _is(path: str, fact: Fact, kind: type[Any]) -> bool:
    return fact.whole and path.startswith("agendas/") and kinds.kind(path) is kind


def _walk(path: str, value: Any, paths: Iterator[str], depth: int = 0) -> Iterator[Branch]:
    """The items in a value, each with its address: these come in the same order, depth first."""
    inner = [_inner(item, paths, depth) for item in value.get("items", ())]
    siblings = tuple(own for own, _, _ in inner)
    for own, below, deeper in inner:
        yield Branch(own, path, depth, siblings, below)
        yield from deeper


def _inner(
    item: Any, paths: Iterator[str], depth: int
) -> tuple[str, tuple[str, ...], Sequence[Branch]]:
    own = next(paths)
    deeper = list(_walk(own, item, paths, depth + 1))
    return own, tuple(branch.path for branch in deeper if branch.parent == own), deeper
