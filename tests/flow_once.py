"""The flow in a process of its own, as Prefect leaves sockets behind: `python -m tests.flow_once`.

Works the inputs given after the folder, the last of them once more with its worker killed, and
leaves what came of it in the folder as `report.json`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from flows import worker
from flows.notices import notices
from flows.plan import Job
from flows.result import Options, Result
from flows.watch import watched_by


def once(folder: Path, inputs: list[Path]) -> dict[str, object]:
    from prefect.artifacts import Artifact  # after flows.notices has set Prefect up

    told: list[Result] = []
    with watched_by(told.append):
        results = notices(inputs, folder / "prefect")
    artifact = Artifact.get("notices")
    assert artifact is not None
    retried, attempts = killed_once(folder, inputs[-1])
    return {
        "results": [asdict(result) for result in results],
        "told": sorted(result.name for result in told),
        "artifact": artifact.data,
        "retried": asdict(retried),
        "attempts": attempts,
    }


def killed_once(folder: Path, path: Path) -> tuple[Result, int]:
    """The result of a document whose worker is killed once, and how often it was tried."""
    original, calls = worker.results, []

    def results(jobs: Sequence[Job], out: Path, options: Options) -> Iterator[Result]:
        calls.append(jobs)
        if len(calls) == 1:
            raise worker.WorkerLost("the process was killed")
        return original(jobs, out, options)

    worker.results = results  # type: ignore[assignment]
    (result,) = notices([path], folder / "retried")
    return result, len(calls)


if __name__ == "__main__":
    where, *paths = map(Path, sys.argv[1:])
    (where / "report.json").write_text(json.dumps(once(where, paths)), "utf-8")
