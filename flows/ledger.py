"""What earlier runs left in the outputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from flows import logs
from flows.jsons import load
from flows.keep import MANIFEST, REASON
from flows.program import program
from flows.result import Failure, Options, Result
from flows.summary import summary


@dataclass(frozen=True, slots=True)
class Entry:
    """One folder that a run left, relative to the outputs, and what is written of it there."""

    folder: PurePosixPath
    name: str
    sha256: str
    complete: bool
    made: dict[str, Any]  # by which program, asked for what
    failure: Failure | None
    reviewed: str = ""  # digest of the log of decisions that was folded in
    state: str = ""  # how the review stood with it
    review: str = ""  # digest of the log as it is now

    def stands(self, options: Options) -> bool:
        """Whether this program, asked for the same, would only do the same again."""
        lasting = self.failure is None or self.failure.lasting
        same = self.made == making(options) and self.reviewed == self.review
        return self.complete and lasting and same


def entries(out: Path) -> Iterator[Entry]:
    """Every folder that a run left: documents, then failures, each by name."""
    for path in (*sorted(out.glob(f"*/*/*/{MANIFEST}")), *sorted(out.glob(f"failed/*/{REASON}"))):
        table = load(path)
        if table is not None:
            yield entry(path.parent, out, table)


def making(options: Options) -> dict[str, Any]:
    """What decides, beside the source, what a run makes."""
    return {
        "program": dict(program()),
        "language": options.language,
        "markup_date": options.markup_date,
        "suggest": list(options.suggest),
    }


def manifest(
    name: str, sha256: str, size: int, options: Options, log: str = "", state: str = ""
) -> dict[str, Any]:
    """What a folder says of its source, its making, and the log of decisions folded in."""
    return {
        **({"review": {"log": log, "state": state}} if log else {}),
        "source": {"name": name, "sha256": sha256, "size": size},
        "made": making(options),
    }


def reason(name: str, sha256: str, size: int, options: Options, failure: Failure) -> dict[str, Any]:
    """What the folder of a failure says."""
    return {"failure": asdict(failure), **manifest(name, sha256, size, options)}


def result(entry: Entry, out: Path, name: str) -> Result:
    """The result that a folder stands for, for a document of that name."""
    if entry.failure is not None:
        return Result(name, "failed", str(entry.folder), failure=entry.failure)
    facts = load(out / entry.folder / "facts.json")
    return Result(name, "unchanged", str(entry.folder), summary(facts) if facts else None)


def entry(folder: Path, out: Path, table: dict[str, Any]) -> Entry:
    """What a folder of the outputs says of itself in its table."""
    failure = table.get("failure")
    return Entry(
        PurePosixPath(folder.relative_to(out).as_posix()),
        table["source"]["name"],
        table["source"]["sha256"],
        table.get("complete", True),
        table["made"],
        Failure(**failure) if failure else None,
        table.get("review", {}).get("log", ""),
        table.get("review", {}).get("state", ""),
        logs.digest(folder),
    )
