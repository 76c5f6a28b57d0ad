"""The tables of the catalogue, and where its file lies."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path

from flows.program import program

FILE = ".catalogue.sqlite"
WAIT = 30  # seconds for another desk to finish writing
_TABLES = """
CREATE TABLE IF NOT EXISTS made (by TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS works (
    id INTEGER PRIMARY KEY, folder TEXT NOT NULL UNIQUE,
    title TEXT, date TEXT, changed TEXT NOT NULL DEFAULT '', exceptions TEXT NOT NULL DEFAULT '',
    disagreements INTEGER, signature TEXT);
CREATE TABLE IF NOT EXISTS documents (
    id INTEGER PRIMARY KEY, known TEXT NOT NULL UNIQUE, folder TEXT NOT NULL UNIQUE,
    work INTEGER NOT NULL, language TEXT NOT NULL, title TEXT, symbol TEXT, organ TEXT NOT NULL,
    body TEXT, session TEXT, date TEXT, version TEXT NOT NULL, state TEXT NOT NULL,
    fails INTEGER NOT NULL, warns INTEGER NOT NULL, comments INTEGER NOT NULL, assigned TEXT,
    reviewers TEXT NOT NULL, deciders TEXT NOT NULL, decided INTEGER NOT NULL,
    facts INTEGER NOT NULL, changed TEXT, signature TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS failures (
    folder TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, found TEXT NOT NULL,
    remedy TEXT NOT NULL, signature TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS batches (
    batch TEXT NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (batch, document)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS batches_of ON batches (document);
CREATE INDEX IF NOT EXISTS of_work ON documents (work, language, folder);
CREATE INDEX IF NOT EXISTS states ON documents (state, work);
CREATE INDEX IF NOT EXISTS progress ON documents (state, decided, facts);
CREATE INDEX IF NOT EXISTS languages ON documents (language, state, work);
CREATE INDEX IF NOT EXISTS organs ON documents (organ, state, work);
CREATE INDEX IF NOT EXISTS holders ON documents (assigned, state, work);
CREATE INDEX IF NOT EXISTS severities ON documents (fails, warns, state, work);
CREATE INDEX IF NOT EXISTS talked ON documents (comments, state, work);
CREATE INDEX IF NOT EXISTS by_exceptions ON works (exceptions, id);
CREATE INDEX IF NOT EXISTS by_date ON works (date, id);
CREATE INDEX IF NOT EXISTS by_title ON works (title, id);
CREATE INDEX IF NOT EXISTS by_change ON works (changed, id);
CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5 (words, tokenize = 'trigram');
CREATE VIRTUAL TABLE IF NOT EXISTS shorts USING fts5 (grams, detail = none);
"""


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the catalogue in a file, which is made anew where it is not of this make."""
    try:
        return _opened(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        discard(path)  # not a catalogue, or one that a crash has damaged
        return _opened(path)


def discard(path: Path) -> None:
    """Take a catalogue away; the next connection makes it anew."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


def place(out: Path) -> Path:
    """The file of the catalogue: in the outputs, or where these cannot be written, in a cache."""
    if out.is_dir() and os.access(out, os.W_OK):
        return out / FILE
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    digest = hashlib.sha256(str(out.resolve()).encode()).hexdigest()[:16]
    folder = cache / "seriatim" / "catalogues"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{digest}.sqlite"


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -32000")
        _prepare(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Empty tables, unless those of this program are there."""
    by = _make()
    if _made(connection) == by:
        return
    connection.execute("BEGIN IMMEDIATE")
    if _made(connection) != by:  # another desk may have been first
        for name in _names(connection):
            connection.execute(f"DROP TABLE IF EXISTS {name}")
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.execute("INSERT INTO made VALUES (?)", (by,))
    connection.execute("COMMIT")


def _names(connection: sqlite3.Connection) -> list[str]:
    """The tables that there are, but for those that SQLite keeps behind others."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'texts_%' AND name NOT LIKE 'shorts_%'"
    )
    return [row["name"] for row in rows]


def _made(connection: sqlite3.Connection) -> str | None:
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'made'").fetchone()
    row = connection.execute("SELECT by FROM made").fetchone() if there else None
    return row["by"] if row else None


def _make() -> str:
    """Which program, with which tables, says what the catalogue says."""
    return hashlib.sha256(f"{program()['digest']}\n{_TABLES}".encode()).hexdigest()
