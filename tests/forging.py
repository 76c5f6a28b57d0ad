"""Packages as a careful forger would make them: digests fit, what is said does not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from schemas.package import ALGORITHMS, CRATE, PAYLOAD
from schemas.package import PREMIS as PREMIS_PLACE
from tests.packages import Files, resealed

Meddle = Callable[[Files], Files]
PREMIS = f"{PAYLOAD}{PREMIS_PLACE}"


def forged(*steps: Meddle) -> Meddle:
    """Meddled with, and all manifests and the Oxum made to fit again."""
    return lambda files: resealed(_after(files, steps))


def thorough(*steps: Meddle) -> Meddle:
    """Forged so that PREMIS and the crate fit as well: only what is said remains to be checked."""

    def meddle(before: Files) -> Files:
        files = _after(before, steps)
        for path in [path for path in files if before[path] != files[path]]:
            files[PREMIS] = _history(files[PREMIS], path, before[path], files[path])
        files[f"{PAYLOAD}{CRATE}"] = _crate(files)
        return resealed(files)

    return meddle


def _after(files: Files, steps: tuple[Meddle, ...]) -> Files:
    for step in steps:
        files = step(files)
    return dict(files)


def _history(history: bytes, path: str, old: bytes, new: bytes) -> bytes:
    """PREMIS with digests and size of a file as they are now, where it is described."""
    start = history.index(f">{path.removeprefix(PAYLOAD)}<".encode())
    before, after = history[:start], history[start:]
    for algorithm in ALGORITHMS:
        digests = (hashlib.new(algorithm, data).hexdigest().encode() for data in (old, new))
        after = after.replace(*digests, 1)
    sizes = (f"<premis:size>{len(data)}<".encode() for data in (old, new))
    return before + after.replace(*sizes, 1)


def _crate(files: Files) -> bytes:
    table = json.loads(files[f"{PAYLOAD}{CRATE}"])
    for node in table["@graph"]:
        if node["@type"] == "File":
            data = files[PAYLOAD + node["@id"]]
            node["sha256"] = hashlib.sha256(data).hexdigest()
    return json.dumps(table).encode()
