"""The inside of a process that reads hostile files: a job in, its answer or its error out."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from typing import Any


def serve(answer: Callable[[Any], object]) -> None:
    """Answer jobs from standard input until it ends; the first argument limits memory."""
    _limit_memory(int(sys.argv[1]))
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # no other output among answers
    while True:
        try:
            job = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(answer(job), answers)
        answers.flush()


def _limit_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the time limit stands
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
