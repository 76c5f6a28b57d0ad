"""Drafts that people have worked on are never written over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from schemas.errors import SeriatimError

FOLDER = "edited"


def spare(path: Path) -> Path | None:
    """Move a Word file that is not as this program wrote it into the folder `edited` beside it.

    Returns where it lies now, None where there was nothing to spare.
    """
    if path.suffix.lower() != ".docx" or not path.exists() or _untouched(path):
        return None
    target = next(place for place in _places(path) if not place.exists())
    target.parent.mkdir(exist_ok=True)
    return path.rename(target)


def _untouched(path: Path) -> bool:
    from extractors import drafts

    try:
        return drafts.untouched(path)
    except SeriatimError:  # no draft of ours, or none any more
        return False


def _places(path: Path) -> Iterator[Path]:
    folder = path.parent / FOLDER
    yield folder / path.name
    yield from (folder / f"{path.stem}-{number}{path.suffix}" for number in count(2))
