"""One document of the outputs made again after people decided on it, without a whole run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from flows import ledger, logs
from flows.jsons import load
from flows.keep import MANIFEST
from flows.leave import Input, leave
from flows.logs import EXTRACTED, RECORD
from flows.reading import read, record
from flows.result import Options, Result
from flows.summary import summary
from schemas.errors import UnreadableSource
from schemas.notice import Notice


def refresh(folder: Path) -> Result:
    """Fold the log of decisions of a document's folder into its notice, and leave all that follows.

    The folder may move, as its facts name it; the result says where it lies. Raises BrokenLog where
    the log is not as it was written, UnreadableSource where no run left the folder, OSError where
    the disk refuses.
    """
    out, table = folder.parents[2], _table(folder)
    log = logs.log(folder)
    options, given = _options(table["made"]), _input(folder, table["source"])
    notice = _extraction(folder, table, given, options)
    before = folder.relative_to(out).as_posix()
    place, made = leave(out, notice, log, given, options, before)
    return Result(given.name, "done", str(place), summary(made.facts))


def extraction(folder: Path) -> Notice:
    """The notice of a document's folder as it was extracted, without people's decisions."""
    table = _table(folder)
    given = _input(folder, table["source"])
    return _extraction(folder, table, given, _options(table["made"]))


def _table(folder: Path) -> dict[str, Any]:
    table = load(folder / MANIFEST)
    if table is None:
        raise UnreadableSource(f"no run left {folder.name}", "run its source again")
    return table


def _options(made: dict[str, Any]) -> Options:
    return Options(
        language=made["language"], markup_date=made["markup_date"], suggest=tuple(made["suggest"])
    )


def _input(folder: Path, source: dict[str, Any]) -> Input:
    path = next(iter(sorted(folder.glob("source.*"))), folder / "source")
    return Input(path, source["name"], source["sha256"], source["size"])


def _extraction(folder: Path, table: dict[str, Any], given: Input, options: Options) -> Notice:
    """From the record that this program left, else from the source, read again."""
    if table.get("complete", True) and table["made"] == ledger.making(options):
        name = EXTRACTED if EXTRACTED in table["files"] else RECORD
        return record(folder / name)
    notice = read(given.path, options.language, options.suggest)
    if notice.origin is None or notice.origin.sha256 != given.sha256:
        return notice
    return replace(notice, origin=replace(notice.origin, name=given.name))
