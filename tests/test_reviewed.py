"""A run takes up what people decided, and a document is made again when they decide more."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from extractors import akn
from flows import work
from flows.plan import plan
from flows.refresh import extraction, refresh
from flows.result import Options, Result
from flows.standing import standings
from schemas.addresses import address
from schemas.akn import AKN, check
from schemas.decision import Action, Proposed
from schemas.errors import BrokenLog, UnreadableSource
from schemas.notice import Notice
from schemas.review import approved, facts_digest
from tests.conftest import SAMPLES
from writers.decision_log import append

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
TITLE = "outcomes/resolution/2.1/title"
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in Chinese, worked once."""
    folder = tmp_path_factory.mktemp("reviewed")
    shutil.copy(SAMPLES / "zh.txt", folder / "zh.txt")
    _run(folder)
    return folder


@pytest.fixture
def home(once: Path, tmp_path: Path) -> Path:
    """A copy of it, to decide on."""
    shutil.copytree(once, tmp_path / "home")
    return tmp_path / "home"


def _run(home: Path, **options: Any) -> Result:
    asked = Options(**options)
    todo = plan([home / "zh.txt"], home / "outputs", asked)
    worked = [work.attempt(job, home / "outputs", asked) for job in todo.jobs.values()]
    return todo.results(worked)[0]


def folder(home: Path) -> Path:
    (found,) = (home / "outputs").glob("*/*/zh*/run.json")
    return found.parent


def record(home: Path) -> Notice:
    return akn.read((folder(home) / "notice.xml").read_bytes())


def decide(
    home: Path, action: Action, fact: str = "", before: Any = None, after: Any = None
) -> None:
    reason = "it is wrong" if action in ("reject", "comment") else None
    made = Proposed("李明", action, fact, before, after, reason)
    append(folder(home) / "review.jsonl", made, NOW)


def correct_title(home: Path) -> str:
    title = address(record(home))[TITLE].value
    decide(home, "correct", TITLE, title, "更好的题名")
    return str(title)


def tree(path: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(path.rglob("*")) if p.is_file()}


def test_a_new_decision_is_taken_up_by_the_next_run_and_then_stands(home: Path) -> None:
    assert _run(home).status == "unchanged"
    title = correct_title(home)
    assert _run(home).status == "done"
    assert address(record(home))[TITLE].value == "更好的题名"
    assert address(extraction(folder(home)))[TITLE].value == title
    facts = json.loads((folder(home) / "facts.json").read_text("utf-8"))
    assert facts["outcomes"][0]["title"] == "更好的题名"
    assert _run(home).status == "unchanged"


def test_a_run_by_force_and_a_refresh_give_the_same_bytes(home: Path) -> None:
    correct_title(home)
    refresh(folder(home))
    before = tree(folder(home))
    _run(home, force=True)
    assert tree(folder(home)) == before
    refresh(folder(home))
    assert tree(folder(home)) == before


def test_a_refresh_reads_one_record_and_the_source_never_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct_title(home)
    refresh(folder(home))
    seen: list[str] = []

    def read(path: Path) -> Notice:
        seen.append(path.name)
        return akn.read(path.read_bytes())

    monkeypatch.setattr("flows.refresh.record", read)
    monkeypatch.setattr("flows.refresh.read", lambda *_: pytest.fail("the source is read again"))
    refresh(folder(home))
    assert seen == ["extracted.xml"]


def test_undone_decisions_leave_the_folder_as_it_was(home: Path) -> None:
    before = tree(folder(home))
    correct_title(home)
    refresh(folder(home))
    assert "extracted.xml" in tree(folder(home))
    decide(home, "undo", "log/1")
    refresh(folder(home))
    after = tree(folder(home))
    del after["review.jsonl"]
    assert {**after, "run.json": b""} == {**before, "run.json": b""}


def test_a_folder_moves_with_a_corrected_date_and_its_log_with_it(home: Path) -> None:
    decide(home, "correct", "date", record(home).date, "2024-12-12")
    decided = (folder(home) / "review.jsonl").read_bytes()
    result = refresh(folder(home))
    assert result.folder is not None
    assert "2024-12-12" in result.folder
    assert home / "outputs" / result.folder == folder(home)
    assert (folder(home) / "review.jsonl").read_bytes() == decided
    assert _run(home).status == "unchanged"


def test_an_approval_stands_in_the_record_and_lapses_with_its_facts(home: Path) -> None:
    correct_title(home)
    refresh(folder(home))
    decide(home, "approve", after={"facts": facts_digest(record(home))})
    refresh(folder(home))
    assert approved(record(home))
    assert [standing.state for standing in standings(home / "outputs")] == ["approved"]
    xml = (folder(home) / "notice.xml").read_bytes()
    assert check(xml) == ()
    steps = etree.fromstring(xml).findall(f".//{{{AKN}}}workflow/{{{AKN}}}step")
    assert [(step.get("date"), step.get("outcome")) for step in steps] == [
        ("2026-03-01", "#reviewed"),
        ("2026-03-01", "#approved"),
    ]
    decide(home, "correct", "date", record(home).date, "2024-12-12")
    refresh(folder(home))
    assert not approved(record(home))
    assert [standing.state for standing in standings(home / "outputs")] == ["changed since"]


def test_a_decision_that_no_longer_fits_is_among_the_findings(home: Path) -> None:
    decide(home, "correct", TITLE, "as once read", "as it should be")
    refresh(folder(home))
    found = json.loads((folder(home) / "findings.json").read_text("utf-8"))
    (review,) = [finding for finding in found if finding["check"] == "review"]
    assert (review["status"], TITLE in review["detail"]) == ("fail", True)


def test_a_refresh_that_was_stopped_in_between_reads_the_source_again(home: Path) -> None:
    title = correct_title(home)
    refresh(folder(home))
    whole = tree(folder(home))
    manifest = folder(home) / "run.json"
    table = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps(table | {"complete": False}), "utf-8")
    (folder(home) / "extracted.xml").unlink()
    assert address(extraction(folder(home)))[TITLE].value == title
    refresh(folder(home))
    assert tree(folder(home)) == whole


def test_a_log_that_was_tampered_with_fails_the_document_and_heals_with_the_log(
    home: Path,
) -> None:
    for _ in range(2):
        decide(home, "comment", "date")
    log = folder(home) / "review.jsonl"
    whole = log.read_bytes()
    log.write_bytes(whole.replace("李明".encode(), "王芳".encode(), 1))
    failed = _run(home)
    assert failed.failure is not None
    assert failed.failure.kind == "BrokenLog"
    with pytest.raises(BrokenLog):
        refresh(folder(home))
    log.write_bytes(whole)
    assert _run(home).status == "done"
    assert log.read_bytes() == whole


def test_a_line_cut_off_by_a_crash_is_a_doubt_of_the_document(home: Path) -> None:
    decide(home, "comment", "date")
    log = folder(home) / "review.jsonl"
    log.write_bytes(log.read_bytes() + b'{"seq":2,"at":"2026')
    refresh(folder(home))
    found = json.loads((folder(home) / "findings.json").read_text("utf-8"))
    assert "review-log" in {finding["check"] for finding in found}


def test_a_folder_that_no_run_left_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource):
        refresh(tmp_path / "a" / "b" / "c")
