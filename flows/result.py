"""What a run is asked, and what it answers for each document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.errors import BrokenLog, SeriatimError

Status = Literal["done", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked beyond its inputs."""

    language: str | None = None  # BCP 47; None: told from the text
    markup_date: str | None = None  # ISO 8601; None: the date of the document
    force: bool = False
    suggest: tuple[str, ...] = ()  # spaCy pipelines whose names become suggestions


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document could not be worked: the kind of error, what was found, what to do."""

    kind: str
    found: str
    remedy: str
    lasting: bool = True  # the same bytes would fail again

    @classmethod
    def of(cls, error: SeriatimError) -> Failure:
        """The failure that an error of ours stands for."""
        lasting = not isinstance(error, BrokenLog)  # the log is not among the bytes of the source
        return cls(type(error).__name__, error.found, error.remedy, lasting)

    def __str__(self) -> str:
        """One sentence: what is wrong: what to do."""
        return f"{self.found}: {self.remedy}" if self.remedy else self.found


@dataclass(frozen=True, slots=True)
class Summary:
    """What was found in a notice, in figures."""

    language: str
    body: str | None
    number: int | None
    kind: str | None
    start: str | None
    end: str | None
    place: str | None
    deadline: str | None
    outcomes: tuple[tuple[str, int], ...]  # kind, count
    agendas: tuple[int, ...]  # items and sub-items of each
    officers: tuple[int, ...]  # seats of each bureau
    references: int
    warnings: int
    errors: int


@dataclass(frozen=True, slots=True)
class Result:
    """How it went with one document; `folder` is relative to the outputs."""

    name: str
    status: Status
    folder: str | None = None
    summary: Summary | None = None
    failure: Failure | None = None
