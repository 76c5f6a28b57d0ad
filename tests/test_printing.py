"""Word files printed by LibreOffice: many at once, in bounds, without touching anybody's own."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pdfplumber
import pytest

from flows import printing
from flows.printing import printed
from schemas.errors import Unprintable
from tests.draft_notices import session_notice
from writers.word import Order, drafts


def written(folder: Path, code: str = "en") -> list[Path]:
    order = Order(tracked=True, only=("provisional-agenda",))
    made = drafts(session_notice(code), order)
    for draft in made:
        (folder / draft.name).write_bytes(draft.data)
    return [folder / draft.name for draft in made]


def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """A program of the name of LibreOffice that runs lines of shell."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text("\n".join(["#!/bin/sh", *lines]))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")


def test_files_of_one_name_are_printed_in_one_call(soffice: str, tmp_path: Path) -> None:
    folders = [tmp_path / code for code in ("en", "ar")]
    paths = [path for folder in folders for path in _made(folder)]
    pages = printed(paths)
    assert [*pages] == paths
    assert all(data.startswith(b"%PDF-") for data in pages.values())
    assert {path.name for folder in folders for path in folder.iterdir()} == {
        path.name for path in paths
    }


def _made(folder: Path) -> list[Path]:
    folder.mkdir()
    return written(folder, folder.name)


def test_the_print_of_a_copy_shows_what_was_taken_out(soffice: str, tmp_path: Path) -> None:
    clean, copy = written(tmp_path)
    pages = printed([clean, copy])
    (tmp_path / "clean.pdf").write_bytes(pages[clean])
    (tmp_path / "copy.pdf").write_bytes(pages[copy])
    texts = {}
    for name in ("clean", "copy"):
        with pdfplumber.open(tmp_path / f"{name}.pdf") as pdf:
            texts[name] = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "period 2026–2029" not in texts["clean"]
    assert "period 2026–2029" in texts["copy"]
    assert "next planning period" in texts["copy"]


def test_a_missing_libreoffice_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unprintable, match="not installed"):
        printed(written(tmp_path))


def test_nothing_to_print_needs_no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert printed([]) == {}


def test_a_libreoffice_that_hangs_is_stopped_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    left = tmp_path / "left"
    stub(tmp_path, monkeypatch, f"(sleep 5; touch {left}) &", "wait")
    monkeypatch.setattr(printing, "_START", 0.2)
    monkeypatch.setattr(printing, "_EACH", 0.1)
    started = time.monotonic()
    with pytest.raises(Unprintable, match="seconds"):
        printed(written(tmp_path)[:1])
    assert time.monotonic() - started < 4
    time.sleep(max(0.0, 5.5 - (time.monotonic() - started)))
    assert not left.exists()


def test_a_file_left_out_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stub(tmp_path, monkeypatch, "exit 0")
    with pytest.raises(Unprintable, match=r"provisional-agenda\.docx"):
        printed(written(tmp_path))
