"""Characters of a PDF page as PDFium places them, each with its look."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import pypdfium2.raw as native

from extractors.readers.picture_fonts import has_pictures, spelled

Mapping = Callable[[float, float], tuple[float, float]]
ARABIC: Final = re.compile("[\u0620-\u064a]")
_THIN, _THICK = 0.02, 0.15  # shares of the size between which the stroke between letters is high
_TOUCH = 0.5  # points by which letters may stand off the stroke
_WHOLE = 0.98  # share of its room that it fills
_UPRIGHT = math.radians(10)
_QUARTER = math.pi / 2
_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!light)", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_STROKED = 2  # fill and stroke: how programs make a font bold that has no bold face
_LINE_END_HYPHENS = {0xFFFE: "-", 0x2: "-", 0xAD: "\u00ad"}
_ARABIC_BEGINS = 0x590  # Latin, Greek and Cyrillic stand before, Chinese after
_PRESENTATION = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc\uf900-\ufaff\u2f00-\u2fdf\ufb00-\ufb06]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a text object is set; `turn` in quarters clockwise, None where it runs aslant."""

    size: float
    bold: bool
    italic: bool
    turn: int | None


@dataclass(frozen=True, slots=True)
class Character:
    """One printed character; white space is carried by the one after it."""

    text: str
    left: float
    right: float
    baseline: float
    look: Look
    spaced: bool
    joined: bool = False  # by a stroke to the letter before it


class Characters:
    """Reads characters one by one; the look is asked once for each text object."""

    def __init__(self, textpage: Any, mapping: Mapping) -> None:
        """Read a text page of PDFium; `mapping` turns its points into ours."""
        self.undecoded = 0
        self._textpage = textpage
        self._mapping = mapping
        self._looks: dict[int | None, Look] = {}
        self._box = native.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._ink = tuple(ctypes.c_double() for _ in range(4))

    def characters(self) -> Iterator[Character]:
        """The characters in the order of PDFium, white space told by the one after it."""
        spaced, letter, joint = False, None, None
        for index in range(native.FPDFText_CountChars(self._textpage)):
            code = native.FPDFText_GetUnicode(self._textpage, index)
            text = _LINE_END_HYPHENS.get(code) or chr(code)
            text = self._picture(index, text) if has_pictures(text) else text
            if letter is not None and not ARABIC.match(text) and self._draws_out(index):
                joint = self._sides()[0], letter.left
                continue
            self.undecoded += self._is_undecoded(index, text)
            if text.isspace():
                spaced = spaced or self._typed(index, code)
                continue
            if code and unicodedata.category(text) != "Cc":
                found = self._character(index, text, spaced)
                spaced, letter = False, found if ARABIC.match(text) else None
                if letter and joint and joint[0] - _TOUCH <= letter.right < joint[1]:
                    found, joint = replace(found, joined=True), None
                yield found

    def _picture(self, index: int, text: str) -> str:
        """A sign of a font of pictures as the character that it shows, where it is known."""
        obj = native.FPDFText_GetTextObject(self._textpage, index)
        return spelled(text, _font(native.FPDFTextObj_GetFont(obj))[0])

    def _draws_out(self, index: int) -> bool:
        """Whether a character is a stroke on the base line that draws out the joint of letters.

        LibreOffice fills justified lines so, and gives the strokes any meaning: blank, plus sign.
        """
        native.FPDFText_GetLooseCharBox(self._textpage, index, self._box)
        native.FPDFText_GetCharBox(self._textpage, index, *self._ink)
        native.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y)
        left, right, bottom, top = (float(side.value) for side in self._ink)
        size = float(native.FPDFText_GetFontSize(self._textpage, index))
        return (
            right - left >= _WHOLE * (self._box.right - self._box.left)
            and abs(bottom - self._y.value) < _THIN * size
            and _THIN * size < top - bottom < _THICK * size
        )

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

    def _character(self, index: int, text: str, spaced: bool) -> Character:
        native.FPDFText_GetLooseCharBox(self._textpage, index, self._box)
        native.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y)
        _, baseline = self._mapping(self._x.value, self._y.value)
        left, right = self._sides()
        if _PRESENTATION.match(text):
            text = unicodedata.normalize("NFKC", text)
        return Character(text, left, right, baseline, self._look(index), spaced)

    def _sides(self) -> tuple[float, float]:
        """Left and right side of the box that was asked for last."""
        left, _ = self._mapping(self._box.left, self._box.bottom)
        right, _ = self._mapping(self._box.right, self._box.top)
        return min(left, right), max(left, right)

    def _look(self, index: int) -> Look:
        obj = native.FPDFText_GetTextObject(self._textpage, index)
        key = ctypes.cast(obj, ctypes.c_void_p).value
        if key not in self._looks:
            self._looks[key] = self._look_of(obj, index)
        return self._looks[key]

    def _look_of(self, obj: Any, index: int) -> Look:
        matrix = native.FS_MATRIX()
        native.FPDFText_GetMatrix(self._textpage, index, matrix)
        origin = self._mapping(0, 0)
        along = self._mapping(matrix.a, matrix.b)
        angle = math.atan2(along[1] - origin[1], along[0] - origin[0])
        size = native.FPDFText_GetFontSize(self._textpage, index)
        name, flags = _font(native.FPDFTextObj_GetFont(obj))
        stroked = native.FPDFTextObj_GetTextRenderMode(obj) == _STROKED
        return Look(
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
