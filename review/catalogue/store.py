"""Entries into the tables of the catalogue and out of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from review.catalogue import words
from review.catalogue.entry import Entry, Failed
from review.catalogue.known import document_id

_TABLES_OF_FOLDERS = ("documents", "failures")
# Contradictions before doubts before age; what is approved comes after all that is not.
_EXCEPTIONS = """
UPDATE works SET (title, date, changed, exceptions) = (
    SELECT coalesce(min(title), ''), coalesce(min(date), '9999'), coalesce(max(changed), ''),
        printf('%d%05d%05d%s', min(state = 'approved'),
            99999 - min(99999, max(iif(state = 'approved', 0, fails))
                + coalesce(works.disagreements, 0)),
            99999 - min(99999, max(iif(state = 'approved', 0, warns))),
            coalesce(min(date), '9999'))
    FROM documents WHERE work = works.id)
WHERE id = ?
"""


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that no other desk writes during; undone where it fails."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def put(connection: sqlite3.Connection, entry: Entry | Failed, signature: str) -> None:
    """Say of a folder what was read there, instead of what was said before."""
    if isinstance(entry, Failed):
        drop(connection, entry.folder)
        _insert(connection, "failures", {**asdict(entry), "signature": signature})
        return
    connection.execute("DELETE FROM failures WHERE folder = ?", (entry.folder,))
    work = _work(connection, entry.work)
    document = _document(connection, entry, work, signature)
    _index(connection, document, entry)
    connection.execute(_EXCEPTIONS, (work,))


def drop(connection: sqlite3.Connection, folder: str) -> None:
    """Forget a folder."""
    connection.execute("DELETE FROM failures WHERE folder = ?", (folder,))
    row = connection.execute("SELECT id, work FROM documents WHERE folder = ?", (folder,))
    found = row.fetchone()
    if found is None:
        return
    _unindex(connection, found["id"])
    connection.execute("DELETE FROM documents WHERE id = ?", (found["id"],))
    left = connection.execute("SELECT 1 FROM documents WHERE work = ?", (found["work"],))
    if left.fetchone():
        connection.execute(_EXCEPTIONS, (found["work"],))
    else:
        connection.execute("DELETE FROM works WHERE id = ?", (found["work"],))


def put_disagreements(
    connection: sqlite3.Connection, folder: str, count: int | None, signature: str | None
) -> None:
    """Say in how many places the versions of a work disagree; None where none were compared."""
    connection.execute(
        "UPDATE works SET disagreements = ?, signature = ? WHERE folder = ?",
        (count, signature, folder),
    )
    work = connection.execute("SELECT id FROM works WHERE folder = ?", (folder,)).fetchone()
    if work:
        connection.execute(_EXCEPTIONS, (work["id"],))


def signatures(connection: sqlite3.Connection) -> dict[str, str]:
    """What each folder looked like when it was read."""
    return {
        row["folder"]: row["signature"]
        for table in _TABLES_OF_FOLDERS
        for row in connection.execute(f"SELECT folder, signature FROM {table}")
    }


def work_signatures(connection: sqlite3.Connection) -> dict[str, str | None]:
    """What the concordance of each work looked like when it was read."""
    rows = connection.execute("SELECT folder, signature FROM works")
    return {row["folder"]: row["signature"] for row in rows}


def _work(connection: sqlite3.Connection, folder: str) -> int:
    connection.execute("INSERT OR IGNORE INTO works (folder) VALUES (?)", (folder,))
    row = connection.execute("SELECT id FROM works WHERE folder = ?", (folder,)).fetchone()
    return int(row["id"])


def _document(connection: sqlite3.Connection, entry: Entry, work: int, signature: str) -> int:
    values = {
        name: value
        for name, value in (asdict(entry) | asdict(entry.review)).items()
        if name not in ("review", "words", "batches")
    }
    for name in ("reviewers", "deciders"):
        values[name] = "\n".join(values[name])
    values |= {"known": document_id(entry.folder), "work": work, "signature": signature}
    _insert(connection, "documents", values)
    row = connection.execute("SELECT id FROM documents WHERE folder = ?", (entry.folder,))
    return int(row.fetchone()["id"])


def _index(connection: sqlite3.Connection, document: int, entry: Entry) -> None:
    _unindex(connection, document)
    text = words.folded(entry.words)
    connection.execute("INSERT INTO texts (rowid, words) VALUES (?, ?)", (document, text))
    grams = words.grams(text)
    connection.execute("INSERT INTO shorts (rowid, grams) VALUES (?, ?)", (document, grams))
    for batch in entry.review.batches:
        connection.execute("INSERT INTO batches VALUES (?, ?)", (batch, document))


def _unindex(connection: sqlite3.Connection, document: int) -> None:
    connection.execute("DELETE FROM texts WHERE rowid = ?", (document,))
    connection.execute("DELETE FROM shorts WHERE rowid = ?", (document,))
    connection.execute("DELETE FROM batches WHERE document = ?", (document,))


def _insert(connection: sqlite3.Connection, table: str, values: dict[str, object]) -> None:
    """A row by its folder: changed where there is one, so that it keeps its number."""
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    changed = ", ".join(f"{name} = excluded.{name}" for name in values)
    connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})"
        f" ON CONFLICT (folder) DO UPDATE SET {changed}",
        values,
    )
