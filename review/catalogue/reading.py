"""The folders of the outputs, read for the catalogue."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from flows import logs
from flows.jsons import load
from flows.keep import MANIFEST, REASON
from review.catalogue.entry import Entry, Failed
from review.catalogue.reviewed import reviewed
from schemas.errors import SeriatimError

FACTS = "facts.json"
Table = Mapping[str, Any]
_UNREADABLE = "its files are not as a run leaves them"
_AGAIN = "run its source again"


def read(out: Path, folder: str) -> Entry | Failed:
    """What stands in a folder, given relative to the outputs; whatever it holds, it is told."""
    try:
        if folder.startswith("failed/"):
            return _refused(folder, load(out / folder / REASON) or {})
        return _entry(out, folder, load(out / folder / MANIFEST) or {})
    except SeriatimError as error:
        return Failed(folder, _name(folder), type(error).__name__, error.found, error.remedy)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        found = f"{_UNREADABLE} ({type(error).__name__}: {error})"
        return Failed(folder, _name(folder), "Unreadable", found, _AGAIN)


def version(folder: Path) -> str:
    """What changes with the facts of a document and with every decision about it."""
    facts = hashlib.sha256((folder / FACTS).read_bytes()).hexdigest()
    return hashlib.sha256(f"{facts}-{logs.digest(folder)}".encode()).hexdigest()[:16]


def _refused(folder: str, table: Table) -> Failed:
    told = table["failure"]
    return Failed(folder, table["source"]["name"], told["kind"], told["found"], told["remedy"])


def _entry(out: Path, folder: str, table: Table) -> Entry | Failed:
    name = table["source"]["name"]
    if not table.get("complete", True):
        found = "a run was stopped before everything was made of it"
        return Failed(folder, name, "Unfinished", found, _AGAIN)
    seen = version(out / folder)  # before the rest, so that it is never newer than what is told
    facts = json.loads((out / folder / FACTS).read_bytes())
    place = PurePosixPath(folder)
    return Entry(
        folder=folder,
        work=place.parent.as_posix(),
        language=facts["language"],
        title=facts["title"],
        symbol=facts["symbol"],
        organ=place.parts[0],
        body=facts["body"],
        session=_session(facts["session"]),
        date=facts["date"],
        version=seen,
        words="\n".join(filter(None, _words(facts, name))),
        review=reviewed(out / folder, table, facts),
    )


def _session(session: Table | None) -> str | None:
    if session is None:
        return None
    number = f"session {session['number']}" if session["number"] else "session"
    kind = session["kind"] if session["kind"] not in (None, "regular") else None
    return ", ".join(filter(None, (number, kind)))


def _words(facts: Table, name: str) -> Iterator[str | None]:
    """What a person may remember of a document: its head, its outcomes, its file."""
    yield from (facts["title"], facts["symbol"], facts["body"], name)
    for outcome in facts["outcomes"]:
        yield from (outcome["number"], outcome["title"])
    yield from _symbols(facts["agendas"])


def _symbols(agendas: Iterable[Table]) -> Iterator[str | None]:
    yield from (agenda["symbol"] for agenda in agendas)


def _name(folder: str) -> str:
    return PurePosixPath(folder).name
