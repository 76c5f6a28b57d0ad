"""The logs of people's decisions in the folders of the outputs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from schemas.decision_chain import Chain, chain

REVIEW = "review.jsonl"
RECORD, EXTRACTED = "notice.xml", "extracted.xml"  # with people's decisions, and without


@dataclass(frozen=True, slots=True)
class Log:
    """The decisions of one document, and the digest of the bytes they were read from."""

    chain: Chain
    digest: str


def log(folder: Path | None) -> Log:
    """The log in a folder, empty where there is none; BrokenLog where it is not as written."""
    data = _bytes(folder) if folder else b""
    return Log(chain(data), _digest(data))


def digest(folder: Path) -> str:
    """The digest of the log in a folder as it is now; empty where there is none."""
    return _digest(_bytes(folder))


def _bytes(folder: Path) -> bytes:
    try:
        return (folder / REVIEW).read_bytes()
    except FileNotFoundError:
        return b""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest() if data else ""
