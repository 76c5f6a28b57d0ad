"""What a run still has to do: no document twice, none that stands in the outputs already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows import ledger
from flows.inputs import fingerprint
from flows.result import Options, Result


@dataclass(frozen=True, slots=True)
class Job:
    """One document to work, and the folder it had in the outputs before."""

    path: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Jobs to do, and the results known before any is done; both by the content of documents."""

    contents: tuple[tuple[str, str], ...]  # name and content of each document, as given
    jobs: dict[str, Job]
    known: dict[str, Result]

    def results(self, worked: Iterable[Result]) -> tuple[Result, ...]:
        """The result of each document, in the order given; a copy is as its original."""
        by_name = {result.name: result for result in worked}
        found = self.known | {key: by_name[job.path] for key, job in self.jobs.items()}
        return tuple(_named(found[key], name) for name, key in self.contents)


def plan(paths: Sequence[Path], out: Path, options: Options) -> Plan:
    """What is to be done for documents, given what earlier runs left."""
    left = {entry.sha256: entry for entry in ledger.entries(out)}
    homes = {e.sha256: str(e.folder) for e in ledger.entries(out) if e.failure is None}
    contents: list[tuple[str, str]] = []
    jobs: dict[str, Job] = {}
    known: dict[str, Result] = {}
    for path in paths:
        key = _content(path)
        contents.append((str(path), key))
        entry = left.get(key)
        if entry is not None and not options.force and entry.stands(options):
            known.setdefault(key, ledger.result(entry, out, str(path)))
        else:
            jobs.setdefault(key, Job(str(path), homes.get(key)))
    return Plan(tuple(contents), jobs, known)


def _content(path: Path) -> str:
    try:
        return fingerprint(path)
    except OSError:
        return str(path)  # whoever reads it will say why it cannot be read


def _named(result: Result, name: str) -> Result:
    if result.name == name:
        return result
    status = "unchanged" if result.status == "done" else result.status
    return replace(result, name=name, status=status)
