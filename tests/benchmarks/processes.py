"""A command from the shell prompt to its end: how long, and how much memory at most."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

PROC = Path("/proc")
PAUSE = 0.02  # seconds between two looks


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds, and megabytes of the process and all that it started; None where not known."""

    seconds: float
    megabytes: float | None


def run(command: Sequence[str]) -> Run:
    """Run a command that may end with 0 or fail; raises CalledProcessError then."""
    peak: list[float] = []
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        ended = Event()
        watcher = Thread(target=_watch, args=(process.pid, ended, peak))
        watcher.start()
        process.wait()
        seconds = time.perf_counter() - begun
        ended.set()
        watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(seconds, max(peak, default=None))


def _watch(session: int, ended: Event, peak: list[float]) -> None:
    while PROC.exists() and not ended.wait(PAUSE):
        peak.append(sum(_megabytes(folder) for folder in _members(session)))


def _members(session: int) -> Iterator[Path]:
    """Every process of a session; what a command starts stays in its session."""
    for folder in PROC.glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            yield folder


def _megabytes(folder: Path) -> float:
    """Memory of a process; of pages that several share, its part."""
    try:
        lines = (folder / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
