"""The desk of one document: every fact is shown, decided on, and never decided over."""

from __future__ import annotations

import json
import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows import work
from flows.plan import plan
from flows.result import Options
from review.app import application
from review.desk import Desk
from review.documents import document_id
from review.facts import kinds
from review.facts.rows import Rows, identifier
from review.facts.words import isolated
from review.opened import Opened, opened
from review.updates import Updates
from schemas.decision import Decision
from schemas.errors import Unprintable
from schemas.review import facts_digest
from tests.conftest import SAMPLES
from tests.desk_server import at_the_desk, served

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in three languages, worked once."""
    home = tmp_path_factory.mktemp("decided")
    todo = plan([SAMPLES / f"{code}.txt" for code in ("zh", "ar", "fr")], home, Options())
    for job in todo.jobs.values():
        work.attempt(job, home, Options())
    return home


@pytest.fixture
def outputs(once: Path, tmp_path: Path) -> Path:
    """A copy of them, to decide on."""
    return Path(shutil.copytree(once, tmp_path / "outputs"))


@pytest.fixture
def client(outputs: Path) -> Iterator[httpx.Client]:
    """A reviewer's browser; files are made again only where a test asks for it."""
    with _desk(outputs, Updates(outputs, calm=3600)) as client:
        yield client


@pytest.fixture
def busy(outputs: Path) -> Iterator[httpx.Client]:
    """The same at a desk that makes files again at once."""
    with _desk(outputs, Updates(outputs, calm=0.01)) as client:
        yield client


@contextmanager
def _desk(outputs: Path, updates: Updates) -> Iterator[httpx.Client]:
    app = application(Desk(outputs, lambda: NOW))
    app.state.updates = updates
    with served(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield at_the_desk(client)


def folder(outputs: Path, code: str = "zh") -> Path:
    (found,) = outputs.glob(f"*/*/{code}*/run.json")
    return found.parent


def address(outputs: Path, code: str = "zh") -> str:
    return f"/documents/{document_id(folder(outputs, code).relative_to(outputs).as_posix())}"


@pytest.mark.parametrize("code", ["zh", "ar", "fr"])
def test_every_fact_of_a_document_has_its_row(
    client: httpx.Client, outputs: Path, code: str
) -> None:
    base = address(outputs, code)
    names = client.get(f"{base}/facts", params={"group": "names"}).text
    text = client.get(base).text + names
    rows = Rows(opened(folder(outputs, code))).rows
    assert len(rows) > 100
    assert [path for path in rows if f'id="{identifier(path)}"' not in text] == []


def test_a_row_has_its_value_in_the_language_of_the_document_and_as_it_is_kept(
    client: httpx.Client, outputs: Path
) -> None:
    for code, day, state in (
        ("zh", "2024年12月11日", "墨西哥"),
        ("fr", "11 décembre 2024", "Mexique"),
    ):
        text = client.get(address(outputs, code)).text
        assert f'<bdi lang="{code}">{day}</bdi> <span class="kept">2024-12-11</span>' in text
        assert f'<bdi lang="{code}">{state}</bdi> <span class="kept">MX</span>' in text


def test_language_versions_lead_to_each_other(client: httpx.Client, outputs: Path) -> None:
    text = client.get(address(outputs)).text
    assert f'<a href="{address(outputs, "ar")}" hreflang="ar">Arabic</a>' in text
    assert '<strong aria-current="page" lang="zh">Chinese</strong>' in text


def test_what_is_doubted_stands_before_all_facts(client: httpx.Client, outputs: Path) -> None:
    text = client.get(address(outputs)).text
    first = text.index('id="group-session"')
    doubts = [match.start() for match in re.finditer('data-state="warn">doubt', text)]
    assert len([place for place in doubts if place < first]) == 4


def test_a_document_that_is_not_there_is_a_404(client: httpx.Client) -> None:
    assert client.get("/documents/0123456789abcdef").status_code == 404


def read(outputs: Path, code: str = "zh") -> Opened:
    return opened(folder(outputs, code))


def facts(outputs: Path, code: str = "zh") -> dict[str, Any]:
    return {path: fact.value for path, fact in read(outputs, code).folded.facts.items()}


def state(outputs: Path, path: str) -> str:
    return read(outputs).folded.states[path].state


def log(outputs: Path) -> tuple[Decision, ...]:
    return read(outputs).log.decisions


def send(client: httpx.Client, outputs: Path, action: str, **fields: Any) -> httpx.Response:
    """What a page that shows the document as it is sends; `after_x` is the field after.x."""
    tag = fields.pop("tag", None) or read(outputs).etag
    named = {name.replace("after_", "after."): value for name, value in fields.items()}
    headers = {"If-Match": tag} if tag != "-" else {}
    form = {"action": action, **named}
    return client.post(f"{address(outputs)}/decisions", data=form, headers=headers)


def first(outputs: Path, prefix: str, code: str = "zh") -> str:
    return next(
        path
        for path, fact in read(outputs, code).folded.facts.items()
        if fact.whole and path.startswith(prefix)
    )


ONE_OF_EACH = (
    "title",
    "date",
    "symbol",
    "session",
    "gatherings/",
    "outcomes/resolution/",
    "outcomes/declaration/",
    "agendas/att_1/items/",
    "periods/",
    "bureaux/current/officers/",
    "references/",
    "participants/",
    "issues/",
    "contacts/",
    "links/",
    "quantities/",
    "entities/",
    "mentions/",
)
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


def where(outputs: Path, prefix: str) -> str:
    return first(outputs, prefix) if prefix.endswith("/") else prefix


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


def items(outputs: Path) -> list[str]:
    """The items of the first agenda as they stand: number, and as many dots as they stand deep."""
    rows = Rows(read(outputs))
    return [
        "." * one.depth + str(rows.folded.facts[path].value["number"])
        for path, one in rows.states.branches.items()
        if path.startswith("agendas/att_1/")
    ]


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

    with _desk(outputs, Updates(outputs, broken, 3600)) as client:
        send(client, outputs, "accept", fact="title")
        answer = send(client, outputs, "approve")
        assert (answer.status_code, "the disk is full" in answer.text) == (422, True)
        assert "the disk is full" in client.get(address(outputs)).text
    assert [made.action for made in log(outputs)] == ["accept"]


def settled(client: httpx.Client, base: str) -> str:
    """What the page says of its files when they are no longer being made."""
    for _ in range(300):
        text = client.get(f"{base}/files").text
        if "updating" not in text:
            return text
        time.sleep(0.1)
    raise AssertionError("the files are never made")


def test_files_follow_decisions_behind_the_page(busy: httpx.Client, outputs: Path) -> None:
    answer = send(busy, outputs, "correct", fact="session", after_place="日内瓦")
    assert "saved · updating files" in answer.text
    assert "up to date" in settled(busy, address(outputs))
    assert "日内瓦" in (folder(outputs) / "notice.xml").read_text()


def test_files_that_an_earlier_desk_left_behind_are_made_when_the_page_is_opened(
    outputs: Path,
) -> None:
    with _desk(outputs, Updates(outputs, calm=3600)) as client:
        send(client, outputs, "correct", fact="session", after_place="日内瓦")
    with _desk(outputs, Updates(outputs, calm=0.01)) as client:
        assert "updating files" in client.get(address(outputs)).text
        assert "up to date" in settled(client, address(outputs))
    assert "日内瓦" in (folder(outputs) / "notice.xml").read_text()


def test_a_failure_to_make_files_is_told_and_tried_again(outputs: Path) -> None:
    calls: list[Path] = []

    def broken(place: Path) -> Any:
        calls.append(place)
        raise Unprintable("the disk is full", "make room")

    with _desk(outputs, Updates(outputs, broken, 0.01)) as client:
        send(client, outputs, "accept", fact="title")
        assert "could not be made again: the disk is full" in settled(client, address(outputs))
        client.post(f"{address(outputs)}/files")
        settled(client, address(outputs))
    assert len(calls) == 2


def test_a_page_follows_its_document_into_another_folder(busy: httpx.Client, outputs: Path) -> None:
    base, tag = address(outputs), read(outputs).etag
    send(busy, outputs, "correct", fact="session", after_number="3")
    told = settled(busy, base)
    assert address(outputs) != base
    assert f'data-document="{address(outputs).rpartition("/")[2]}"' in told
    headers = {"If-Match": read(outputs).etag}
    form = {"action": "accept", "fact": "title"}
    assert busy.post(f"{base}/decisions", data=form, headers=headers).status_code == 200
    assert [made.action for made in log(outputs)] == ["correct", "accept"]
    assert tag != read(outputs).etag


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


def test_the_history_tells_all_in_order_and_can_be_searched(
    client: httpx.Client, outputs: Path
) -> None:
    send(client, outputs, "accept", fact="title")
    send(client, outputs, "correct", fact="session", after_place="日内瓦", reason="见更正")
    send(client, outputs, "undo")
    send(client, outputs, "comment", fact="title", reason="好")
    base = f"{address(outputs)}/history"
    text = client.get(base).text
    assert re.findall(r'<td class="number">(\d)</td>', text) == ["4", "3", "2", "1"]
    assert "<strong>undone</strong>" in text
    for asked, wanted in (
        ({"what": "correct"}, ["2"]),
        ({"text": "见更正"}, ["2"]),
        ({"holding": "1"}, ["4", "3", "1"]),
        ({"who": "nobody"}, []),
    ):
        found = client.get(base, params=asked).text
        assert re.findall(r'<td class="number">(\d)</td>', found) == wanted


def test_drafts_are_listed_shown_and_given_out(client: httpx.Client, outputs: Path) -> None:
    base = f"{address(outputs)}/drafts"
    names = sorted(path.name for path in (folder(outputs) / "drafts").glob("*.docx"))
    text = client.get(base).text
    assert all(f"/drafts/{name}?save" in text for name in names)
    for name in names:
        shown = client.get(f"{base}/{name}").text
        assert '<div class="quote paper" lang="zh" dir="ltr">' in shown
        given = client.get(f"{base}/{name}", params={"save": ""})
        assert given.content == (folder(outputs) / "drafts" / name).read_bytes()
        assert "attachment" in given.headers["Content-Disposition"]
    agenda = client.get(f"{base}/provisional-agenda.docx").text
    assert "临时议程" in agenda
    assert "Comments" in agenda
    for name in ("../notice.xml", "none.docx", "%2e%2e/run.json"):
        assert client.get(f"{base}/{name}").status_code == 404


@pytest.mark.parametrize("prefix", ONE_OF_EACH)
def test_every_kind_of_fact_has_a_form_for_each_action(
    client: httpx.Client, outputs: Path, prefix: str
) -> None:
    path = where(outputs, prefix)
    for action in ("correct", "reject", "comment"):
        form = client.get(f"{address(outputs)}/form", params={"action": action, "fact": path})
        assert form.status_code == 200
        assert f'name="fact" value="{path}"' in form.text
    form = client.get(f"{address(outputs)}/form", params={"action": "correct", "fact": path}).text
    names = re.findall(r'name="after\.(\w+)"', form)
    cells = Rows(read(outputs)).rows[path].cells
    assert names == [cell.name for cell in cells]


def test_a_form_saved_as_it_was_opened_changes_nothing(client: httpx.Client, outputs: Path) -> None:
    for prefix in ONE_OF_EACH:
        path = where(outputs, prefix)
        form = client.get(
            f"{address(outputs)}/form", params={"action": "correct", "fact": path}
        ).text
        sent = dict(re.findall(r'<input[^>]*name="after\.(\w+)"[^>]*value="([^"]*)"', form))
        sent |= dict(re.findall(r'<textarea[^>]*name="after\.(\w+)"[^>]*>([^<]*)<', form))
        chosen = re.findall(r'name="after\.(\w+)">(.*?)</select>', form, re.S)
        for name, options in chosen:
            found = re.search(r'value="([^"]*)" selected', options)
            sent[name] = found[1] if found else ""
        named = {f"after_{name}": value for name, value in sent.items()}
        answer = send(client, outputs, "correct", fact=path, **named)
        assert (answer.status_code, "nothing would change" in answer.text) == (422, True), path


def test_states_are_offered_by_their_names_in_the_language_of_the_document(
    client: httpx.Client, outputs: Path
) -> None:
    for code, name in (("zh", "墨西哥"), ("ar", "المكسيك"), ("fr", "Mexique")):
        path = first(outputs, "bureaux/current/officers/", code)
        form = client.get(
            f"{address(outputs, code)}/form", params={"action": "correct", "fact": path}
        ).text
        assert f'<option value="{name}">MX</option>' in form


def test_words_of_another_script_in_what_is_told_are_held_by_themselves() -> None:
    told = isolated("own: (ب) النظر 2/1؛ (ج) سياسة; A/79/8 of <b>", "ar")
    assert told == 'own: <bdi lang="ar">(ب) النظر 2/1؛ (ج) سياسة</bdi>; A/79/8 of &lt;b&gt;'
