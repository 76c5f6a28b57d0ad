"""An archive package: what goes into it, and where each part lies.

A package is a BagIt bag whose payload is an RO-Crate as well. Of each language version it holds
all that a run and its reviewers left in one folder of the outputs, so that this can be made again.

| in the outputs | in the payload |
|---|---|
| source.*, notice.xml, extracted.xml, drafts/ | objects/LANGUAGE/ |
| facts.json, findings.json, run.json | metadata/LANGUAGE/ |
| review.jsonl | metadata/LANGUAGE/review-log.jsonl |
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from schemas.decision import Decision
from schemas.notice import Notice

ALGORITHMS = ("sha256", "sha512")
PAYLOAD = "data/"
OBJECTS, METADATA = "objects", "metadata"
CRATE = "ro-crate-metadata.json"
DUBLIN_CORE, MARC, PREMIS, VALIDATION = (
    f"{METADATA}/{name}" for name in ("metadata.csv", "marc.xml", "premis.xml", "validation.json")
)
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
BODY = "Source-Organization-Identifier"  # in bag-info.txt: the key of a body that is described
RECORD, FACTS, RUN = "notice.xml", "facts.json", "run.json"
LOG, LOG_PLACE = "review.jsonl", "review-log.jsonl"
APPROVED, UNAPPROVED = "approved", "not approved"
DIALECT = ("en", "fr", "es", "ru", "zh", "ar")  # whose words describe a work, if it has them
FINE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")
_ASIDE = frozenset({FACTS, "findings.json", RUN})
_PLACE = re.compile(rf"({OBJECTS}|{METADATA})/([^/]+)/(.+)")


@dataclass(frozen=True, slots=True)
class Names:
    """What a record says of itself: its IRIs, and the day it was marked up."""

    work: str
    expression: str
    manifestation: str
    marked_up: str


@dataclass(frozen=True, slots=True)
class Version:
    """One language version of a work, as a run and its reviewers left it.

    `files` has the folder of the outputs by names; `made` by which program and how; `validation`
    what its checks found; `approved_at` is empty where nobody has approved what the record says.
    """

    key: str
    notice: Notice
    names: Names
    files: Mapping[str, bytes]
    decisions: tuple[Decision, ...]
    made: Mapping[str, Any]
    validation: Mapping[str, Any]
    approved_at: str = ""

    @property
    def source(self) -> str:
        """The name of the file that the notice was read from."""
        return next(name for name in self.files if name.startswith("source"))

    @property
    def at(self) -> str:
        """When it came to be as it is: approved, else marked up."""
        return self.approved_at or self.names.marked_up

    def placed(self) -> dict[str, bytes]:
        """Its files by their places in the payload."""
        return {place(self.key, name): data for name, data in sorted(self.files.items())}


@dataclass(frozen=True, slots=True)
class Work:
    """The versions that make one package, and those of the same work in packages of their own.

    `group` names what all revisions of the package have in common, `stem` begins its name; `packer`
    is the program that packs.
    """

    stem: str
    group: str
    versions: tuple[Version, ...]
    beside: tuple[Names, ...]
    packer: Mapping[str, str]

    @property
    def iri(self) -> str:
        """The IRI of the work."""
        return self.versions[0].names.work

    @property
    def approved(self) -> bool:
        """Whether every version in the package is approved."""
        return all(version.approved_at for version in self.versions)

    @property
    def at(self) -> str:
        """When the last version came to be as it is."""
        return max(version.at for version in self.versions)


def place(key: str, name: str) -> str:
    """Where a file of a document's folder lies in the payload."""
    if name == LOG:
        return f"{METADATA}/{key}/{LOG_PLACE}"
    return f"{METADATA if name in _ASIDE else OBJECTS}/{key}/{name}"


def placed(path: str) -> tuple[str, str] | None:
    """The version and the name that a path of the payload stands for; None for all others."""
    found = _PLACE.fullmatch(path)
    if found is None:
        return None
    key, name = found[2], LOG if found[3] == LOG_PLACE else found[3]
    return (key, name) if place(key, name) == path else None
