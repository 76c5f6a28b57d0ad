"""The review desk as its command starts it, in a process of its own that a test may end or kill."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-c", "from flows.cli import main; main()", "review")


@dataclass(frozen=True)
class Running:
    """A desk that answers at an address."""

    process: subprocess.Popen[str]
    address: str


def command(*arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
    """`seriatim review` with arguments, whatever the machine's own environment says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SERIATIM_")}
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        env=kept | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def desk(out: Path, *arguments: str | Path) -> Iterator[Running]:
    """A desk over a folder of outputs on a free port, killed when the block ends."""
    process = command(out, "--port", "0", "--no-open", "--as", "Amina Yusuf", *arguments)
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line.startswith("The review desk: "), process.communicate(timeout=30)[1]
        yield Running(process, line.split()[3].rstrip("/"))
    finally:
        process.kill()
        process.communicate(timeout=30)
