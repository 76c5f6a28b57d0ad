"""Documents by the names that pages know them by: a digest of the folder, never a path."""

from __future__ import annotations

import hashlib
from pathlib import Path

from starlette.exceptions import HTTPException

from flows.keep import MANIFEST
from review.desk import Desk

LENGTH = 16  # hexadecimal digits


def document_id(folder: str) -> str:
    """What pages call the document in a folder, given relative to the outputs, with slashes."""
    return hashlib.sha256(folder.encode()).hexdigest()[:LENGTH]


def folder(desk: Desk, known_as: str) -> Path:
    """The folder of the document that pages call so; HTTPException 404 where there is none."""
    for path in sorted(desk.outputs.glob(f"*/*/*/{MANIFEST}")):
        relative = path.parent.relative_to(desk.outputs).as_posix()
        if document_id(relative) == known_as:
            return path.parent
    raise HTTPException(404, "There is no such document: it may have moved as its facts changed")
