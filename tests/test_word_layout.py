"""Drafts as a drafter sees them: what keeps together, how points end, what stands slanted."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest
from lxml import etree

from extractors.notice import extract
from extractors.source import read
from schemas.language import language
from tests.documents import make_pdfs
from tests.draft_notices import SAMPLES, WORDS, drafted, session_notice
from tests.word_lint import W, WordFile, text_of
from writers.phrases import phrases
from writers.word.layout import layout

LANGUAGES = pytest.mark.parametrize("code", sorted(WORDS))
NAMES = [draft.name for draft in drafted(session_notice("en"))]
PAPERS = pytest.mark.parametrize("paper", NAMES)


@cache
def body(code: str, paper: str) -> etree._Element:
    (data,) = [draft.data for draft in drafted(session_notice(code)) if draft.name == paper]
    found = WordFile(data).body.find(f".//{W}body")
    assert found is not None
    return found


def style(block: etree._Element) -> str | None:
    found = block.find(f"{W}pPr/{W}pStyle")
    return None if found is None else found.get(f"{W}val")


@LANGUAGES
@PAPERS
def test_a_paragraph_stays_with_the_table_or_the_points_that_it_introduces(
    code: str, paper: str
) -> None:
    blocks = [*body(code, paper)]
    introducing = [
        block
        for block, below in pairwise(blocks)
        if style(block) == "NumberedParagraph"
        and (below.tag == f"{W}tbl" or style(below) == "Point")
    ]
    assert introducing or paper == "provisional-agenda.docx"
    assert [text_of(b) for b in introducing if b.find(f"{W}pPr/{W}keepNext") is None] == []


@LANGUAGES
@PAPERS
def test_points_end_in_semicolons_and_the_last_in_a_full_stop(code: str, paper: str) -> None:
    words = phrases(language(code))
    lines = [(style(block), text_of(block)) for block in body(code, paper)]
    for (kind, text), (below, _) in zip(lines, [*lines[1:], (None, "")], strict=True):
        if kind == "Point":
            assert text.endswith(words.text("semicolon" if below == "Point" else "stop"))


@LANGUAGES
@PAPERS
def test_the_masthead_names_distribution_date_and_original_in_this_order(
    code: str, paper: str
) -> None:
    words = phrases(language(code))
    told = [text_of(p) for p in body(code, paper).iter(f"{W}p") if style(p) == "MastheadDetail"]
    starts = [words.text(f"masthead.{key}").split("{")[0] for key in ("distribution", "original")]
    if not told:  # a note within the secretariat has no letterhead
        assert paper == "cover-note.docx"
        return
    assert len(told) == 3
    assert (told[0].startswith(starts[0]), told[2].startswith(starts[1])) == (True, True)


@LANGUAGES
@PAPERS
def test_our_own_words_in_a_cell_of_a_table_begin_with_a_capital(code: str, paper: str) -> None:
    """Values of the record stand as printed there."""
    cells = [p for p in body(code, paper).iter(f"{W}p") if style(p) == "TableText"]
    own = [text_of(p).lstrip("[") for p in cells if p.find(f"{W}sdt") is None]
    assert [words for words in own if words[:1].islower()] == []


@LANGUAGES
def test_only_scripts_with_slanted_letters_are_slanted(code: str) -> None:
    (data, *_) = [draft.data for draft in drafted(session_notice(code))]
    with ZipFile(BytesIO(data)) as archive:
        styles = archive.read("word/styles.xml").decode("utf-8")
    assert bool(re.search(r"<w:i(?:Cs)?[ />]", styles)) == layout(language(code)).italics
    assert layout(language(code)).italics == (code not in ("ar", "zh"))


def test_the_documents_of_an_item_stay_with_the_table_above_them() -> None:
    blocks = [*body("en", "annotated-agenda.docx")]
    tables = [
        (blocks[at - 2], blocks[at - 1])
        for at, block in enumerate(blocks)
        if style(block) == "Documentation" and blocks[at - 2].tag == f"{W}tbl"
    ]
    assert tables
    for table, below in tables:
        *_, last = table.iter(f"{W}tr")
        assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in (*last.iter(f"{W}p"), below))


def test_no_page_of_a_draft_is_empty(soffice: str, tmp_path: Path) -> None:
    """A paragraph must follow a table that ends a document, but not on a page of its own."""
    words = []
    for code in sorted(WORDS):
        notice = extract(read(SAMPLES / f"{code}.txt"))
        for draft in drafted(notice, date(2029, 6, 4)):
            if draft.name.endswith(".docx"):
                words.append(tmp_path / f"{code}-{draft.name}")
                words[-1].write_bytes(draft.data)
    printed = {path.stem: pages(path) for path in make_pdfs(words, tmp_path / "printed")}
    assert len(printed) == len(WORDS) * len(NAMES)
    assert [name for name, texts in printed.items() if not all(texts)] == []


def pages(path: Path) -> list[str]:
    """What stands on each page of a PDF below its running header, the first line of a page."""
    document = pdfium.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    return [texts[0].strip(), *(text.partition("\n")[2].strip() for text in texts[1:])]
