"""One document through the whole line, into its folder of the outputs."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

from flows import folders, keep, logs
from flows.fail import fail, refused
from flows.inputs import fingerprint
from flows.leave import Input, leave
from flows.plan import Job
from flows.reading import read
from flows.result import Failure, Options, Result
from flows.summary import summary
from schemas.errors import SeriatimError

# What a disk or a network may refuse now and grant a moment later.
PASSING = frozenset(
    {errno.EAGAIN, errno.EBUSY, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOSPC, errno.ESTALE}
    | {errno.ETIMEDOUT}
)


def attempt(job: Job, out: Path, options: Options) -> Result:
    """The result of working a document, whatever it is; a failure is kept with its reason.

    Raises OSError where trying again may help.
    """
    try:
        return work(job, out, options)
    except SeriatimError as error:
        return fail(job, out, options, Failure.of(error))
    except OSError as error:
        if error.errno in PASSING:
            raise
        return fail(job, out, options, refused(error))
    except Exception as error:  # a fault of ours must not cost the other documents
        return fail(job, out, options, _fault(error))


def work(job: Job, out: Path, options: Options) -> Result:
    """Read a document and leave all that is made of it in the outputs.

    Raises SeriatimError where the document cannot be read, OSError where the disk refuses.
    """
    path = Path(job.path)
    given = Input(path, path.name, fingerprint(path), path.stat().st_size)
    log = logs.log(out / job.before if job.before else None)
    notice = read(path, options.language, options.suggest)
    folder, made = leave(out, notice, log, given, options, job.before)
    keep.remove(out / folders.failed(path.name, given.sha256))
    return Result(job.path, "done", str(folder), summary(made.facts))


def _fault(error: Exception) -> Failure:
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    found = f"the program failed ({type(error).__name__}: {error}; {where})"
    lasting = not isinstance(error, MemoryError)
    return Failure("Fault", found, "report this with the file", lasting)
