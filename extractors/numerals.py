"""Numerals as documents print them, and what they count."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_HAN = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_FORM = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


def decimal(text: str) -> int | None:
    """The value of ASCII digits, None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None


def roman(text: str) -> int | None:
    """The value of a Roman numeral in its shortest form, in capitals or in small letters."""
    upper = text.upper()
    if not upper or text not in (upper, upper.lower()) or not _ROMAN_FORM.fullmatch(upper):
        return None
    values = [_ROMAN[letter] for letter in upper]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def letter(text: str) -> int | None:
    """The place of a Latin letter in the alphabet; doubled ones go on after z (aa is 27)."""
    if not text or not text.isascii() or not text.isalpha() or len(set(text.lower())) != 1:
        return None
    if len(text) > 2:
        return None
    return ord(text[0].lower()) - 96 + 26 * (len(text) - 1)


def han(text: str) -> int | None:
    """The value of a Chinese numeral below one thousand (二十三, 一百零二), or digit by digit."""
    if not text or any(c not in _HAN and c not in "十百" for c in text):
        return None
    if not set(text) & set("十百"):
        return int("".join(str(_HAN[c]) for c in text))
    total, digit = 0, None
    for character in text:
        if character in _HAN:
            digit = _HAN[character]
        else:
            unit = {"十": 10, "百": 100}[character]
            total += (1 if digit is None else digit) * unit
            digit = 0
    return total + (digit or 0)


def to_roman(value: int) -> str:
    """A number from 1 to 3999 as a Roman numeral in capitals."""
    parts = []
    steps = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    for step, sign in steps:
        parts.append(sign * (value // step))
        value %= step
    return "".join(parts)


SCHEMES: Mapping[str, tuple[str, Callable[[str], int | None]]] = {
    "decimal": (r"\d{1,4}", decimal),
    "ROMAN": (r"[IVXLCDM]{1,8}", roman),
    "roman": (r"[ivxlcdm]{1,8}", roman),
    "LETTER": (r"[A-Z]{1,2}", letter),
    "letter": (r"[a-z]{1,2}", letter),
    "han": (r"[〇零一二三四五六七八九十百]{1,5}", han),
}


def any_number(text: str) -> int | None:
    """The value of a number in whichever of the schemes it is written, decimal and Roman first."""
    for name in ("decimal", "ROMAN", "han", "LETTER"):
        value = SCHEMES[name][1](text)
        if value is not None:
            return value
    return None
