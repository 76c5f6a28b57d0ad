"""Words of a scanned page, from the hOCR that Tesseract writes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from extractors.readers.pdf_page import Word
from extractors.readers.pdf_words import is_wide
from extractors.readers.scan_upright import Ink

_XHTML = "{http://www.w3.org/1999/xhtml}"
_PROPERTY = re.compile(r"(\w+) ([-\d. ]+)")
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_INVISIBLE = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
# The size of a font to what Tesseract takes for the height of its small letters: where letters have
# no capitals, as in Chinese and Arabic, it takes most of their height.
_CASED, _UNCASED = 2.0, 1.35
_HAIR = 3  # pixels; a sign narrower than this is not on the paper
_IMAGINED = frozenset("‘’“”'\"`|¦_~—–-")  # what is seen where nothing is
_STEEP = 7.0  # how Tesseract makes the confidence of a word from that of its worst character

Properties = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Seen:
    """A word with how sure it is, from 0 to 100, where it stands in pixels, and its size there."""

    word: Word
    confidence: float
    box: tuple[int, int, int, int]
    height: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the pixels of a picture lie on the page: `points` is the side of one."""

    points: float
    left: int = 0  # pixels
    top: int = 0


@dataclass(frozen=True, slots=True)
class _Sign:
    text: str
    box: tuple[int, int, int, int]
    confidence: float


def seen(hocr: bytes, inks: Sequence[Ink], scales: Sequence[Scale]) -> list[list[Seen]]:
    """The words of each page in the order of Tesseract; `inks` prove that signs are printed."""
    tree = etree.fromstring(hocr, etree.XMLParser(resolve_entities=False, no_network=True))
    pages = [div for div in tree.iter(f"{_XHTML}div") if div.get("class") == "ocr_page"]
    return [
        [
            word
            for line in page.iter(f"{_XHTML}span")
            if line.get("class") in _LINES
            for word in _line(line, ink, scale)
        ]
        for page, ink, scale in zip(pages, inks, scales, strict=True)
    ]


def confidence(words: Sequence[Seen]) -> float:
    """How sure words are on the whole, each by its length; 0 where there are none."""
    letters = sum(len(found.word.text) for found in words)
    return sum(found.confidence * len(found.word.text) for found in words) / max(1, letters)


def _line(line: etree._Element, ink: Ink, scale: Scale) -> Iterator[Seen]:
    of_line = _properties(line)
    left, _, right, bottom = of_line["bbox"]
    slope, offset = of_line.get("baseline", [0.0, 0.0])
    baseline = bottom + offset + slope * (right - left) / 2
    size = _size(of_line, "".join(map(str, line.itertext())))
    before = ""
    for element in line.iter(f"{_XHTML}span"):
        found = _word(element, ink) if element.get("class") == "ocrx_word" else None
        if found is not None and found.text:
            spaced = bool(before) and not (is_wide(before[-1]) or is_wide(found.text[0]))
            yield _seen(found, baseline, size, spaced, scale)
            before = found.text


def _seen(found: _Sign, baseline: float, size: float, spaced: bool, scale: Scale) -> Seen:
    left, top, right, bottom = found.box
    box = (left + scale.left, top + scale.top, right + scale.left, bottom + scale.top)
    word = Word(
        found.text,
        box[0] * scale.points,
        box[2] * scale.points,
        (baseline + scale.top) * scale.points,
        size * scale.points,
        spaced=spaced,
    )
    return Seen(word, found.confidence, box, size)


def _size(line: Properties, text: str) -> float:
    """The size of the font of a line, in pixels."""
    _, top, _, bottom = line["bbox"]
    whole = line.get("x_size", [bottom - top])[0]
    accents, tails = (
        line.get("x_ascenders", [whole / 4])[0],
        line.get("x_descenders", [whole / 4])[0],
    )
    uncased = sum(letter.isalpha() and letter.lower() == letter.upper() for letter in text)
    return (whole - accents - tails) * (_UNCASED if 2 * uncased > len(text.strip()) / 2 else _CASED)


def _word(element: etree._Element, ink: Ink) -> _Sign | None:
    """A word by its characters where they have boxes, else as a whole."""
    signs = list(_signs(element))
    if not signs:
        found = _properties(element)
        return _Sign(_text(element), _box(found["bbox"]), found["x_wconf"][0])
    if _is_imagined(signs[0], ink):
        signs = signs[1:]
    sides = [side for sign in signs for side in (sign.box[0], sign.box[2])]
    if not sides:
        return None
    _, top, _, bottom = signs[0].box
    worst = min(sign.confidence for sign in signs)
    return _Sign(
        "".join(sign.text for sign in signs),
        (min(sides), top, max(sides), bottom),
        max(0.0, 100 - _STEEP * (100 - worst)),
    )


def _signs(word: etree._Element) -> Iterator[_Sign]:
    for element in word.iter(f"{_XHTML}span"):
        if element.get("class") == "ocrx_cinfo":
            found = _properties(element)
            yield _Sign(_text(element), _box(found["x_bboxes"]), found["x_conf"][0])


def _is_imagined(first: _Sign, ink: Ink) -> bool:
    """Whether a word begins with a sign that has no ink: after a wide gap Tesseract puts quotes."""
    left, top, right, bottom = first.box
    narrow = right - left < _HAIR
    return first.text in _IMAGINED and (narrow or not ink[top:bottom, left:right].any())


def _text(element: etree._Element) -> str:
    text = "".join(map(str, element.itertext()))
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()


def _box(sides: list[float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = map(int, sides)
    return left, top, right, bottom


def _properties(element: etree._Element) -> Properties:
    found = _PROPERTY.findall(element.get("title", ""))
    return {name: [float(number) for number in numbers.split()] for name, numbers in found}
