"""How the desk looks and is read, in a real browser: expectation 15 of the fifteen."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from flows import concordances
from flows.result import Result
from review.app import application
from review.desk import Desk
from review.rules import Rules
from tests import browser as real
from tests.desk_looks import Looked
from tests.desk_outputs import printed
from tests.desk_page import (
    SIZE,
    Site,
    behind,
    edit,
    go,
    outputs,
    person,
    row,
    saving,
    short,
    show,
    site,
    tab,
)
from tests.desk_server import served
from tests.desk_users import users_file


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[Site]:
    with site(outputs(tmp_path_factory), tmp_path) as at:
        yield at


def test_the_queue_is_accessible_in_light_and_dark_and_never_wider_than_its_window(
    chromium: Browser, desk: Site
) -> None:
    # 15
    with real.opened(chromium, desk.address, viewport=SIZE, reduced_motion="reduce") as page:
        looked = Looked(page)
        for state, address in (
            ("full", "/"),
            ("filtered", "/?language=ar"),
            ("nothing found", "/?q=nothing+of+this+name"),
            ("no such document", "/documents/0123456789abcdef"),
        ):
            page.goto(address)
            looked.at(state)
        assert looked.wrong == {}


def test_the_desk_is_accessible_in_light_and_dark_and_never_wider_than_its_window(
    chromium: Browser, desk: Site
) -> None:
    # 15: as it opens, in Chinese and Arabic, with what can be opened in it
    with person(chromium, desk, "ar") as page:
        looked = Looked(page)
        looked.at("Arabic", "#head, #group-session, #source header")
        show(page, desk)
        looked.at("Chinese")
        edit(page, "session")
        looked.at("editing", "#group-session .fact:has(form)")
        page.keyboard.press("Escape")
        page.locator("#group-dates").get_by_role("button", name="Add …").press("Enter")
        expect(page.locator("#new-dates form")).to_be_visible()
        looked.at("adding", "#new-dates")
        page.keyboard.press("Escape")
        page.locator("#group-names summary").press("Enter")
        expect(page.locator("#group-names .fact").last).to_be_visible()
        looked.at("names", "#group-names .fact:nth-child(-n+9)")
        page.keyboard.press("Alt+h")
        expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
        looked.at("keys", "dialog[open]")
        page.keyboard.press("Escape")
        page.keyboard.press("Alt+Shift+A")
        expect(page.locator("#approval textarea")).to_be_focused()
        looked.at("approving", "dialog[open]")
        page.keyboard.press("Escape")
        tab(page, "Drafts").get_by_role("button", name="Show Notification").press("Enter")
        expect(page.locator("#draft .paper")).to_be_visible()
        looked.at("draft", "#panel-drafts")
        tab(page, "XML")
        looked.at("XML", "#panel-xml li:nth-child(-n+40)")
        assert looked.wrong == {}


def test_pages_of_a_source_and_the_table_of_versions_are_accessible_too(
    chromium: Browser,
    documents: dict[tuple[str, str], Path],
    tmp_path_factory: pytest.TempPathFactory,
    tmp_path: Path,
) -> None:
    # 15
    with site(printed(documents, tmp_path_factory), tmp_path) as at:
        made = at.folder().relative_to(at.outputs).as_posix()
        assert concordances.keep([Result("zh.pdf", "done", made)], at.outputs) == 1
        with person(chromium, at, "ar") as page:
            looked = Looked(page)
            page.locator("#source").get_by_role("button", name="Pages").press("Enter")
            expect(page.locator("#source [data-fact]:visible").first).to_be_visible()
            looked.at("pages", "#source")
            page.goto(f"{at.path()}/concordance")
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            looked.at("versions")
            assert looked.wrong == {}


def refused(page: Page) -> None:
    """A State that is none, typed into the row of an officer."""
    officer = page.locator('#group-bureau .fact[data-fact*="/officers/"]').first
    edit(page, officer.get_attribute("data-fact") or "").locator('[name="after.state"]').fill("?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="Not saved")).to_have_count(1)


def decided(page: Page, issue: str) -> None:
    """A correction, a comment and a rejection."""
    for key, fact, words in (
        ("Alt+e", "title", "新题名"),
        ("Alt+m", "date", "请核对"),
        ("Alt+r", issue, "不是议题"),
    ):
        edit(page, fact, key).locator("textarea").first.fill(words)
        with saving(page):
            page.keyboard.press("Enter")


def test_what_decisions_leave_on_the_desk_is_accessible_too(chromium: Browser, desk: Site) -> None:
    # 15
    issue = next(path for path in desk.opened().folded.facts if path.startswith("issues/"))
    with person(chromium, desk) as page:
        looked = Looked(page)
        refused(page)
        looked.at("refused", "#group-bureau .fact:has(form)")
        page.on("dialog", lambda dialog: dialog.accept())
        page.keyboard.press("Escape")
        decided(page, issue)
        looked.at("decided", "#exceptions, #group-session, #group-issues")
        tab(page, "Changes")
        looked.at("changes", "#panel-changes")
        tab(page, "History")
        looked.at("history", "#panel-history")
        tab(page, "Facts")
        behind(page, "title", "另一题名")
        looked.at("conflict", "#group-session .fact:has(form)")
        page.keyboard.press("Escape")
        page.route("**/decisions", lambda route: route.abort())
        go(page, "session")
        page.keyboard.press("Alt+a")
        expect(page.locator("#told .note")).to_be_visible()
        looked.at("no answer", "#told")
        assert looked.wrong == {}


def test_the_log_in_breaks_no_rule_of_accessibility_and_tells_what_is_wrong(
    chromium: Browser, tmp_path: Path
) -> None:
    # 15
    rules = Rules(users=users_file(tmp_path))
    with (
        served(application(Desk(tmp_path, rules=rules))) as address,
        real.opened(chromium, address, viewport=SIZE, reduced_motion="reduce") as page,
    ):
        looked = Looked(page)
        page.goto("/")
        looked.at("asked")
        page.get_by_label("Name").fill("Rui")
        page.get_by_label("Password").fill("wrong")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_be_visible()
        looked.at("refused")
        assert looked.wrong == {}


def test_every_state_of_a_fact_is_told_in_words_not_by_colour_alone(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    # 15
    with site(short(tmp_path_factory), tmp_path) as at, person(chromium, at) as page:
        go(page, "title")
        with saving(page):
            page.keyboard.press("Alt+a")
        for fact, name, word in (("title", "Title", "accepted"), ("date", "Date", "undecided")):
            expect(row(page, fact).locator(".what .state")).to_have_text(word)
            expect(row(page, fact)).to_have_accessible_name(re.compile(f"^{name}"))


def test_a_document_is_printed_with_its_source_and_facts_and_without_what_one_presses(
    chromium: Browser, desk: Site
) -> None:
    with person(chromium, desk) as page:
        page.emulate_media(media="print")
        expect(page.locator("button:visible, .bar:visible, .splitter:visible")).to_have_count(0)
        printed = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
        text = "".join(one.get_textpage().get_text_range() for one in printed)
        assert len(printed) > 3
        words = page.locator("#source [data-text]").last.inner_text()
        assert "".join(words.split())[:12] in "".join(text.split())
        assert "Document and session" in text
