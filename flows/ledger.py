"""What earlier runs left in the outputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

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

    def stands(self, options: Options) -> bool:
        """Whether this program, asked for the same, would only do the same again."""
        lasting = self.failure is None or self.failure.lasting
        return self.complete and lasting and self.made == making(options)


def entries(out: Path) -> Iterator[Entry]:
    """Every folder that a run left: documents, then failures, each by name."""
    for path in (*sorted(out.glob(f"*/*/*/{MANIFEST}")), *sorted(out.glob(f"failed/*/{REASON}"))):
        table = load(path)
        if table is not None:
            yield _entry(PurePosixPath(path.parent.relative_to(out).as_posix()), table)


def making(options: Options) -> dict[str, Any]:
    """What decides, beside the source, what a run makes."""
    return {
        "program": dict(program()),
        "language": options.language,
        "markup_date": options.markup_date,
        "suggest": list(options.suggest),
    }


def manifest(name: str, sha256: str, size: int, options: Options) -> dict[str, Any]:
    """What a folder says of its source and its making."""
    return {
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


def _entry(folder: PurePosixPath, table: dict[str, Any]) -> Entry:
    failure = table.get("failure")
    return Entry(
        folder,
        table["source"]["name"],
        table["source"]["sha256"],
        table.get("complete", True),
        table["made"],
        Failure(**failure) if failure else None,
    )
