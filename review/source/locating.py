"""Where on a PDF page stretches of a text are printed, character by character.

The text was set together from lines and put in order; the page is matched with it ignoring white
space and forms of letters. Where too little of a stretch is found, nothing is said of it.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as native

from extractors.readers.pdf_characters import Mapping
from review.source.sheets import Printed
from schemas.source import Box

_ENOUGH: Final = 0.75  # share of the characters of a stretch that must be found
_LONGEST: Final = 6000  # characters of one text that are matched
_SLACK: Final = 2.0  # points by which a character may stand out of the box of its text


@dataclass(frozen=True, slots=True)
class Printing:
    """One printed character, folded, and its box from the top left corner."""

    text: str
    box: Box

    def within(self, box: Box) -> bool:
        """Whether its middle lies in a box."""
        left, top, right, bottom = self.box
        x, y = (left + right) / 2, (top + bottom) / 2
        across = box[0] - _SLACK <= x <= box[2] + _SLACK
        return across and box[1] - _SLACK <= y <= box[3] + _SLACK


def characters(page: pdfium.PdfPage, mapping: Mapping) -> list[Printing]:
    """The characters of a page that are not white space, in the order of PDFium."""
    textpage = page.get_textpage()
    try:
        return list(_characters(textpage.raw, mapping))
    finally:
        textpage.close()


def located(printed: Sequence[Printing], texts: Iterable[Printed]) -> dict[int, tuple[Box, ...]]:
    """Boxes, one for each line, by the keys of the stretches that were found."""
    found = {}
    for text in texts:
        here = [item for item in printed if item.within(text.box)] if text.wanted else []
        at = _matched(text.text, here)
        for wanted in text.wanted:
            letters = [i for i in range(wanted.start, wanted.end) if _letters(text.text[i])]
            boxes = [at[position] for position in letters if position in at]
            if boxes and len(boxes) >= _ENOUGH * len(letters):
                found[wanted.key] = tuple(_lines(boxes))
    return found


def _characters(textpage: native.FPDF_TEXTPAGE, mapping: Mapping) -> Iterator[Printing]:
    edges = [ctypes.c_double() for _ in range(4)]
    for index in range(native.FPDFText_CountChars(textpage)):
        text = _letters(chr(native.FPDFText_GetUnicode(textpage, index)))
        if text and native.FPDFText_GetCharBox(textpage, index, *map(ctypes.byref, edges)):
            left, right, bottom, top = (edge.value for edge in edges)
            yield Printing(text, _box(mapping(left, top), mapping(right, bottom)))


def _box(one: tuple[float, float], other: tuple[float, float]) -> Box:
    (x, y), (w, z) = one, other
    return min(x, w), min(y, z), max(x, w), max(y, z)


def _letters(text: str) -> str:
    """A character without its form, accents and case; empty for white space and controls."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c)[0] not in "CM")


def _matched(text: str, here: Sequence[Printing]) -> dict[int, Box]:
    """For each character of a text that was found, where it is printed."""
    wanted = [(letter, at) for at, c in enumerate(text) for letter in _letters(c)]
    given = [(letter, item.box) for item in here for letter in item.text]
    if max(len(wanted), len(given)) > _LONGEST:
        return {}
    pair = SequenceMatcher(None, _only(wanted), _only(given), autojunk=False)
    return {
        wanted[block.a + step][1]: given[block.b + step][1]
        for block in pair.get_matching_blocks()
        for step in range(block.size)
    }


def _only(pairs: Iterable[tuple[str, object]]) -> str:
    return "".join(letter for letter, _ in pairs)


def _lines(boxes: Iterable[Box]) -> Iterator[Box]:
    """Boxes of characters, one after the other, joined where they stand on one line."""
    line: Box | None = None
    for box in boxes:
        if line is not None and _on(line, box):
            line = (
                min(line[0], box[0]),
                min(line[1], box[1]),
                max(line[2], box[2]),
                max(line[3], box[3]),
            )
            continue
        if line is not None:
            yield line
        line = box
    if line is not None:
        yield line


def _on(line: Box, box: Box) -> bool:
    middle = (box[1] + box[3]) / 2
    return line[1] - _SLACK <= middle <= line[3] + _SLACK
