"""Bytes of a plain text to characters, by byte order mark, UTF-8, or the best fitting code page."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from schemas.errors import DamagedSource
from schemas.source import Doubt

# UTF-32 before UTF-16: the mark of the one begins with the mark of the other.
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# In this order where several fit alike: a dash or an apostrophe has the same byte in all of
# Windows. Statistical detection (charset-normalizer) was tried: it takes English with a few
# curly apostrophes for Chinese.
_CODE_PAGES = ("cp1252", "cp1251", "cp1256", "gb18030")
# Share of words that must look like words of one script: clean samples of all six languages
# reach 0.99, wrong code pages stay below 0.93.
_FITTING = 0.95
# A damaged UTF-8 file has a few bad bytes, one in another encoding has mostly bad ones.
_DAMAGED = 0.1
_SAMPLE = 200_000  # characters that suffice to tell code pages apart
_WORD = re.compile(r"[^\W\d_]+")
_FREQUENT_HAN = range(0xB0, 0xD8)  # lead bytes of GB 2312 level 1


def decode(data: bytes) -> tuple[str, Doubt | None]:
    """The characters, and a doubt where the encoding had to be inferred.

    Raises DamagedSource where no encoding gives words.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _strict(data, encoding), None
    try:
        return data.decode(), None
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error)
    return _by_code_page(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(encoding.removesuffix("-sig").upper(), error) from None


def _damaged(encoding: str, error: UnicodeDecodeError) -> DamagedSource:
    return DamagedSource(
        f"the text is {encoding}, but byte {error.start + 1} of {len(error.object)} is broken",
        "fetch the file again, or save it anew as UTF-8",
    )


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """Raise where nearly all characters are UTF-8: a code page would garble the good ones."""
    text = data.decode(errors="replace")
    high = sum(character > "\x7f" for character in text)
    bad = text.count("\ufffd")
    if high > bad and bad <= max(1, high * _DAMAGED):
        raise _damaged("UTF-8", error) from None


def _by_code_page(data: bytes) -> tuple[str, Doubt]:
    fits = {page: _fit(data, page) for page in _CODE_PAGES}
    best = max(fits, key=lambda page: fits[page])
    if fits[best] < _FITTING:
        raise DamagedSource(
            "the text is in an encoding that could not be recognised", "save it as UTF-8"
        )
    return data.decode(best), Doubt(
        "encoding", f"the file does not name its encoding; it was read as {best}, which fits best"
    )


def _fit(data: bytes, encoding: str) -> float:
    """Share of words with letters beyond ASCII that one script and its habits could print."""
    try:
        text = data.decode(encoding)[:_SAMPLE]
    except UnicodeDecodeError:
        return 0.0
    if any("\x80" <= character <= "\x9f" for character in text):
        return 0.0
    verdicts = [_plausible(word) for word in _WORD.findall(text) if not word.isascii()]
    return sum(verdicts) / len(verdicts) if verdicts else 1.0


def _plausible(word: str) -> bool:
    scripts = set(_scripts(word))
    regular = word.islower() or word.isupper() or word[1:].islower() or word.lower() == word.upper()
    return len(scripts) == 1 and "rare" not in scripts and regular and not _all_accents(word)


def _scripts(word: str) -> Iterator[str]:
    for letter in word:
        name = unicodedata.name(letter, "rare").split()[0]
        yield name if name != "CJK" or _frequent(letter) else "rare"


def _frequent(letter: str) -> bool:
    return letter.encode("gb18030")[0] in _FREQUENT_HAN


def _all_accents(word: str) -> bool:
    """Whether a Latin word has more letters with accents than without, as no language prints."""
    accented = [letter for letter in word if "\x80" < letter < "\u0250"]
    return len(word) > 3 and len(accented) * 2 > len(word)
