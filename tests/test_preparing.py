"""What is approved is prepared for the next session; what is not stays where it is."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractors.decisions import fold
from flows import logs, preparing
from flows.cli import main
from flows.logs import REVIEW
from flows.preparation import attempt, waiting
from flows.preparing import prepare
from flows.refresh import extraction, refresh
from schemas.decision import Proposed
from schemas.errors import NotApproved, Unprintable
from schemas.review import facts_digest
from tests.conftest import SAMPLES
from writers.decision_log import append

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of the notice in English."""
    out = tmp_path_factory.mktemp("worked") / "outputs"
    run = ["run", str(SAMPLES / "en.txt"), "--engine", "inline", "--out", str(out)]
    assert CliRunner().invoke(main, run).exit_code == 0
    return out


@pytest.fixture
def folder(worked: Path, tmp_path: Path) -> Path:
    """The folder of the notice in a copy of them, not yet approved."""
    out = shutil.copytree(worked, tmp_path / "outputs")
    (found,) = out.glob("*/*/en")
    return found


@pytest.fixture(autouse=True)
def unprinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice is tried elsewhere; here pages are made at once."""
    monkeypatch.setattr(preparing, "pages", lambda paths: dict.fromkeys(paths, b"%PDF"))


def decide(folder: Path, *made: Proposed) -> None:
    for each in made:
        append(folder / REVIEW, each, NOW)
    refresh(folder)


def approve(folder: Path) -> None:
    notice = fold(extraction(folder), logs.log(folder).chain.decisions).notice
    decide(folder, Proposed("B. Chief", "approve", after={"facts": facts_digest(notice)}))


def names(folder: Path) -> set[str]:
    made = folder / "next-session"
    return {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}


def test_what_nobody_approved_is_not_prepared(folder: Path) -> None:
    with pytest.raises(NotApproved):
        prepare(folder)
    assert waiting(folder.parents[2]) == ()
    assert not (folder / "next-session").exists()


def test_an_approved_document_gets_drafts_copies_and_pages(folder: Path) -> None:
    approve(folder)
    made = prepare(folder)
    assert {"notification.docx", "notification.tracked.docx", "notification.pdf"} <= names(folder)
    assert set(made.files) == names(folder) - {"prepared.json"}
    assert not [name for name in made.files if name.startswith("final/")]


def test_a_change_after_the_approval_takes_it_back(folder: Path) -> None:
    approve(folder)
    decide(folder, Proposed("A. Drafter", "correct", "session/place", "Nairobi", "Geneva"))
    with pytest.raises(NotApproved):
        prepare(folder)


def test_nothing_is_prepared_twice_and_work_of_people_is_kept(folder: Path) -> None:
    approve(folder)
    prepare(folder)
    draft = folder / "next-session" / "notification.docx"
    before = draft.stat().st_mtime_ns
    prepare(folder)
    assert draft.stat().st_mtime_ns == before
    draft.write_bytes(b"worked on")
    settled = {"text": "Geneva", "value": "Geneva", "language": "en"}
    decide(folder, Proposed("A. Drafter", "settle", "next/place", None, settled))
    approve(folder)
    prepare(folder)
    assert (draft.parent / "edited" / draft.name).read_bytes() == b"worked on"


def test_without_libreoffice_the_word_files_stand_and_the_reason_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(paths: object) -> dict[Path, bytes]:
        raise Unprintable("LibreOffice is not installed", "install it")

    monkeypatch.setattr(preparing, "pages", refuse)
    approve(folder)
    made = prepare(folder)
    assert made.without == "LibreOffice is not installed: install it"
    assert not [name for name in made.files if name.endswith(".pdf")]


def test_the_command_prepares_all_that_is_approved(folder: Path) -> None:
    out = folder.parents[2]
    nothing = CliRunner().invoke(main, ["prepare", str(out)])
    assert (nothing.exit_code, nothing.output) == (
        0,
        "nothing is approved: approve documents on the review desk\n",
    )
    approve(folder)
    done = CliRunner().invoke(main, ["prepare", str(out), "--engine", "inline", "--json"])
    assert done.exit_code == 0
    (row,) = json.loads(done.output)
    assert row["folder"] == folder.relative_to(out).as_posix()
    assert row["failure"] is None


def test_a_document_that_fails_says_why(folder: Path) -> None:
    made = attempt(folder.parents[2], folder.relative_to(folder.parents[2]).as_posix())
    assert made.failure == "nobody has approved what it says: approve it on the review desk"
