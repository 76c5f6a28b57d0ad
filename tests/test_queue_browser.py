"""The queue in a real browser: by keys, as one types, and without script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from review.app import application
from review.desk import Desk
from tests import browser as real
from tests.desk_outputs import document, failure
from tests.desk_server import served


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    out = tmp_path_factory.mktemp("queue")
    titles = {"ar": "إخطار من المديرة", "en": "Notification", "zh": "执行主任的通知"}
    for number in range(4):
        for code, title in titles.items():
            findings = ["fail", "warn"] if number == 2 else []
            document(out, f"body/work-{number}/{code}", findings, title=f"{title} {number}")
    failure(out, "scan", "nothing is printed in it", "scan it again")
    with served(application(Desk(out))) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    with real.opened(chromium, address) as page:
        page.goto("/")
        yield page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_queue_breaks_no_rule_of_accessibility(
    chromium: Browser, address: str, scheme: str, width: int
) -> None:
    size = {"width": width, "height": 800}
    with real.opened(chromium, address, color_scheme=scheme, viewport=size) as page:
        page.goto("/")
        assert real.violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_arrows_go_from_title_to_title_and_enter_opens(page: Page) -> None:
    titles = page.locator("a.document")
    titles.first.focus()
    page.keyboard.press("ArrowDown")
    expect(titles.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(titles.last).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(titles.nth(10)).to_be_focused()
    page.keyboard.press("Home")
    expect(titles.first).to_be_focused()
    assert "/documents/" in (titles.first.get_attribute("href") or "")


def test_letters_and_arrows_elsewhere_are_left_to_the_browser(page: Page) -> None:
    page.locator("#q").focus()
    page.keyboard.type("ab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q")).to_have_value("ab")


def test_results_follow_what_is_typed_and_the_field_keeps_the_focus(page: Page) -> None:
    page.locator("#q").fill("主任")
    expect(page.locator("a.document")).to_have_count(4)
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#told")).to_have_text("4 documents")
    page.locator("#severity").select_option("fail")
    expect(page.locator("a.document")).to_have_count(1)
    page.go_back()
    expect(page.locator("a.document")).to_have_count(4)


def test_one_button_ticks_all_that_is_shown(page: Page) -> None:
    page.get_by_role("button", name="Tick all shown").click()
    assert page.locator("input[form=ticked]:checked").count() == 12
    page.get_by_role("button", name="Tick all shown").click()
    assert page.locator("input[form=ticked]:checked").count() == 0


def test_the_queue_is_searched_without_script(chromium: Browser, address: str) -> None:
    with real.opened(chromium, address, java_script_enabled=False) as page:
        page.goto("/")
        page.locator("#q").fill("المديرة")
        page.get_by_role("button", name="Show", exact=True).click()
        assert page.locator("a.document").count() == 4
        assert page.get_by_role("button", name="Tick all shown").count() == 0
