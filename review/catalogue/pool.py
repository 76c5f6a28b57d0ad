"""Connections to the catalogue, each used by one thread at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from review.catalogue import tables


class Pool:
    """Connections to one file; where the file was taken away, to the one made after it."""

    def __init__(self, path: Path) -> None:
        """Open none yet."""
        self._path = path
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._file: int | None = None

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """A connection for as long as the block runs."""
        connection = self._take()
        try:
            yield connection
        except sqlite3.DatabaseError:
            connection.close()
            raise
        except BaseException:
            self._idle.append(connection)
            raise
        self._idle.append(connection)

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._file is None or self._file != _number(self._path):
                self._close()
            if self._idle:
                return self._idle.pop()
            connection = tables.connect(self._path)
            self._file = _number(self._path)
            return connection

    def _close(self) -> None:
        while self._idle:
            self._idle.pop().close()


def _number(path: Path) -> int | None:
    """What tells a file from the one that stood there before."""
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return None
