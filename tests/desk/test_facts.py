"""Every kind of fact is accepted, corrected, rejected and added."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from review.facts import kinds
from review.facts.rows import Rows, identifier
from review.opened import Opened
from tests.desk.deciding import ONE_OF_EACH, address, facts, log, read, send, state, where

# One field of each kind that a person corrects, what is typed, and what it then is.
CORRECTIONS = (
    ("kind", "report", "report"),
    ("date", "2024-12", "2024-12"),
    ("title", "更好的题名", "更好的题名"),
    ("session", ("number", "3"), 3),
    ("session", ("place", "日内瓦"), "日内瓦"),
    ("session", ("kind", ""), None),
    ("gatherings/", ("start", "2025"), "2025"),
    ("outcomes/resolution/", ("number", "2/11"), "2/11"),
    ("agendas/att_1/items/", ("title", "开幕"), "开幕"),
    ("periods/", ("role", "meeting"), "meeting"),
    ("periods/", ("weekday", "4"), 4),
    ("periods/", ("time", "10:00"), "10:00"),
    ("bureaux/current/officers/", ("state", "法国"), "FR"),
    ("bureaux/current/officers/", ("state", "france"), "FR"),
    ("bureaux/current/officers/", ("state", "FR"), "FR"),
    ("bureaux/current/officers/", ("group", "african"), "african"),
    ("references/", ("value", "73/240"), "73/240"),
    ("participants/", ("text", "会员国"), "会员国"),
    ("contacts/", ("person", "A. Nother"), "A. Nother"),
    ("links/", ("target", "https://example.org/"), "https://example.org/"),
    ("quantities/", ("value", "P41D"), "P41D"),
    ("entities/", ("short", "大会"), "大会"),
    ("mentions/", ("key", "un-ga"), "un-ga"),
)


@pytest.mark.parametrize("prefix", ONE_OF_EACH)
def test_every_kind_of_fact_is_accepted_and_the_acceptance_undone(
    client: httpx.Client, outputs: Path, prefix: str
) -> None:
    path = where(outputs, prefix)
    answer = send(client, outputs, "accept", fact=path)
    assert answer.status_code == 200
    assert f'id="{identifier(path)}"' in answer.text
    assert state(outputs, path) == "accepted"
    assert send(client, outputs, "undo").status_code == 200
    assert read(outputs).folded.states == {}
    assert [one.action for one in log(outputs)] == ["accept", "undo"]


@pytest.mark.parametrize(("prefix", "typed", "wanted"), CORRECTIONS)
def test_every_kind_of_value_is_corrected_in_its_own_control(
    client: httpx.Client, outputs: Path, prefix: str, typed: Any, wanted: Any
) -> None:
    path = where(outputs, prefix)
    if isinstance(typed, str):
        answer = send(client, outputs, "correct", fact=path, after=typed)
    else:
        before = facts(outputs)[f"{path}/{typed[0]}"]
        answer = send(client, outputs, "correct", fact=path, **{f"after_{typed[0]}": typed[1]})
        path = f"{path}/{typed[0]}"
        if before == wanted:
            assert answer.status_code == 422
            return
    assert (answer.status_code, facts(outputs)[path]) == (200, wanted), answer.text
    assert state(outputs, path) == "corrected"
    made = log(outputs)[-1]
    assert (made.fact, made.after, made.at) == (path, wanted, "2026-03-01T09:30:00Z")


@pytest.mark.parametrize(
    ("prefix", "field", "typed"),
    [
        ("session", "start", "29 May"),
        ("session", "number", "two"),
        ("session", "kind", "yearly"),
        ("session", "start", "2025-02-30"),
        ("periods/", "weekday", "8"),
        ("periods/", "time", "25:00"),
        ("periods/", "role", ""),
        ("bureaux/current/officers/", "state", "Atlantis"),
        ("quantities/", "value", "forty days"),
    ],
)
def test_what_means_nothing_in_a_field_is_refused_beside_it_and_nothing_is_kept(
    client: httpx.Client, outputs: Path, prefix: str, field: str, typed: str
) -> None:
    path = where(outputs, prefix)
    answer = send(client, outputs, "correct", fact=path, **{f"after_{field}": typed})
    assert answer.status_code == 422
    assert "Not saved" in answer.text
    assert log(outputs) == ()


@pytest.mark.parametrize("prefix", [one for one in ONE_OF_EACH if one != "symbol"])
def test_every_kind_of_fact_is_rejected_with_a_reason_and_comes_back(
    client: httpx.Client, outputs: Path, prefix: str
) -> None:
    path = where(outputs, prefix)
    before = facts(outputs)
    assert send(client, outputs, "reject", fact=path).status_code == 422
    answer = send(client, outputs, "reject", fact=path, reason="读错了")
    if not kinds.kind(path) and not kinds.optional(*(kinds.field(path) or (Opened, ""))):
        assert answer.status_code == 422
        return
    assert answer.status_code == 200
    assert facts(outputs).get(path) is None
    names = client.get(f"{address(outputs)}/facts", params={"group": "names"}).text
    assert "读错了" in client.get(address(outputs)).text + names
    send(client, outputs, "undo")
    assert facts(outputs) == before


ADDED = (
    (
        "outcomes",
        {"kind": "decision", "number": "2/6", "title": "会议日期"},
        "以人为本的智慧城市国际准则",
    ),
    ("periods", {"start": "2025-05-29", "role": "session"}, "其他事项"),
    ("references", {"kind": "document", "value": "HSP/HA.2/99"}, "会议闭幕"),
    ("participants", {"number": "(f)"}, "世界清洁日"),
    ("bureaux/current/officers", {"role": "rapporteur", "state": "肯尼亚"}, "人人享有适当住房"),
    ("agendas/att_1/items", {"number": "12", "title": "其他"}, "以人为本的智慧城市国际准则"),
    ("links", {"target": "https://example.org/"}, "世界清洁日"),
    ("quantities", {"role": "count", "value": "5", "of": "decision"}, "世界清洁日"),
    ("gatherings", {"number": "9", "kind": "special"}, "世界清洁日"),
    ("mentions", {"kind": "event", "key": "unhabitat-ha-session-9"}, "世界清洁日"),
    ("bureaux", {"term": "next"}, "世界清洁日"),
    ("entities", {"kind": "person", "key": "a", "name": "某人"}, ""),
    ("agendas", {"title": "议程"}, ""),
)


@pytest.mark.parametrize(("collection", "fields", "printed"), ADDED)
def test_a_fact_that_was_missed_is_added_where_its_words_are_printed(
    client: httpx.Client, outputs: Path, collection: str, fields: dict[str, str], printed: str
) -> None:
    places = Rows(read(outputs)).places
    spans = places.found(printed)
    place = f"{spans[0].eid}:{spans[0].start}-{spans[0].end}" if spans else ""
    named = {f"after_{name}": value for name, value in fields.items()}
    answer = send(client, outputs, "add", fact=collection, place=place, **named)
    assert answer.status_code == 200, answer.text
    path = f"{collection}/+1"
    assert state(outputs, path) == "added"
    assert not spans or read(outputs).folded.facts[path].span == spans[0]
    assert f'id="{identifier(path)}"' in answer.text or "entities" in path or "mentions" in path
    send(client, outputs, "undo")
    assert path not in facts(outputs)


def test_words_that_are_printed_once_are_a_place_and_others_are_not(
    client: httpx.Client, outputs: Path
) -> None:
    named = {"after_kind": "document", "after_value": "X/1"}
    answer = send(client, outputs, "add", fact="references", words="2025年", **named)
    assert (answer.status_code, "printed" in answer.text) == (422, True)
    assert send(client, outputs, "add", fact="references", **named).status_code == 422
    words = "世界 清洁日"
    assert send(client, outputs, "add", fact="references", words=words, **named).status_code == 200
    assert facts(outputs)["references/+1"]["text"] == "世界清洁日"


def test_a_symbol_that_was_missed_is_given_with_its_place(
    client: httpx.Client, outputs: Path
) -> None:
    given = {"fact": "symbol", "after": "HSP/HA.2/INF/1"}
    assert send(client, outputs, "correct", **given).status_code == 422
    assert send(client, outputs, "correct", words="世界清洁日", **given).status_code == 200
    assert facts(outputs)["symbol"] == "HSP/HA.2/INF/1"


def test_several_fields_and_what_tells_the_same_day_change_at_once_and_back(
    client: httpx.Client, outputs: Path
) -> None:
    before = facts(outputs)
    form = client.get(f"{address(outputs)}/form", params={"action": "correct", "fact": "session"})
    also = re.findall(r'name="also" value="([^"]+)"', form.text)
    starts = [path for path in also if path.endswith("/start")]
    assert "gatherings/unhabitat-ha-session-2-resumed/start" in starts
    assert len([path for path in starts if path.startswith("periods/")]) >= 2
    answer = send(
        client,
        outputs,
        "correct",
        fact="session",
        after_start="2025-05-28",
        after_number="3",
        also=starts,
    )
    assert answer.status_code == 200
    now = facts(outputs)
    assert {now[path] for path in starts} == {now["session/start"]} == {"2025-05-28"}
    assert now["session/number"] == 3
    assert len({made.batch for made in log(outputs)}) == 1
    assert send(client, outputs, "undo").status_code == 200
    assert facts(outputs) == before


def test_the_documents_own_rules_are_recomputed_with_the_answer(
    client: httpx.Client, outputs: Path
) -> None:
    deadline = next(
        path for path, value in facts(outputs).items() if value == "document-deadline"
    ).rpartition("/")[0]
    answer = send(client, outputs, "correct", fact=deadline, after_start="2025-04-18")
    assert "2025-04-18 stated, 2025-04-17 expected" in answer.text
    assert 'data-state="fail">contradiction' in answer.text


def test_all_that_is_shown_is_accepted_at_once_and_undone_at_once(
    client: httpx.Client, outputs: Path
) -> None:
    page = client.get(address(outputs)).text
    form = re.search(r'<form class="bulk" data-group="outcomes".*?</form>', page, re.S)
    assert form is not None
    paths = re.findall(r'name="fact" value="([^"]+)"', form[0])
    assert f"<span data-count>{len(paths)}</span>" in form[0]
    assert len(paths) == 15, "the declaration without a number is doubted"
    assert send(client, outputs, "accept", fact=paths).status_code == 200
    assert all(state(outputs, path) == "accepted" for path in paths)
    send(client, outputs, "undo")
    assert read(outputs).folded.states == {}
    assert log(outputs)[-1].fact == "batch/b1"
