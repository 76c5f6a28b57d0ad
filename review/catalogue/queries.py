"""What the queue asks of the catalogue: works in an order, their documents, and how many."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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
    """Some works in their order, where the next page begins, and how much is wanted in all.

    `counts` has documents by state, whichever state is wanted.
    """

    works: tuple[Work, ...]
    after: str | None
    counts: Mapping[str, int]


_Clause = tuple[str, Sequence[Any]]
_CLAUSES: Mapping[str, Callable[[str], _Clause]] = {
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
    """The works that hold anything wanted, after the last of the page before.

    All is asked at once, so that what is looked for in the texts is looked for once.
    """
    column, way = SORTS.get(wanted.sort, SORTS["exceptions"])
    where, values = _where(wanted)
    state, of_state = ("state = ?", (wanted.state,)) if wanted.state else ("1", ())
    begin, after = _after(wanted.after, column, way)
    rows = connection.execute(
        _PAGE.format(
            where=where,
            source=_source(wanted),
            kept="MATERIALIZED" if where != "1" else "NOT MATERIALIZED",
            state=state,
            begin=begin,
            column=column,
            way=way,
        ),
        (*values, *of_state, *after, size + 1, *of_state),
    ).fetchall()
    return _page(connection, rows, size, way)


_PAGE = """
WITH found AS {kept} (SELECT d.id, d.work, d.state FROM {source} WHERE {where}),
shown AS MATERIALIZED (
    SELECT w.id, w.{column} AS rank FROM works w
    WHERE w.id IN (SELECT work FROM found WHERE {state}) AND {begin}
    ORDER BY w.{column} {way}, w.id {way} LIMIT ?)
SELECT 'count', state, count(*) FROM found GROUP BY state
UNION ALL SELECT 'work', id, rank FROM shown
UNION ALL SELECT 'document', id, work FROM found
    WHERE work IN (SELECT id FROM shown) AND {state}
"""


def _page(connection: sqlite3.Connection, rows: Sequence[Any], size: int, way: str) -> Page:
    of: dict[str, list[tuple[Any, Any]]] = {"count": [], "work": [], "document": []}
    for what, first, second in rows:
        of[what].append((first, second))
    order = sorted(((rank, work) for work, rank in of["work"]), reverse=way == "DESC")
    shown = [work for _, work in order[:size]]
    more = f"{shown[-1]} {order[size - 1][0]}" if len(order) > size else None
    documents = _rows(connection, "documents", [document for document, _ in of["document"]])
    works = {row["id"]: row for row in _rows(connection, "works", shown)}
    by_work: dict[int, list[sqlite3.Row]] = {work: [] for work in shown}
    for row in sorted(documents, key=lambda row: (row["language"], row["folder"])):
        by_work.get(row["work"], []).append(row)
    made = (
        Work(works[work]["folder"], works[work]["disagreements"], tuple(by_work[work]))
        for work in shown
    )
    return Page(tuple(made), more, dict(of["count"]))


def _rows(connection: sqlite3.Connection, table: str, ids: Sequence[int]) -> list[sqlite3.Row]:
    """Rows of a table by their numbers."""
    wanted = json.dumps(ids)
    return connection.execute(
        f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
    ).fetchall()


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


def versions(connection: sqlite3.Connection, work: str) -> dict[str, str]:
    """What pages call the documents of a work, by their languages; the first of each."""
    rows = connection.execute(
        "SELECT d.language, d.known FROM documents d JOIN works w ON w.id = d.work"
        " WHERE w.folder = ? ORDER BY d.folder DESC",
        (work,),
    )
    return {row["language"]: row["known"] for row in rows}


def _where(wanted: Wanted) -> _Clause:
    found = [made(value) for name, made in _CLAUSES.items() if (value := getattr(wanted, name))]
    values = [value for _, some in found for value in some]
    return " AND ".join(f"({clause})" for clause, _ in found) or "1", values


def _source(wanted: Wanted) -> str:
    """The tables in which what is wanted is looked for: first that which most is left out by."""
    tables = [*_matches(wanted.text), "documents d"]
    joined = (f" CROSS JOIN {table} ON {table}.rowid = {tables[0]}.rowid" for table in tables[1:-1])
    last = f" CROSS JOIN documents d ON d.id = {tables[0]}.rowid" if len(tables) > 1 else ""
    return f"{tables[0]}{''.join(joined)}{last}"


def _matches(typed: str) -> dict[str, str]:
    """What to match in which table of texts."""
    long, short = words.question(typed)
    return {table: match for table, match in (("texts", long), ("shorts", short)) if match}


def _matching(typed: str) -> _Clause:
    found = _matches(typed)
    return " AND ".join(f"{table} MATCH ?" for table in found) or "1", [*found.values()]


def _after(after: str, column: str, way: str) -> _Clause:
    work, _, rank = after.partition(" ")
    if not work.isascii() or not work.isdigit() or len(work) > len(str(2**62)):
        return "1", ()
    return f"(w.{column}, w.id) {'>' if way == 'ASC' else '<'} (?, ?)", (rank, int(work))


def _distinct(connection: sqlite3.Connection, name: str) -> list[str]:
    """The values of an indexed column, each found from the one before."""
    rows = connection.execute(
        f"WITH RECURSIVE each (value) AS (SELECT min({name}) FROM documents UNION ALL"
        f" SELECT (SELECT min({name}) FROM documents WHERE {name} > value) FROM each"
        " WHERE value IS NOT NULL) SELECT value FROM each WHERE value IS NOT NULL"
    )
    return [row["value"] for row in rows]
