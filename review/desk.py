"""What every page of the desk needs: where the documents lie, and what time it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from review.rules import OPEN, Rules


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """A folder of outputs to review, the clock that decisions are dated by, and who may what."""

    outputs: Path
    clock: Callable[[], datetime] = _now
    rules: Rules = OPEN
