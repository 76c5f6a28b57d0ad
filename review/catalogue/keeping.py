"""The catalogue of one folder of outputs, kept up to date while a desk is open."""

from __future__ import annotations

import sqlite3
import threading
import time
from functools import cache
from pathlib import Path

from review.catalogue import queries, sync, tables
from review.catalogue.pool import Pool
from review.catalogue.queries import Page, Wanted

PATIENCE = 1.0  # seconds that a page waits for the folders to be looked through
REST = 5.0  # seconds after a look that took longer than that


class Catalogue:
    """What the queue knows of a folder of outputs; threads share it."""

    def __init__(self, out: Path) -> None:
        """Open the catalogue of a folder, made where there is none."""
        self.out = out
        self._pool = Pool(tables.place(out))
        self._lock = threading.Lock()
        self._looking: threading.Thread | None = None
        self._due = 0.0

    def touch(self, folder: Path) -> None:
        """Take in at once what was just written in a folder, or that it is gone."""
        with self._pool.connection() as connection:
            sync.take(connection, self.out, folder.relative_to(self.out).as_posix())

    def look(self, patience: float = PATIENCE) -> bool:
        """Take in what others have written since; False where that goes on in the background."""
        with self._lock:
            looking = self._looking
            if (looking is None or not looking.is_alive()) and time.monotonic() >= self._due:
                looking = threading.Thread(target=self._look, daemon=True, name="catalogue")
                self._looking = looking
                looking.start()
        if looking is not None:
            looking.join(patience)
        return looking is None or not looking.is_alive()

    def sync(self) -> int:
        """Take in what others have written since; returns how many folders were read again."""
        with self._pool.connection() as connection:
            return sync.sync(connection, self.out)

    def page(self, wanted: Wanted, size: int = queries.PAGE) -> Page:
        """Some works of the queue, and how much of it is wanted."""
        with self._pool.connection() as connection:
            return queries.page(connection, wanted, size)

    def progress(self) -> sqlite3.Row:
        """How far the whole queue is."""
        with self._pool.connection() as connection:
            return queries.progress(connection)

    def choices(self) -> dict[str, list[str]]:
        """What the queue may be restricted to."""
        with self._pool.connection() as connection:
            return queries.choices(connection)

    def failures(self, most: int) -> tuple[int, list[sqlite3.Row]]:
        """How many inputs failed, and some of them."""
        with self._pool.connection() as connection:
            return queries.failures(connection, most)

    def folder(self, known: str) -> Path | None:
        """The folder of the document that pages call so."""
        row = self._one("SELECT folder FROM documents WHERE known = ?", known)
        return self.out / row["folder"] if row else None

    def versions(self, work: str) -> dict[str, str]:
        """What pages call the documents of a work, by their languages."""
        with self._pool.connection() as connection:
            return queries.versions(connection, work)

    def batch(self, batch: str) -> list[Path]:
        """The folders of the documents that decisions made at once are about."""
        with self._pool.connection() as connection:
            return [self.out / folder for folder in queries.batch(connection, batch)]

    def _one(self, query: str, value: str) -> sqlite3.Row | None:
        with self._pool.connection() as connection:
            row: sqlite3.Row | None = connection.execute(query, (value,)).fetchone()
        return row

    def _look(self) -> None:
        begun = time.monotonic()
        self.sync()
        ended = time.monotonic()
        self._due = ended + (REST if ended - begun > PATIENCE else 0.0)


@cache
def catalogue_of(out: Path) -> Catalogue:
    """The catalogue of a folder of outputs."""
    return Catalogue(out)


def touch(folder: Path) -> None:
    """Let the catalogue of the outputs know what was just written in a document's folder."""
    catalogue_of(folder.parents[2]).touch(folder)
