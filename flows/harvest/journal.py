"""The journal of what was offered to harvesters and since when, and of what is offered no more.

It lies beside the packages, so that a harvester is told of a deletion however long ago it was. Its
lines are in the order in which things came about, with datestamps that never go back: whatever
comes later stands later, also for somebody who is in the midst of a harvest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from schemas.errors import BrokenLog, NoStorage
from writers.append_only import add, everything, locked

NAME = "harvest.jsonl"


@dataclass(frozen=True, slots=True)
class Event:
    """An item offered as a package has it, or withdrawn; sets with their names by setSpec."""

    at: str
    item: str
    package: str
    withdrawn: bool
    sets: Mapping[str, str]
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Journal:
    """All events so far; `key` is another for every journal, empty while nothing stands in it."""

    events: tuple[Event, ...] = ()
    key: str = ""

    def last(self) -> dict[str, tuple[int, Event]]:
        """The number of the last event of each item, from 1, and the event, in their order."""
        found = {event.item: (number, event) for number, event in enumerate(self.events, 1)}
        return dict(sorted(found.items(), key=lambda pair: pair[1][0]))


def settled(path: Path, news: Callable[[Journal], Iterable[Event]]) -> Journal:
    """The journal after what is new by it was added, with nobody else writing meanwhile.

    Raises BrokenLog where it is not as it was written, NoStorage where it cannot be written.
    """
    try:
        with locked(path) as file:
            data = everything(file)
            added = b"".join(_lines(news(journal(data))))
            if not added:
                return journal(data)
            added = added if not data or data.endswith(b"\n") else b"\n" + added
            add(file, added)
            return journal(data + added)
    except OSError as error:
        found = f"the journal {path} cannot be kept ({error.strerror or error})"
        raise NoStorage(found, "let it be written, or name another with --journal") from error


def journal(data: bytes) -> Journal:
    """The journal in bytes; a line that was cut off in the writing says nothing."""
    lines = [line for line in data.split(b"\n") if line]
    events = tuple(_events(lines))
    key = hashlib.sha256(lines[0]).hexdigest()[:16] if events else ""
    return Journal(events, key)


def _events(lines: Sequence[bytes]) -> Iterator[Event]:
    for number, line in enumerate(lines, 1):
        try:
            told = json.loads(line)
        except ValueError:
            continue
        try:
            yield Event(**{**told, "formats": tuple(told["formats"])})
        except (TypeError, KeyError) as error:
            raise BrokenLog(
                f"line {number} of the journal of harvests is none",
                "restore it from a copy, or use the version that wrote it",
            ) from error


def _lines(events: Iterable[Event]) -> Iterator[bytes]:
    for event in events:
        yield json.dumps(asdict(event), ensure_ascii=False).encode() + b"\n"
