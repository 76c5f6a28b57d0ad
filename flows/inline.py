"""Documents worked without Prefect: the same plan, chunks and processes."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path

from flows import concordances, worker
from flows.chunks import chunks, workers
from flows.plan import Job, plan
from flows.result import Options, Result
from flows.settle import settle
from flows.watch import told


def run(paths: Sequence[Path], out: Path, options: Options) -> tuple[Result, ...]:
    """The result of each document, in the order given."""
    todo = plan(paths, out, options)
    count = workers()
    with ThreadPoolExecutor(count) as pool:
        futures = [
            pool.submit(copy_context().run, _chunk, chunk, out, options)
            for chunk in chunks(tuple(todo.jobs.values()), count)
        ]
        results = todo.results(result for future in futures for result in future.result())
    concordances.attempt(results, out)
    return results


def _chunk(jobs: Sequence[Job], out: Path, options: Options) -> list[Result]:
    done: list[Result] = []
    try:
        for result in worker.results(jobs, out, options):
            done.append(told(result))
    except (OSError, worker.WorkerLost, worker.WorkerHung):
        done += map(told, settle(jobs[len(done) :], out, options))
    return done
