"""A page that is behind overwrites nothing, and two people lose nothing."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import httpx

from review.facts.rows import identifier
from tests.desk.deciding import facts, log, read, send


def test_without_a_tag_nothing_is_taken(client: httpx.Client, outputs: Path) -> None:
    answer = send(client, outputs, "accept", fact="title", tag="-")
    assert (answer.status_code, log(outputs)) == (428, ())


def test_a_page_that_is_behind_is_shown_both_values_and_overwrites_nothing(
    client: httpx.Client, outputs: Path
) -> None:
    tag = read(outputs).etag
    send(client, outputs, "correct", fact="session", after_place="日内瓦")
    answer = send(client, outputs, "correct", fact="session", after_place="巴黎", tag=tag)
    assert answer.status_code == 412
    assert answer.headers["X-Meets"] == "yes"
    assert [word in answer.text for word in ("内罗毕", "日内瓦", "巴黎")] == [True] * 3
    assert 'name="after.place" value="巴黎"' in answer.text
    assert facts(outputs)["session/place"] == "日内瓦"
    mine = send(
        client,
        outputs,
        "correct",
        fact="session",
        after_place="巴黎",
        tag=answer.headers["X-Now"],
        seen=tag,
    )
    assert (mine.status_code, facts(outputs)["session/place"]) == (200, "巴黎")
    assert [made.after for made in log(outputs)] == ["日内瓦", "巴黎"]


def test_a_page_that_is_behind_on_other_facts_hears_so_and_gets_them_with_its_own(
    client: httpx.Client, outputs: Path
) -> None:
    tag = read(outputs).etag
    send(client, outputs, "accept", fact="date")
    answer = send(client, outputs, "accept", fact="title", tag=tag)
    assert (answer.status_code, answer.headers["X-Meets"]) == (412, "no")
    again = send(client, outputs, "accept", fact="title", tag=answer.headers["X-Now"], seen=tag)
    assert again.status_code == 200
    for path in ("date", "title"):
        assert f'id="{identifier(path)}"' in again.text


def test_what_holds_a_fact_meets_it(client: httpx.Client, outputs: Path) -> None:
    tag = read(outputs).etag
    send(client, outputs, "reject", fact="agendas/att_1", reason="not an agenda")
    answer = send(client, outputs, "accept", fact="agendas/att_1/items/1", tag=tag)
    assert (answer.status_code, answer.headers["X-Meets"]) == (412, "yes")
    assert "not there" in answer.text


def test_a_tag_that_nobody_gave_is_behind(client: httpx.Client, outputs: Path) -> None:
    for tag in ('"x-0"', "*", 'W/"097dd-0"'):
        assert send(client, outputs, "accept", fact="title", tag=tag).status_code == 412
    assert log(outputs) == ()


def test_two_people_at_once_lose_nothing(client: httpx.Client, outputs: Path) -> None:
    paths = [path for path in facts(outputs) if re.fullmatch(r"outcomes/resolution/[^/]+", path)]
    kept: list[str] = []

    def decides(mine: list[str]) -> None:
        todo = list(mine)
        for _ in range(200):
            if todo and send(client, outputs, "accept", fact=todo[0]).status_code == 200:
                kept.append(todo.pop(0))

    people = [threading.Thread(target=decides, args=(paths[half::2],)) for half in (0, 1)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(kept) == sorted(paths)
    assert sorted(made.fact for made in log(outputs)) == sorted(paths)
