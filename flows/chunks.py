"""Documents in chunks, so that handing a chunk out costs little beside working it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.plan import Job

# Seconds for a document, and for each megabyte of it, as measured on notices of seven pages.
COSTS = {".txt": (0.3, 8.0), ".docx": (0.35, 10.0), ".pdf": (0.4, 2.0), ".xml": (0.25, 3.0)}
UNKNOWN = (0.3, 1.0)
# A task on Prefect's threads costs up to 50 ms: a chunk of half a second keeps that under a tenth.
SMALLEST = 0.5
LARGEST = 5.0  # a lost worker or a retry repeats no more than this


def chunks(jobs: Sequence[Job], workers: int) -> Iterator[tuple[Job, ...]]:
    """The jobs in their order, cut so that every worker has something to do."""
    costs = [cost(job) for job in jobs]
    size = min(LARGEST, max(SMALLEST, sum(costs) / workers))
    chunk: list[Job] = []
    spent = 0.0
    for job, seconds in zip(jobs, costs, strict=True):
        chunk.append(job)
        spent += seconds
        if spent >= size:
            yield tuple(chunk)
            chunk, spent = [], 0.0
    if chunk:
        yield tuple(chunk)


def cost(job: Job) -> float:
    """Seconds that a document may take."""
    path = Path(job.path)
    base, rate = COSTS.get(path.suffix.lower(), UNKNOWN)
    try:
        return base + rate * path.stat().st_size / 1e6
    except OSError:
        return base


def workers() -> int:
    """How many documents are worked at once: one for each processor."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
