"""What follows an approval: the next session is prepared, beside the answers of the desk."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from flows.logs import RECORD
from flows.preparation import attempt, waiting
from flows.preparing import FOLDER, MANIFEST
from review.desk import Desk

SERVER = "PREFECT_API_URL"
_LOG = logging.getLogger("seriatim.desk")
_ONE_BY_ONE = ThreadPoolExecutor(max_workers=1, thread_name_prefix="next-session")


def approved(desk: Desk, folder: Path) -> Future[None]:
    """Begin to prepare the next session from an approved document, whose record says so already.

    A server that PREFECT_API_URL names is told of it afterwards.
    """
    name = folder.resolve().relative_to(desk.outputs.resolve()).as_posix()
    return _ONE_BY_ONE.submit(_follow, desk.outputs, name)


def resumed(desk: Desk) -> Future[None]:
    """Begin to prepare what was approved, and not prepared because the desk ended before."""
    return _ONE_BY_ONE.submit(_follow_all, desk)


def _follow_all(desk: Desk) -> None:
    try:
        for name in _left(desk.outputs):
            _follow(desk.outputs, name)
    except Exception:
        _LOG.exception("what was approved before could not be looked for")


def _left(out: Path) -> Iterator[str]:
    """Approved documents whose record is newer than what was prepared from it."""
    for name in waiting(out):
        made = out / name / FOLDER / MANIFEST
        if not made.exists() or made.stat().st_mtime < (out / name / RECORD).stat().st_mtime:
            yield name


def _follow(out: Path, name: str) -> None:
    """Prepare, then tell; nobody waits for it, so what fails goes to the keeper of the desk."""
    try:
        made = attempt(out, name)
        if made.failure:
            _LOG.error("%s: the next session was not prepared: %s", name, made.failure)
        elif os.environ.get(SERVER):
            _tell(out, name)
    except Exception:
        _LOG.exception("%s: what follows its approval failed", name)


def _tell(out: Path, name: str) -> None:
    from flows.approvals import tell  # takes seconds to import, and only a server needs it

    tell(out, name)
