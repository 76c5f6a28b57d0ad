"""JSON as this program writes it: UTF-8, indented, its own characters, a last line feed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def printed(value: object) -> bytes:
    """The value as bytes; the same value gives the same bytes."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def load(path: Path) -> dict[str, Any] | None:
    """The object in a file, None where the file is missing, cut off or holds something else."""
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None
