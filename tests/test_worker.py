"""A document may cost a process its life, but not the batch."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import settle, worker
from flows.plan import Job
from flows.result import Options, Result

OUT = Path("outputs")
PLAIN = Options()


def act(job: Job, out: Path, options: Options) -> Result:
    """Do to the process what the name of the document says."""
    if job.path == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.path == "hang":
        time.sleep(60)
    if job.path == "full":
        raise OSError(errno.ENOSPC, "No space left on device")
    return Result(job.path, "done")


def names(*paths: str, patience: float = 60) -> list[str]:
    jobs = [Job(path) for path in paths]
    return [result.name for result in worker.results(jobs, OUT, PLAIN, act, patience)]


def test_results_come_in_the_order_of_the_documents() -> None:
    assert names("a", "b", "c") == ["a", "b", "c"]


def test_a_killed_process_is_told_from_a_hanging_one() -> None:
    with pytest.raises(worker.WorkerLost, match="-9"):
        names("kill")
    with pytest.raises(worker.WorkerHung):
        names("hang", patience=0.2)


def test_results_before_a_loss_are_not_lost() -> None:
    results = worker.results([Job("a"), Job("kill"), Job("b")], OUT, PLAIN, act)
    assert next(results).name == "a"
    with pytest.raises(worker.WorkerLost):
        next(results)


def test_a_full_disk_is_reported_as_such() -> None:
    with pytest.raises(OSError, match="No space left") as caught:
        names("full")
    assert caught.value.errno == errno.ENOSPC


def test_a_document_that_kills_its_process_is_a_failure_and_the_next_is_done(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    original = worker.results

    def acting(jobs: list[Job], out: Path, options: Options) -> Iterator[Result]:
        return original(jobs, out, options, act)

    monkeypatch.setattr(worker, "results", acting)
    settled = list(settle.settle([Job("kill"), Job("a"), Job("full")], tmp_path, PLAIN))
    assert [result.status for result in settled] == ["failed", "done", "failed"]
    assert [result.failure and result.failure.kind for result in settled] == [
        "WorkerLost",
        None,
        "OSError",
    ]
