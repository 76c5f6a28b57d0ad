"""Documents worked in a process of their own, which may die or hang without the others."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event
from typing import Any

from flows.plan import Job
from flows.result import Options, Result

Action = Callable[[Job, Path, Options], Result]

PATIENCE = 300.0  # seconds for one document
# A fork server imports the line once, and each worker is a copy of it: milliseconds, not seconds.
PRELOADED = ["flows.warm"]
_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_CONTEXT: Any = multiprocessing.get_context(_METHOD)
_STOPPED = Event()


class WorkerLost(Exception):
    """The process died, perhaps for want of memory."""


class WorkerHung(Exception):
    """The process said nothing for longer than is bearable."""


def warm_up() -> None:
    """Start importing the line, so that it is there when the first worker needs it."""
    if _METHOD == "forkserver":
        from multiprocessing import forkserver

        _CONTEXT.set_forkserver_preload(PRELOADED)
        forkserver.ensure_running()


def stop() -> None:
    """Begin no more documents, and let none be taken for failed because the program ends."""
    _STOPPED.set()


def attempt(job: Job, out: Path, options: Options) -> Result:
    """As `flows.work.attempt`, which is imported only in the process that works."""
    from flows import work

    return work.attempt(job, out, options)


def results(
    jobs: Sequence[Job],
    out: Path,
    options: Options,
    action: Action = attempt,
    patience: float = PATIENCE,
) -> Iterator[Result]:
    """The result of each document as soon as it is there, in the order of the jobs.

    Raises WorkerLost, or OSError, where trying again may help, WorkerHung where it will not.
    """
    _hold()
    ours, theirs = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(
        target=_serve, args=(theirs, jobs, out, options, action), daemon=True
    )
    process.start()
    theirs.close()
    try:
        for _ in jobs:
            yield _answer(ours, process, patience)
    finally:
        process.kill()
        process.join()
        ours.close()


def _answer(connection: Connection, process: BaseProcess, patience: float) -> Result:
    if not connection.poll(patience):
        raise WorkerHung(f"it was not done after {patience:.0f} seconds")
    try:
        answer = connection.recv()
    except EOFError:
        _hold()
        process.join()
        raise WorkerLost(f"the process that read it died (exit code {process.exitcode})") from None
    if isinstance(answer, OSError):
        raise answer
    assert isinstance(answer, Result)
    return answer


def _hold() -> None:
    """Keep a thread from going on while the program ends, which ends the thread."""
    if _STOPPED.is_set():
        Event().wait()


def _serve(
    connection: Connection, jobs: Sequence[Job], out: Path, options: Options, action: Action
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started us stops us
    for job in jobs:
        try:
            connection.send(action(job, out, options))
        except BrokenPipeError:
            return  # nobody listens any more
        except OSError as error:
            connection.send(OSError(error.errno, error.strerror))
            return
