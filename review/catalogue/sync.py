"""The catalogue brought up to date with the folders: only those that changed are read again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from flows.concordances import JSON
from flows.jsons import load
from flows.keep import MANIFEST, REASON
from flows.logs import REVIEW
from review.catalogue import store
from review.catalogue.reading import read

FAILED = "failed"  # the folder of inputs that gave no document
TOGETHER = 50  # folders between which other desks may write


def sync(connection: sqlite3.Connection, out: Path) -> int:
    """Read what changed since the last time; returns how many folders that were."""
    known = store.signatures(connection)
    seen = dict(_folders(out))
    changed = [folder for folder, signature in seen.items() if known.get(folder) != signature]
    gone = [folder for folder in known if folder not in seen]
    changed.sort(key=lambda folder: " " in seen[folder])  # what nobody decided on is read fast
    due = [*changed, *gone]
    for start in range(0, len(due), TOGETHER):
        _take(connection, out, due[start : start + TOGETHER], seen)
    _compare(connection, out, store.work_signatures(connection))
    return len(due)


def take(connection: sqlite3.Connection, out: Path, folder: str) -> None:
    """Read one folder, and what is said of its work; forget it where it is not there any more."""
    with store.writing(connection):  # so that nobody writes what is older
        signature = _signature(out / folder)
        if signature:
            store.put(connection, read(out, folder), signature)
        else:
            store.drop(connection, folder)
    work = folder.rpartition("/")[0]
    known = store.work_signatures(connection)
    _compare(connection, out, {work: known[work]} if work in known else {})


def _take(
    connection: sqlite3.Connection, out: Path, folders: Sequence[str], seen: Mapping[str, str]
) -> None:
    entries = {folder: read(out, folder) for folder in folders if folder in seen}
    with store.writing(connection):
        for folder in folders:
            now = _signature(out / folder)
            if not now:
                store.drop(connection, folder)
            elif now == seen.get(folder):  # else it changed meanwhile, and is for the next time
                store.put(connection, entries[folder], now)


def _compare(connection: sqlite3.Connection, out: Path, known: Mapping[str, str | None]) -> None:
    """Take in the concordances of works that were made since."""
    made = {folder: _stamp(out / folder / JSON) for folder in known}
    changed = [folder for folder, stamp in made.items() if (stamp or None) != known[folder]]
    if not changed:
        return
    with store.writing(connection):
        for folder in changed:
            count = _disagreements(out / folder / JSON)
            store.put_disagreements(connection, folder, count, made[folder] or None)


def _disagreements(path: Path) -> int | None:
    works = (load(path) or {}).get("works")
    if not isinstance(works, list):
        return None
    return sum(len(work.get("disagreements", ())) for work in works if isinstance(work, dict))


def _folders(out: Path) -> Iterator[tuple[str, str]]:
    """Every folder that a run left, and what it looks like."""
    for folder in (*_below(out, 3), *_below(out / FAILED, 1)):
        signature = _signature(folder)
        if signature:
            yield folder.relative_to(out).as_posix(), signature


def _below(folder: Path, levels: int) -> Iterator[Path]:
    if not levels:
        yield folder
        return
    for name in _names(folder):
        if not (levels == 3 and name == FAILED):
            yield from _below(folder / name, levels - 1)


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as found:
            return sorted(e.name for e in found if not e.name.startswith(".") and e.is_dir())
    except OSError:
        return []  # taken away meanwhile, or not to be read


def _signature(folder: Path) -> str:
    """What changes whenever a run or a person has written there; empty where none has."""
    manifest = _stamp(folder / MANIFEST) or _stamp(folder / REASON)
    return f"{manifest} {_stamp(folder / REVIEW)}".strip() if manifest else ""


def _stamp(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_ino}-{found.st_mtime_ns}-{found.st_size}"
