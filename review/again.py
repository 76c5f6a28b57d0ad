"""Documents made again after people decided on them, while the pages go on."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from flows.refresh import refresh
from review.catalogue import touch
from schemas.errors import SeriatimError

_ONE = threading.Lock()


def make_again(folders: Sequence[Path]) -> None:
    """Make each anew, one after another; what cannot be is for the next run, which tells why."""
    for folder in folders:
        with _ONE, suppress(SeriatimError, OSError):
            place = refresh(folder).folder
            if place:
                touch(folder.parents[2] / place)
        touch(folder)  # also where it has moved away
