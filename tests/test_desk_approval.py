"""Who may approve, and what follows an approval."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request

from extractors.decisions import fold
from flows import logs, preparing
from flows.logs import REVIEW
from flows.refresh import extraction, refresh
from review import approval
from review.access import ROLES, Visitor
from review.app import application
from review.approval import approved, resumed
from review.desk import Desk
from review.permission import Person, deciders, person, refusal
from review.rules import Rules
from schemas.decision import Decision, Proposed, placed
from schemas.review import facts_digest
from tests.desk_outputs import worked
from writers.decision_log import append

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
PREPARED = Path("next-session") / "prepared.json"
CORRECTS: dict[str, Any] = {"action": "correct", "fact": "symbol", "before": "A", "after": "B"}
APPROVES: dict[str, Any] = {"action": "approve", "after": {"facts": "0"}}


def decided(*made: tuple[str, dict[str, Any]]) -> tuple[Decision, ...]:
    """Decisions as a log has them, but for its hashes."""
    return tuple(
        placed(Proposed(actor, **values), seq, "2026-03-01T09:30:00Z", "")
        for seq, (actor, values) in enumerate(made, 1)
    )


@pytest.mark.parametrize(
    ("made", "names"),
    [
        ([], ""),
        ([("A", CORRECTS), ("B", CORRECTS)], "AB"),
        ([("A", CORRECTS), ("B", APPROVES)], ""),
        ([("A", CORRECTS), ("B", APPROVES), ("C", CORRECTS)], "C"),
        ([("A", CORRECTS), ("B", APPROVES), ("B", {"action": "reopen"})], "A"),
        ([("A", CORRECTS), ("A", {"action": "undo", "fact": "log/1"})], ""),
        ([("A", CORRECTS), ("B", {"action": "undo", "fact": "log/1"})], "B"),
        ([("A", CORRECTS | {"batch": "x"}), ("B", {"action": "undo", "fact": "batch/x"})], "B"),
        ([("A", {"action": "comment", "reason": "Why?"})], ""),
        ([("A", {"action": "assign", "after": "A"})], ""),
        ([("A", {"action": "accept", "fact": "symbol", "before": "A"})], "A"),
        ([("A", {"action": "reject", "fact": "symbol", "reason": "No"})], "A"),
    ],
)
def test_who_decided_on_facts_since_the_last_approval_is_known(
    made: Sequence[tuple[str, dict[str, Any]]], names: str
) -> None:
    assert deciders(decided(*made)) == set(names)


def test_with_four_eyes_an_approval_of_ones_own_is_not_given_back_but_taken() -> None:
    approver = Person("A", ROLES["approver"], True)
    log = decided(("A", CORRECTS), ("B", APPROVES), ("A", CORRECTS))
    assert refusal(approver, proposed("A", action="reopen"), log) is None
    assert refusal(approver, proposed("A", action="undo", fact="log/2"), log) is None
    log = (*log, *decided(*[("B", {"action": "reopen"})] * 4)[3:])
    assert refusal(approver, proposed("A", action="undo", fact="log/4"), log)


def proposed(name: str, **values: Any) -> list[Proposed]:
    return [Proposed(name, **values)]


UNDOES_1: dict[str, Any] = {"action": "undo", "fact": "log/1"}
UNDOES_2: dict[str, Any] = {"action": "undo", "fact": "log/2"}


@pytest.mark.parametrize(
    ("made", "log"),
    [
        (APPROVES, []),
        ({"action": "reopen"}, []),
        (UNDOES_1, [("B", APPROVES)]),
        (UNDOES_1, [("B", {"action": "reopen"})]),
        (UNDOES_2, [("B", APPROVES), ("B", UNDOES_1)]),
    ],
)
def test_only_an_approver_gives_or_takes_an_approval_in_whatever_way(
    made: dict[str, Any], log: Sequence[tuple[str, dict[str, Any]]]
) -> None:
    asked, there = proposed("A", **made), decided(*log)
    assert refusal(Person("A", ROLES["reviewer"], False), asked, there)
    assert refusal(Person("A", ROLES["approver"], False), asked, there) is None


@pytest.mark.parametrize("four_eyes", [True, False])
def test_a_person_is_who_the_guard_let_in_under_the_rules_of_the_desk(
    tmp_path: Path, four_eyes: bool
) -> None:
    app = application(Desk(tmp_path, rules=Rules(four_eyes=four_eyes)))
    visitor = Visitor("", "A", ROLES["reviewer"])
    request = Request({"type": "http", "app": app, "visitor": visitor, "headers": []})
    assert person(request) == Person("A", ROLES["reviewer"], four_eyes)


@pytest.mark.parametrize("made", [CORRECTS, UNDOES_1, {"action": "comment", "reason": "Why?"}])
def test_a_viewer_decides_nothing(made: dict[str, Any]) -> None:
    asked, there = proposed("A", **made), decided(("B", CORRECTS))
    assert refusal(Person("A", ROLES["viewer"], False), asked, there)
    assert refusal(Person("A", ROLES["reviewer"], False), asked, there) is None


def test_with_four_eyes_nobody_approves_what_they_decided() -> None:
    log, asked = decided(("A", CORRECTS)), proposed("A", **APPROVES)
    assert refusal(Person("A", ROLES["approver"], True), asked, log)
    assert refusal(Person("B", ROLES["approver"], True), asked, log) is None
    assert refusal(Person("A", ROLES["approver"], False), asked, log) is None
    assert refusal(Person("A", ROLES["approver"], True), proposed("A", **CORRECTS), log) is None


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The outputs of the sample in English; LibreOffice is tried elsewhere."""
    monkeypatch.setattr(preparing, "pages", lambda paths: dict.fromkeys(paths, b"%PDF"))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    return worked(tmp_path, "en")


def only(out: Path) -> Path:
    (found,) = out.glob("*/*/en")
    return found


def approve(folder: Path) -> None:
    notice = fold(extraction(folder), logs.log(folder).chain.decisions).notice
    made = Proposed("B. Chief", "approve", after={"facts": facts_digest(notice)})
    append(folder / REVIEW, made, NOW)
    refresh(folder)


def test_an_approval_prepares_the_next_session_beside_the_desk(out: Path) -> None:
    approve(only(out))
    approved(Desk(out), only(out)).result(60)
    assert (only(out) / PREPARED).is_file()
    assert (only(out) / "next-session" / "notification.docx").is_file()


def test_what_the_desk_ended_before_is_prepared_when_it_opens_again(out: Path) -> None:
    approve(only(out))
    resumed(Desk(out)).result(60)
    first = (only(out) / PREPARED).stat().st_mtime_ns
    resumed(Desk(out)).result(60)
    assert (only(out) / PREPARED).stat().st_mtime_ns == first


def test_what_nobody_approved_is_told_to_the_keeper_of_the_desk_and_not_prepared(
    out: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        approved(Desk(out), only(out)).result(60)
    assert "nobody has approved what it says" in caplog.text
    assert not (only(out) / PREPARED).exists()


def test_a_server_is_told_of_an_approval_once_it_is_prepared(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[Path, bool]] = []
    monkeypatch.setenv("PREFECT_API_URL", "http://prefect.example/api")
    monkeypatch.setattr(
        approval,
        "_tell",
        lambda out, name: told.append((out / name, (out / name / PREPARED).exists())),
    )
    approve(only(out))
    approved(Desk(out), only(out)).result(60)
    # Desks of other tests may still be at it in the same process.
    assert [one for one in told if one[0].is_relative_to(out)] == [(only(out), True)]


def test_a_server_that_is_gone_is_told_to_the_keeper_and_nothing_else_is_lost(
    out: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refused(out: Path, name: str) -> None:
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setenv("PREFECT_API_URL", "http://prefect.example/api")
    monkeypatch.setattr(approval, "_tell", refused)
    approve(only(out))
    approved(Desk(out), only(out)).result(60)
    assert "what follows its approval failed" in caplog.text
    assert (only(out) / PREPARED).is_file()
