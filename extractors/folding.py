"""A second string to match on: same text, without what printing and encoding vary."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

# Characters that print nothing: bidi controls, zero-width, soft hyphen, kashida.
_INVISIBLE = {
    *"\u00ad\u0640\u061c\ufeff",
    *map(chr, range(0x200B, 0x2010)),
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2060, 0x2070)),
}
_QUOTES = str.maketrans("’‘ʼ", "'''")


@dataclass(frozen=True, slots=True)
class Folded:
    """`plain` for matching, and for each of its characters where it stands in the printed text.

    Folded away: compatibility forms (full width, presentation forms, Arabic-Indic digits to
    ASCII), invisible controls, Arabic vowel signs, runs of white space, and white space beside a
    Chinese character, where Chinese print may or may not have it.
    """

    text: str
    plain: str
    origins: tuple[int, ...]  # len(plain) + 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the printed text for characters start to end of `plain`."""
        if start >= end:
            return self.origins[start], self.origins[start]
        return self.origins[start], self.origins[end - 1] + 1

    def at(self, position: int) -> int:
        """The character of `plain` that stands at a position of the printed text, or next after."""
        return bisect_left(self.origins, position)


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """The folded form of a printed text."""
    characters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        if characters and unicodedata.combining(character):
            _compose(characters, character)
            continue
        for folded in _fold_character(character):
            if folded == " " and characters and characters[-1] == " ":
                continue
            characters.append(folded)
            origins.append(index)
    keep = [
        index
        for index, character in enumerate(characters)
        if character != " " or not _beside_chinese(characters, index)
    ]
    plain = "".join(characters[index] for index in keep)
    return Folded(text, plain, (*(origins[index] for index in keep), len(text)))


@cache
def _fold_character(character: str) -> str:
    if character < "\x80":
        return " " if character.isspace() else character
    if character in _INVISIBLE or unicodedata.combining(character):
        return ""
    if character.isspace():
        return " "
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if unicodedata.decomposition(character).startswith("<super>"):
        return character  # a note mark must not grow a number
    return unicodedata.normalize("NFKC", character).translate(_QUOTES)


def _compose(characters: list[str], mark: str) -> None:
    """Join a combining mark to the letter before it; Arabic vowel signs have no joint form."""
    joint = unicodedata.normalize("NFC", characters[-1] + mark)
    if len(joint) == 1:
        characters[-1] = joint


def _beside_chinese(characters: list[str], index: int) -> bool:
    before = characters[index - 1] if index else ""
    after = characters[index + 1] if index + 1 < len(characters) else ""
    return is_chinese(before) or is_chinese(after)


def width(text: str) -> int:
    """Length of a text in letters of an alphabet; a Chinese character counts for two."""
    return sum(2 if is_chinese(character) else 1 for character in text)


def is_chinese(character: str) -> bool:
    """Whether a character is Han, or punctuation that only Chinese and Japanese print use."""
    return bool(character) and (
        "\u3400" <= character <= "\u9fff"
        or "\U00020000" <= character <= "\U0003ffff"
        or character in "、。《》〈〉「」『』【】〇"
    )
