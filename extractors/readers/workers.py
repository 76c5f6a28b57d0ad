"""Processes that read hostile files, kept for the next file: one may end, the batch does not."""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
import weakref
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Any, Final

from schemas.errors import DamagedSource, OversizedSource, SeriatimError

# Reading the largest PDF allowed takes 1 GB; address space counts more than is used.
MEMORY_LIMIT: Final = 4_000_000_000  # bytes
_ROOT: Final = Path(__file__).parents[2]


class Pool:
    """As many processes of one kind as are asked at the same time, each for one job after another.

    `code` is what they run, `reads` the kind of file that messages name.
    """

    def __init__(self, code: str, reads: str) -> None:
        """Start nothing yet."""
        self.code = code
        self._reads = reads
        self._idle: LifoQueue[_Worker] = LifoQueue()
        _POOLS.add(self)

    def ask(self, job: object, limit: float) -> Any:
        """What a process answers to a job within `limit` seconds; an answer that is an error is
        raised.

        Raises OversizedSource or DamagedSource where the process did not survive the job.
        """
        worker = self._idle_worker()
        answer = worker.ask(job, limit)
        if isinstance(answer, _Death):
            raise self._reason(answer)
        self._idle.put(worker)
        if isinstance(answer, SeriatimError):
            raise answer
        return answer

    def end(self) -> None:
        """End the processes that wait for work."""
        while True:
            try:
                self._idle.get_nowait().end()
            except Empty:
                return

    def idle(self) -> int:
        """How many processes wait for work."""
        return self._idle.qsize()

    def forget(self) -> None:
        """Leave the processes to the one that started them."""
        self._idle = LifoQueue()

    def _idle_worker(self) -> _Worker:
        try:
            return self._idle.get_nowait()
        except Empty:
            return _Worker(self.code)

    def _reason(self, death: _Death) -> SeriatimError:
        if death.late is not None:
            return OversizedSource(
                f"reading the {self._reads} took more than {death.late:.0f} seconds",
                "divide it, or print it to PDF anew",
            )
        return DamagedSource(f"the {self._reads} made the reader stop", "print it to PDF anew")


class _Death:
    """A process that did not answer; `late` is the limit in seconds that it went beyond."""

    def __init__(self, late: float | None) -> None:
        self.late = late


class _Worker:
    """One process that does jobs one after the other, so that a batch starts it once."""

    def __init__(self, code: str) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT), *sys.path[1:]])}
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, str(MEMORY_LIMIT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._late = False

    def ask(self, job: object, limit: float) -> object:
        """What the process makes of a job, or its death; it is ended where it takes too long."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        timer = threading.Timer(limit, self._end_late)
        timer.start()
        try:
            pickle.dump(job, self._process.stdin)
            self._process.stdin.flush()
            answer: object = pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.end()
            return _Death(limit if self._late else None)
        except BaseException:  # interrupted: what comes next on the pipe is not known
            self.end()
            raise
        finally:
            timer.cancel()
        return answer

    def end(self) -> None:
        """End the process and close what leads to it."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                _close(stream)

    def _end_late(self) -> None:
        self._late = True
        self._process.kill()


def _close(stream: object) -> None:
    try:
        stream.close()  # type: ignore[attr-defined]
    except OSError:
        return  # what was not yet written has no reader any more


_POOLS: weakref.WeakSet[Pool] = weakref.WeakSet()


def end_workers() -> None:
    """End the processes of every kind that wait for work."""
    for pool in list(_POOLS):
        pool.end()


def _forget() -> None:
    for pool in list(_POOLS):
        pool.forget()


atexit.register(end_workers)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
