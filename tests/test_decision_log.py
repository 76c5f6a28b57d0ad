"""The log of decisions: a chain to which lines are only ever added, whatever happens meanwhile."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from schemas.decision import Proposed, digest
from schemas.decision_chain import chain
from schemas.errors import BrokenLog, Conflict, InvalidDecision
from writers.decision_log import append, append_all, last_hash

NOW = datetime(2026, 3, 1, 9, 30, 5, tzinfo=UTC)


def accepts(fact: str = "date", **others: Any) -> Proposed:
    return Proposed(**{"actor": "A. Reader", "action": "accept", "fact": fact} | others)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder / "review.jsonl"


def test_each_line_carries_the_hash_of_the_one_before_it(log: Path) -> None:
    for fact in ("date", "symbol", "会议"):
        append(log, accepts(fact), NOW)
    lines = log.read_bytes().splitlines()
    tables = [json.loads(line) for line in lines]
    assert [table["prev"] for table in tables] == ["", digest(lines[0]), digest(lines[1])]
    assert [table["seq"] for table in tables] == [1, 2, 3]
    assert [decision.fact for decision in chain(log.read_bytes()).decisions] == [
        "date",
        "symbol",
        "会议",
    ]


def test_times_are_in_utc_to_the_second(log: Path) -> None:
    nairobi = datetime(2026, 3, 1, 12, 30, 5, 999, tzinfo=timezone(timedelta(hours=3)))
    assert append(log, accepts(), nairobi).at == "2026-03-01T09:30:05Z"


def test_a_time_without_a_zone_is_refused(log: Path) -> None:
    with pytest.raises(InvalidDecision, match="zone"):
        append(log, accepts(), datetime(2026, 3, 1))  # noqa: DTZ001
    assert not log.exists()


def test_bytes_once_written_stay(log: Path) -> None:
    before = b""
    for _ in range(4):
        append(log, accepts(), NOW)
        after = log.read_bytes()
        assert after.startswith(before)
        before = after


def test_who_expects_another_last_line_is_told_what_was_decided_since(log: Path) -> None:
    append(log, accepts(), NOW, expected_last_hash="")
    seen = last_hash(log)
    append(log, accepts("symbol", actor="B. Writer"), NOW, expected_last_hash=seen)
    before = log.read_bytes()
    with pytest.raises(Conflict, match=r"B\. Writer"):
        append(log, accepts("title"), NOW, expected_last_hash=seen)
    assert log.read_bytes() == before


def test_decisions_made_at_once_stand_together(log: Path) -> None:
    made = append_all(log, [accepts(fact, batch="b1") for fact in ("date", "symbol")], NOW)
    assert chain(log.read_bytes()).decisions == made


@pytest.mark.parametrize("cut", [1, 20, -2])
def test_a_line_that_a_crash_cut_off_is_left_aside(log: Path, cut: int) -> None:
    append(log, accepts(), NOW)
    whole = log.read_bytes()
    append(log, accepts("symbol"), NOW)
    torn = whole + log.read_bytes()[len(whole) :][:cut]
    log.write_bytes(torn)
    found = chain(torn)
    assert [decision.fact for decision in found.decisions] == ["date"]
    assert [finding.check for finding in found.findings] == ["review-log"]
    append(log, accepts("title"), NOW)
    assert log.read_bytes().startswith(torn)
    assert [decision.fact for decision in chain(log.read_bytes()).decisions] == ["date", "title"]


def test_a_whole_line_that_lacks_only_its_end_is_a_decision(log: Path) -> None:
    append(log, accepts(), NOW)
    log.write_bytes(log.read_bytes().rstrip(b"\n"))
    append(log, accepts("symbol"), NOW)
    assert chain(log.read_bytes()).length == 2
    assert chain(log.read_bytes()).findings == ()


@pytest.mark.parametrize(
    "tamper",
    [
        lambda lines: [lines[0].replace(b"A. Reader", b"X. Other"), *lines[1:]],
        lambda lines: [lines[0][:30], *lines[1:]],
        lambda lines: lines[1:],
        lambda lines: [lines[0], lines[2]],
        lambda lines: [lines[1], lines[0], lines[2]],
        lambda lines: [lines[0], lines[0], *lines[1:]],
        lambda lines: [*lines, b'{"seq":4}'],
    ],
)
def test_a_log_that_is_not_as_it_was_written_is_refused(
    log: Path, tamper: Callable[[list[bytes]], list[bytes]]
) -> None:
    for fact in ("date", "symbol", "title"):
        append(log, accepts(fact), NOW)
    log.write_bytes(b"\n".join(tamper(log.read_bytes().splitlines())) + b"\n")
    with pytest.raises(BrokenLog):
        chain(log.read_bytes())
    with pytest.raises(BrokenLog):
        append(log, accepts(), NOW)


def _many(log: Path, actor: str, count: int) -> None:
    for number in range(count):
        append(log, accepts(f"next/{number}", actor=actor), NOW)


def test_two_processes_that_append_at_once_lose_nothing(log: Path) -> None:
    context = multiprocessing.get_context("spawn")
    actors = ("A", "B")
    workers = [context.Process(target=_many, args=(log, actor, 40)) for actor in actors]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    decisions = chain(log.read_bytes()).decisions
    assert [decision.seq for decision in decisions] == list(range(1, 81))
    for actor in actors:
        own = [decision.fact for decision in decisions if decision.actor == actor]
        assert own == [f"next/{number}" for number in range(40)]


def _expecting(log: Path, expected: str, answers: Any) -> None:
    try:
        append(log, accepts(), NOW, expected_last_hash=expected)
        answers.put("done")
    except Conflict:
        answers.put("conflict")


def test_of_two_that_saw_the_same_last_line_one_is_refused(log: Path) -> None:
    append(log, accepts(), NOW)
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    seen = last_hash(log)
    workers = [context.Process(target=_expecting, args=(log, seen, answers)) for _ in range(2)]
    for worker in workers:
        worker.start()
    found = sorted(answers.get(timeout=60) for _ in workers)
    for worker in workers:
        worker.join()
    answers.close()
    answers.join_thread()
    assert found == ["conflict", "done"]
    assert chain(log.read_bytes()).length == 2


@pytest.mark.parametrize(
    "values",
    [
        {"action": "reject", "fact": "outcomes/resolution/2.1"},
        {"action": "reject", "fact": "outcomes/resolution/2.1", "reason": " "},
        {"action": "comment", "fact": "date"},
        {"action": "correct", "fact": ""},
        {"action": "add", "fact": "outcomes"},
        {"action": "move", "fact": "agendas/att_1/items/2", "after": {"in": "x"}},
        {"action": "undo", "fact": "date"},
        {"action": "undo", "fact": "log/0"},
        {"action": "approve"},
        {"action": "settle", "fact": "date", "after": {"text": "2026"}},
        {"action": "settle", "fact": "next/opens", "after": {"value": "2026"}},
        {"action": "guess", "fact": "date"},
        {"action": "accept", "fact": "date", "actor": " "},
    ],
)
def test_a_decision_that_could_not_be_understood_later_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(InvalidDecision):
        Proposed(**{"actor": "A", **values})


def test_a_folder_that_has_moved_away_is_not_made_again_for_a_decision(log: Path) -> None:
    log.parent.rename(log.parent.with_name("moved"))
    with pytest.raises(FileNotFoundError):
        append(log, accepts(), NOW)
    assert not log.parent.exists()


def test_half_a_character_is_refused_before_anything_is_written(log: Path) -> None:
    with pytest.raises(InvalidDecision):
        append(log, accepts("\ud800"), NOW)
    assert log.read_bytes() == b""
