"""Documents made again after people decided on them, while the pages go on."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from flows.refresh import refresh
from review.approval import approved
from review.catalogue import touch
from review.desk import Desk
from review.opened import opened
from schemas.errors import SeriatimError

_ONE = threading.Lock()


def make_again(desk: Desk, folders: Sequence[Path]) -> None:
    """Make each anew, one after another; what cannot be is for the next run, which tells why."""
    for folder in folders:
        with _ONE, suppress(SeriatimError, OSError):
            place = refresh(folder).folder
            if place:
                touch(desk.outputs / place)
        touch(folder)  # also where it has moved away


def make_approved(desk: Desk, folders: Sequence[Path]) -> None:
    """Make each anew, and begin what follows the approval of those whose record tells of it."""
    make_again(desk, folders)
    for folder in folders:
        with suppress(SeriatimError, OSError):
            if opened(folder).standing.state == "approved":
                approved(desk, folder)
