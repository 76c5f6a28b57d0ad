"""Archives that are harvested in the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.harvest.archive import Archive
from tests.desk_outputs import worked
from tests.harvests import (
    MANY,
    Clock,
    another,
    laid,
    slim,
)
from tests.packages import Files, approve, packed
from tests.sharing import once


def _packed(home: Path) -> None:
    out = worked(home, "en", "zh")
    for folder in sorted(out.glob("*/*/*/")):
        approve(folder)
    packed(out, home / "packages")
    packed(out, home / "zips", form="zip")
    packed(out, home / "versions", per="expression")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample notice in two languages: as one package, as a ZIP file, as one for each."""
    return once(tmp_path_factory, "packed-for-harvests", _packed)


@pytest.fixture(scope="session")
def bag(made: Path) -> Files:
    """What is harvested of one package."""
    (folder,) = (made / "packages").glob("*/")
    return slim(folder)


@pytest.fixture(scope="session")
def thousand(bag: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of as many packages."""

    def lay_all(folder: Path) -> None:
        for number in range(MANY):
            laid(folder, another(bag, number), f"package-{number}")

    return once(tmp_path_factory, "a-thousand-packages", lay_all)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(bag: Files, tmp_path: Path) -> Path:
    """Five packages, approved a day after the other."""
    for number in range(5):
        laid(tmp_path, another(bag, number, f"2026-03-0{number + 1}T08:00:00Z"), f"p{number}")
    return tmp_path


@pytest.fixture
def archive(folder: Path, clock: Clock) -> Archive:
    return Archive(folder, now=clock)
