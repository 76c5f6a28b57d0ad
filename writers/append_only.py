"""Files to which lines are only ever added, by one writer at a time, each on the disk at once."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(path: Path) -> Iterator[int]:
    """The open file, made where there is none, that nobody else writes meanwhile."""
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        if not os.fstat(file).st_size:
            _keep_name(path.parent)
        yield file
    finally:
        os.close(file)


def everything(file: int) -> bytes:
    """All that is written so far."""
    return os.pread(file, os.fstat(file).st_size, 0)


def add(file: int, data: bytes) -> None:
    """Write at the end; it is on the disk when this returns."""
    while data:
        data = data[os.write(file, data) :]
    os.fsync(file)


def _keep_name(folder: Path) -> None:
    """See to it that the name of a new file outlasts a loss of power."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
