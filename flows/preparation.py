"""Documents of the outputs prepared for the next session, one after another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flows.preparing import prepare
from flows.standing import standings
from schemas.errors import SeriatimError


@dataclass(frozen=True, slots=True)
class Preparation:
    """What became of one document: the files in its folder, or why there are none."""

    folder: str  # relative to the outputs
    files: tuple[str, ...] = ()
    without: str | None = None
    failure: str | None = None


def waiting(out: Path) -> tuple[str, ...]:
    """The folders of all documents that are approved, by name."""
    found = (each for each in standings(out) if each.state == "approved")
    return tuple(str(each.result.folder) for each in found)


def attempt(out: Path, folder: str) -> Preparation:
    """What was prepared in a folder, or why nothing was; raises OSError where the disk refuses."""
    try:
        made = prepare(out / folder)
    except SeriatimError as error:
        return Preparation(folder, failure=str(error))
    return Preparation(folder, made.files, made.without)


def run(out: Path, folders: tuple[str, ...] = ()) -> tuple[Preparation, ...]:
    """The same as the flow, without Prefect."""
    return tuple(attempt(out, folder) for folder in folders or waiting(out))
