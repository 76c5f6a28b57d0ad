"""Which program is running: outputs made by another are made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("extractors", "schemas", "writers")


@cache
def program() -> dict[str, str]:
    """The version, and a digest of every file, code or data, that shapes an output."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return {"version": version("seriatim"), "digest": digest.hexdigest()}


def _files() -> Iterator[Path]:
    found = (path for package in PACKAGES for path in (ROOT / package).rglob("*"))
    own = (path for path in found if "__pycache__" not in path.parts and path.is_file())
    return iter(sorted([*own, Path(__file__).with_name("work.py")]))
