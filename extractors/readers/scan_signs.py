"""Signs that Tesseract takes for others, or sets apart from their word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.readers.pdf_bidi import is_rtl
from extractors.readers.pdf_page import Page, Word

# Arabic has a comma of its own, which is not told apart; inside numbers the other is used.
_LATIN_COMMA = re.compile(r"(?<=[\u0621-\u064a]),|(?<=\d),$")
_ARABIC_COMMA = "\u060c"
_ANGLE, _ANGLE_END, _BRACKET = "〈", "〉", "("
_ELIDED = re.compile(r"(?:.*\W)?[^\W\d_]{1,2}['’]")  # d’, l’, qu’, as in French
_NEAR = 0.4  # of the size: no wider is white space after an apostrophe


def with_their_signs(pages: Sequence[Page]) -> list[Page]:
    """Pages with the comma of Arabic, brackets that end as they began, and elided words whole."""
    every = [word for page in pages for word in page.words]
    rtl, angles = is_rtl(every), any(_ANGLE_END in word.text for word in every)

    def signed(word: Word) -> Word:
        text = _LATIN_COMMA.sub(_ARABIC_COMMA, word.text) if rtl else word.text
        return replace(word, text=text if angles else text.replace(_ANGLE, _BRACKET))

    return [replace(page, words=tuple(map(signed, _joined(page.words)))) for page in pages]


def _joined(words: Sequence[Word]) -> Iterator[Word]:
    last: Word | None = None
    for word in words:
        if last is not None and _is_one(last, word):
            last = replace(last, text=last.text + word.text, right=word.right)
            continue
        if last is not None:
            yield last
        last = word
    if last is not None:
        yield last


def _is_one(last: Word, word: Word) -> bool:
    """Whether a word is the rest of an elided one right before it."""
    return (
        last.baseline == word.baseline
        and 0 <= word.left - last.right <= _NEAR * last.size
        and word.text[0].isalpha()
        and _ELIDED.fullmatch(last.text) is not None
    )
