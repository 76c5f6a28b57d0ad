"""What pages call a document: a digest of its folder, never a path."""

from __future__ import annotations

import hashlib

LENGTH = 16  # hexadecimal digits


def document_id(folder: str) -> str:
    """What pages call the document in a folder, given relative to the outputs, with slashes."""
    return hashlib.sha256(folder.encode("utf-8", "surrogateescape")).hexdigest()[:LENGTH]
