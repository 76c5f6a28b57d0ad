"""A document that could not be worked: the reason stays in the outputs."""

from __future__ import annotations

from pathlib import Path

from flows import folders, keep, ledger
from flows.inputs import fingerprint
from flows.plan import Job
from flows.result import Failure, Options, Result

COPIED = 64 * 2**20  # bytes; larger inputs are not copied beside the reason they failed


def fail(job: Job, out: Path, options: Options, failure: Failure) -> Result:
    """The result of a document that failed, after its reason was left in the outputs."""
    path = Path(job.path)
    try:
        sha256, size = fingerprint(path), path.stat().st_size
        wanted = folders.failed(path.name, sha256)
        reason = ledger.reason(path.name, sha256, size, options, failure)
        keep.refuse(out / wanted, reason, path if size <= COPIED else None)
    except OSError:  # there is no such file, or no room for the reason: the result still says it
        return Result(job.path, "failed", failure=failure)
    return Result(job.path, "failed", str(wanted), failure=failure)


def refused(error: OSError) -> Failure:
    """The failure that a refusal of the disk stands for."""
    said = error.strerror or str(error)
    return Failure("OSError", said, "check the file, the disk and your rights", lasting=False)
