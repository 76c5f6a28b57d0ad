"""Packages of an archive taken back into the outputs: the same record, with people's decisions."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from extractors.package import Packed, is_package, opened, package
from flows import folders, keep, ledger
from flows.jsons import load
from flows.logs import REVIEW
from flows.result import Failure, Result, Status, Summary
from flows.summary import summary
from schemas.errors import Conflict, InvalidPackage, SeriatimError
from schemas.package import FACTS, RUN, place

_NAMED = ("complete", "files")  # what `keep` says itself


def packed(
    paths: Sequence[Path], outputs: Path | None, is_one: Callable[[Path], bool] = is_package
) -> tuple[Path, ...]:
    """The packages among paths, and in folders of them; the outputs are left out."""
    found: dict[Path, None] = {}
    for path in paths:
        for each in _packed(path, outputs and outputs.resolve(), is_one):
            found.setdefault(each)
    return tuple(found)


def within(path: Path, packages: Sequence[Path]) -> bool:
    """Whether a file is one of packages, or lies in one."""
    return any(path == each or each in path.parents for each in packages)


def restore(path: Path, out: Path) -> Iterator[Result]:
    """How it went with each document of a package, or with the package where it is refused.

    Raises OSError where the disk refuses.
    """
    try:
        found = package(opened(path))
        summaries = {version.key: _summary(version) for version in found.versions}
    except SeriatimError as error:
        yield Result(str(path), "failed", failure=Failure.of(error))
        return
    for version in found.versions:
        name = str(path) if len(found.versions) == 1 else f"{path} ({version.key})"
        yield _restored(name, version, summaries[version.key], out)


def _packed(path: Path, outputs: Path | None, is_one: Callable[[Path], bool]) -> Iterator[Path]:
    if is_one(path):
        yield path
    elif path.is_dir():
        for parent, names, files in os.walk(path):
            here = [Path(parent, name) for name in sorted(names) if not name.startswith(".")]
            bags = [each for each in here if is_one(each)]
            names[:] = [
                each.name for each in here if each not in bags and each.resolve() != outputs
            ]
            yield from bags
            yield from (each for name in sorted(files) if is_one(each := Path(parent, name)))


def _summary(version: Packed) -> Summary:
    """The figures in the facts; InvalidPackage where they are no facts of this program."""
    path = place(version.key, FACTS)
    try:
        return summary(json.loads(version.files[FACTS]))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise InvalidPackage(f"{path}: form: they are no facts ({error!r})") from error


def _restored(name: str, version: Packed, figures: Summary, out: Path) -> Result:
    sha256 = version.table["source"]["sha256"]
    homes = (each for each in ledger.entries(out) if each.failure is None)
    before = next((each for each in homes if each.sha256 == sha256), None)
    try:
        status = _standing(version, out / before.folder if before else None)
    except Conflict as error:
        return Result(name, "failed", failure=Failure.of(error))
    if before is not None and status == "unchanged":
        return ledger.result(before, out, name)
    folder = _kept(version, sha256, out, before.folder if before else None)
    return Result(name, "done", str(folder), figures)


def _standing(version: Packed, folder: Path | None) -> Status:
    """Whether there is anything to do; Conflict where people decided otherwise here."""
    log = folder / REVIEW if folder else None
    if folder is None or log is None or not (load(folder / RUN) or {}).get("complete"):
        return "done"
    here = log.read_bytes() if log.exists() else b""
    packed_log = version.files.get(REVIEW, b"")
    if here.startswith(packed_log):
        return "unchanged"
    if packed_log.startswith(here):
        return "done"
    raise Conflict(
        f"people have decided otherwise on this document in {folder}",
        "take the package into other outputs, and compare the two",
    )


def _kept(version: Packed, sha256: str, out: Path, before: PurePosixPath | None) -> PurePosixPath:
    wanted = folders.folder(version.notice)
    if before is not None:
        wanted = keep.move(out, before, wanted, sha256)
    source = next(name for name in version.files if name.startswith("source"))
    left = {name: data for name, data in version.files.items() if name == REVIEW}
    made = {name: data for name, data in version.files.items() if name not in (source, REVIEW, RUN)}
    manifest: Mapping[str, Any] = {
        name: value for name, value in version.table.items() if name not in _NAMED
    }
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=keep.ASIDE, dir=out) as aside:
        path = Path(aside) / source
        path.write_bytes(version.files[source])
        parcel = keep.Parcel(sha256, made, path, manifest, left)
        folder = keep.keep(out, wanted, parcel)
    keep.remove(out / folders.failed(version.table["source"]["name"], sha256))
    return folder
