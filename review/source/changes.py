"""What people have changed in the facts: since the document was read, or since it was approved."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

from extractors.decisions import effective, fold
from extractors.decisions.fold import Folded
from review.opened import Opened
from schemas.addresses import Fact, address
from schemas.decision import BATCH, LOG, NEXT, Decision
from schemas.notice import Notice

Against = Literal["extraction", "approval"]
_FINDINGS: Final = "findings/"


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that is not what it was, and the decision it comes from; None: the program's own."""

    path: str
    before: str | None
    after: str | None
    decision: Decision | None


@dataclass(frozen=True)
class Changes:
    """A document as it is and as it was at a time; `since` is the number of the last decision."""

    document: Opened
    against: Against

    @cached_property
    def approval(self) -> Decision | None:
        """The last approval that holds."""
        held = effective(self.document.log.decisions)
        return next((one for one in reversed(held) if one.action == "approve"), None)

    @property
    def possible(self) -> bool:
        """Whether there is something to compare with."""
        return self.against == "extraction" or self.approval is not None

    @property
    def since(self) -> int:
        """The number of the last decision of then."""
        return self.approval.seq if self.against == "approval" and self.approval else 0

    @cached_property
    def before(self) -> Notice:
        """The notice as it was."""
        return self._folded.notice if self._folded else self.document.extracted

    @cached_property
    def _folded(self) -> Folded | None:
        decisions = self.document.log.decisions[: self.since]
        return fold(self.document.extracted, decisions) if decisions else None

    def facts(self) -> Iterator[Change]:
        """Facts that differ, in reading order, those that are gone last; then what is settled."""
        old = self._folded.facts if self._folded else address(self.document.extracted)
        new = self.document.folded.facts
        for path, before, after in _differing(old, new):
            yield Change(path, _told(before), _told(after), self._decision(path))
        yield from self._moved()
        yield from self._settled()

    def _moved(self) -> Iterator[Change]:
        for path, decided in self.document.folded.states.items():
            made = decided.decision
            if decided.state == "moved" and made.seq > self.since:
                yield Change(path, _json(made.before), _json(made.after), made)

    def _settled(self) -> Iterator[Change]:
        old = {settled.key: settled.text for settled in self.before.settled}
        new = {settled.key: settled.text for settled in self.document.notice.settled}
        for key in [*new, *(key for key in old if key not in new)]:
            if old.get(key) != new.get(key):
                path = f"{NEXT}{key}"
                yield Change(path, old.get(key), new.get(key), self._last(path))

    def _decision(self, path: str) -> Decision | None:
        """The decision that made a fact what it is."""
        for above in _above(path):
            decided = self.document.folded.states.get(above)
            if decided and decided.decision.seq > self.since:
                return decided.decision
        return self._last(path)

    def _last(self, path: str) -> Decision | None:
        """The last decision on a fact, or that undid one."""
        decisions = self.document.log.decisions
        for made in reversed(decisions[self.since :]):
            if _touches(made, path) or any(_touches(o, path) for o in _undone(made, decisions)):
                return made
        return None


def _differing(
    old: Mapping[str, Fact], new: Mapping[str, Fact]
) -> Iterator[tuple[str, Fact | None, Fact | None]]:
    """Fields that differ, and facts that only one side has, without their fields."""
    for path in [*new, *(path for path in old if path not in new)]:
        before, after = old.get(path), new.get(path)
        if before and after:
            if not (before.whole or after.whole) and before.value != after.value:
                yield path, before, after
        elif not any(_lone(above, old, new) for above in _above(path) if above != path):
            yield path, before, after


def _lone(path: str, old: Mapping[str, Fact], new: Mapping[str, Fact]) -> bool:
    return (path in old) != (path in new)


def _above(path: str) -> Iterator[str]:
    """An address and those of what it is in, the nearest first."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def _touches(made: Decision, path: str) -> bool:
    return path in _above(made.fact) or made.fact in _above(path)


def _undone(made: Decision, decisions: Iterable[Decision]) -> Iterator[Decision]:
    if made.action == "undo":
        for other in decisions:
            if made.fact in (f"{LOG}{other.seq}", f"{BATCH}{other.batch}"):
                yield other


def _told(fact: Fact | None) -> str | None:
    if fact is None or fact.value is None:
        return None
    if fact.path.startswith(_FINDINGS):
        return str(fact.value["detail"])
    if isinstance(fact.value, dict):
        return "; ".join(f"{name}: {_words(part)}" for name, part in _said(fact.value))
    return _words(fact.value)


def _said(value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a whole fact says, without the places of its parts."""
    for name, part in value.items():
        if "span" not in name and name not in ("points", "eid"):
            yield name, part


def _words(value: Any) -> str:
    return value if isinstance(value, str) else _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
