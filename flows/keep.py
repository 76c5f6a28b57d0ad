"""Documents onto the disk: whole or not at all, whenever the program is stopped.

A new folder is written aside and renamed. In a folder that exists each file is replaced by
renaming, between a manifest that says "not complete" and one that says "complete".
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from flows.edited import spare
from flows.folders import beside
from flows.inputs import fingerprint
from flows.jsons import load, printed

ASIDE = ".aside-"  # in the outputs, so that no rename crosses a file system
ABANDONED = 3600.0  # seconds; a document takes minutes at most
MANIFEST = "run.json"
REASON = "reason.json"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What belongs into one folder: files by name, the source, and the manifest that names both.

    What people left lies beside, and is named in no manifest.
    """

    sha256: str  # of the source
    files: Mapping[str, bytes]
    source: Path | None
    manifest: Mapping[str, Any]
    left: Mapping[str, bytes] = field(default_factory=dict)


def keep(out: Path, wanted: PurePosixPath, parcel: Parcel) -> PurePosixPath:
    """Put a parcel into the wanted folder, or beside it where another document holds that.

    Files of an earlier run that this one does not make are removed; those of people stay.
    Raises OSError where the disk refuses, or the source has changed since it was read.
    """
    with _aside(out) as aside:
        _fill(aside, parcel)
        folder = _place(out, wanted, parcel.sha256)
        if not _moved(aside, out / folder):
            folder = _place(out, wanted, parcel.sha256)  # another process may have been first
            if not _moved(aside, out / folder):
                _replace(aside, out / folder, parcel)
    return folder


def move(out: Path, before: PurePosixPath, wanted: PurePosixPath, sha256: str) -> PurePosixPath:
    """Let a document's folder follow its facts, beside the new place where that is taken.

    Returns where it lies now.
    """
    for place in (wanted, beside(wanted, sha256)):
        if before == place:
            return before
        if not (out / place).exists():
            (out / place).parent.mkdir(parents=True, exist_ok=True)
            return place if _moved(out / before, out / place) else before
    return before


def refuse(folder: Path, reason: Mapping[str, Any], source: Path | None) -> None:
    """Leave the reason why a document failed, and a copy of it where one is wanted."""
    folder.mkdir(parents=True, exist_ok=True)
    if source is not None:
        shutil.copyfile(source, folder / f"source{source.suffix.lower()}")
    write(folder / REASON, printed(reason))


def remove(folder: Path) -> None:
    """Take away the folder of a failure that is none any more."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep(out: Path) -> None:
    """Take away what runs that were killed left aside, long ago enough to be no other's."""
    for left in out.glob(f"{ASIDE}*"):
        with suppress(FileNotFoundError):  # whose it is has just done with it
            if time.time() - left.stat().st_mtime > ABANDONED:
                shutil.rmtree(left, ignore_errors=True)


def write(path: Path, data: bytes) -> None:
    """Write a file so that it appears whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)


def _place(out: Path, wanted: PurePosixPath, sha256: str) -> PurePosixPath:
    second = beside(wanted, sha256)
    if (out / second).exists() or _owner(out / wanted) not in (None, sha256):
        return second
    return wanted


def _owner(folder: Path) -> str | None:
    """The SHA-256 of the document that holds a folder, None where the folder is free."""
    if not folder.exists():
        return None
    manifest = load(folder / MANIFEST)
    return str(manifest["source"]["sha256"]) if manifest else "unknown"


@contextmanager
def _aside(out: Path) -> Iterator[Path]:
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=ASIDE, dir=out, ignore_cleanup_errors=True) as name:
        yield Path(name) / "folder"


def _fill(folder: Path, parcel: Parcel) -> None:
    folder.mkdir()
    if parcel.source is not None:
        copy = folder / f"source{parcel.source.suffix.lower()}"
        shutil.copyfile(parcel.source, copy)
        if fingerprint(copy) != parcel.sha256:
            raise OSError("the file changed while it was read")
    for name, data in parcel.files.items():
        write(folder / name, data)
    finished = {"complete": True, **parcel.manifest, "files": sorted(_names(folder))}
    write(folder / MANIFEST, printed(finished))
    for name, data in parcel.left.items():
        write(folder / name, data)


def _moved(source: Path, target: Path) -> bool:
    """Rename a folder; False where the target is there already."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        source.rename(target)
    except OSError:
        if not target.exists():
            raise
        return False
    return True


def _replace(aside: Path, folder: Path, parcel: Parcel) -> None:
    before = set((load(folder / MANIFEST) or {}).get("files", [])) & _names(folder)
    new = _names(aside) - {MANIFEST}
    named = sorted((before | new) - set(parcel.left))
    unfinished = {"complete": False, **parcel.manifest, "files": named}
    write(folder / MANIFEST, printed(unfinished))
    for name in sorted(new):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        spare(folder / name)
        (aside / name).replace(folder / name)
    for name in sorted(before - new):
        spare(folder / name)
        (folder / name).unlink(missing_ok=True)
    (aside / MANIFEST).replace(folder / MANIFEST)


def _names(folder: Path) -> set[str]:
    """The files of a folder by their names relative to it, so that none leads out of it."""
    found = (Path(parent, name) for parent, _, names in os.walk(folder) for name in names)
    return {path.relative_to(folder).as_posix() for path in found}
