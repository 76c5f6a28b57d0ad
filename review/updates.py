"""The files of documents made again behind the page, a moment after people decided."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from flows import folders
from flows.jsons import load
from flows.keep import MANIFEST
from flows.ledger import entry
from flows.refresh import refresh
from flows.result import Result
from review.catalogue import touch
from review.opened import opened
from schemas.errors import SeriatimError

CALM = 1.5  # seconds without a decision after which the files are made again
State = Literal["", "updating", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Update:
    """How the files of a document stand, and what went wrong."""

    state: State
    told: str = ""


class Updates:
    """The updates of one desk; each document has one thread at a time."""

    def __init__(
        self, outputs: Path, again: Callable[[Path], Result] = refresh, calm: float = CALM
    ) -> None:
        """Stand over a folder of outputs; `again` makes all files of a document."""
        self.outputs = outputs
        self.calm = calm
        self._again = again
        self._known: dict[Path, Update] = {}
        self._moved: dict[Path, Path] = {}
        self._timers: dict[Path, threading.Timer] = {}
        self._timing = threading.Lock()
        self._making: defaultdict[Path, threading.RLock] = defaultdict(threading.RLock)
        self._deciding: defaultdict[Path, threading.RLock] = defaultdict(threading.RLock)

    def lies(self, folder: Path) -> Path:
        """Where a document lies that lay in a folder when a page was opened."""
        while folder in self._moved and not (folder / MANIFEST).exists():
            folder = self._moved[folder]
        return folder

    def known(self) -> tuple[Path, ...]:
        """The folders that people have decided in while the desk was open; some may have moved."""
        return tuple({*self._moved, *self._known})

    def deciding(self, folder: Path) -> threading.RLock:
        """What is held while a decision is written, so that its folder does not move meanwhile."""
        return self._deciding[folder]

    def state(self, folder: Path) -> Update:
        """How the files of a document stand."""
        return self._known.get(folder, Update(""))

    def resume(self, folder: Path) -> None:
        """Make files again that an earlier desk left behind its decisions."""
        if not self.state(folder).state and _outdated(folder, self.outputs):
            self.soon(folder)

    def soon(self, folder: Path) -> None:
        """Make the files of a document again when people have decided on it for the moment."""
        with self._timing:
            self._stop(folder)
            self._known[folder] = Update("updating")
            timer = threading.Timer(self.calm, self._quietly, (folder,))
            timer.daemon = True
            self._timers[folder] = timer
            timer.start()

    def now(self, folder: Path) -> Path:
        """Make the files of a document again where they are not of its decisions; where it lies.

        Raises what `refresh` raises.
        """
        with self._timing:
            self._stop(folder)
        return self._make(self.lies(folder))

    def _stop(self, folder: Path) -> None:
        timer = self._timers.pop(folder, None)
        if timer:
            timer.cancel()

    def _quietly(self, folder: Path) -> None:
        try:
            self._make(folder)
        except Exception as error:  # a thread has nobody to raise to: the page tells it
            told = str(error) if isinstance(error, SeriatimError | OSError) else repr(error)
            self._known[folder] = Update("failed", told)

    def _make(self, folder: Path) -> Path:
        with self._making[folder]:
            while _outdated(folder, self.outputs):
                if self._will_move(folder):
                    with self._deciding[folder]:
                        return self._remade(folder)
                self._remade(folder)
            self._known[folder] = Update("done")
            return folder

    def _remade(self, folder: Path) -> Path:
        try:
            place = self.outputs / (self._again(folder).folder or folder)
        except Exception as error:
            self._known[folder] = Update("failed", str(error))
            raise
        self._known[place] = Update("done")
        touch(place)
        if place != folder:
            touch(folder)
            self._moved.pop(place, None)
            self._moved[folder] = place
        return place

    def _will_move(self, folder: Path) -> bool:
        found = opened(folder)
        wanted = folders.folder(found.notice)
        origin = found.extracted.origin
        places = (wanted, folders.beside(wanted, origin.sha256 if origin else ""))
        return PurePosixPath(folder.relative_to(self.outputs).as_posix()) not in places


def _outdated(folder: Path, outputs: Path) -> bool:
    """Whether decisions were made that the files do not have yet, or a run left them unfinished."""
    table = load(folder / MANIFEST)
    if table is None:
        return True
    found = entry(folder, outputs, table)
    return found.reviewed != found.review or not found.complete
