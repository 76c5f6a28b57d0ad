"""The packages in a folder as what is offered to harvesters now, looked at for each request."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from extractors.package import Offer, content, dublin_core, is_package, offer, opened
from extractors.package.offer import OAI_DC
from flows.harvest.journal import NAME, Event, Journal, settled
from flows.harvest.offering import Held, current, news
from schemas import akn
from schemas.akn import Element
from schemas.errors import NoStorage, SeriatimError
from writers import oai

LOG = logging.getLogger(__name__)
_DECLARATION, _ZIP = "bagit.txt", ".zip"
Signature = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as harvesters see it; `number` is the place of its last event in the journal.

    `held` is None where it was withdrawn.
    """

    number: int
    event: Event
    held: Held | None


@dataclass(frozen=True, slots=True)
class Holdings:
    """All items in the order of their last events, and the journal that this is read from."""

    entries: tuple[Entry, ...] = ()
    journal: Journal = field(default_factory=Journal)


def _now() -> datetime:
    return datetime.now(UTC)


class Archive:
    """A folder of packages, of which only the journal is ever written."""

    def __init__(
        self,
        folder: Path,
        journal: Path | None = None,
        unapproved: bool = False,
        now: Callable[[], datetime] = _now,
    ) -> None:
        """Keep where the packages and the journal lie; nothing is read yet."""
        self._folder, self._journal = folder, journal or folder / NAME
        self._unapproved, self._now = unapproved, now
        self._read: dict[Signature, Offer | None] = {}
        self._seen: object = None
        self._holdings = Holdings()
        self._lock = threading.Lock()

    def now(self) -> str:
        """The time, in UTC to the second."""
        return self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def look(self) -> Holdings:
        """What is offered now; NoStorage where the packages are out of reach."""
        with self._lock:
            found = tuple(self._found())
            seen = (found, self._written())
            if seen != self._seen:
                self._holdings = self._settled(found)
                whole = None not in self._read.values()
                self._seen = (found, self._written()) if whole else None
            return self._holdings

    def metadata(self, entry: Entry, prefix: str) -> tuple[Element, int] | None:
        """The metadata of an item in one of its formats, from how many bytes they come.

        None where its package is damaged.
        """
        assert entry.held is not None
        path = self._folder / entry.held.name
        try:
            files = opened(path)
            if prefix == OAI_DC:
                pairs = dublin_core(files)
                return oai.dublin_core(pairs), sum(len(value) for _, value in pairs)
            data = content(files, entry.held.offer.formats[prefix])
            return akn.parse(data), len(data)
        except (OSError, SeriatimError) as error:
            LOG.warning("%s is passed over: %s", path.name, error)
            return None

    def _found(self) -> Iterator[Signature]:
        """Everything that may be a package, with what changes when another takes its name."""
        try:
            with os.scandir(self._folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            told = f"the packages in {self._folder} are out of reach ({error.strerror or error})"
            raise NoStorage(told, "see to it that the folder is there") from error
        if not found and self._journal.exists():
            raise NoStorage(f"nothing lies in {self._folder}", "see to it that its disk is there")
        for entry in found:
            if not entry.name.startswith(".") and _may_be_package(entry):
                state = entry.stat(follow_symlinks=False)
                yield entry.name, state.st_mtime_ns, state.st_ino

    def _written(self) -> tuple[int, int] | None:
        try:
            state = self._journal.stat()
        except FileNotFoundError:
            return None
        return state.st_size, state.st_ino

    def _settled(self, found: tuple[Signature, ...]) -> Holdings:
        if self._holdings.journal.events and self._written() is None:
            raise NoStorage(f"the journal {self._journal} is gone", "restore it from a copy")
        self._read = {each: self._offer(each) for each in found}
        held = {name: Held(name, told) for (name, *_), told in self._read.items() if told}
        unreadable = {name for (name, *_), told in self._read.items() if told is None}
        offered = current(held.values(), self._unapproved)
        kept = settled(
            self._journal, lambda journal: news(journal, offered, unreadable, self.now())
        )
        return Holdings(tuple(_entries(kept, offered)), kept)

    def _offer(self, found: Signature) -> Offer | None:
        """What a package offers, read once; None where it cannot be told, or not yet."""
        known = self._read.get(found)
        path = self._folder / found[0]
        if known is not None or not is_package(path):
            return known
        try:
            return offer(opened(path))
        except (OSError, SeriatimError) as error:
            if found not in self._read:
                LOG.warning("%s is passed over: %s", path.name, error)
            return None


def _may_be_package(entry: os.DirEntry[str]) -> bool:
    if entry.is_dir(follow_symlinks=False):
        return True
    return entry.name.endswith(_ZIP) and entry.is_file(follow_symlinks=False)


def _entries(journal: Journal, offered: Mapping[str, Held]) -> Iterator[Entry]:
    """The items; one whose package cannot be read just now is left out, and is not withdrawn."""
    for item, (number, event) in journal.last().items():
        held = offered.get(item)
        if event.withdrawn or (held is not None and held.package == event.package):
            yield Entry(number, event, None if event.withdrawn else held)
