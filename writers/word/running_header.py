"""The header from the second page on: symbol, the word DRAFT, page."""

from __future__ import annotations

from collections.abc import Iterator

from docx.text.paragraph import Paragraph as WordParagraph

from writers.word.elements import Element, element, text
from writers.word.pen import Pen

# Word copies the symbol from the masthead, so that it is filled in once.
_SYMBOL_FIELD = 'STYLEREF "Masthead symbol"'


def running_header(pen: Pen, symbol: str) -> None:
    """Fill the header; that of the first page stays empty, the masthead stands there."""
    section = pen.document.sections[0]
    section.first_page_header.is_linked_to_previous = False
    pen.style(section.first_page_header.paragraphs[0], "Normal")
    paragraph = section.header.paragraphs[0]
    pen.style(paragraph, "Header")
    _fill(pen, paragraph, symbol)


def _fill(pen: Pen, paragraph: WordParagraph, symbol: str) -> None:
    before, _, after = pen.layout.page.partition("{page}")
    parts = [
        *_field(pen, _SYMBOL_FIELD, symbol),
        _tab(),
        pen.run(pen.layout.draft, "DraftWord"),
        _tab(),
        *([pen.run(before)] if before else []),
        *_field(pen, "PAGE", "2"),
        *([pen.run(after)] if after else []),
    ]
    for part in parts:
        paragraph._p.append(part)


def _field(pen: Pen, instruction: str, result: str) -> Iterator[Element]:
    """A field with the result to show until Word computes it."""
    yield element("r", element("fldChar", fldCharType="begin"))
    yield element("r", text(f" {instruction} ", "instrText"))
    yield element("r", element("fldChar", fldCharType="separate"))
    yield from pen.runs(result)
    yield element("r", element("fldChar", fldCharType="end"))


def _tab() -> Element:
    return element("r", element("tab"))
