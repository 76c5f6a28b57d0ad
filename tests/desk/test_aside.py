"""What is said beside the facts: comments, findings, undoing, assigning, approving."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from review.facts.rows import identifier
from review.updates import Updates
from schemas.errors import Unprintable
from schemas.review import facts_digest
from tests.desk.deciding import (
    address,
    desk_over,
    facts,
    first,
    folder,
    log,
    read,
    send,
    state,
)


def test_a_comment_on_a_fact_a_place_and_the_document_is_resolved(
    client: httpx.Client, outputs: Path
) -> None:
    assert send(client, outputs, "comment", fact="title").status_code == 422
    for given in ({"fact": "title"}, {"words": "世界清洁日"}, {}):
        assert send(client, outputs, "comment", reason="<b>看一下</b>", **given).status_code == 200
    assert [one.fact.split(":")[0] for one in log(outputs)] == [
        "title",
        "text/para_5__table_1__p_8",
        "",
    ]
    page = client.get(address(outputs)).text
    assert page.count("&lt;b&gt;看一下") == 4, "three in the list, one at the fact"
    assert send(client, outputs, "resolve", fact="log/1").status_code == 200
    assert [one.seq for one in read(outputs).folded.comments] == [2, 3]
    assert send(client, outputs, "resolve", fact="log/1").status_code == 422
    assert send(client, outputs, "comment", fact="nothing/1", reason="x").status_code == 422


def test_a_finding_is_resolved_with_a_reason_and_stays_to_be_seen(
    client: httpx.Client, outputs: Path
) -> None:
    path = next(path for path in facts(outputs) if path.startswith("findings/issue-on-agenda"))
    assert send(client, outputs, "resolve", fact=path).status_code == 422
    answer = send(client, outputs, "resolve", fact=path, reason="列入项目 7")
    assert answer.status_code == 200
    page = client.get(address(outputs)).text
    assert "列入项目 7" in page
    assert "no agenda item of its own" in page
    assert "3 to look at" in page


def test_what_the_machine_doubted_is_seen_after_people_decided(
    client: httpx.Client, outputs: Path
) -> None:
    path = first(outputs, "outcomes/declaration/")
    send(client, outputs, "correct", fact=path, after_number="2/1")
    row = re.search(
        rf'<div class="fact" id="{identifier(path)}".*?<div class="work"',
        client.get(address(outputs)).text,
        re.S,
    )
    assert row is not None
    assert "declaration without a number" in row[0]
    assert "no longer so" in row[0]


def test_only_what_holds_is_undone_and_undoing_that_brings_it_back(
    client: httpx.Client, outputs: Path
) -> None:
    assert send(client, outputs, "undo").status_code == 422
    send(client, outputs, "accept", fact="title")
    send(client, outputs, "undo", fact="log/1")
    assert send(client, outputs, "undo", fact="log/1").status_code == 422
    send(client, outputs, "undo", fact="log/2")
    assert state(outputs, "title") == "accepted"


def test_what_is_no_action_or_no_fact_is_refused(client: httpx.Client, outputs: Path) -> None:
    for action, fact in (
        ("burn", "title"),
        ("accept", "nothing"),
        ("accept", "outcomes/nothing"),
        ("correct", "outcomes/resolution/2.1"),
        ("add", "title"),
        ("up", "title"),
        ("resolve", "findings/none/0"),
        ("undo", "log/9"),
        ("reopen", ""),
    ):
        assert send(client, outputs, action, fact=fact, reason="x").status_code == 422
    assert log(outputs) == ()


def test_the_document_is_given_to_somebody(client: httpx.Client, outputs: Path) -> None:
    answer = send(client, outputs, "assign", after="李明")
    assert "with <bdi>李明</bdi>" in answer.text
    assert read(outputs).standing.assigned == "李明"
    send(client, outputs, "assign", after="")
    assert read(outputs).standing.assigned is None


def test_a_value_of_the_next_session_is_settled(client: httpx.Client, outputs: Path) -> None:
    value = json.dumps({"text": "2029", "value": None, "language": "zh"})
    assert send(client, outputs, "settle", fact="next/opening", after=value).status_code == 200
    assert [one.key for one in read(outputs).notice.settled] == ["opening"]
    assert send(client, outputs, "settle", fact="next/opening", after="2029").status_code == 422


def test_an_approval_makes_the_files_first_and_begins_what_follows(
    client: httpx.Client, outputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []
    monkeypatch.setattr("review.approval.approved", lambda desk, place: begun.append(place))
    send(client, outputs, "correct", fact="session", after_place="日内瓦")
    dialog = client.get(f"{address(outputs)}/form", params={"action": "approve"}).text
    assert "in spite of 4 open" in dialog
    answer = send(client, outputs, "approve")
    assert answer.status_code == 200, answer.text
    found = read(outputs)
    assert found.log.decisions[-1].after == {"facts": facts_digest(found.notice)}
    assert found.standing.state == "approved"
    assert begun == [folder(outputs)]
    xml = (folder(outputs) / "notice.xml").read_text()
    assert "日内瓦" in xml
    assert "2026-03-01" in xml
    send(client, outputs, "accept", fact="title")
    assert read(outputs).standing.state == "approved", "to accept changes no fact"
    send(client, outputs, "correct", fact="title", after="通知")
    assert "changed since approval" in client.get(address(outputs)).text
    send(client, outputs, "reopen", reason="新的文本")
    assert read(outputs).standing.state == "in review"


def test_no_approval_where_the_files_cannot_be_made(
    outputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(place: Path) -> Any:
        raise Unprintable("the disk is full", "make room")

    with desk_over(outputs, Updates(outputs, broken, 3600)) as client:
        send(client, outputs, "accept", fact="title")
        answer = send(client, outputs, "approve")
        assert (answer.status_code, "the disk is full" in answer.text) == (422, True)
        assert "the disk is full" in client.get(address(outputs)).text
    assert [made.action for made in log(outputs)] == ["accept"]
