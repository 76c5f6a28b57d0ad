"""The review desk in a real browser, as the people who review use it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from review.app import application
from review.desk import Desk
from tests import browser as real
from tests.desk_server import served


def test_the_empty_queue_breaks_no_rule_of_accessibility(chromium: Browser, tmp_path: Path) -> None:
    with served(application(Desk(tmp_path))) as address, real.opened(chromium, address) as page:
        page.goto("/")
        assert page.get_by_role("heading", level=1).inner_text() == "Queue"
        assert real.violations(page) == []
