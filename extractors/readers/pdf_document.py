"""A PDF file to its pages of words and rules, or a clear reason why there are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as native

from extractors.readers.pdf_characters import Mapping
from extractors.readers.pdf_dots import with_dots
from extractors.readers.pdf_page import Page
from extractors.readers.pdf_rules import drawn
from extractors.readers.pdf_words import Words, words
from schemas.errors import DamagedSource, LockedSource, OversizedSource, SeriatimError

MOST_PAGES: Final = 2000
_AGAIN = "fetch or save it again"
_TAIL = 65_536  # some servers append bytes after the end of the file; none append more
_END = b"%%EOF"
_LENGTH = re.compile(rb"/Linearized\b.{0,200}?/L\s+(\d+)", re.DOTALL)
_LOCKED = (native.FPDF_ERR_PASSWORD, native.FPDF_ERR_SECURITY)
# A page whose fonts do not say what their characters mean is a picture of text to us.
_MOST_UNDECODED = 0.3


def pages(path: Path) -> list[Page]:
    """Every page in order.

    Raises DamagedSource for a file that is cut off, LockedSource for one with a password, and
    OversizedSource for one of more than MOST_PAGES.
    """
    _refuse_cut_off(path)
    document = opened(path)
    try:
        return [_page(document, index) for index in range(len(document))]
    finally:
        document.close()


def _refuse_cut_off(path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(2048)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    stated = _LENGTH.search(head)
    if _END not in tail or (stated and int(stated[1]) > size):
        raise DamagedSource("the PDF file is cut off before its end", _AGAIN)


def opened(path: Path) -> pdfium.PdfDocument:
    """The file with its pages; raises what `pages` does where it does not open."""
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise _refusal(error) from None
    if not len(document):
        raise DamagedSource("the PDF file has no pages", _AGAIN)
    if len(document) > MOST_PAGES:
        raise OversizedSource(
            f"the PDF file has {len(document):,} pages; at most {MOST_PAGES:,} are read",
            "divide it, or take the notice out of it",
        )
    return document


def _refusal(error: pdfium.PdfiumError) -> SeriatimError:
    if getattr(error, "err_code", None) in _LOCKED:
        return LockedSource("the PDF file is protected by a password", "save it without one")
    return DamagedSource("the PDF file is broken", _AGAIN)


@dataclass(frozen=True, slots=True)
class Upright:
    """A page as it lies when its text is upright, turned back by `turn` quarters if need be.

    `mapping` leads from the points of the file to points from the top left corner of that page.
    """

    words: Words
    turn: int
    width: float
    height: float
    mapping: Mapping


def upright(page: pdfium.PdfPage) -> Upright:
    """A page with its text upright; everything that is said of its places is said of this."""
    width, height = page.get_size()
    mapping = _mapping(page)
    placed = words(page, mapping)
    turn = placed.turn
    if turn:
        mapping = _turned(mapping, turn, width, height)
        width, height = (height, width) if turn % 2 else (width, height)
        placed = words(page, mapping)
    return Upright(placed, turn, width, height, mapping)


def _page(document: pdfium.PdfDocument, index: int) -> Page:
    try:
        page = document[index]
        lying = upright(page)
        found = drawn(page, lying.mapping)
        page.close()
    except pdfium.PdfiumError:
        raise DamagedSource(f"page {index + 1} of the PDF file is broken", _AGAIN) from None
    placed, size = lying.words, (lying.width, lying.height)
    aside = tuple(chain.from_iterable(placed.turned.values()))
    printed = with_dots(placed.words, found.dots)
    return Page(index + 1, *size, printed, found.rules, found.pictures, placed.undecoded, aside)


def _mapping(page: pdfium.PdfPage) -> Mapping:
    """From the points of the file to points from the top left corner of the page as shown."""
    left, bottom, right, top = page.get_cropbox()
    turned = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turned[page.get_rotation()]


def _turned(mapping: Mapping, quarters: int, width: float, height: float) -> Mapping:
    """A mapping to the page as it lies when text turned by quarters clockwise is upright."""

    def mapped(x: float, y: float) -> tuple[float, float]:
        x, y = mapping(x, y)
        return {1: (y, width - x), 2: (width - x, height - y), 3: (height - y, x)}[quarters]

    return mapped


def is_unread(page: Page) -> bool:
    """Whether a page is a picture without text, or its fonts do not say what is printed."""
    decoded = sum(len(word.text) for word in page.words)
    undecoded = page.undecoded > _MOST_UNDECODED * (decoded + page.undecoded)
    return undecoded or (page.pictures > 0 and not decoded)
