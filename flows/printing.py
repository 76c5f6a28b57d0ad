"""Word files printed to PDF by LibreOffice, many in one call.

LibreOffice dates and names what it prints by the clock: the same file gives other bytes each time.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from schemas.errors import Unprintable

_PROGRAMS = ("soffice", "libreoffice")
_START, _EACH = 90, 20  # seconds that a first start, and each file, may take


def printed(paths: Sequence[Path]) -> dict[Path, bytes]:
    """The PDF of each Word file; changes tracked in one are shown.

    Raises Unprintable where LibreOffice is missing, takes too long or leaves a file out.
    """
    if not paths:
        return {}
    with tempfile.TemporaryDirectory(prefix="seriatim-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        copies = {path: folder / f"{number}.docx" for number, path in enumerate(paths)}
        for path, copy in copies.items():
            shutil.copyfile(path, copy)
        _run(_command(folder, list(copies.values())), _START + _EACH * len(paths))
        return {path: _pdf(path, copy) for path, copy in copies.items()}


def _command(folder: Path, copies: Sequence[Path]) -> list[str]:
    """The call, with a profile of its own, so that a LibreOffice in use is not disturbed."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise Unprintable(
            "LibreOffice is not installed, so there are no PDF files",
            "install it, or draft without --pdf",
        )
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
    return [program, profile, *options, *map(str, copies)]


def _run(command: Sequence[str], limit: float) -> None:
    """Run a program to its end; at the time limit it is stopped with all that it has started."""
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            process.wait(limit)
        except subprocess.TimeoutExpired as error:
            raise Unprintable(
                f"LibreOffice has not printed the drafts in {limit:.0f} seconds",
                "print them by hand, or fewer at once",
            ) from error
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _pdf(path: Path, copy: Path) -> bytes:
    try:
        return copy.with_suffix(".pdf").read_bytes()
    except FileNotFoundError as error:
        raise Unprintable(
            f"LibreOffice has not printed {path.name}", "open it in Word and print it there"
        ) from error
