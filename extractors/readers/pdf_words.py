"""Characters of a PDF page to words, as PDFium places them."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as native

from extractors.folding import is_chinese
from extractors.readers.pdf_page import Word

Mapping = Callable[[float, float], tuple[float, float]]
# Share of the font size from which a gap is read as a space. Between Chinese characters, or
# beside them, programs set wider gaps that are no spaces: a quarter of the size beside digits.
SPACE = 0.2
SPACE_BESIDE_CHINESE = 0.45
SPACE_IN_ARABIC = 0.8  # letters are drawn apart to fill the line; spaces are typed
_BACKWARDS = -0.6  # further back than an accent or kerning goes: another place on the line
_SAME_LINE = 0.12  # share of the size by which base lines of one word may differ
_UPRIGHT = math.radians(10)
_QUARTER = math.pi / 2
_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!light)", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_STROKED = 2  # fill and stroke: how programs make a font bold that has no bold face
_SYMBOL_MARKS = frozenset("*†‡")  # of notes; apart from the word they stand after
_LINE_END_HYPHENS = {0xFFFE: "-", 0x2: "-", 0xAD: "\u00ad"}
_ARABIC_BEGINS = 0x590  # Latin, Greek and Cyrillic stand before, Chinese after
_ARABIC = re.compile("[\u0620-\u064a]")
_PRESENTATION = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc\uf900-\ufaff\u2f00-\u2fdf\ufb00-\ufb06]")


@dataclass(frozen=True, slots=True)
class _Look:
    """How a text object is set; `turn` in quarters clockwise, None where it runs aslant."""

    size: float
    bold: bool
    italic: bool
    turn: int | None


@dataclass(frozen=True, slots=True)
class _Character:
    """One printed character; white space is carried by the one after it."""

    text: str
    left: float
    right: float
    baseline: float
    look: _Look
    spaced: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page, how many characters had no meaning, and what is not set upright.

    `turned` holds words by the quarters clockwise that they are turned, None for those aslant.
    """

    words: tuple[Word, ...]
    undecoded: int
    turned: dict[int | None, tuple[Word, ...]]

    @property
    def turn(self) -> int:
        """The quarters clockwise by which most of the text is turned."""
        lengths = {turn: _length(words) for turn, words in self.turned.items() if turn}
        most = max(lengths, key=lengths.__getitem__, default=0)
        return most if lengths.get(most, 0) > _length(self.words) else 0


def words(page: pdfium.PdfPage, mapping: Mapping) -> Words:
    """The words of a page in the order of its content; `mapping` turns its points into ours."""
    textpage = page.get_textpage()
    try:
        reader = _Reader(textpage.raw, mapping)
        found: dict[int | None, list[Word]] = {}
        for turn, word in _words(reader.characters()):
            found.setdefault(turn, []).append(word)
        upright = tuple(found.pop(0, ()))
        turned = {turn: tuple(words) for turn, words in found.items()}
        return Words(upright, reader.undecoded, turned)
    finally:
        textpage.close()


class _Reader:
    """Reads characters one by one; the look is asked once for each text object."""

    def __init__(self, textpage: Any, mapping: Mapping) -> None:
        self.undecoded = 0
        self._textpage = textpage
        self._mapping = mapping
        self._looks: dict[int | None, _Look] = {}
        self._box = native.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def characters(self) -> Iterator[_Character]:
        spaced = False
        for index in range(native.FPDFText_CountChars(self._textpage)):
            code = native.FPDFText_GetUnicode(self._textpage, index)
            text = _LINE_END_HYPHENS.get(code) or chr(code)
            self.undecoded += self._is_undecoded(index, text)
            if text.isspace():
                spaced = spaced or self._typed(index, code)
                continue
            if code and unicodedata.category(text) != "Cc":
                yield self._character(index, text, spaced)
                spaced = False

    def _is_undecoded(self, index: int, text: str) -> bool:
        """Whether the font does not say what a character means; PDFium then guesses."""
        kind = unicodedata.category(text)
        if text == "\0" or kind in ("Co", "Cn"):
            return True
        # Marks that programs set beside Arabic letters have a control character for a meaning.
        return kind != "Cc" and bool(native.FPDFText_HasUnicodeMapError(self._textpage, index) == 1)

    def _typed(self, index: int, code: int) -> bool:
        """Whether white space is in the file, or added by PDFium between letters of alphabets.

        What PDFium adds at line ends, and between Chinese characters and figures, is none.
        """
        if code in (0xA, 0xD):
            return False
        if not native.FPDFText_IsGenerated(self._textpage, index):
            return True
        beside = (native.FPDFText_GetUnicode(self._textpage, index + step) for step in (-1, 1))
        return all(chr(code).isalpha() and code < _ARABIC_BEGINS for code in beside)

    def _character(self, index: int, text: str, spaced: bool) -> _Character:
        native.FPDFText_GetLooseCharBox(self._textpage, index, self._box)
        native.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y)
        _, baseline = self._mapping(self._x.value, self._y.value)
        left, _ = self._mapping(self._box.left, self._box.bottom)
        right, _ = self._mapping(self._box.right, self._box.top)
        if _PRESENTATION.match(text):
            text = unicodedata.normalize("NFKC", text)
        left, right = min(left, right), max(left, right)
        return _Character(text, left, right, baseline, self._look(index), spaced)

    def _look(self, index: int) -> _Look:
        obj = native.FPDFText_GetTextObject(self._textpage, index)
        key = ctypes.cast(obj, ctypes.c_void_p).value
        if key not in self._looks:
            self._looks[key] = self._look_of(obj, index)
        return self._looks[key]

    def _look_of(self, obj: Any, index: int) -> _Look:
        matrix = native.FS_MATRIX()
        native.FPDFText_GetMatrix(self._textpage, index, matrix)
        origin = self._mapping(0, 0)
        along = self._mapping(matrix.a, matrix.b)
        angle = math.atan2(along[1] - origin[1], along[0] - origin[0])
        size = native.FPDFText_GetFontSize(self._textpage, index)
        name, flags = _font(native.FPDFTextObj_GetFont(obj))
        stroked = native.FPDFTextObj_GetTextRenderMode(obj) == _STROKED
        return _Look(
            size=round(size * math.hypot(matrix.c, matrix.d), 1) or 1.0,
            bold=bool(_BOLD.search(name)) or bool(flags & _FORCE_BOLD) or stroked,
            italic=bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG),
            turn=_turn(angle),
        )


def _font(font: Any) -> tuple[str, int]:
    """Name and flags of a font; PDFium gives every font the same weight."""
    buffer = ctypes.create_string_buffer(256)
    native.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    return buffer.value.decode(errors="replace"), native.FPDFFont_GetFlags(font)


def _turn(angle: float) -> int | None:
    """The quarters clockwise that text at an angle is turned; None where it runs aslant."""
    quarters = round(angle / _QUARTER)
    return quarters % 4 if abs(angle - quarters * _QUARTER) < _UPRIGHT else None


def _length(words: Iterable[Word]) -> int:
    return sum(len(word.text) for word in words)


def _words(characters: Iterator[_Character]) -> Iterator[tuple[int | None, Word]]:
    run: list[_Character] = []
    for character in characters:
        if run and not _continues(run[-1], character):
            yield run[0].look.turn, _word(run)
            run = []
        run.append(character)
    if run:
        yield run[0].look.turn, _word(run)


def _continues(last: _Character, character: _Character) -> bool:
    if character.look.turn != 0:
        return character.look.turn == last.look.turn and not character.spaced
    return (
        not character.spaced
        and (character.look is last.look or character.look == last.look)
        and (character.text in _SYMBOL_MARKS) == (last.text in _SYMBOL_MARKS)
        and abs(character.baseline - last.baseline) <= _SAME_LINE * last.look.size
        and _adjacent(last, character)
    )


def _adjacent(last: _Character, character: _Character) -> bool:
    """Whether two characters touch, in either direction of writing."""
    size = last.look.size
    if character.left == last.left:
        return True  # letters of one ligature
    gap = max(character.left - last.right, last.left - character.right)
    if gap <= SPACE * size:
        return gap > _BACKWARDS * size
    return gap <= space(last.text, character.text) * size


def space(before: str, after: str) -> float:
    """From which gap on, as a share of the font size, white space is read between characters."""
    if _ARABIC.match(before[-1:]) and _ARABIC.match(after[:1]):
        return SPACE_IN_ARABIC
    chinese = is_wide(before[-1:]) or is_wide(after[:1])
    return SPACE_BESIDE_CHINESE if chinese else SPACE


def is_wide(character: str) -> bool:
    """Whether a character is Chinese, or of full width."""
    return is_chinese(character) or "\uff00" <= character <= "\uffef"


def _word(run: list[_Character]) -> Word:
    look = run[0].look
    return Word(
        text="".join(character.text for character in _spelt(run)),
        left=min(character.left for character in run),
        right=max(character.right for character in run),
        baseline=run[0].baseline,
        size=look.size,
        bold=look.bold,
        italic=look.italic,
        spaced=run[0].spaced,
        stops=_stops(run),
    )


def _stops(run: list[_Character]) -> tuple[tuple[float, float], ...]:
    """Sides of each character; kept of a word that may stand in a row from right to left."""
    plain = all(character.text.isascii() and character.text.isalpha() for character in run)
    spelt = [] if plain else _spelt(run)
    if any(len(character.text) > 1 for character in spelt):
        return ()
    return tuple((character.left, character.right) for character in spelt)


def _spelt(run: list[_Character]) -> list[_Character]:
    """Letters of a right-to-left ligature the right way round; PDFium turns them about."""
    spelt = list(run)
    for index, (before, after) in enumerate(pairwise(run)):
        both = _ARABIC.match(before.text) and _ARABIC.match(after.text)
        if both and (before.left, before.right) == (after.left, after.right):
            spelt[index], spelt[index + 1] = after, before
    return spelt
