"""Documents of the outputs as the works that packages are made of."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from extractors.concordance import works
from extractors.decisions import summary
from flows import folders
from flows.checking import checked
from flows.jsons import load
from flows.keep import ASIDE, MANIFEST
from flows.program import program
from flows.reading import record
from schemas import akn
from schemas.akn_names import names
from schemas.decision_chain import Chain, chain
from schemas.errors import NotApproved, UnreadableSource
from schemas.notice import Notice
from schemas.package import LOG, RECORD, RUN, Names, Version, Work
from schemas.profile import LEVELS
from schemas.review import approved, facts_digest
from writers.package import wording

Per = Literal["work", "expression"]
_SCHEMA = frozenset({"SCH-01", "SCH-02", "SCH-03"})
_REMEDY = "run its source again"


@dataclass(frozen=True, slots=True)
class Document:
    """A document's folder in the outputs; `named` where it was asked for by itself."""

    folder: Path
    named: bool


def documents(paths: Sequence[Path]) -> tuple[Document, ...]:
    """The documents that paths stand for: records, their folders, folders of these."""
    found: dict[Path, Document] = {}
    for path in paths:
        for each in _documents(path):
            found.setdefault(each.folder.resolve(), each)
    return tuple(found.values())


def version(document: Document, unapproved: bool = False) -> Version:
    """All that lies in a document's folder, as one version of a work.

    Raises NotApproved where nobody has approved what it says and it is not wanted all the same,
    UnreadableSource where no run has left it whole, SeriatimError where it cannot be read.
    """
    folder = document.folder
    table = _table(folder)
    files = {name: (folder / name).read_bytes() for name in (*table["files"], RUN)}
    if (folder / LOG).exists():
        files[LOG] = (folder / LOG).read_bytes()
    log = chain(files.get(LOG, b""))
    digest = hashlib.sha256(files[LOG]).hexdigest() if LOG in files else ""
    if table.get("review", {}).get("log", "") != digest:
        raise UnreadableSource("decisions are not yet in its record", _REMEDY)
    notice, root = record(folder / RECORD), akn.parse(files[RECORD])
    at = _approved_at(notice, log)
    if not at and not unapproved:
        raise NotApproved("nobody has approved what it says", "approve it, or use --unapproved")
    return Version(
        folder.name,
        notice,
        names(root),
        files,
        log.decisions,
        table["made"],
        _validation(folder / RECORD, notice),
        at,
    )


def packages(versions: Sequence[Version], per: Per) -> Iterator[Work]:
    """The works to pack, each with all its versions, or a work for each version."""
    by_notice = {id(each.notice): each for each in versions}
    for found in works(each.notice for each in versions):
        own = [by_notice[id(notice)] for notice in found.versions]
        own.sort(key=lambda each: each.key)
        if per == "work":
            yield _work(tuple(own), ())
        else:
            for each in own:
                beside = tuple(other.names for other in own if other is not each)
                yield _work((each,), beside)


def _work(versions: tuple[Version, ...], beside: tuple[Names, ...]) -> Work:
    work = Work("", "", versions, beside, program())
    first = wording.leading(work)
    place = folders.folder(first.notice)
    parts = place.parts if beside or len(versions) == 1 else place.parts[:-1]
    group = first.names.expression if beside else first.names.work
    return Work("-".join(parts), group, versions, beside, program())


def _documents(path: Path) -> Iterator[Document]:
    if path.name == RECORD and not path.is_dir():
        yield Document(path.parent, True)
    elif path.is_dir() and (path / MANIFEST).exists():
        yield Document(path, True)
    elif path.is_dir():
        for found in sorted(path.rglob(MANIFEST)):
            hidden = any(part.startswith(ASIDE) for part in found.parts)
            if not hidden and (found.parent / RECORD).exists():
                yield Document(found.parent, False)
    else:
        yield Document(path, True)


def _table(folder: Path) -> dict[str, Any]:
    table = load(folder / MANIFEST)
    if table is None:
        raise UnreadableSource("no run left this document", "give a folder of the outputs")
    if not table.get("complete", True):
        raise UnreadableSource("a run was stopped in the midst of it", _REMEDY)
    return table


def _approved_at(notice: Notice, log: Chain) -> str:
    if not approved(notice):
        return ""
    return summary(log.decisions, facts_digest(notice)).approved_at or ""


def _validation(path: Path, notice: Notice) -> dict[str, Any]:
    """What `seriatim check` says of a record, and how its own checks came out."""
    found = checked(path)
    invalid = any(breach.rule.id in _SCHEMA for breach in found.breaches)
    own = Counter(finding.status for finding in notice.findings)
    return {
        "schema": "invalid" if invalid else "valid",
        "profile": found.profile,
        "breaches": {level: found.count(level) for level in LEVELS},
        "findings": {status: own[status] for status in ("fail", "warn", "pass")},
        "rules": [
            {"rule": each.rule.id, "level": each.level, "eid": each.eid, "found": each.found}
            for each in found.breaches
        ],
    }
