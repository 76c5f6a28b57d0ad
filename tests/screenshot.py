"""The picture of the review desk in README: the sample notice, a deadline beside its words."""

from __future__ import annotations

import io
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from review.app import application
from review.desk import Desk
from review.rules import Rules
from review.updates import Updates
from tests import browser as real
from tests.desk_outputs import worked
from tests.desk_page import NEVER, Site, go, saving, show
from tests.desk_server import served

PICTURE = Path(__file__).parent.parent / "review" / "desk.png"
SIZE = (1280, 800)
_NOW = datetime(2025, 1, 6, 9, tzinfo=UTC)
_COLOURS = 64


def taken(out: Path) -> bytes:
    """The picture, of outputs that may be decided on."""
    app = application(Desk(out, lambda: _NOW, Rules(actor="Amina Yusuf")))
    app.state.updates = Updates(out, calm=NEVER)
    size = {"width": SIZE[0], "height": SIZE[1]}
    with (
        served(app) as address,
        real.browser() as browser,
        real.opened(browser, address, viewport=size, reduced_motion="reduce") as page,
    ):
        at = Site(out, address)
        show(page, at)
        _decide(page, at)
        return _small(page.screenshot())


def _decide(page: Page, at: Site) -> None:
    """The day by which documents are due has the focus; the one before it is accepted."""
    periods = [path for path in at.opened().folded.facts if path.startswith("periods/")]
    due = next(path for path in periods if at.fact(path) == "document-deadline")
    fact = due.rpartition("/")[0]
    go(page, fact)
    page.keyboard.press("Alt+k")
    with saving(page):
        page.keyboard.press("Alt+a")
    go(page, fact)
    row = page.locator(".fact:focus")
    row.evaluate("row => row.scrollIntoView({block: 'center'})")
    expect(page.locator("#source mark.here").first).to_be_in_viewport()
    page.evaluate("document.getElementById('status').textContent = ''")


def _small(picture: bytes) -> bytes:
    made = io.BytesIO()
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(_COLOURS)
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


def main() -> None:
    """Take the picture anew."""
    with tempfile.TemporaryDirectory() as folder:
        PICTURE.write_bytes(taken(worked(Path(folder), "zh", "ar")))


if __name__ == "__main__":
    main()
