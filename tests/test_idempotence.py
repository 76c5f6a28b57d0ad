"""A run may be repeated, and stopped at any moment, without harm."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from flows import keep, leave, ledger, work
from flows.jsons import load
from flows.plan import Job, plan
from flows.products import Products
from flows.result import Failure, Options, Result
from schemas.errors import EmptySource
from tests.test_folders import notice

PLAIN = Options()
FOLDER = Path("unhabitat-ha/2024-12-11-notification/zh")
FACTS: dict[str, Any] = {
    "language": "zh",
    "body": "Assembly",
    "session": None,
    "outcomes": [],
    "agendas": [],
    "dates": [],
    "bureaux": [],
    "references": [],
    "findings": [],
}


class Stopped(BaseException):
    """The program is stopped from outside."""


@pytest.fixture(autouse=True)
def line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that makes the same of every document, so that only the keeping is tested."""

    def read(path: Path, language: str | None, suggest: tuple[str, ...]) -> object:
        if not path.stat().st_size:
            raise EmptySource("the file has no bytes", "fetch or save it again")
        return notice()

    def products(made: object, markup_date: str | None, log: object) -> Products:
        files = {"notice.xml": b"<xml/>", "facts.json": b"{}", "drafts/agenda.docx": b"word"}
        return Products(notice(), FACTS, files)

    monkeypatch.setattr(work, "read", read)
    monkeypatch.setattr(leave, "products", products)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """One document with the content given, through plan and work."""

    def run(content: str, name: str = "zh.txt", options: Options = PLAIN) -> Result:
        path = tmp_path / name
        path.write_text(content, "utf-8")
        out = tmp_path / "outputs"
        todo = plan([path], out, options)
        worked = [work.attempt(job, out, options) for job in todo.jobs.values()]
        return todo.results(worked)[0]

    return run


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file: its bytes, and when it was written."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_run_leaves_the_files_the_source_and_a_manifest(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    assert run("a").folder == FOLDER.as_posix()
    left = tree(tmp_path / "outputs")
    names = {"drafts/agenda.docx", "facts.json", "notice.xml", "run.json", "source.txt"}
    assert set(left) == {f"{FOLDER.as_posix()}/{name}" for name in names}


def test_a_second_run_writes_nothing(run: Callable[..., Result], tmp_path: Path) -> None:
    run("a")
    before = tree(tmp_path)
    (tmp_path / "zh.txt").unlink()
    assert run("a").status == "unchanged"
    after = tree(tmp_path)
    assert {k: v for k, v in after.items() if k != "zh.txt"} == {
        k: v for k, v in before.items() if k != "zh.txt"
    }


@pytest.mark.parametrize(
    "options", [replace(PLAIN, force=True), replace(PLAIN, markup_date="2025-01-01")]
)
def test_what_is_asked_otherwise_is_made_again(
    run: Callable[..., Result], options: Options
) -> None:
    run("a")
    assert run("a", options=options).status == "done"


def test_another_program_makes_it_again(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("a")
    monkeypatch.setattr(ledger, "program", lambda: {"version": "9", "digest": "other"})
    assert run("a").status == "done"
    assert run("a").status == "unchanged"


def test_another_document_with_the_same_facts_gets_a_folder_beside(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    first, second = run("a"), run("b", name="other.txt")
    assert second.folder is not None
    assert second.folder.startswith(f"{first.folder}-")
    assert (tmp_path / "outputs" / FOLDER / "source.txt").read_text() == "a"
    assert (tmp_path / "outputs" / second.folder / "source.txt").read_text() == "b"
    assert run("b", name="other.txt", options=replace(PLAIN, force=True)).folder == second.folder


def test_a_changed_input_is_made_anew(run: Callable[..., Result]) -> None:
    run("a")
    assert run("a, corrected").status == "done"


def test_a_copy_under_another_name_is_the_same_document(run: Callable[..., Result]) -> None:
    first = run("a")
    copy = run("a", name="copy.txt")
    assert (copy.status, copy.folder) == ("unchanged", first.folder)


@pytest.mark.parametrize("step", ["write", "_moved", "_replace"])
def test_a_run_that_was_stopped_can_be_repeated(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str
) -> None:
    if step == "_replace":
        run("a")

    def stop(*_: object) -> None:
        raise Stopped

    with monkeypatch.context() as stopped:
        stopped.setattr(keep, step, stop)
        with pytest.raises(Stopped):
            run("a", options=replace(PLAIN, force=True))
    assert run("a", options=replace(PLAIN, force=step == "_replace")).status == "done"
    assert (tmp_path / "outputs" / FOLDER / "notice.xml").read_bytes() == b"<xml/>"
    assert not list((tmp_path / "outputs").glob(".aside*"))


def test_a_run_stopped_between_two_files_is_unfinished_and_goes_on(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run("a")
    replaced: list[Path] = []
    original = Path.replace

    def stop_at_the_second(self: Path, target: Path) -> Path:
        if ".aside-" in str(self) and target.parent == tmp_path / "outputs" / FOLDER:
            replaced.append(target)
            if len(replaced) == 2:
                raise Stopped
        return original(self, target)

    with monkeypatch.context() as stopped:
        stopped.setattr(Path, "replace", stop_at_the_second)
        with pytest.raises(Stopped):
            run("a", options=replace(PLAIN, force=True))
    manifest = load(tmp_path / "outputs" / FOLDER / "run.json")
    assert manifest is not None
    assert manifest["complete"] is False
    assert run("a").status == "done"
    assert run("a").status == "unchanged"


def test_what_a_killed_run_left_aside_is_swept_away_after_a_while(tmp_path: Path) -> None:
    old, new = tmp_path / ".aside-old", tmp_path / ".aside-new"
    for left in (old, new):
        (left / "folder").mkdir(parents=True)
    os.utime(old, (0, 0))
    keep.sweep(tmp_path)
    assert not old.exists()
    assert new.exists()


def test_decisions_of_reviewers_are_never_touched(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    run("a")
    review = tmp_path / "outputs" / FOLDER / "review.jsonl"
    review.write_text("decided\n")
    run("a", options=replace(PLAIN, force=True))
    assert review.read_text() == "decided\n"


def test_files_that_are_made_no_more_are_removed(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run("a")
    fewer = Products(notice(), FACTS, {"notice.xml": b"<new/>"})
    monkeypatch.setattr(leave, "products", lambda *_: fewer)
    run("a", options=replace(PLAIN, force=True))
    assert not (tmp_path / "outputs" / FOLDER / "drafts" / "agenda.docx").exists()
    assert (tmp_path / "outputs" / FOLDER / "notice.xml").read_bytes() == b"<new/>"


def test_a_folder_follows_facts_that_are_read_better(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run("a")
    (tmp_path / "outputs" / FOLDER / "review.jsonl").write_text("decided\n")
    better = Products(notice(date="2024-12-12"), FACTS, {"notice.xml": b"<new/>"})
    monkeypatch.setattr(leave, "products", lambda *_: better)
    moved = run("a", options=replace(PLAIN, force=True))
    assert moved.folder == "unhabitat-ha/2024-12-12-notification/zh"
    assert (tmp_path / "outputs" / moved.folder / "review.jsonl").read_text() == "decided\n"
    assert not (tmp_path / "outputs" / FOLDER).exists()


def test_a_failure_is_kept_with_its_reason_and_not_tried_again(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    failed = run("", name="empty.txt")
    assert failed.failure == Failure(
        "EmptySource", "the file has no bytes", "fetch or save it again"
    )
    assert failed.folder is not None
    assert (tmp_path / "outputs" / failed.folder / "reason.json").exists()
    monkeypatch.setattr(work, "read", lambda *_: pytest.fail("it was read again"))
    assert run("", name="empty.txt").failure == failed.failure


def test_a_failure_that_was_no_fault_of_the_document_is_tried_again(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as refused:
        refused.setattr(work, "read", forbidden)
        failed = run("a")
    assert failed.status == "failed"
    assert run("a").status == "done"
    assert not list((tmp_path / "outputs" / "failed").iterdir())


def test_a_fault_of_the_program_is_a_failure_of_one_document_only(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leave, "products", lambda *_: 1 // 0)
    failure = run("a").failure
    assert failure is not None
    assert failure.kind == "Fault"
    assert "ZeroDivisionError" in failure.found


def test_a_source_that_changes_while_it_is_read_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "zh.txt"
    path.write_text("a")

    def read(path: Path, language: str | None, suggest: tuple[str, ...]) -> object:
        path.write_text("b")
        return notice()

    monkeypatch.setattr(work, "read", read)
    with pytest.raises(OSError, match="changed"):
        work.work(Job(str(path)), tmp_path / "outputs", PLAIN)
    assert not list((tmp_path / "outputs").glob("*/*/*"))


def test_another_pipeline_for_suggestions_works_a_document_again() -> None:
    entry = ledger.Entry(
        PurePosixPath("a"), "a", "0", True, ledger.making(Options(suggest=("one",))), None
    )
    assert entry.stands(Options(suggest=("one",)))
    assert not entry.stands(Options(suggest=("another",)))
    assert not entry.stands(Options())
