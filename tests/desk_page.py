"""The desk of one document in a browser: outputs to decide on, what lies there, keys."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from flows import work
from flows.plan import plan
from flows.result import Options
from review import opened as desk
from review.app import application
from review.desk import Desk
from review.documents import document_id
from review.facts.rows import identifier
from review.updates import Updates
from schemas.decision import Decision
from tests import browser as real
from tests.conftest import SAMPLES
from tests.desk_outputs import worked
from tests.desk_server import served
from tests.sharing import once

SIZE: ViewportSize = {"width": 1400, "height": 900}
NEVER = 3600.0  # seconds after which files are made again, for tests that look at none


def outputs(factory: pytest.TempPathFactory) -> Path:
    """The sample notice in Chinese and in Arabic, worked once for all tests."""
    return once(factory, "desk-page", lambda home: worked(home, "zh", "ar")) / "outputs"


def short(factory: pytest.TempPathFactory) -> Path:
    """The first section of the Chinese notice, whose page opens faster, worked once."""

    def make(home: Path) -> None:
        whole = (SAMPLES / "zh.txt").read_text("utf-8")
        text = home / "zh.txt"
        text.write_text(whole.partition("二、")[0], "utf-8")
        out, asked = home / "outputs", Options()
        (job,) = plan([text], out, asked).jobs.values()
        assert work.attempt(job, out, asked).status == "done"

    return once(factory, "desk-short", make) / "outputs"


@dataclass(frozen=True)
class Site:
    """A desk that is served over outputs of its own."""

    outputs: Path
    address: str

    def folder(self, code: str = "zh") -> Path:
        (found,) = self.outputs.glob(f"*/*/{code}/run.json")
        return found.parent

    def path(self, code: str = "zh") -> str:
        place = self.folder(code).relative_to(self.outputs).as_posix()
        return f"/documents/{document_id(place)}"

    def opened(self, code: str = "zh") -> desk.Opened:
        return desk.opened(self.folder(code))

    def log(self, code: str = "zh") -> tuple[Decision, ...]:
        return self.opened(code).log.decisions

    def fact(self, path: str, code: str = "zh") -> object:
        return self.opened(code).folded.facts[path].value


def copied(made: Path, home: Path) -> Path:
    """Outputs of one's own."""
    return Path(shutil.copytree(made, home / "outputs"))


@contextmanager
def site(made: Path, home: Path, calm: float = NEVER) -> Iterator[Site]:
    """A desk over a copy of outputs; files are made again when nobody decides for `calm`."""
    out = copied(made, home)
    app = application(Desk(out))
    app.state.updates = Updates(out, calm=calm)
    with served(app) as address:
        yield Site(out, address)


@contextmanager
def person(chromium: Browser, at: Site, code: str = "zh", **options: object) -> Iterator[Page]:
    """A page of one person that shows a document, source and all."""
    wanted: Mapping[str, object] = {"viewport": SIZE, "reduced_motion": "reduce"} | options
    with real.opened(chromium, at.address, **wanted) as page:
        show(page, at, code)
        yield page


def show(page: Page, at: Site, code: str = "zh") -> None:
    """Open a document and wait for both panes."""
    page.goto(at.path(code))
    expect(page.locator("#source [data-text]").first).to_be_visible()


def row(page: Page, fact: str) -> Locator:
    """The row of a fact."""
    return page.locator(f"#{identifier(fact)}")


def go(page: Page, fact: str) -> Locator:
    """The row of a fact, with the focus on it."""
    found = row(page, fact)
    found.focus()
    return found


def edit(page: Page, fact: str, keys: str = "Alt+e") -> Locator:
    """The form that opens in a row by a key."""
    found = go(page, fact)
    page.keyboard.press(keys)
    form = found.locator("form.edit")
    expect(form.locator("input:focus, select:focus, textarea:focus")).to_have_count(1)
    return form


@contextmanager
def saving(page: Page, seconds: int = 20) -> Iterator[None]:
    """What the block does is one decision, or several at once, that the page then has."""
    head = page.locator("#head")
    before = head.get_attribute("data-etag") or ""
    yield
    expect(head).not_to_have_attribute("data-etag", before, timeout=seconds * 1000)
    expect(page.locator("#status")).not_to_have_text("Saving …")


def tab(page: Page, name: str) -> Locator:
    """The panel of a tab, with what it shows."""
    page.get_by_role("tab", name=name).press("Enter")
    panel = page.locator(f"#panel-{name.lower()}")
    expect(panel).to_be_visible()
    expect(panel).not_to_have_class(re.compile("htmx-request"))
    return panel


def behind(page: Page, fact: str, words: str) -> Locator:
    """What a page says that does not know of the last decisions, and decides on the same."""
    page.locator("#head").evaluate("head => { head.dataset.etag = head.dataset.etag + '0' }")
    edit(page, fact).locator("textarea").first.fill(words)
    page.keyboard.press("Enter")
    told = page.locator(".conflict")
    expect(told).to_be_visible()
    return told
