"""The Prefect flow: notices in, records and drafts out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flows import settings, worker

settings.apply()

from prefect import flow, task  # noqa: E402  its settings are read when it is imported
from prefect.artifacts import create_link_artifact, create_markdown_artifact  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402
from prefect.futures import PrefectFuture  # noqa: E402
from prefect.task_runners import ThreadPoolTaskRunner  # noqa: E402

from flows import concordances  # noqa: E402
from flows.chunks import chunks, workers  # noqa: E402
from flows.plan import Job, plan  # noqa: E402
from flows.result import Options, Result  # noqa: E402
from flows.settle import settle  # noqa: E402
from flows.standing import to_review  # noqa: E402
from flows.tables import markdown  # noqa: E402
from flows.watch import told  # noqa: E402

Future = PrefectFuture[list[Result]]
PLAIN = Options()
THREADS: Any = ThreadPoolTaskRunner(max_workers=workers())


@flow(name="notices", task_runner=THREADS)
def notices(paths: list[Path], out: Path, options: Options = PLAIN) -> tuple[Result, ...]:
    """The result of each document, in the order given; one that fails does not stop the others."""
    todo = plan(paths, out, options)
    parts = list(chunks(tuple(todo.jobs.values()), workers()))
    futures = [work_chunk.submit(part, out, options) for part in parts]
    results = todo.results(_settled(zip(parts, futures, strict=True), out, options))
    compare(results, out)
    create_markdown_artifact(markdown(results, out), key="notices", description="What was found")
    create_link_artifact(settings.desk(), "The review desk", "review-desk", to_review(out))
    return results


def _may_help(_task: object, _run: object, state: Any) -> bool:
    """Whether trying again can help: the disk refused, or a process was killed."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, OSError | worker.WorkerLost)


@task(
    task_run_name="{jobs[0].path}",
    retries=2,
    retry_delay_seconds=[1, 5],
    retry_condition_fn=_may_help,
    cache_policy=NO_CACHE,
)
def work_chunk(jobs: Sequence[Job], out: Path, options: Options) -> list[Result]:
    """The result of each document of a chunk, worked one after another in one process."""
    return [told(result) for result in worker.results(jobs, out, options)]


@task(cache_policy=NO_CACHE)
def compare(results: Sequence[Result], out: Path) -> int | None:
    """For how many bodies versions of one work were compared; None where it cannot be done."""
    return concordances.attempt(results, out)


def _settled(
    parts: Iterator[tuple[Sequence[Job], Future]], out: Path, options: Options
) -> Iterator[Result]:
    """What the tasks returned; where one failed for good, its documents one by one."""
    for jobs, future in parts:
        returned = future.result(raise_on_failure=False)
        if isinstance(returned, list):
            yield from returned
        else:
            yield from map(told, settle(jobs, out, options))
