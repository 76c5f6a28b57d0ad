"""What the queue asks of the catalogue: works in an order, their documents, and how many."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from review.catalogue import words

PAGE = 25  # works
# Name, column of works, first or last first.
SORTS: Mapping[str, tuple[str, str]] = {
    "exceptions": ("exceptions", "ASC"),
    "oldest": ("date", "ASC"),
    "newest": ("date", "DESC"),
    "title": ("title", "ASC"),
    "decided": ("changed", "DESC"),
}
SEVERITIES = {
    "fail": "d.fails > 0",
    "warn": "d.fails = 0 AND d.warns > 0",
    "none": "d.fails = 0 AND d.warns = 0",
}
NOBODY = "-"  # as the name of who has a document


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants to see of the queue; what is empty does not restrict it."""

    text: str = ""
    state: str = ""
    language: str = ""
    organ: str = ""
    severity: str = ""
    assigned: str = ""
    comments: str = ""
    sort: str = "exceptions"
    after: str = ""  # the last work of the page before


@dataclass(frozen=True, slots=True)
class Work:
    """A document in the languages it came in, as far as they are wanted."""

    folder: str
    disagreements: int | None
    documents: tuple[sqlite3.Row, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Some works in their order, and where the next page begins."""

    works: tuple[Work, ...]
    after: str | None


_Clause = tuple[str, Sequence[Any]]
_CLAUSES: Mapping[str, Callable[[str], _Clause]] = {
    "state": lambda value: ("d.state = ?", (value,)),
    "language": lambda value: ("d.language = ?", (value,)),
    "organ": lambda value: ("d.organ = ?", (value,)),
    "severity": lambda value: (SEVERITIES.get(value, "1"), ()),
    "assigned": lambda value: (
        ("d.assigned IS NULL", ()) if value == NOBODY else ("d.assigned = ?", (value,))
    ),
    "comments": lambda value: ("d.comments > 0", ()),
    "text": lambda value: _matching(value),
}


def page(connection: sqlite3.Connection, wanted: Wanted, size: int = PAGE) -> Page:
    """The works that hold anything wanted, after the last of the page before."""
    column, way = SORTS.get(wanted.sort, SORTS["exceptions"])
    where, values = _where(wanted)
    begin, after = _after(wanted.after, column, way)
    rows = connection.execute(
        f"SELECT w.id, w.folder, w.disagreements, w.{column} AS rank FROM works w"
        f" WHERE {_having(where)} AND {begin} ORDER BY w.{column} {way}, w.id {way} LIMIT ?",
        (*values, *after, size + 1),
    ).fetchall()
    shown = rows[:size]
    more = f"{shown[-1]['id']} {shown[-1]['rank']}" if len(rows) > size else None
    return Page(tuple(_work(connection, row, where, values) for row in shown), more)


def counts(connection: sqlite3.Connection, wanted: Wanted) -> dict[str, int]:
    """How many documents are wanted, by their state, whichever state is wanted."""
    where, values = _where(replace(wanted, state=""))
    rows = connection.execute(
        f"SELECT d.state, count(*) AS n FROM documents d WHERE {where} GROUP BY d.state", values
    )
    return {row["state"]: row["n"] for row in rows}


def progress(connection: sqlite3.Connection) -> sqlite3.Row:
    """How far the whole queue is: documents, those approved, facts decided, facts to decide."""
    row: sqlite3.Row = connection.execute(
        "SELECT count(*) AS documents, coalesce(sum(state = 'approved'), 0) AS approved,"
        " coalesce(sum(decided), 0) AS decided, coalesce(sum(facts), 0) AS facts FROM documents"
    ).fetchone()
    return row


def choices(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Languages, bodies and people that there are documents of."""
    return {name: _distinct(connection, name) for name in ("language", "organ", "assigned")}


def failures(connection: sqlite3.Connection, most: int) -> tuple[int, list[sqlite3.Row]]:
    """How many inputs failed, and some of them."""
    count = connection.execute("SELECT count(*) AS n FROM failures").fetchone()["n"]
    rows = connection.execute("SELECT * FROM failures ORDER BY folder LIMIT ?", (most,))
    return count, rows.fetchall()


def batch(connection: sqlite3.Connection, batch: str) -> list[str]:
    """The folders of the documents that decisions made at once are about, as far as they hold."""
    rows = connection.execute(
        "SELECT folder FROM batches JOIN documents ON id = document"
        " WHERE batch = ? ORDER BY folder",
        (batch,),
    )
    return [row["folder"] for row in rows]


def _where(wanted: Wanted) -> _Clause:
    found = [made(value) for name, made in _CLAUSES.items() if (value := getattr(wanted, name))]
    values = [value for _, some in found for value in some]
    return " AND ".join(f"({clause})" for clause, _ in found) or "1", values


def _having(where: str) -> str:
    return "1" if where == "1" else f"w.id IN (SELECT d.work FROM documents d WHERE {where})"


def _matching(typed: str) -> _Clause:
    long, short = words.question(typed)
    asked = [
        (f"d.id IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)", match)
        for table, match in (("texts", long), ("shorts", short))
        if match
    ]
    return " AND ".join(clause for clause, _ in asked) or "1", [match for _, match in asked]


def _after(after: str, column: str, way: str) -> _Clause:
    work, _, rank = after.partition(" ")
    if not work.isascii() or not work.isdigit() or len(work) > len(str(2**62)):
        return "1", ()
    return f"(w.{column}, w.id) {'>' if way == 'ASC' else '<'} (?, ?)", (rank, int(work))


def _work(
    connection: sqlite3.Connection, row: sqlite3.Row, where: str, values: Sequence[Any]
) -> Work:
    documents = connection.execute(
        f"SELECT d.* FROM documents d WHERE d.work = ? AND {where} ORDER BY d.language, d.folder",
        (row["id"], *values),
    )
    return Work(row["folder"], row["disagreements"], tuple(documents))


def _distinct(connection: sqlite3.Connection, name: str) -> list[str]:
    """The values of an indexed column, each found from the one before."""
    rows = connection.execute(
        f"WITH RECURSIVE each (value) AS (SELECT min({name}) FROM documents UNION ALL"
        f" SELECT (SELECT min({name}) FROM documents WHERE {name} > value) FROM each"
        " WHERE value IS NOT NULL) SELECT value FROM each WHERE value IS NOT NULL"
    )
    return [row["value"] for row in rows]
