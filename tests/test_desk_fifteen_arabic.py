"""Arabic on the desk, in a real browser: expectation 13 of the fifteen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.desk_page import Site, behind, edit, outputs, person, row, saving, site, tab


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
        told = behind(page, "title", "إخطار آخر")
        sides = told.locator("td bdi", has_text="إخطار")
        expect(sides.last).to_have_text("إخطار آخر")
        for place in sides.all():
            is_arabic(place)
        page.once("dialog", lambda dialog: dialog.accept())
        page.keyboard.press("Escape")
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
