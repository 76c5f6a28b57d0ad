"""What is made of a notice, left in the folder that its facts name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from flows import folders, keep, ledger
from flows.logs import Log
from flows.products import Products, products
from flows.result import Options
from schemas.notice import Notice


@dataclass(frozen=True, slots=True)
class Input:
    """The file that a notice was read from: where it lies, and what it is known by."""

    path: Path
    name: str
    sha256: str
    size: int


def leave(
    out: Path, notice: Notice, log: Log, given: Input, options: Options, before: str | None
) -> tuple[PurePosixPath, Products]:
    """The folder, relative to the outputs, and what was made of a notice and people's decisions.

    The folder that the document had before moves along, with what people have left in it.
    """
    made = products(notice, options.markup_date, log.chain)
    wanted = folders.folder(made.record)
    if before:
        moved = keep.move(out, PurePosixPath(before), wanted, given.sha256)
        if given.path.parent == out / before:
            given = replace(given, path=out / moved / given.path.name)
    manifest = ledger.manifest(
        given.name, given.sha256, given.size, options, log.digest, made.state
    )
    parcel = keep.Parcel(given.sha256, made.files, given.path, manifest)
    return keep.keep(out, wanted, parcel), made
