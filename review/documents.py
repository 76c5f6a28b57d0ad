"""Documents by the names that pages know them by: a digest of the folder, never a path."""

from __future__ import annotations

from pathlib import Path

from starlette.exceptions import HTTPException

from flows.keep import MANIFEST
from review.catalogue import catalogue_of
from review.catalogue.known import document_id
from review.desk import Desk

__all__ = ["document_id", "folder"]


def folder(desk: Desk, known_as: str) -> Path:
    """The folder of the document that pages call so; HTTPException 404 where there is none."""
    found = catalogue_of(desk.outputs).folder(known_as)
    if found is not None and (found / MANIFEST).exists():
        return found
    for path in sorted(desk.outputs.glob(f"*/*/*/{MANIFEST}")):  # not in the catalogue yet
        relative = path.parent.relative_to(desk.outputs).as_posix()
        if document_id(relative) == known_as:
            return path.parent
    raise HTTPException(404, "There is no such document: it may have moved as its facts changed")
