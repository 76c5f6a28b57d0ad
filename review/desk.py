"""What every page of the desk needs: where the documents lie, and what time it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """A folder of outputs to review, and the clock that decisions are dated by."""

    outputs: Path
    clock: Callable[[], datetime] = _now
