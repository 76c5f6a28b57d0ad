"""Letters that look alike in Latin and Cyrillic, put into the script that they must be of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.readers.pdf_page import Page

_LATIN = "ABCEHKMOPTXaceopxy"
_CYRILLIC = "АВСЕНКМОРТХасеорху"
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_IS_CYRILLIC = re.compile("[\u0400-\u04ff]")
_IS_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_POINT = re.compile(r"\(?([^\W\d_])\)")


def in_one_script(pages: Sequence[Page]) -> list[Page]:
    """Pages in Cyrillic without words of two scripts, and with points of a list in one of them."""
    texts = [word.text for page in pages for word in page.words]
    if not _is_cyrillic(texts):
        return list(pages)
    latin_points = _have_latin_points(texts)
    return [
        replace(
            page,
            words=tuple(replace(w, text=_mended(w.text, latin_points)) for w in page.words),
        )
        for page in pages
    ]


def _is_cyrillic(texts: Iterable[str]) -> bool:
    text = "".join(texts)
    return len(_IS_CYRILLIC.findall(text)) > len(_IS_LATIN.findall(text))


def _have_latin_points(texts: Iterable[str]) -> bool:
    """Whether points have letters that only Latin has, and none that only Cyrillic has."""
    letters = {match[1] for text in texts if (match := _POINT.fullmatch(text))}
    only_latin = {letter for letter in letters if _IS_LATIN.match(letter)} - set(_LATIN)
    only_cyrillic = {letter for letter in letters if _IS_CYRILLIC.match(letter)} - set(_CYRILLIC)
    return len(only_latin) > len(only_cyrillic)


def _mended(text: str, latin_points: bool) -> str:
    if latin_points and _POINT.fullmatch(text):
        return text.translate(_TO_LATIN)
    return _WORD.sub(lambda match: _in_its_script(match[0]), text)


def _in_its_script(word: str) -> str:
    """A word of letters of two scripts in the one that has them all, where there is one."""
    if not _IS_LATIN.search(word) or not _IS_CYRILLIC.search(word):
        return word
    for other in (word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)):
        if not _IS_LATIN.search(other) or not _IS_CYRILLIC.search(other):
            return other
    return word
