"""Real documents of several bodies, where a folder of them is at hand: all of it is read."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from extractors import akn
from extractors.notice import extract
from extractors.source import read
from schemas.akn import check
from schemas.source import Source
from tests.documents import joined
from tests.test_samples import printed, record_text
from writers.akn import write

_MOST = 6  # documents, the smallest first, as the largest take seconds each
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def documents(corpus: Path) -> list[Path]:
    paths = [path for form in ("docx", "pdf") for path in (corpus / "real").glob(f"*.{form}")]
    texts = [path for path in paths if not path.name.startswith("scan")]
    return sorted(texts, key=lambda path: path.stat().st_size)[:_MOST]


def test_their_records_are_valid_are_read_back_and_hold_the_whole_text(
    documents: list[Path],
) -> None:
    for path in documents:
        source = read(path)
        notice = extract(source)
        record = write(notice, date(2026, 1, 2))
        assert check(record) == (), path.name
        assert akn.read(record) == notice, path.name
        aside = notice.residue[len(source.residue) :]
        kept = len(record_text(record)) + len(joined(residue.text for residue in aside))
        assert kept == len(joined(_printed(source))), path.name


def test_of_word_files_every_text_is_read(corpus: Path) -> None:
    found = sorted((corpus / "real").glob("*.docx"))
    for path in found:
        read_text = joined(printed(read(path)))
        words = [word for text in _texts(path) for word in text.split()]
        missing = [word for word in words if joined([word]) not in read_text]
        assert missing == [], path.name


def _printed(source: Source) -> list[str]:
    numbers = [line.number or "" for line in source.lines()]
    return [*printed(source), *numbers]


def _texts(path: Path) -> list[str]:
    """The paragraphs of the body, without what was deleted and what other forms repeat."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    for gone in list(body.iter(f"{_W}del", "{*}Fallback", f"{_W}moveFrom")):
        gone.getparent().remove(gone)
    return [_text(paragraph) for paragraph in body.iter(f"{_W}p")]


def _text(paragraph: etree._Element) -> str:
    """The words of a paragraph; the mark of a note that is set by hand belongs to the note."""
    signs = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "\u2011"}
    return "".join(
        signs.get(str(element.tag), element.text or "")
        for element in paragraph.iter(f"{_W}t", *signs)
        if element.find(f"../*[@{_W}customMarkFollows]") is None
    )
