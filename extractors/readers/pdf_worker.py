"""The inside of the process that reads PDF files: a path in, what is printed out."""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

from extractors.readers.pdf_document import pages
from extractors.readers.pdf_layout import printed
from extractors.readers.printed import Printed
from schemas.errors import DamagedSource, OversizedSource, SeriatimError


def serve() -> None:
    """Answer paths from standard input until it ends; the first argument limits memory."""
    _limit_memory(int(sys.argv[1]))
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # no other output among answers
    while True:
        try:
            path = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(answer(path), answers)
        answers.flush()


def answer(path: Path) -> Printed | SeriatimError:
    """What is printed in a file, or the error that says why not."""
    try:
        return printed(pages(path))
    except SeriatimError as error:
        return error
    except MemoryError:
        return OversizedSource("reading the PDF file takes too much memory", "divide it")
    except RecursionError:
        return DamagedSource("the PDF file is nested too deeply", "print it to PDF anew")


def _limit_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the time limit stands
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
