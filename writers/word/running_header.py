"""The header from the second page on: symbol, the word DRAFT, page."""

from __future__ import annotations

from collections.abc import Iterator

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Twips
from docx.text.paragraph import Paragraph as WordParagraph

from writers.word.elements import Element, element, text
from writers.word.pen import Pen
from writers.word.tables import type_area

_PORTRAIT = 9070  # type area of the page that the style Header is made for
_TABS = WD_TAB_ALIGNMENT
# Word copies the symbol from the masthead, so that it is filled in once.
_SYMBOL_FIELD = 'STYLEREF "Masthead symbol"'


def running_header(pen: Pen, symbol: str) -> None:
    """Fill the header; that of the first page stays empty, the masthead stands there."""
    section = pen.document.sections[0]
    section.first_page_header.is_linked_to_previous = False
    pen.style(section.first_page_header.paragraphs[0], "Normal")
    paragraph = section.header.paragraphs[0]
    pen.style(paragraph, "Header")
    _set_tabs(paragraph, type_area(pen))
    _fill(pen, paragraph, symbol)


def _set_tabs(paragraph: WordParagraph, width: int) -> None:
    """Middle and end of the line, where the page is wider than that of the style."""
    if width == _PORTRAIT:
        return
    tabs = paragraph.paragraph_format.tab_stops
    for place, alignment in ((_PORTRAIT // 2, _TABS.CLEAR), (_PORTRAIT, _TABS.CLEAR)):
        tabs.add_tab_stop(Twips(place), alignment)
    for place, alignment in ((width // 2, _TABS.CENTER), (width, _TABS.RIGHT)):
        tabs.add_tab_stop(Twips(place), alignment)


def _fill(pen: Pen, paragraph: WordParagraph, symbol: str) -> None:
    before, _, after = pen.layout.page.partition("{page}")
    parts = [
        *_field(pen, _SYMBOL_FIELD, symbol),
        _tab(),
        *([pen.run(pen.layout.draft, "DraftWord")] if pen.layout.draft else []),
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
