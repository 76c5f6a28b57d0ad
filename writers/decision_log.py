"""The log of people's decisions, one line after the other: nothing written is ever changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from schemas.decision import Decision, Proposed, digest, line, placed
from schemas.decision_chain import Chain, chain
from schemas.errors import Conflict, InvalidDecision
from writers.append_only import add, everything, locked


def append(
    path: Path, proposed: Proposed, now: datetime, expected_last_hash: str | None = None
) -> Decision:
    """The decision as it now stands in the log, on the disk; see `append_all`."""
    (decision,) = append_all(path, [proposed], now, expected_last_hash)
    return decision


def append_all(
    path: Path,
    proposed: Sequence[Proposed],
    now: datetime,
    expected_last_hash: str | None = None,
) -> tuple[Decision, ...]:
    """Decisions made at once, in one write, each after the last that stands in the log.

    Raises Conflict where the hash of the last line is not the one expected ("" for none), BrokenLog
    where the log is not as it was written, OSError where the disk refuses.
    """
    at = _second(now)
    with locked(path) as file:
        found = chain(everything(file))
        if expected_last_hash is not None and expected_last_hash != found.last:
            raise _conflict(found)
        made = _placed(found, proposed, at)
        data = b"".join(map(line, made))
        add(file, data if found.closed else b"\n" + data)
    return made


def last_hash(path: Path) -> str:
    """What the next line will say of the last one; empty where there is none."""
    return chain(path.read_bytes()).last if path.exists() else ""


def _second(now: datetime) -> str:
    if now.tzinfo is None:
        raise InvalidDecision("the time has no zone", "give it with one")
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _placed(found: Chain, proposed: Sequence[Proposed], at: str) -> tuple[Decision, ...]:
    made: list[Decision] = []
    prev = found.last
    for seq, one in enumerate(proposed, found.length + 1):
        made.append(placed(one, seq, at, prev))
        prev = digest(line(made[-1]))
    return tuple(made)


def _conflict(found: Chain) -> Conflict:
    last = found.decisions[-1] if found.decisions else None
    who = f"{last.actor} ({last.action} of “{last.fact}”, {last.at})" if last else "nobody"
    return Conflict(
        f"decision {found.length} stands last in the log, of {who}",
        "look at what was decided since, then decide again",
    )
