"""Packages held against what they say of themselves, and against the table beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from extractors.package import akn_package, is_package, opened, package, unsafe, unzipped
from flows.checking import Checked, Wanted, checked_bytes, together
from flows.logs import EXTRACTED
from flows.packaging import MANIFEST, SUFFIXES, Row, rows
from flows.unpacking import packed
from schemas.errors import InvalidPackage
from schemas.package import UNAPPROVED
from schemas.profile import Breach, rules

_AKN = SUFFIXES["akn"]
_ROOT, _HEAD = b"akomaNtoso", 4096  # bytes at the beginning in which the root stands


def packages(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The packages among paths and in folders of them, of all forms."""
    return packed(paths, None, _is_one)


def held(path: Path, wanted: Wanted = "auto") -> tuple[Checked, ...]:
    """A package, and each file of Akoma Ntoso in it; OSError where it cannot be read."""
    try:
        said = _akn(path) if path.suffix == _AKN else _bag(path)
        found: tuple[Breach, ...] = ()
    except InvalidPackage as error:
        said, found = "", (_broken("PKG-01", f"{error.found}: {error.remedy}"),)
    whole = Checked(path, None, (), found, kind="package", said=said)
    return (whole, *together(list(_records(path, wanted))))


def reconciled(paths: Sequence[Path], found: Sequence[Path]) -> Iterator[Checked]:
    """The table of each folder that has one, held against the packages that lie there."""
    folders = {each.parent: None for each in found if each not in paths}
    folders |= {folder: None for path in paths for folder in (path, path / "packages")}
    for folder in folders:
        table = folder / MANIFEST
        listed = rows(table.read_bytes()) if table.is_file() else {}
        if listed:
            here = {each.name for each in found if each.parent == folder}
            lines = [*_lost(folder, tuple(listed.values())), *_unlisted(here, set(listed))]
            said = f"{len(listed)} packages, all there" if len(listed) != 1 else "1 package, there"
            breaches = tuple(_broken("PKG-02", line) for line in lines)
            yield Checked(table, None, (), breaches, kind="table of packages", said=said)


def _is_one(path: Path) -> bool:
    return is_package(path) or (path.suffix == _AKN and path.is_file())


def _bag(path: Path) -> str:
    held = package(opened(path))
    keys = " ".join(version.key for version in held.versions)
    waiting = held.info.get("Review-Status") == (UNAPPROVED,)
    return f"whole, as it was packed ({keys}{f'; {UNAPPROVED}' if waiting else ''})"


def _akn(path: Path) -> str:
    akn_package(unzipped(path))
    return "whole, with valid Akoma Ntoso"


def _records(path: Path, wanted: Wanted) -> Iterator[Checked]:
    """Files of Akoma Ntoso that can be read; sources are those of others, as they were."""
    try:
        files = unzipped(path) if path.suffix == _AKN else opened(path)
        for name in files:
            if _marked_up(name) and _ROOT in (data := files[name])[:_HEAD]:
                yield checked_bytes(path / name, data, wanted)
    except InvalidPackage:
        return  # the package itself is told as broken


def _marked_up(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix == ".xml" and path.stem != "source" and path.name != EXTRACTED


def _lost(folder: Path, listed: Sequence[Row]) -> Iterator[str]:
    for row in listed:
        file = folder / row.checked
        if unsafe(row.checked) or not file.is_file():
            yield f"{row.package} is not there"
        elif hashlib.sha256(file.read_bytes()).hexdigest() != row.sha256:
            yield f"{row.package} is not the one that was packed: {row.checked} is another"


def _unlisted(here: set[str], listed: set[str]) -> Iterator[str]:
    return (f"{name} is there and not listed" for name in sorted(here - listed))


def _broken(rule: str, found: str) -> Breach:
    return Breach(rules()[rule], "error", 0, "", found)
