"""PDF files, read in a process of their own: a hostile file can end it, not the batch."""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Final

from extractors.readers.printed import Printed
from schemas.errors import DamagedSource, OversizedSource, SeriatimError

# 1,000 pages take 10 s on a slow machine; what takes longer goes in circles.
TIME_LIMIT: Final = 120.0  # seconds for one file
# Reading the largest PDF allowed takes 1 GB; address space counts more than is used.
MEMORY_LIMIT: Final = 4_000_000_000  # bytes
_ROOT: Final = Path(__file__).parents[2]
_SERVE: Final = "from extractors.readers.pdf_worker import serve; serve()"


def read(path: Path) -> Printed:
    """Paragraphs and tables of a PDF file in reading order; running heads are residue.

    Raises DamagedSource, LockedSource, OversizedSource where time or memory do not suffice, and
    UnreadableSource for a scan.
    """
    worker = _idle_worker()
    answer = worker.ask(path)
    _IDLE.put(worker)
    if isinstance(answer, SeriatimError):
        raise answer
    return answer


class _Worker:
    """One process that reads files one after the other, so that a batch starts it once."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT), *sys.path[1:]])}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(MEMORY_LIMIT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._late = False

    def ask(self, path: Path) -> Printed | SeriatimError:
        """What the process makes of a file; it is ended where it takes too long.

        Raises OversizedSource or DamagedSource where the process did not survive the file.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        timer = threading.Timer(TIME_LIMIT, self._end_late)
        timer.start()
        try:
            pickle.dump(path.resolve(), self._process.stdin)
            self._process.stdin.flush()
            answer: Printed | SeriatimError = pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.end()
            raise self._death() from None
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

    def _death(self) -> SeriatimError:
        if self._late:
            return OversizedSource(
                f"reading the PDF file took more than {TIME_LIMIT:.0f} seconds",
                "divide it, or print it to PDF anew",
            )
        return DamagedSource("the PDF file made the reader stop", "print it to PDF anew")


def _close(stream: object) -> None:
    try:
        stream.close()  # type: ignore[attr-defined]
    except OSError:
        return  # what was not yet written has no reader any more


_IDLE: LifoQueue[_Worker] = LifoQueue()


def _idle_worker() -> _Worker:
    """A process that waits for work, or a new one: as many as files are read at the same time."""
    try:
        return _IDLE.get_nowait()
    except Empty:
        return _Worker()


def end_workers() -> None:
    """End the processes that wait for work."""
    while True:
        try:
            _IDLE.get_nowait().end()
        except Empty:
            return


def idle_workers() -> int:
    """How many processes wait for work."""
    return _IDLE.qsize()


def _forget() -> None:
    """Leave the workers to the process that started them."""
    global _IDLE
    _IDLE = LifoQueue()


atexit.register(end_workers)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
