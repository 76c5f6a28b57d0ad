"""Items of an agenda are moved, split and joined."""

from __future__ import annotations

from pathlib import Path

import httpx

from review.facts.rows import Rows
from tests.desk.deciding import address, facts, items, read, send


def test_items_move_up_down_under_others_and_out_again(client: httpx.Client, outputs: Path) -> None:
    path = "agendas/att_1/items/3"
    before = items(outputs)
    for action, wanted in (
        ("up", ["1", "3", "2", "4"]),
        ("down", ["1", "2", "3", "4"]),
        ("indent", ["1", "2", ".3", "4"]),
        ("outdent", ["1", "2", "3", "4"]),
        ("down", ["1", "2", "4", "3"]),
    ):
        assert send(client, outputs, action, fact=path).status_code == 200
        assert items(outputs)[:4] == wanted
    assert send(client, outputs, "outdent", fact=path).status_code == 422
    assert send(client, outputs, "up", fact="agendas/att_1/items/1").status_code == 422
    assert send(client, outputs, "indent", fact="agendas/att_1/items/1").status_code == 422
    for _ in range(5):
        send(client, outputs, "undo")
    assert items(outputs) == before


def test_an_item_is_split_with_its_second_part_right_after_it(
    client: httpx.Client, outputs: Path
) -> None:
    path = "agendas/att_1/items/8"
    title = facts(outputs)[f"{path}/title"]
    first_part, second_part = title[:10], title[10:]
    halves = {"after_title": first_part, "after_second": second_part}
    assert send(client, outputs, "split", fact=path, **halves).status_code == 422
    answer = send(client, outputs, "split", fact=path, after_number="8 bis", **halves)
    assert answer.status_code == 200
    now = facts(outputs)
    assert (now[f"{path}/title"], items(outputs)[7:9]) == (first_part, ["8", "8 bis"])
    added = "agendas/att_1/items/+2"
    assert now[f"{added}/title"] == second_part
    assert Rows(read(outputs)).places.printed(read(outputs).folded.facts[added].span) == second_part
    send(client, outputs, "undo")
    assert facts(outputs)[f"{path}/title"] == title
    assert "8 bis" not in items(outputs)


def test_an_item_that_was_moved_is_split_where_it_stands(
    client: httpx.Client, outputs: Path
) -> None:
    path = "agendas/att_1/items/8"
    for _ in range(3):
        send(client, outputs, "up", fact=path)
    send(
        client,
        outputs,
        "split",
        fact=path,
        after_title="一",
        after_second="二",
        after_number="8 bis",
    )
    assert items(outputs)[3:7] == ["4", "8", "8 bis", "5"]


def test_an_item_is_joined_with_the_next_and_takes_what_is_in_it(
    client: httpx.Client, outputs: Path
) -> None:
    send(client, outputs, "indent", fact="agendas/att_1/items/5")
    before = facts(outputs)
    form = client.get(
        f"{address(outputs)}/form", params={"action": "merge", "fact": "agendas/att_1/items/3"}
    ).text
    both = before["agendas/att_1/items/3/title"] + before["agendas/att_1/items/4/title"]
    assert both in form
    answer = send(client, outputs, "merge", fact="agendas/att_1/items/3", after_title=both)
    assert answer.status_code == 200, answer.text
    assert items(outputs)[:5] == ["1", "2", "3", ".5", "6"]
    assert facts(outputs)["agendas/att_1/items/3/title"] == both
    send(client, outputs, "undo")
    assert facts(outputs) == before
    last = "agendas/att_1/items/11"
    assert send(client, outputs, "merge", fact=last, after_title="x").status_code == 422
