"""What the catalogue says of one folder of the outputs."""

from __future__ import annotations

from dataclasses import dataclass

STATES = ("needs review", "in review", "changed since", "approved")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How far people are with a document; `facts` are those to decide, `decided` of them.

    `deciders` are those who may not approve it where four eyes are asked for.
    """

    state: str = STATES[0]
    fails: int = 0
    warns: int = 0
    comments: int = 0
    assigned: str | None = None
    reviewers: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()
    decided: int = 0
    facts: int = 0
    changed: str | None = None  # when the last decision was made
    batches: tuple[str, ...] = ()  # of the decisions that hold


@dataclass(frozen=True, slots=True)
class Entry:
    """A document: what it is, and how its review stands.

    `version` changes with its facts and with every decision; `words` is what searches look in.
    """

    folder: str
    work: str
    language: str
    title: str | None
    symbol: str | None
    organ: str
    body: str | None
    session: str | None
    date: str | None
    version: str
    words: str
    review: Reviewed


@dataclass(frozen=True, slots=True)
class Failed:
    """An input that gave no document, or a folder that cannot be read: what was found, and what
    to do."""

    folder: str
    name: str
    kind: str
    found: str
    remedy: str
