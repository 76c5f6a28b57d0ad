"""The inside of the processes that recognise scans: one page at a time, then all together."""

from __future__ import annotations

from extractors.readers import serving
from extractors.readers.pdf_layout import printed
from extractors.readers.printed import Printed
from extractors.readers.scan_jobs import Count, Job, Recognised, Sheet
from extractors.readers.scan_page import recognised
from extractors.readers.scan_pictures import count, picture
from extractors.readers.scan_scripts import in_one_script
from extractors.readers.scan_signs import with_their_signs
from extractors.readers.scan_sizes import levelled
from schemas.errors import DamagedSource, OversizedSource, SeriatimError


def serve() -> None:
    """Answer jobs from standard input until it ends."""
    serving.serve(answer)


def answer(job: Job) -> int | Recognised | Printed | SeriatimError:
    """What a job asks for, or the error that says why not."""
    try:
        return _done(job)
    except SeriatimError as error:
        return error
    except MemoryError:
        return OversizedSource("recognising the scan takes too much memory", "divide it")
    except RecursionError:
        return DamagedSource("the file is nested too deeply", "print it to PDF anew")


def _done(job: Job) -> int | Recognised | Printed:
    if isinstance(job, Count):
        return count(job.path)
    if isinstance(job, Sheet):
        return recognised(picture(job.path, job.number), job.number, job.code)
    return printed(levelled(with_their_signs(in_one_script(job.pages))))
