"""The documents that paths on the command line stand for."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
SUFFIXES = frozenset({".txt", ".docx", ".pdf", ".html", ".htm", ".xml"}) | PICTURES
PACKAGED = "bagit.txt"  # in the folder of a package, which is taken as a whole or not at all
HASHED = 512 * 2**20  # bytes; larger files are told apart by their beginning and size


@dataclass(frozen=True, slots=True)
class Inputs:
    """Documents to work, each once, and files in folders that no reader exists for."""

    documents: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def inputs(paths: Sequence[Path], outputs: Path | None = None) -> Inputs:
    """Files as given, folders walked in order; hidden files, outputs and packages are left out."""
    documents: dict[Path, Path] = {}
    passed_over: dict[Path, Path] = {}
    for path in paths:
        if not path.is_dir():
            documents.setdefault(path.resolve(), path)
            continue
        for found in _walk(path, outputs and outputs.resolve()):
            chosen = documents if found.suffix.lower() in SUFFIXES else passed_over
            chosen.setdefault(found.resolve(), found)
    return Inputs(tuple(documents.values()), tuple(passed_over.values()))


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if size <= HASHED:
            return hashlib.file_digest(file, "sha256").hexdigest()
        return hashlib.sha256(file.read(2**20) + str(size).encode()).hexdigest()


def _walk(folder: Path, outputs: Path | None) -> Iterator[Path]:
    for parent, names, files in os.walk(folder):
        here = Path(parent)
        names[:] = sorted(
            name
            for name in names
            if not name.startswith(".")
            and (here / name).resolve() != outputs
            and not (here / name / PACKAGED).exists()
        )
        yield from (here / name for name in sorted(files) if not name.startswith("."))
