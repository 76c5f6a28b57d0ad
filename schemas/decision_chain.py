"""The chain of a log of decisions: each line says what the one before it was."""

from __future__ import annotations

import json
from dataclasses import dataclass

from schemas.decision import Decision, digest, parsed
from schemas.errors import BrokenLog, InvalidDecision
from schemas.notice import Finding


@dataclass(frozen=True, slots=True)
class Chain:
    """The decisions of a log in their order; `last` is the hash of the last one's line.

    `torn` counts lines that a crash cut off in the middle, which are no decisions; `closed` says
    whether the last line has its end.
    """

    decisions: tuple[Decision, ...] = ()
    last: str = ""
    torn: int = 0
    closed: bool = True

    @property
    def length(self) -> int:
        """How many decisions there are."""
        return len(self.decisions)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """A doubt where lines were cut off."""
        if not self.torn:
            return ()
        lines = "line was" if self.torn == 1 else "lines were"
        detail = f"{self.torn} {lines} cut off while it was written, and holds no decision"
        return (Finding("review-log", "warn", detail),)


def chain(data: bytes) -> Chain:
    """The chain in the bytes of a log; BrokenLog where a line was changed, moved or taken out."""
    decisions: list[Decision] = []
    last, torn = "", 0
    for number, line in enumerate(data.split(b"\n"), 1):
        decision = _decision(line, number)
        if decision is None:
            torn += bool(line)
            continue
        if (decision.prev, decision.seq) != (last, len(decisions) + 1):
            raise BrokenLog(
                f"line {number} of the log of decisions does not follow the line before it",
                "restore the log from a copy; lines are only ever added to it",
            )
        decisions.append(decision)
        last = digest(line)
    return Chain(tuple(decisions), last, torn, closed=not data or data.endswith(b"\n"))


def _decision(line: bytes, number: int) -> Decision | None:
    """The decision in a line; None where it was cut off, which the next line then proves."""
    try:
        return parsed(line)
    except InvalidDecision as error:
        if _cut_off(line):
            return None
        raise BrokenLog(
            f"line {number} of the log of decisions is none: {error.found}",
            "restore the log from a copy, or use the version that wrote it",
        ) from error


def _cut_off(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return True
    return False
