"""One scanned page: the right way up, recognised, with what was doubtful on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from extractors.readers import tesseract
from extractors.readers.pdf_page import Page
from extractors.readers.scan_doubts import doubts
from extractors.readers.scan_figures import as_item, as_range, better, better_word
from extractors.readers.scan_jobs import Recognised
from extractors.readers.scan_languages import of_other_scripts, of_script, told
from extractors.readers.scan_numerals import as_numeral
from extractors.readers.scan_pictures import Picture
from extractors.readers.scan_pieces import Box
from extractors.readers.scan_rules import Run, ruled, rules, without
from extractors.readers.scan_second_look import Paper, looked_again
from extractors.readers.scan_strips import GAPS, in_strips
from extractors.readers.scan_upright import Shades, darkness, level, trimmed, turned
from extractors.readers.scan_words import Scale, Seen, confidence, seen
from schemas.language import Language, language

Pixel = TypeVar("Pixel", np.uint8, np.bool_)
# Below this mean the page may lie on its side or head, or be of another script.
_SURE = 75.0
_PLAIN = 2.0  # confidence of an orientation from which on it is believed
_FEW = 8  # characters of a piece that may be a number
_BESIDE = 3  # pixels, less than a space, by which the ink of a word may exceed its box
_OWN_LETTER = re.compile(r"[\u0400-\u06ff\u3400-\u9fff]")  # of a script that is not Latin
_NARROW = 160  # pixels; numbers of items are no wider
_MARGIN = 12  # pixels of paper around a piece that is read by itself


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was seen on a page as it lay, in a language; `clean` is it without ruled lines."""

    clean: Shades
    dark: int  # the lightest shade of ink
    runs: list[Run]
    words: list[Seen]
    spoken: Language
    turn: int

    @property
    def confidence(self) -> float:
        """How sure its words are on the whole, from 0 to 100."""
        return confidence(self.words)


def recognised(picture: Picture, number: int, code: str | None) -> Recognised:
    """A page as words and rules; its language where `code` is None and enough is printed.

    Raises MissingTesseract, OversizedSource, and UnknownLanguage.
    """
    if code is None:
        reading, code = _in_its_language(picture)
    else:
        reading = _righted(picture, language(code))
    words = _again(reading, picture.points)
    height, width = reading.clean.shape
    page = Page(
        number,
        width * picture.points,
        height * picture.points,
        tuple(found.word for found in words),
        rules(reading.runs, picture.points),
    )
    return Recognised(page, tuple(doubts(number, words, picture.resolution, reading.turn)), code)


def _in_its_language(picture: Picture) -> tuple[_Reading, str | None]:
    """The page read in the language that it turns out to be in."""
    lies = tesseract.orientation(np.asarray(picture.image))
    reading = _righted(picture, of_script(lies.script if lies else None))
    if reading.words and reading.confidence < _SURE:
        others = [_righted(picture, other) for other in of_other_scripts(reading.spoken)]
        reading = max([reading, *others], key=lambda found: found.confidence)
    found = told(" ".join(word.word.text for word in reading.words))
    if found is not None and found.tesseract != reading.spoken.tesseract:
        reading = _righted(picture, found)
    return reading, found.code if found is not None else None


def _righted(picture: Picture, spoken: Language) -> _Reading:
    """The page as it lies, or turned where that reads better."""
    reading = _read(picture, spoken, 0)
    if reading.confidence >= _SURE:
        return reading
    lies = tesseract.orientation(np.asarray(picture.image))
    if lies is None or not lies.turn or lies.confidence < _PLAIN:
        return reading
    return max(reading, _read(picture, spoken, lies.turn), key=lambda found: found.confidence)


def _read(picture: Picture, spoken: Language, turn: int) -> _Reading:
    shades = np.asarray(level(turned(trimmed(picture.image), turn)))
    dark = darkness(shades)
    runs = ruled(shades <= dark)
    clean = without(shades, runs)
    hocr = tesseract.recognise([clean], spoken.tesseract, "page", boxes=_has_boxes(spoken))
    (words,) = seen(hocr, [clean <= dark], [Scale(picture.points)])
    return _Reading(clean, dark, runs, words, spoken, turn)


def _again(reading: _Reading, points: float) -> list[Seen]:
    """The words of a page after a second look, piece by piece, then at figures among letters."""
    rtl, dark = reading.spoken.direction == "rtl", reading.clean <= reading.dark

    def read(boxes: Sequence[Box]) -> list[list[Seen]]:
        first = _pieces(reading, boxes, reading.spoken.tesseract, points)
        second = _figures(reading, boxes, first, points)
        found = [better(*pair) for pair in zip(first, second, strict=True)]
        return _side_by_side(reading, boxes, found, points)

    def mend(words: list[Seen], box: Box) -> list[Seen]:
        items = as_item([as_numeral(word, dark) for word in words], _cut(dark, box, False), rtl)
        return [as_range(word) for word in items] if rtl else items

    words = looked_again(reading.words, Paper(dark, points, rtl), read, mend)
    if not reading.spoken.tesseract_figures:
        return words
    foreign = [word for word in words if not _OWN_LETTER.search(word.word.text)]
    boxes = [_widened(word.box) for word in foreign]
    others = _pieces(reading, boxes, reading.spoken.tesseract_figures, points)
    changed = {id(w): better_word(w, o) for w, o in zip(foreign, others, strict=True)}
    return [changed.get(id(word), word) for word in words]


def _figures(
    reading: _Reading, boxes: Sequence[Box], first: list[list[Seen]], points: float
) -> list[list[Seen]]:
    """Pieces read as figures where they are short and there are data for it; else as they were."""
    packs = reading.spoken.tesseract_figures
    short = [index for index, words in enumerate(first) if packs and _is_short(words)]
    read = _pieces(reading, [boxes[index] for index in short], packs, points)
    found = dict(zip(short, read, strict=True))
    return [found.get(index, words) for index, words in enumerate(first)]


def _side_by_side(
    reading: _Reading, boxes: Sequence[Box], first: list[list[Seen]], points: float
) -> list[list[Seen]]:
    """Pieces that may be numbers read among each other where that is better; else as they were."""
    packs = reading.spoken.tesseract_figures or reading.spoken.tesseract

    def read(strips: Sequence[Shades]) -> list[list[Seen]]:
        hocr = tesseract.recognise(strips, packs, "line", boxes=True)
        return seen(
            hocr, [strip <= reading.dark for strip in strips], [Scale(points)] * len(strips)
        )

    narrow = [
        index
        for index, words in enumerate(first)
        if _is_short(words) and boxes[index][2] - boxes[index][0] <= _NARROW
    ]
    found = list(first)
    for gap in GAPS:
        strips = in_strips(reading.clean, [boxes[index] for index in narrow], gap, read)
        for index, words in zip(narrow, strips, strict=True):
            found[index] = better(found[index], words) if words else found[index]
    return found


def _widened(box: Box) -> Box:
    return box[0] - _BESIDE, box[1] - _BESIDE, box[2] + _BESIDE, box[3] + _BESIDE


def _is_short(words: Sequence[Seen]) -> bool:
    return sum(len(found.word.text) for found in words) <= _FEW


def _pieces(
    reading: _Reading, boxes: Sequence[Box], packs: Sequence[str], points: float
) -> list[list[Seen]]:
    """What is printed in parts of a page."""
    if not boxes:
        return []
    cuts = [_cut(reading.clean, box, 255) for box in boxes]
    boxed = _has_boxes(reading.spoken)
    hocr = tesseract.recognise(cuts, packs, "piece", boxes=boxed)
    scales = [Scale(points, box[0] - _MARGIN, box[1] - _MARGIN) for box in boxes]
    return seen(hocr, [cut <= reading.dark for cut in cuts], scales)


def _cut(page: NDArray[Pixel], box: Box, paper: int) -> NDArray[Pixel]:
    """A part of the page with a margin of paper."""
    left, top, right, bottom = box
    return np.pad(page[max(0, top) : bottom, max(0, left) : right], _MARGIN, constant_values=paper)


def _has_boxes(spoken: Language) -> bool:
    """Whether Tesseract can say where each letter stands, which joined ones spoil."""
    return spoken.direction == "ltr"
