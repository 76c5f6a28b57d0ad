"""Packages for tests: approved documents, packed, and packed again after somebody meddled."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from extractors.decisions import fold
from extractors.package import opened
from flows import logs
from flows.logs import REVIEW
from flows.packaging import Form, Packaged, pack
from flows.packing import Per, documents, packages, version
from flows.refresh import extraction, refresh
from flows.storage import storage
from schemas.decision import Proposed
from schemas.package import ALGORITHMS, PAYLOAD
from schemas.review import facts_digest
from tests.desk_outputs import worked
from writers.decision_log import append

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
Files = dict[str, bytes]


LANGUAGES = ("en", "zh", "ar")


def approved(home: Path) -> None:
    """Make outputs with the sample notice in several languages, corrected and approved."""
    out = worked(home, *LANGUAGES)
    for folder in sorted(out.glob("*/*/*/")):
        correct(folder)
        approve(folder)


def decide(folder: Path, *made: Proposed, now: datetime = NOW) -> None:
    for each in made:
        append(folder / REVIEW, each, now)
    refresh(folder)


def approve(folder: Path, now: datetime = NOW) -> None:
    notice = fold(extraction(folder), logs.log(folder).chain.decisions).notice
    decide(folder, Proposed("B. Chief", "approve", after={"facts": facts_digest(notice)}), now=now)


def correct(folder: Path, now: datetime = NOW) -> None:
    """A decision that changes what the record says."""
    held = extraction(folder).session
    assert held
    words = "it is held there"
    decide(
        folder,
        Proposed("A. Reviewer", "correct", "session/place", held.place, "Gigiri", words),
        now=now,
    )


def packed(
    out: Path, to: Path | str, form: Form = "bag", per: Per = "work", unapproved: bool = False
) -> tuple[Packaged, ...]:
    versions = [version(each, unapproved) for each in documents([out])]
    return pack(tuple(packages(versions, per)), form, storage(str(to)))


def files_of(path: Path) -> Files:
    return dict(opened(path))


def lay(files: Mapping[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


def resealed(files: Files) -> Files:
    """The files with manifests and Oxum that fit them, as a careful forger would make them."""
    payload = {path: data for path, data in files.items() if path.startswith(PAYLOAD)}
    tags = {"bagit.txt": files["bagit.txt"], "bag-info.txt": _oxum(files["bag-info.txt"], payload)}
    for algorithm in ALGORITHMS:
        tags[f"manifest-{algorithm}.txt"] = _listed(algorithm, payload)
    sealed = dict(tags)
    for algorithm in ALGORITHMS:
        tags[f"tagmanifest-{algorithm}.txt"] = _listed(algorithm, sealed)
    return tags | payload


def changed(files: Files, path: str, change: Callable[[bytes], bytes]) -> Files:
    assert change(files[path]) != files[path], f"nothing to change in {path}"
    return {**files, path: change(files[path])}


def swap(before: str, after: str) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(before.encode(), after.encode(), 1)


def _oxum(info: bytes, payload: Files) -> bytes:
    counted = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}".encode()
    lines = info.splitlines()
    return (
        b"\n".join(counted if line.startswith(b"Payload-Oxum") else line for line in lines) + b"\n"
    )


def _listed(algorithm: str, files: Files) -> bytes:
    lines = (
        f"{hashlib.new(algorithm, data).hexdigest()}  {path}\n"
        for path, data in sorted(files.items())
    )
    return "".join(lines).encode()
