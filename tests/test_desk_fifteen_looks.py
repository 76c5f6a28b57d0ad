"""How the desk looks and is read, in a real browser: expectations 13 and 15 of the fifteen."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from review.app import application
from review.desk import Desk
from review.rules import Rules
from tests import browser as real
from tests.desk_page import (
    SIZE,
    Site,
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

CONTRAST = ["color-contrast"]  # the rules of axe that light and dark can differ in
NARROW: Mapping[str, ViewportSize] = {
    "320 px": {"width": 320, "height": 640},
    "200 %": {"width": 700, "height": 450},
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with real.browser() as browser:
        yield browser


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[Site]:
    with site(outputs(tmp_path_factory), tmp_path) as at:
        yield at


def direction(place: Locator) -> str:
    return str(place.evaluate("place => getComputedStyle(place).direction"))


def language(place: Locator) -> str:
    return str(place.evaluate("place => place.closest('[lang]').lang"))


def reads_from_the_right(place: Locator) -> bool:
    """Whether the second letter of a place stands to the left of its first."""
    return bool(
        place.evaluate(
            """place => {
              const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
              const nodes = [];
              while (walker.nextNode()) {
                if (walker.currentNode.data.trim()) nodes.push(walker.currentNode);
              }
              const box = (node, at) => {
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                return range.getBoundingClientRect();
              };
              const node = nodes.find(one => /\\p{Script=Arabic}{2}/u.test(one.data));
              const first = node.data.search(/\\p{Script=Arabic}{2}/u);
              return box(node, first).left > box(node, first + 1).left;
            }"""
        )
    )


def ends_at_the_right(place: Locator) -> bool:
    """Whether text begins at the right edge of the block that it stands in."""
    return bool(
        place.evaluate(
            """place => {
              const range = document.createRange();
              range.selectNodeContents(place);
              const block = place.getBoundingClientRect();
              const right = Math.max(...[...range.getClientRects()].map(one => one.right));
              const left = Math.min(...[...range.getClientRects()].map(one => one.left));
              return block.right - right < 4 && left - block.left > 24;
            }"""
        )
    )


def is_arabic(place: Locator, flush: bool = False) -> None:
    assert (direction(place), language(place)) == ("rtl", "ar")
    assert reads_from_the_right(place)
    assert not flush or ends_at_the_right(place)


def test_arabic_stands_from_right_to_left_in_every_pane(chromium: Browser, desk: Site) -> None:
    # 13
    with person(chromium, desk, "ar") as page:
        is_arabic(page.locator("#source [data-text]").first, flush=True)
        is_arabic(page.locator("#head h1"), flush=True)
        is_arabic(row(page, "title").locator(".cell bdi"))
        is_arabic(row(page, "title").locator("q"))
        form = edit(page, "title")
        field = form.locator("textarea").first
        assert (direction(field), language(field)) == ("rtl", "ar")
        field.fill("إخطار جديد")
        with saving(page):
            field.press("Enter")
        is_arabic(row(page, "title").locator("ins bdi"))
        is_arabic(page.locator("#exceptions .finding bdi, #exceptions .finding [lang=ar]").first)
        changes = tab(page, "Changes")
        is_arabic(changes.locator('tr[data-fact="title"] ins'))
        is_arabic(tab(page, "History").locator("ins bdi"))
        tab(page, "Drafts").get_by_role("button", name="Show Notification").press("Enter")
        is_arabic(page.locator("#draft .paper p").first)
        xml = tab(page, "XML")
        value = xml.locator("code", has_text="إخطار").first
        assert direction(xml.locator("ol, ul").first) == "ltr"
        assert value.evaluate("place => getComputedStyle(place).unicodeBidi") == "plaintext"
        page.goto("/")
        is_arabic(page.locator("a.document [lang=ar], a.document[lang=ar]").first)


_TOO_WIDE = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter(one =>
    one.getBoundingClientRect().right > root.clientWidth && !one.closest('.scroll'));
  return [`${root.scrollWidth} px wide`, ...wide.map(one => one.outerHTML.slice(0, 80))];
}"""


# What is many times the same is looked at once: the rules take long over a long page.
_THIN = """() => {
  const many = {'.fact': 8, '.finding': 3, '#source [data-text]': 12, '.xml li': 60};
  for (const [name, most] of Object.entries(many)) {
    const parents = new Map();
    for (const one of document.querySelectorAll(name)) {
      const place = one.closest('.group, #source, .xml, table') || document.body;
      const before = parents.get(place) || 0;
      parents.set(place, before + 1);
      if (before >= most && !one.contains(document.activeElement)) one.remove();
    }
  }
}"""


class Looked:
    """What was found wrong with the states of a page, by the name of the state."""

    def __init__(self, page: Page) -> None:
        self.page, self.wrong = page, dict[str, list[str]]()

    def at(self, state: str, within: str = "html") -> None:
        """Look at a state, or the part of it that others do not have: light, dark and narrow."""
        if within != "html":
            self.page.evaluate(_THIN)
        wrong = real.violations(self.page, within=within)
        self.page.emulate_media(color_scheme="dark")
        wrong += [f"dark: {one}" for one in real.violations(self.page, CONTRAST, within)]
        self.page.emulate_media(color_scheme="light")
        for name, size in NARROW.items():
            self.page.set_viewport_size(size)
            wrong += [f"{name}: {one}" for one in self.page.evaluate(_TOO_WIDE)]
        self.page.set_viewport_size(SIZE)
        if wrong:
            self.wrong[state] = wrong


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


def behind(page: Page) -> None:
    """A page that does not know of the last decisions, and decides on the same."""
    page.locator("#head").evaluate("head => { head.dataset.etag = head.dataset.etag + '0' }")
    edit(page, "title").locator("textarea").first.fill("另一题名")
    page.keyboard.press("Enter")
    expect(page.locator(".conflict")).to_be_visible()


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
        behind(page)
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
