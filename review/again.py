"""Documents made again after people decided on several at once, while the pages go on."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from review.approval import approved
from review.catalogue import touch
from review.desk import Desk
from review.opened import opened
from review.updates import Updates
from schemas.errors import SeriatimError


def make_again(_: Desk, updates: Updates, folders: Sequence[Path]) -> tuple[Path, ...]:
    """Make each anew, one after another; what cannot be is for the next run, which tells why."""
    return tuple(place for folder in folders for place in _made(updates, folder))


def make_approved(desk: Desk, updates: Updates, folders: Sequence[Path]) -> None:
    """Make each anew, and begin what follows the approval of those whose record tells of it."""
    for place in make_again(desk, updates, folders):
        with suppress(SeriatimError, OSError):
            if opened(place).standing.state == "approved":
                approved(desk, place)


def _made(updates: Updates, folder: Path) -> list[Path]:
    try:
        return [updates.now(folder)]
    except (SeriatimError, OSError):
        return []
    finally:
        touch(folder)
