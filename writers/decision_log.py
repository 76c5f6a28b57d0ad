"""The log of people's decisions, one line after the other: nothing written is ever changed."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from schemas.decision import Decision, Proposed, digest, line, placed
from schemas.decision_chain import Chain, chain
from schemas.errors import Conflict, InvalidDecision


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
    with _locked(path) as file:
        found = chain(_everything(file))
        if expected_last_hash is not None and expected_last_hash != found.last:
            raise _conflict(found)
        made = _placed(found, proposed, at)
        data = b"".join(map(line, made))
        _write(file, data if found.closed else b"\n" + data)
    return made


def last_hash(path: Path) -> str:
    """What the next line will say of the last one; empty where there is none."""
    return chain(path.read_bytes()).last if path.exists() else ""


def _second(now: datetime) -> str:
    if now.tzinfo is None:
        raise InvalidDecision("the time has no zone", "give it with one")
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    """The open log, made where there is none, that nobody else writes meanwhile."""
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        if not os.fstat(file).st_size:
            _keep_name(path.parent)
        yield file
    finally:
        os.close(file)


def _keep_name(folder: Path) -> None:
    """See to it that the name of a new file outlasts a loss of power."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _everything(file: int) -> bytes:
    return os.pread(file, os.fstat(file).st_size, 0)


def _placed(found: Chain, proposed: Sequence[Proposed], at: str) -> tuple[Decision, ...]:
    made: list[Decision] = []
    prev = found.last
    for seq, one in enumerate(proposed, found.length + 1):
        made.append(placed(one, seq, at, prev))
        prev = digest(line(made[-1]))
    return tuple(made)


def _write(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]
    os.fsync(file)


def _conflict(found: Chain) -> Conflict:
    last = found.decisions[-1] if found.decisions else None
    who = f"{last.actor} ({last.action} of “{last.fact}”, {last.at})" if last else "nobody"
    return Conflict(
        f"decision {found.length} stands last in the log, of {who}",
        "look at what was decided since, then decide again",
    )
