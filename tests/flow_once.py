"""The flow in a process of its own, as Prefect leaves sockets behind: `python -m tests.flow_once`.

Works the inputs given after the folder, the last of them once more with its worker killed, and
leaves what came of it in the folder as `report.json`.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from flows import worker
from flows.logs import REVIEW
from flows.next_session import next_session
from flows.notices import notices
from flows.plan import Job
from flows.preparation import Preparation
from flows.refresh import extraction, refresh
from flows.result import Options, Result
from flows.watch import watched_by
from schemas.decision import Proposed
from schemas.review import facts_digest
from writers.decision_log import append


def once(folder: Path, inputs: list[Path]) -> dict[str, object]:
    from prefect.artifacts import Artifact  # after flows.notices has set Prefect up

    told: list[Result] = []
    with watched_by(told.append):
        results = notices(inputs, folder / "prefect")
    artifact = Artifact.get("notices")
    assert artifact is not None
    link = Artifact.get("review-desk")
    assert link is not None
    retried, attempts = killed_once(folder, inputs[-1])
    shutil.copytree(folder / "prefect", folder / "approved")
    prepared = prepared_once(folder / "approved")
    return {
        "results": [asdict(result) for result in results],
        "told": sorted(result.name for result in told),
        "artifact": artifact.data,
        "desk": [link.data, link.description],
        "retried": asdict(retried),
        "attempts": attempts,
        "prepared": [asdict(each) for each in prepared],
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


def prepared_once(out: Path) -> tuple[Preparation, ...]:
    """What the flow prepared from the first document, which is approved, and from another."""
    first, second, *_ = sorted(path.parent for path in out.glob("*/*/*/run.json"))
    approval = Proposed("A. Chief", "approve", after={"facts": facts_digest(extraction(first))})
    append(first / REVIEW, approval, datetime(2026, 11, 29, tzinfo=UTC))
    refresh(first)
    return next_session(out, [str(path.relative_to(out)) for path in (first, second)])


if __name__ == "__main__":
    where, *paths = map(Path, sys.argv[1:])
    (where / "report.json").write_text(json.dumps(once(where, paths)), "utf-8")
