"""Papers of the next session are not packed: they are made again, byte for byte, from what is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows import preparing
from flows.unpacking import restore
from schemas.errors import Unprintable
from tests.packages import packed


def prepared(folder: Path) -> dict[str, bytes]:
    """The Word files for the next session by name, prepared anew."""
    made = preparing.prepare(folder)
    return {name: (made.folder / name).read_bytes() for name in made.files}


def test_a_package_taken_back_gives_the_same_papers_for_the_next_session(
    approved: Path, bag: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unprinted(paths: list[Path]) -> dict[Path, bytes]:
        raise Unprintable("pages are dated by the clock", "leave them")

    monkeypatch.setattr(preparing, "pages", unprinted)
    shutil.copytree(approved, tmp_path / "before")
    assert {result.status for result in restore(bag, tmp_path / "after")} == {"done"}
    for code in ("ar", "en", "zh"):
        (old,), (new,) = ([*(tmp_path / name).glob(f"*/*/{code}")] for name in ("before", "after"))
        papers = prepared(old)
        assert "notification.tracked.docx" in papers
        assert prepared(new) == papers


def test_papers_of_the_next_session_make_no_other_package(
    approved: Path, bag: Path, tmp_path: Path
) -> None:
    out = Path(shutil.copytree(approved, tmp_path / "outputs"))
    for folder in out.glob("*/*/*/"):
        (folder / "next-session").mkdir(exist_ok=True)
        (folder / "next-session" / "notification.docx").write_bytes(b"a paper")
    (done,) = packed(out, tmp_path / "to")
    assert done.name == bag.name
