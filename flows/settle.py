"""The last word on documents whose chunk failed as a whole: each is worked alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from flows import worker
from flows.fail import fail, refused
from flows.plan import Job
from flows.result import Failure, Options, Result


def settle(jobs: Sequence[Job], out: Path, options: Options) -> Iterator[Result]:
    """The result of each document; one that costs a process its life is a failure."""
    for job in jobs:
        yield _alone(job, out, options)


def _alone(job: Job, out: Path, options: Options) -> Result:
    try:
        (result,) = worker.results([job], out, options)
    except OSError as error:
        return fail(job, out, options, refused(error))
    except (worker.WorkerLost, worker.WorkerHung) as error:
        remedy = "divide the document, or give the program more memory"
        failure = Failure(type(error).__name__, str(error), remedy, lasting=False)
        return fail(job, out, options, failure)
    return result
