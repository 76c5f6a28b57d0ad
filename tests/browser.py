"""A real browser for tests: Debian’s Chromium, by Playwright, which reaches the desk alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = Path(__file__).parent / "node" / "node_modules" / "axe-core" / "axe.min.js"


def program() -> str:
    """The browser; missing, it skips a test at a desk and fails it in continuous integration."""
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if found is None:
        reason = "Chromium is not installed, in which the review desk is tried"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


expect.set_options(timeout=20_000)  # of a machine with much else to do


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser with nothing remembered."""
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=program(), args=_FLAGS)
        try:
            yield made
        finally:
            made.close()


@contextmanager
def opened(browser: Browser, address: str, **options: object) -> Iterator[Page]:
    """A page of one person; a script that fails, and a request to elsewhere, fail the test."""
    context: BrowserContext = browser.new_context(base_url=address, **options)  # type: ignore[arg-type]
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None
    )
    page.on(
        "request", lambda asked: wrong.append(asked.url) if not _own(asked.url, address) else None
    )
    try:
        yield page
    finally:
        context.close()
    assert wrong == []


def _own(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:", "about:"))


def violations(page: Page, rules: Sequence[str] = (), within: str = "html") -> list[str]:
    """What a page, or a part of it, breaks of WCAG 2.2 A and AA, as far as a program can tell."""
    if not AXE.exists():
        reason = "axe-core is not installed (npm), by whose rules pages are checked"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    page.evaluate(AXE.read_text("utf-8"))
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": _TAGS}
    found = page.evaluate(
        "([within, only]) => axe.run([...document.querySelectorAll(within)],"
        " {runOnly: only, resultTypes: ['violations']})",
        [within, only],
    )
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:120]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
