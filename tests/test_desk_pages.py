"""Pages of a source on the desk: pictures with places over them, and hostile files kept out."""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html
from PIL import Image

from review.app import application
from review.desk import Desk
from review.documents import document_id
from review.opened import opened
from review.source import sheets
from review.source.reading import Reading
from schemas.errors import MissingPage, SeriatimError
from tests.desk_outputs import PRINTED, printed
from tests.desk_server import served

CODES = PRINTED


@pytest.fixture(scope="module")
def outputs(
    documents: dict[tuple[str, str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    return printed(documents, tmp_path_factory)


def _folder(outputs: Path, code: str) -> Path:
    (found,) = outputs.glob(f"*/*/{code}/run.json")
    return found.parent


@pytest.fixture(scope="module")
def client(outputs: Path) -> Iterator[httpx.Client]:
    address = served(application(Desk(outputs)))
    with address as base, httpx.Client(base_url=base, timeout=60) as client:
        yield client


def _base(outputs: Path, folder: Path) -> str:
    return f"/documents/{document_id(folder.relative_to(outputs).as_posix())}"


@pytest.mark.parametrize("code", CODES)
def test_a_fact_is_boxed_where_its_words_are_printed(outputs: Path, code: str) -> None:
    """Far narrower than its paragraph, and inside it: the words were found, not only the text."""
    folder = _folder(outputs, code)
    reading = Reading.of(opened(folder))
    shown = sheets.sheet(folder / "source.pdf", 1, reading)
    texts = {text.eid: text for text in reading.outline.texts()}
    boxes = {path: box for box in shown.boxes for path in box.paths}
    cited = [path for path in boxes if path.startswith("references/") and path.count("/") == 1]
    assert cited
    for path in cited:
        eid = path.removeprefix("references/").partition(":")[0]
        (place,) = (place for place in texts[eid].places if place.page == 1)
        left, top, right, bottom = place.box or (0, 0, 0, 0)
        for rect in boxes[path].rects:
            assert left - 3 <= rect[0] < rect[2] <= right + 3
            assert top - 3 <= rect[1] < rect[3] <= bottom + 3
        width = sum(rect[2] - rect[0] for rect in boxes[path].rects)
        assert width < (right - left) / 2


def test_boxes_lie_over_the_page_with_the_addresses_of_their_facts(
    client: httpx.Client, outputs: Path
) -> None:
    folder = _folder(outputs, "zh")
    part = html.fragment_fromstring(client.get(f"{_base(outputs, folder)}/pages/1").text)
    facts = {path for box in part.xpath(".//@data-fact") for path in str(box).split()}
    on_page = {
        text.eid
        for text in opened(folder).notice.outline.texts()
        if any(place.page == 1 for place in text.places)
    }
    placed = [f for f in opened(folder).folded.facts.values() if f.span and f.span.eid in on_page]
    assert placed
    assert {fact.path for fact in placed} <= facts


def test_a_picture_is_as_wide_as_the_nearest_width_offered(
    client: httpx.Client, outputs: Path
) -> None:
    base = _base(outputs, _folder(outputs, "en"))
    for asked, given in (("600", 640), ("99999999999", 1000), ("-1", 1000), ("9000", 2400)):
        answer = client.get(f"{base}/pages/1.png?width={asked}")
        assert answer.headers["Content-Type"] == "image/png"
        assert Image.open(io.BytesIO(answer.content)).width == given


@pytest.mark.parametrize("path", ["pages/0.png", "pages/99.png", "pages/99", "pages/-1.png"])
def test_a_page_that_the_source_has_not_is_not_found(
    client: httpx.Client, outputs: Path, path: str
) -> None:
    assert client.get(f"{_base(outputs, _folder(outputs, 'en'))}/{path}").status_code == 404


def test_the_pane_has_a_place_for_each_page(client: httpx.Client, outputs: Path) -> None:
    answer = client.get(f"{_base(outputs, _folder(outputs, 'en'))}/source").text
    pages = html.document_fromstring(answer).xpath("//@data-page")
    assert pages == [str(number) for number in range(1, len(pages) + 1)]
    assert len(pages) > 3


def _pdf(content: bytes, *more: bytes, box: str = "0 0 595 842") -> bytes:
    """A file of one page that draws what a content stream says; more objects follow."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R"
        "/Resources<</XObject<</F 5 0 R>>>>>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        *more,
    ]
    made, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start, size = len(made), len(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return made + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, start)


def _bomb() -> bytes:
    """A page of forms that each draw the next ten times over: ten to the eighth drawings."""
    deep, calls = 8, b"/F Do " * 10
    forms = []
    for level in range(deep):
        inner = calls if level < deep - 1 else b"0 0 500 500 re f " * 10
        head = (
            f"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]"
            f"/Resources<</XObject<</F {6 + level} 0 R>>>>/Length {len(inner)}>>stream\n"
        )
        forms.append(head.encode() + inner + b"\nendstream")
    return _pdf(calls, *forms)


def test_a_page_that_would_be_drawn_for_ever_is_given_up(
    outputs: Path, tmp_path: Path, client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bomb.pdf"
    file.write_bytes(_bomb())
    began = time.monotonic()
    with monkeypatch.context() as hurried:
        hurried.setattr(sheets, "TIME_LIMIT", 3.0)
        with pytest.raises(SeriatimError):
            sheets.drawn(file, 1, 1000)
    assert time.monotonic() - began < 20
    base = _base(outputs, _folder(outputs, "en"))
    assert client.get(f"{base}/pages/1.png").status_code == 200


@pytest.mark.parametrize("box", ["0 0 1 20000", "0 0 14000 1"])
def test_a_page_of_no_sheets_form_is_refused_or_small(tmp_path: Path, box: str) -> None:
    file = tmp_path / "tape.pdf"
    file.write_bytes(_pdf(b"", box=box))
    try:
        drawn = Image.open(io.BytesIO(sheets.drawn(file, 1, 2400)))
    except SeriatimError:
        return
    assert drawn.width * drawn.height <= 2400 * 2400 * 4


def test_a_broken_source_leaves_the_text_and_says_why_there_are_no_pages(
    outputs: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(outputs, tmp_path / "outputs"))
    folder = _folder(copy, "en")
    (folder / "source.pdf").write_bytes(b"%PDF-1.7 rubbish")
    with served(application(Desk(copy))) as base, httpx.Client(base_url=base, timeout=60) as client:
        pane = client.get(f"{_base(copy, folder)}/source")
        assert pane.status_code == 200
        assert "The pages cannot be shown" in pane.text
        assert client.get(f"{_base(copy, folder)}/pages/1.png").status_code == 422
        assert "cannot be shown" in client.get(f"{_base(copy, folder)}/pages/1").text


def test_a_source_without_pages_is_no_picture(tmp_path: Path) -> None:
    file = tmp_path / "source.txt"
    file.write_text("Words.")
    with pytest.raises(SeriatimError):
        sheets.count(file)


def test_a_scan_has_its_pages_too(tmp_path: Path) -> None:
    file = tmp_path / "scan.png"
    Image.new("L", (1240, 1754), 255).save(file, dpi=(150, 150))
    assert sheets.count(file) == 1
    assert Image.open(io.BytesIO(sheets.drawn(file, 1, 640))).size == (640, 905)
    with pytest.raises(MissingPage):
        sheets.drawn(file, 2, 640)
