"""The picture in README."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from tests import screenshot
from tests.desk_page import copied, outputs


def test_the_picture_in_the_readme_is_small_and_of_the_desk_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    readme = Path("README.md").read_text("utf-8")
    assert f"({screenshot.PICTURE.relative_to(Path.cwd()).as_posix()})" in readme
    kept = screenshot.PICTURE.read_bytes()
    taken = screenshot.taken(copied(outputs(tmp_path_factory), tmp_path))
    for picture in (kept, taken):
        assert Image.open(io.BytesIO(picture)).size == screenshot.SIZE
        assert len(picture) < 150_000
