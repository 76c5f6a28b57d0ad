"""Scans: pages of the sample printed, made pictures, and recognised."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from extractors.notice import extract
from extractors.readers.scan_upright import level, skew, trimmed
from extractors.source import read
from schemas.errors import DamagedSource, EmptySource, OversizedSource
from schemas.source import Grid, Source
from tests.conftest import SAMPLES
from tests.documents import make_docx, make_pdfs
from tests.measure_scans import alike, scan, upright

Printed = dict[str, Path]
ITEMS = [str(number) for number in range(1, 13)]  # of the agenda on the last page
TOP = (0, 0, 2480, 1500)  # pixels: of a page, what has its first items

needs_tesseract = pytest.mark.usefixtures("tesseract")


def shot(pdf: Path, number: int, dpi: int = 300) -> Image.Image:
    """A page, from 1 or from the end, as a picture."""
    document = pdfium.PdfDocument(pdf)
    page = document[number - 1 if number > 0 else len(document) + number]
    image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    document.close()
    return image


def saved(image: Image.Image, to: Path) -> Path:
    image.save(to, dpi=(300, 300))
    return to


def text(source: Source) -> str:
    return "\n".join(line.text for line in source.lines())


def numbers(source: Source) -> list[str]:
    return re.findall(r"^(\d+)[.-]", text(source), re.MULTILINE)


def checks(source: Source) -> list[str]:
    return [doubt.check for doubt in source.doubts]


def titles(code: str) -> list[str]:
    """Of the items of the agenda on the last page."""
    gold = json.loads((SAMPLES / "gold" / f"{code}.json").read_text("utf-8"))
    return [item["title"] for item in gold["agendas"][1]["items"]]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, soffice: str) -> Printed:
    """The sample as PDF files, the Arabic in a face for print, by language."""
    folder = tmp_path_factory.mktemp("printed")
    words = [
        upright(make_docx(SAMPLES / f"{code}.txt", folder / f"{code}.docx"))
        for code in ("zh", "ru", "ar", "en", "es")
    ]
    return {path.stem: path for path in make_pdfs(words, folder / "pdf")}


@needs_tesseract
@pytest.mark.parametrize("code", ["zh", "ru", "ar"])
def test_a_page_in_each_script_is_read_with_its_numbers(
    code: str, printed: Printed, tmp_path: Path
) -> None:
    source = read(saved(shot(printed[code], -1).crop(TOP), tmp_path / "page.png"))
    assert source.form == "scan"
    assert len(numbers(source)) >= 3
    assert numbers(source) == ITEMS[: len(numbers(source))]
    assert extract(source).language == code
    found = [re.sub(r"^\d+\W+", "", line.text) for line in source.lines()]
    for title in titles(code)[: len(numbers(source)) - 1]:  # the last one may be cut
        assert max(alike(title, line) for line in found) > 0.85  # a letter of a short title


@needs_tesseract
def test_a_page_upside_down_is_turned_and_said_to_be(printed: Printed, tmp_path: Path) -> None:
    page = shot(printed["en"], 6).crop(TOP).rotate(180)
    source = read(saved(page, tmp_path / "page.png"), "en")
    assert len(numbers(source)) > 4
    assert numbers(source) == ITEMS[: len(numbers(source))]
    assert checks(source)[0] == "turned-page"


@needs_tesseract
def test_letters_too_coarse_are_findings(printed: Printed, tmp_path: Path) -> None:
    path = scan(printed["es"], tmp_path / "scan.pdf", dpi=100, pages=[6])
    notice = extract(read(path))
    found = {finding.check for finding in notice.findings}
    assert {"low-resolution", "doubtful-words"} <= found


@needs_tesseract
def test_a_dirty_page_is_read_without_its_dirt(printed: Printed, tmp_path: Path) -> None:
    page = shot(printed["en"], 6).rotate(1.7, Image.Resampling.BICUBIC, fillcolor=255)
    shades = np.array(page)
    rng = np.random.default_rng(1)
    for row, column in rng.integers(0, (shades.shape[0] - 9, shades.shape[1] - 9), (300, 2)):
        shades[row : row + 3, column : column + 3] = 60
    shades[:, :40] = 20
    source = read(saved(Image.fromarray(shades), tmp_path / "page.png"))
    assert numbers(source) == ITEMS
    assert text(source).startswith("United Nations Habitat Assembly")
    assert not re.search(r"^\W*[^\W\d_]{1,3}\W*$", text(source), re.MULTILINE)


@needs_tesseract
def test_columns_are_read_one_after_the_other(printed: Printed, tmp_path: Path) -> None:
    columns = [shot(printed[code], 6).crop((400, 600, 2300, 1300)) for code in ("en", "es")]
    page = Image.new("L", (3900, 1250), 255)
    for index, column in enumerate(columns):
        page.paste(column, (50 + index * 1900, 200))
    found = text(read(saved(page, tmp_path / "page.jpg"), "en"))
    order = [
        found.index(word)
        for word in ("Organizational", "New Urban Agenda", "Informe de la Mesa", "Plan")
    ]
    assert order == sorted(order)


@needs_tesseract
def test_a_language_that_is_given_is_not_told_from_the_page(
    printed: Printed, tmp_path: Path
) -> None:
    # One line has too few letters to tell a language.
    page = Image.new("L", (1400, 1800), 255)
    page.paste(shot(printed["es"], 6).crop((200, 250, 1000, 440)), (100, 100))
    path = saved(page, tmp_path / "page.png")
    with pytest.raises(EmptySource):
        read(path)
    assert "Anexo I" in text(read(path, "es"))


@needs_tesseract
def test_a_file_of_several_pictures_is_read_in_order(printed: Printed, tmp_path: Path) -> None:
    page = shot(printed["en"], 6).crop((0, 600, 2480, 1800))
    halves = [page.crop((0, top, 2480, top + 600)) for top in (0, 600)]
    sheets = [Image.new("L", (2480, 1250), 255) for _ in halves]
    for sheet, half in zip(sheets, halves, strict=True):
        sheet.paste(half, (0, 300))
    sheets[0].save(tmp_path / "a.tiff", save_all=True, append_images=sheets[1:], dpi=(300, 300))
    source = read(tmp_path / "a.tiff", "en")
    assert (source.form, source.pages) == ("scan", 2)
    assert len(numbers(source)) > 3
    assert numbers(source) == sorted(numbers(source), key=int)


@needs_tesseract
def test_scanned_pages_among_others_are_read_in_their_place(
    printed: Printed, tmp_path: Path
) -> None:
    scanned = scan(printed["en"], tmp_path / "scan.pdf", pages=[2])
    mixed, pages = pdfium.PdfDocument.new(), [(printed["en"], 0), (scanned, 0)]
    for path, index in (*pages, (printed["en"], 2)):
        mixed.import_pages(pdfium.PdfDocument(path), [index])
    mixed.save(tmp_path / "mixed.pdf")
    source = read(tmp_path / "mixed.pdf")
    assert source.form == "pdf"
    whole = read(printed["en"])
    assert numbers(whole)[: len(numbers(source))] == numbers(source)
    tables = [block for block in source.blocks if isinstance(block, Grid)]
    first = {row[0].lines[0].text for table in tables for row in table.rows if row[0].lines}
    assert {"2/1", "2/2", "2/3"} <= first


@pytest.mark.parametrize(
    ("begin", "error"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"rubbish" * 99, DamagedSource),
        (b"\xff\xd8\xff\xe0" + b"rubbish" * 99, DamagedSource),
        (b"II*\0" + b"rubbish" * 99, DamagedSource),
    ],
    ids=["png", "jpg", "tiff"],
)
def test_a_damaged_picture_is_said_to_be(
    begin: bytes, error: type[Exception], tmp_path: Path
) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(begin)
    with pytest.raises(error, match="cut off or broken"):
        read(path)


def test_a_picture_too_large_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    Image.new("1", (20_000, 20_000), 1).save(path)
    with pytest.raises(OversizedSource, match="120 million pixels"):
        read(path)


@needs_tesseract
def test_an_empty_page_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EmptySource, match="no text could be recognised"):
        read(saved(Image.new("L", (1240, 1754), 255), tmp_path / "white.png"))


@pytest.mark.parametrize("angle", [-3.0, -0.8, 0.0, 1.7])
def test_lines_are_made_level(angle: float) -> None:
    shades = np.full((800, 600), 255, np.uint8)
    shades[100:700:30, 80:520] = 0
    page = Image.fromarray(shades).rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert abs(skew(page) + angle) <= 0.2
    assert abs(skew(level(page))) <= 0.2


def test_dark_sides_of_a_page_go_and_print_stays() -> None:
    shades = np.full((300, 200), 255, np.uint8)
    shades[:, :8] = 10
    shades[100:110, 50:150] = 0
    clean = np.asarray(trimmed(Image.fromarray(shades)))
    assert (clean[:, :8] == 255).all()
    assert (clean[100:110, 50:150] == 0).all()
