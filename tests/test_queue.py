"""The queue shows what needs a look first, and lets people act on what they see."""

from __future__ import annotations

import html
import json
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import html as parser
from lxml.html import HtmlElement

from extractors.decisions import effective
from flows import logs
from flows.refresh import extraction
from review.access import ROLES, Visitor
from review.app import application
from review.catalogue import catalogue_of, store
from review.catalogue.entry import Entry, Reviewed
from review.desk import Desk
from review.documents import document_id
from review.door import OpenDoor
from review.rules import Rules
from schemas.decision import Proposed
from schemas.review import facts_digest
from tests.desk_outputs import document, failure, worked
from tests.desk_server import at_the_desk, served
from writers.decision_log import append

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of the sample notice in two languages, in which nothing is left to look at."""
    out = worked(tmp_path_factory.mktemp("queue"), "zh", "ar")
    for folder in folders(out):
        facts = json.loads((folder / "facts.json").read_bytes())
        (folder / "facts.json").write_text(json.dumps({**facts, "findings": []}))
    return out


@pytest.fixture
def real(once: Path, tmp_path: Path) -> Path:
    """A copy of them."""
    shutil.copytree(once, tmp_path / "real")
    return tmp_path / "real"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Outputs of documents that only the catalogue reads."""
    return tmp_path


@pytest.fixture
def client(out: Path) -> Iterator[httpx.Client]:
    with at(out) as client:
        yield client


@contextmanager
def at(out: Path, **rules: Any) -> Iterator[httpx.Client]:
    """A browser at a desk over outputs."""
    desk = Desk(out, lambda: NOW, Rules(actor="Ana", **rules))
    with (
        served(application(desk)) as address,
        httpx.Client(base_url=address, follow_redirects=True) as client,
    ):
        yield at_the_desk(client)


def folders(out: Path) -> list[Path]:
    return sorted(path.parent for path in out.glob("*/*/*/run.json"))


def page(client: httpx.Client, query: str = "") -> HtmlElement:
    answer = client.get(f"/{query}")
    assert answer.status_code == 200
    return parser.fromstring(answer.text)


def titles(page: HtmlElement) -> list[str]:
    return [" ".join(link.text_content().split()) for link in page.xpath(".//a[@class='document']")]


def text(page: HtmlElement) -> str:
    return " ".join(page.text_content().split())


def form(page: HtmlElement, action: str) -> dict[str, list[str]]:
    """What a form of a page sends that nobody has touched."""
    (found,) = page.xpath(f"//form[@action='{action}']")
    sent: dict[str, list[str]] = {}
    for field in found.xpath(".//input[@type='hidden']"):
        sent.setdefault(field.get("name"), []).append(field.get("value"))
    return sent


def ticked(page: HtmlElement) -> list[str]:
    return [box.get("value") for box in page.xpath("//input[@form='ticked' and @type='checkbox']")]


def held(folder: Path) -> list[str]:
    """The actions of the decisions that hold for a document."""
    return [made.action for made in effective(logs.log(folder).chain.decisions)]


def test_versions_of_a_work_stand_together_with_a_state_each(
    out: Path, client: httpx.Client
) -> None:
    for code, title in (("en", "Notification"), ("zh", "通知"), ("ar", "إخطار")):
        document(out, f"body/one/{code}", ["warn"] if code == "zh" else [], title=title)
    document(out, "body/two/en", title="Another")
    groups = page(client).xpath("//table//tbody")
    assert [titles(group) for group in groups] == [["إخطار", "Notification", "通知"], ["Another"]]
    assert [state.text for state in groups[0].xpath(".//td/span[@data-state='needs-review']")] == [
        "needs review"
    ] * 3
    assert "1 doubt" in text(groups[0])


def test_titles_stand_in_their_language_and_direction(out: Path, client: httpx.Client) -> None:
    document(out, "body/one/ar", title="إخطار من المديرة التنفيذية")
    document(out, "body/one/zh", title="执行主任的通知")
    arabic, chinese = page(client).xpath("//a[@class='document']/bdi")
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert (chinese.get("lang"), chinese.get("dir")) == ("zh", "ltr")


def test_a_title_leads_to_its_document(out: Path, client: httpx.Client) -> None:
    document(out, "body/one/en", title="Notification")
    (link,) = page(client).xpath(".//a[@class='document']")
    assert link.get("href") == f"/documents/{document_id('body/one/en')}"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=内罗毕", ["内罗毕会议"]),
        ("?q=会议", ["内罗毕会议"]),
        ("?q=مقرر", ["انتخاب المكتب والمقرر"]),
        ("?language=ar", ["انتخاب المكتب والمقرر"]),
        ("?severity=fail", ["Plain"]),
        ("?body=other", ["Plain"]),
        ("?q=plain&language=ar", []),
        ("?state=approved", []),
        ("?assigned=-&sort=title", ["Plain", "انتخاب المكتب والمقرر", "内罗毕会议"]),
        ("?sort=no-such-order&state=&severity=no-such", None),
        ("?after=%00&q=%00", None),
    ],
)
def test_the_address_says_what_is_shown(
    out: Path, client: httpx.Client, query: str, found: list[str] | None
) -> None:
    document(out, "body/one/zh", title="内罗毕会议")
    document(out, "body/two/ar", title="انتخاب المكتب والمقرر")
    document(out, "other/three/en", ["fail"], title="Plain")
    shown = titles(page(client, query))
    assert found is None or shown == found


def test_the_form_keeps_what_was_asked(out: Path, client: httpx.Client) -> None:
    document(out, "body/one/zh", title="内罗毕会议")
    shown = page(client, "?q=会议&language=zh&severity=none&sort=newest")
    assert shown.get_element_by_id("q").get("value") == "会议"
    chosen = {box.get("name"): box.value for box in shown.xpath("//form[@role='search']//select")}
    assert chosen["language"] == "zh"
    assert (chosen["severity"], chosen["sort"], chosen["assigned"]) == ("none", "newest", "")


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "'; DROP TABLE--"],
)
def test_hostile_words_are_words(out: Path, client: httpx.Client, hostile: str) -> None:
    document(out, "body/one/en", title=hostile, body=hostile, symbol=hostile)
    failure(out, "bad", hostile, hostile)
    for query in ("", f"?{httpx.QueryParams(q=hostile, state=hostile, after=hostile)}"):
        answer = client.get(f"/{query}").text
        assert "<script>alert" not in answer
        assert "<img" not in answer
    assert titles(page(client)) == [hostile]
    assert titles(page(client, f"?{httpx.QueryParams(q=hostile)}")) == [hostile]


def test_an_empty_queue_says_what_to_do(out: Path, client: httpx.Client) -> None:
    assert f"seriatim run FOLDER --out {out}" in text(page(client))


def test_a_search_that_finds_nothing_leads_back(out: Path, client: httpx.Client) -> None:
    document(out, "body/one/en", title="Plain")
    shown = page(client, "?q=nowhere")
    assert "No document is like this" in text(shown)
    assert shown.xpath("//div[@id='results']//a[@class='button' and @href='/']")


def test_inputs_that_failed_stand_apart_with_their_reason(out: Path, client: httpx.Client) -> None:
    failure(out, "scan", "nothing is printed in it", "scan it again")
    (section,) = page(client).xpath("//*[@id='failed']")
    assert "scan.pdf nothing is printed in it To do: scan it again." in text(section)


def test_disagreements_are_told_and_lead_to_the_concordance(
    out: Path, client: httpx.Client
) -> None:
    document(out, "body/one/en", title="Notification")
    reading = {"language": "en", "value": "<b>2 May</b>", "eId": "para_1", "text": "2 May"}
    point = {"kind": "date", "what": "date", "eId": "para_1", "majority": None, "dissenting": []}
    work = {
        "versions": [{"language": "en"}, {"language": "zh"}],
        "disagreements": [{**point, "readings": [reading]}],
    }
    (out / "body/one/concordance.json").write_text(json.dumps({"works": [work]}))
    (link,) = page(client).xpath("//a[contains(., 'versions disagree in 1 place')]")
    shown = page(client, link.get("href").lstrip("/"))
    assert "<b>2 May</b>" in text(shown)
    assert "not there" in text(shown)


def test_a_document_that_was_not_compared_has_no_concordance(
    out: Path, client: httpx.Client
) -> None:
    document(out, "body/one/en")
    client.get("/")
    assert client.get(f"/documents/{document_id('body/one/en')}/concordance").status_code == 404
    assert client.get(f"/documents/{'0' * 16}/concordance").status_code == 404


def test_how_far_the_queue_is_stands_on_top(real: Path) -> None:
    folder = folders(real)[0]
    digest = facts_digest(extraction(folder))
    append(folder / "review.jsonl", Proposed("Bo", "approve", after={"facts": digest}), NOW)
    with at(real) as client:
        shown = page(client)
        while "still being read" in text(shown):
            shown = page(client)
    bar = shown.get_element_by_id("progress")
    assert (bar.get("value"), bar.get("max")) == ("1", "2")
    assert "1 of 2 documents approved" in text(shown)
    tabs = text(shown.xpath("//nav[@aria-label='States']")[0])
    assert "Needs review 1" in tabs
    assert "Approved 1" in tabs


def test_pages_follow_one_another_without_script(out: Path, client: httpx.Client) -> None:
    for number in range(60):
        document(out, f"body/work-{number}/en", title=f"Title {number:02}")
    seen, query = [], ""
    while query is not None:
        shown = page(client, query)
        seen += titles(shown)
        following = shown.xpath("//a[@rel='next']")
        query = following[0].get("href").lstrip("/") if following else None
    assert sorted(seen) == [f"Title {number:02}" for number in range(60)]


def test_what_others_write_is_there_at_the_next_look(out: Path, client: httpx.Client) -> None:
    assert titles(page(client)) == []
    document(out, "body/one/en", title="New")
    assert titles(page(client)) == ["New"]


# Deciding on several documents at once


def test_ticked_documents_are_assigned_and_it_can_be_undone(real: Path) -> None:
    with at(real) as client:
        shown = page(client)
        sent = form(shown, "/queue/assign")
        told = client.post(
            "/queue/assign", data={**sent, "document": ticked(shown), "whom": "me"}
        ).text
        assert "2 documents assigned." in " ".join(told.split())
        assert titles(page(client, "?assigned=me")) == titles(shown)
        log = logs.log(folders(real)[0]).chain.decisions
        assert [(d.actor, d.action, d.before, d.after) for d in log] == [
            ("Ana", "assign", None, "Ana")
        ]
        client.post("/queue/undo", data=form(parser.fromstring(told), "/queue/undo"))
        assert titles(page(client, "?assigned=me")) == []


@pytest.mark.parametrize(
    ("whom", "name", "after"), [("named", " 李 \x00明 ", "李 明"), ("named", " ", None)]
)
def test_a_document_is_assigned_to_whom_one_names(
    real: Path, whom: str, name: str, after: str | None
) -> None:
    first = folders(real)[0]
    append(first / "review.jsonl", Proposed("Bo", "assign", after="Bo"), NOW)
    with at(real) as client:
        sent = {"document": ticked(page(client)), "whom": whom, "name": name}
        client.post("/queue/assign", data=sent)
    assert logs.log(first).chain.decisions[-1].after == after
    assert logs.log(first).chain.decisions[-1].before == "Bo"


def test_nothing_ticked_is_told(out: Path) -> None:
    document(out, "body/one/en")
    with at(out) as client:
        told = client.post("/queue/assign", data={"whom": "me"}).text
    assert "Nothing was assigned. Tick documents first." in " ".join(told.split())


def test_approval_is_of_what_is_visible_with_the_count_and_is_undone_as_one(real: Path) -> None:
    with at(real) as client:
        shown = page(client)
        (button,) = shown.xpath("//form[@action='/queue/approve']//button")
        assert text(button) == "Approve 2 visible documents without findings"
        told = client.post("/queue/approve", data=form(shown, "/queue/approve"))
        assert [held(folder) for folder in folders(real)] == [["approve"], ["approve"]]
        (batch,) = {d.batch for f in folders(real) for d in logs.log(f).chain.decisions}
        assert batch
        assert len(page(client, "?state=approved").xpath(".//a[@class='document']")) == 2
        client.post("/queue/undo", data=form(parser.fromstring(told.text), "/queue/undo"))
        assert [held(folder) for folder in folders(real)] == [[], []]
        assert len(page(client, "?state=needs+review").xpath(".//a[@class='document']")) == 2


def test_products_are_made_again_after_an_approval(real: Path) -> None:
    with at(real) as client:
        client.post("/queue/approve", data=form(page(client), "/queue/approve"))
        until = time.monotonic() + 60
        while time.monotonic() < until and not all(map(_approved, folders(real))):
            time.sleep(0.05)
        assert all(map(_approved, folders(real)))
        assert len(page(client, "?state=approved").xpath(".//a[@class='document']")) == 2


def _approved(folder: Path) -> bool:
    table = json.loads((folder / "run.json").read_bytes())
    return bool(table["complete"]) and table.get("review", {}).get("state") == "approved"


def test_documents_with_something_to_look_at_are_not_approved_together(real: Path) -> None:
    first, second = folders(real)
    append(first / "review.jsonl", Proposed("Bo", "comment", "date", reason="when?"), NOW)
    with at(real) as client:
        shown = page(client)
        assert "Approve 1 visible document without findings" in text(shown)
        sent = {"document": ticked(shown)}  # both, as no page sends it
        told = " ".join(client.post("/queue/approve", data=sent).text.split())
    assert "1 document approved. Left as they were: 1 with something left to look at." in told
    assert (held(first), held(second)) == (["comment"], ["approve"])


def test_what_changed_since_it_was_shown_is_left(real: Path) -> None:
    first, second = folders(real)
    with at(real) as client:
        sent = form(page(client), "/queue/approve")
        append(first / "review.jsonl", Proposed("Bo", "accept", "date", "2024-12-11"), NOW)
        shutil.rmtree(second)
        told = " ".join(client.post("/queue/approve", data=sent).text.split())
    assert "Left as they were: 2 changed since the page was shown." in told
    assert held(first) == ["accept"]


def test_nobody_approves_own_changes_where_four_eyes_are_asked_for(real: Path) -> None:
    first, second = folders(real)
    append(first / "review.jsonl", Proposed("Ana", "accept", "date", "2024-12-11"), NOW)
    table = json.loads((first / "run.json").read_bytes())
    review = {"log": logs.digest(first), "state": "in review"}
    (first / "run.json").write_text(json.dumps({**table, "review": review}))
    with at(real, four_eyes=True) as client:
        shown = page(client)
        assert "Approve 1 visible document without findings" in text(shown)
        told = client.post("/queue/approve", data={"document": ticked(shown)}).text
    assert "Someone else has to approve it." in html.unescape(told)
    assert (held(first), held(second)) == (["accept"], ["approve"])


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("viewer", frozenset[str]()),
        ("reviewer", frozenset({"/queue/assign"})),
        ("approver", frozenset({"/queue/assign", "/queue/approve"})),
    ],
)
def test_people_see_and_do_what_they_may(
    real: Path, monkeypatch: pytest.MonkeyPatch, role: str, allowed: frozenset[str]
) -> None:
    at_the_door = OpenDoor.visitor
    monkeypatch.setattr(
        OpenDoor,
        "visitor",
        lambda self, request: Visitor(at_the_door(self, request).key, "Ana", ROLES[role]),
    )
    with at(real) as client:
        shown = page(client)
        offered = {found.get("action") for found in shown.xpath("//form[@method='post']")}
        assert offered == allowed
        for action in ("/queue/assign", "/queue/approve"):
            assert (client.post(action).status_code == 200) == (action in allowed)


def test_an_approval_is_undone_by_an_approver_alone(
    real: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at(real) as client:
        told = client.post("/queue/approve", data=form(page(client), "/queue/approve")).text
    sent = form(parser.fromstring(told), "/queue/undo")
    at_the_door = OpenDoor.visitor
    monkeypatch.setattr(
        OpenDoor,
        "visitor",
        lambda self, request: Visitor(at_the_door(self, request).key, "Bo", ROLES["reviewer"]),
    )
    with at(real) as client:
        told = html.unescape(client.post("/queue/undo", data=sent).text)
    assert "not decided on: Bo may not approve documents." in told
    assert [held(folder) for folder in folders(real)] == [["approve"], ["approve"]]


def test_a_request_without_the_token_of_a_page_does_nothing(real: Path) -> None:
    with at(real) as client:
        sent = {"document": ticked(page(client)), "whom": "me"}
        del client.headers["X-CSRF-Token"]
        assert client.post("/queue/assign", data=sent).status_code == 403
    assert [held(folder) for folder in folders(real)] == [[], []]


@pytest.mark.parametrize("document", ["", ":", "0000000000000000:0", "../../etc:1", "x" * 9999])
def test_a_form_that_names_no_document_changes_nothing(out: Path, document: str) -> None:
    with at(out) as client:
        answer = client.post("/queue/assign", data={"document": document, "whom": "me"})
    assert answer.status_code == 200
    assert "Nothing was assigned." in " ".join(answer.text.split())


def test_a_queue_of_ten_thousand_is_shown_searched_and_gone_through(
    out: Path, client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = catalogue_of(out)
    with catalogue._pool.connection() as connection, store.writing(connection):
        for number in range(10_000):
            store.put(connection, _entry(number), "")
    monkeypatch.setattr(catalogue, "look", lambda: True)  # there are no folders
    shown = page(client)
    assert "0 of 10,000 documents approved" in text(shown)
    assert len(titles(shown)) == 50
    assert titles(page(client, "?q=通知9999号")) == ["通知9999号"]
    following = shown.xpath("//a[@rel='next']")[0].get("href").lstrip("/")
    assert not set(titles(shown)) & set(titles(page(client, following)))
    found = re.search(r"All&nbsp;|All\xa0", client.get("/?q=号").text)
    assert found is not None


def _entry(number: int) -> Entry:
    work, code = f"body/work-{number // 2}", ("zh", "ar")[number % 2]
    title = f"通知{number}号"
    return Entry(
        f"{work}/{code}", work, code, title, None, "body", None, None, None, "0", title, Reviewed()
    )
