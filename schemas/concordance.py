"""Concordance: the language versions of one work, and where they disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.notice import Notice

DisagreementKind = Literal[
    "kind",
    "body",
    "symbol",
    "session",
    "date",
    "deadline",
    "reference",
    "count",
    "number",
    "outcome",
    "agenda",
    "agenda item",
    "bureau",
    "officer",
    "contact",
    "structure",
    "numbering",
    "table",
]


@dataclass(frozen=True, slots=True)
class Work:
    """One document in the languages it came in, each language once."""

    versions: tuple[Notice, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the versions, in their order."""
        return tuple(version.language for version in self.versions)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version has at a place; `value` is None where it has the place, but nothing there.

    `eid` is the place in that version, `text` what is printed there.
    """

    language: str
    value: str | None
    eid: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One point on which versions differ; versions that lack the whole place have no reading.

    `eid` is the place, as most versions number it, and None for what the document as a whole says.
    Where more than half of the readings agree, `dissenting` names the languages of the others and
    `majority` is the value, None for "nothing there". Which of them is right is not decided.
    """

    kind: DisagreementKind
    what: str
    eid: str | None
    readings: tuple[Reading, ...]
    majority: str | None
    dissenting: tuple[str, ...]
