"""The source pane: every word of a document in its order, every fact at exactly its characters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from playwright.sync_api import Browser, Page

from flows.inline import run
from flows.result import Options
from review.app import application
from review.desk import Desk
from review.documents import document_id
from review.opened import Opened, opened
from review.source.marked import marked
from review.source.stretches import Anchor, Placed, Stretch, look, stretches
from schemas.decision import Proposed
from schemas.decision import placed as decided
from schemas.outline import with_notes
from schemas.source import Footnote, Hyperlink
from tests import browser as real
from tests import factories
from tests.conftest import SAMPLES
from tests.desk_server import served
from tests.sharing import once

CODES = ("zh", "ar", "en")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "desk-source", _worked)


def _worked(folder: Path) -> None:
    hostile = folder / "in" / "hostile.txt"
    hostile.parent.mkdir(parents=True)
    hostile.write_text(HOSTILE, encoding="utf-8")
    run([*(SAMPLES / f"{code}.txt" for code in CODES), hostile], folder, Options())


HOSTILE = """11 December 2024

Committee on <script>alert(1)</script> Fisheries
Second session
Rome, 29 and 30 May 2025

Notification by the Secretary

1. The Committee noted </mark></p><img src=x onerror="alert(2)"> & document A/79/8 "on" 5 May 2025.
2. The second session will open on 29 May 2025.
"""


@pytest.fixture(scope="module")
def folders(outputs: Path) -> dict[str, Path]:
    found = [path.parent for path in sorted(outputs.glob("*/*/*/run.json"))]
    return {_name(path): path for path in found}


def _name(folder: Path) -> str:
    origin = opened(folder).notice.origin
    assert origin is not None
    return Path(origin.name).stem


@pytest.fixture(scope="module")
def client(outputs: Path) -> Iterator[httpx.Client]:
    address = served(application(Desk(outputs)))
    with address as base, httpx.Client(base_url=base, timeout=60) as client:
        yield client


def _known_as(outputs: Path, folder: Path) -> str:
    return document_id(folder.relative_to(outputs).as_posix())


def _pane(client: httpx.Client, outputs: Path, folder: Path) -> html.HtmlElement:
    answer = client.get(f"/documents/{_known_as(outputs, folder)}/source")
    assert answer.status_code == 200
    return html.document_fromstring(answer.text)


def _words(element: html.HtmlElement) -> str:
    """The words of a text as shown, without the markers of its notes."""
    for marker in element.xpath(".//sup[@class='anchor']"):
        marker.drop_tree()
    return element.text_content()


@pytest.mark.parametrize("name", [*CODES, "hostile"])
def test_all_text_is_shown_as_printed_and_in_its_order(
    client: httpx.Client, outputs: Path, folders: dict[str, Path], name: str
) -> None:
    pane = _pane(client, outputs, folders[name])
    shown = [(text.get("id"), _words(text)) for text in pane.xpath("//*[@data-text]")]
    outline = opened(folders[name]).notice.outline
    assert shown == [(text.eid, text.text) for text in outline.texts()]


@pytest.mark.parametrize("name", [*CODES, "hostile"])
def test_every_fact_with_a_place_has_exactly_its_characters_marked(
    client: httpx.Client, outputs: Path, folders: dict[str, Path], name: str
) -> None:
    pane = _pane(client, outputs, folders[name])
    found = _marks(pane)
    facts = opened(folders[name]).folded.facts.values()
    placed = [fact for fact in facts if fact.span and fact.span.start < fact.span.end]
    assert placed
    for fact in placed:
        assert fact.span is not None
        assert found[fact.path] == [(fact.span.eid, fact.span.start, fact.span.end)]


def _marks(pane: html.HtmlElement) -> dict[str, list[tuple[str, int, int]]]:
    """By address, the places that are marked with it, those that touch taken together."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for text in pane.xpath("//*[@data-text]"):
        position = 0
        for part in text.xpath(".//text()[not(ancestor::sup)]"):
            end = position + len(part)
            holder = part.getparent().getparent() if part.is_tail else part.getparent()
            for mark in holder.xpath("ancestor-or-self::mark"):
                for path in mark.get("data-fact").split():
                    _join(found.setdefault(path, []), (text.get("id"), position, end))
            position = end
    return found


def _join(places: list[tuple[str, int, int]], place: tuple[str, int, int]) -> None:
    if places and places[-1][0] == place[0] and places[-1][2] == place[1]:
        place = (place[0], places.pop()[1], place[2])
    places.append(place)


@pytest.mark.parametrize("name", [*CODES, "hostile"])
def test_whatever_has_an_eid_has_it_as_its_id_once(
    client: httpx.Client, outputs: Path, folders: dict[str, Path], name: str
) -> None:
    pane = _pane(client, outputs, folders[name])
    ids = pane.xpath("//article//@id")
    outline = opened(folders[name]).notice.outline
    wanted = {text.eid for text in with_notes(outline.texts())}
    wanted |= {unit.eid for unit in outline.walk()} | {annex.eid for annex in outline.annexes}
    assert wanted <= set(ids)
    assert len(ids) == len(set(ids))


def test_arabic_stands_from_right_to_left_and_says_its_language(
    client: httpx.Client, outputs: Path, folders: dict[str, Path]
) -> None:
    (article,) = _pane(client, outputs, folders["ar"]).xpath("//article")
    assert (article.get("lang"), article.get("dir")) == ("ar", "rtl")


def test_hostile_text_is_text(
    client: httpx.Client, outputs: Path, folders: dict[str, Path]
) -> None:
    pane = _pane(client, outputs, folders["hostile"])
    assert not pane.xpath("//article//script | //article//img | //*[@onerror]")
    assert "<script>alert(1)</script>" in pane.xpath("//article")[0].text_content()


def test_headers_of_tables_say_what_they_head(
    client: httpx.Client, outputs: Path, folders: dict[str, Path]
) -> None:
    pane = _pane(client, outputs, folders["en"])
    assert pane.xpath("//article//th")
    assert all(scope in ("col", "row") for scope in pane.xpath("//article//th/@scope"))
    assert len(pane.xpath("//article//th")) == len(pane.xpath("//article//th/@scope"))


def test_the_source_is_given_out_to_be_saved_and_never_shown(
    client: httpx.Client, outputs: Path, folders: dict[str, Path]
) -> None:
    answer = client.get(f"/documents/{_known_as(outputs, folders['zh'])}/original")
    assert answer.content == (SAMPLES / "zh.txt").read_bytes()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_what_htmx_asks_for_is_the_pane_alone(
    client: httpx.Client, outputs: Path, folders: dict[str, Path]
) -> None:
    path = f"/documents/{_known_as(outputs, folders['zh'])}/source"
    part = client.get(path, headers={"HX-Request": "true"}).text
    assert "<article" in part
    assert "<html" not in part


def test_a_document_that_is_not_there_is_not_found(client: httpx.Client) -> None:
    assert client.get("/documents/0123456789abcdef/source").status_code == 404


spans = st.tuples(st.integers(-3, 40), st.integers(-3, 40))


@given(
    st.text(max_size=30),
    st.lists(spans, max_size=8),
    st.lists(st.integers(-3, 40), max_size=3),
    st.lists(spans, max_size=2),
)
def test_any_places_cut_a_text_into_stretches_that_are_the_text(
    words: str,
    places: list[tuple[int, int]],
    anchors: list[int],
    links: list[tuple[int, int]],
) -> None:
    notes = tuple(Footnote(at, str(order), "A note.") for order, at in enumerate(anchors))
    leads = tuple(Hyperlink(*place, "https://example.org") for place in links)
    text = factories.text("para_1__p_1", words, notes=notes, links=leads)
    placed = [Placed(f"links/{order}", "cited", *place) for order, place in enumerate(places)]
    parts = list(stretches(text, placed))
    runs = [part for part in parts if isinstance(part, Stretch)]
    assert "".join(part.text for part in runs) == words
    assert all(part.text for part in runs)
    assert sorted(p.order for p in parts if isinstance(p, Anchor)) == [*range(1, len(notes) + 1)]
    for item in placed:
        covered = [i for run in runs if item.path in run.paths for i in range(run.start, run.end)]
        assert covered == [*range(max(item.start, 0), min(item.end, len(words)))]


def test_what_a_stretch_looks_like_is_its_chief_kind_with_doubts_beside() -> None:
    assert look(("named", "date")) == "date"
    assert look(("checked",)) == "checked"
    assert look(("doubt", "date", "comment")) == "date comment doubt"
    assert look(("doubt",)) == "doubt"


def test_a_doubt_about_a_whole_paragraph_is_shown_at_its_beginning_alone(
    folders: dict[str, Path],
) -> None:
    document = opened(folders["zh"]).folded
    found = marked(document)
    texts = {text.eid: len(text.text) for text in document.notice.outline.texts()}
    whole = {
        placed.kind
        for eid, one in found.items()
        for placed in one
        if "findings/" in placed.path and placed.end - placed.start == texts[eid]
    }
    assert whole == {"broad", "checked"}
    assert look(("broad", "date")) == "date broad"


def test_a_comment_on_words_of_the_text_marks_them(folders: dict[str, Path]) -> None:
    document = opened(folders["en"])
    eid = next(text.eid for text in document.notice.outline.texts())
    commented = _with_comment(document, f"text/{eid}:0-4")
    assert Placed("log/1", "comment", 0, 4) in marked(commented.folded)[eid]


def _with_comment(document: Opened, place: str) -> Opened:
    proposed = Proposed("Ana", "comment", place, reason="Is this right?")
    made = decided(proposed, 1, "2026-01-01T09:00:00Z", "")
    return replace(document, log=replace(document.log, decisions=(made,)))


@pytest.fixture
def desk_of_english(
    chromium: Browser, client: httpx.Client, outputs: Path, folders: dict[str, Path]
) -> Iterator[Page]:
    with real.opened(chromium, str(client.base_url).rstrip("/")) as page:
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(f"/documents/{_known_as(outputs, folders['en'])}")
        page.wait_for_selector("#source article")
        yield page


def test_focus_on_a_place_shows_its_fact_and_focus_on_a_fact_its_place(
    desk_of_english: Page,
) -> None:
    page = desk_of_english
    place = page.locator("#source mark[data-fact~='title']").first
    place.focus()
    row = page.locator("#record [data-fact].here").first
    row.wait_for()
    assert "title" in str(row.get_attribute("data-fact")).split()
    page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.closest('#record [data-fact]')?.dataset.fact")
    assert focused == "title"
    page.keyboard.press("F6")
    assert page.evaluate("document.activeElement.closest('#source') !== null")
    assert "here" in str(place.get_attribute("class")).split()


def test_of_all_places_one_is_in_the_order_of_tabs_and_arrows_reach_the_others(
    desk_of_english: Page,
) -> None:
    page = desk_of_english
    first, second = (page.locator("#source mark").nth(order) for order in (0, 1))
    first.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#source mark[tabindex='0']").count() == 1
    assert second.evaluate("mark => mark === document.activeElement")


def test_words_that_are_found_become_the_place_of_a_comment(desk_of_english: Page) -> None:
    page = desk_of_english
    page.evaluate(
        "document.addEventListener('place-chosen', e => { document.body.dataset.got ="
        " JSON.stringify(e.detail) })"
    )
    page.locator("[data-find]").fill("rules of procedure")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Comment here").click()
    got = json.loads(str(page.evaluate("document.body.dataset.got")))
    assert (got["text"].casefold(), got["purpose"]) == ("rules of procedure", "comment")
    assert got["place"] == f"text/{got['eid']}:{got['start']}-{got['end']}"
    words = str(page.locator(f"#source [id='{got['eid']}']").text_content())
    assert words[got["start"] : got["end"]] == got["text"]


def test_selected_words_are_counted_in_characters_not_in_halves_of_them(
    desk_of_english: Page,
) -> None:
    page = desk_of_english
    place = page.evaluate(
        """() => {
          const text = document.querySelector('#source [data-text]');
          text.textContent = '\\u{1D11E}\\u{1D11E}ab';
          getSelection().setBaseAndExtent(text.firstChild, 4, text.firstChild, 6);
          return new Promise(done => setTimeout(() =>
            done(document.querySelector('[data-place]').value.split(':')[1]), 100));
        }"""
    )
    assert place == "2-4"
