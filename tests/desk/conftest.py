"""A desk over the sample notice in three languages, to decide on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from review.updates import Updates
from tests.desk.deciding import desk_over
from tests.desk_outputs import worked
from tests.desk_page import NEVER
from tests.sharing import once


@pytest.fixture
def outputs(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    """A copy of what a run over the sample leaves, to decide on."""
    made = once(tmp_path_factory, "desk-decided", lambda home: worked(home, "zh", "ar", "fr"))
    return Path(shutil.copytree(made / "outputs", tmp_path / "outputs"))


@pytest.fixture
def client(outputs: Path) -> Iterator[httpx.Client]:
    """A reviewer's browser; files are made again only where a test asks for it."""
    with desk_over(outputs, Updates(outputs, calm=NEVER)) as client:
        yield client


@pytest.fixture
def busy(outputs: Path) -> Iterator[httpx.Client]:
    """The same at a desk that makes files again at once."""
    with desk_over(outputs, Updates(outputs, calm=0.01)) as client:
        yield client
