"""What a draft was made from, as it says itself: so that an edited copy finds its record again."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass

PREFIX = "Seriatim"  # of the document properties that hold it
DIGITS = 8  # of a mark
ROOM = 240  # characters of one property; Word shows no more than 255


@dataclass(frozen=True, slots=True)
class Mark:
    """One content control as written: digests of its tag and of its text."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The record (IRI of its expression), the paper by its file name, and what was asked of it."""

    record: str
    paper: str
    language: str
    opens: str  # ISO 8601 day, empty where none was given
    final: bool
    text: str = ""  # digest of all its text and comments
    marks: tuple[Mark, ...] = ()  # in the order of the document


def mark(tag: str, text: str) -> Mark:
    """The mark of a control with a tag and a text; white space does not count."""
    return Mark(digest(tag), digest(text))


def digest(text: str) -> str:
    """A few digits of the SHA-256 of a text without white space and marks of direction."""
    seen = "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")
    return hashlib.sha256(seen.encode("utf-8", "replace")).hexdigest()[:DIGITS]
