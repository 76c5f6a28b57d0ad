"""Sizes of scanned lines made equal where they were one size before the scanner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf_page import Page, Word

# Shares by which a measured size may fall short of the one that was set, or exceed it: letters
# without capitals, as in Chinese and Arabic, are measured less well.
_ALIKE_CASED, _ALIKE_UNCASED = (0.09, 0.09), (0.25, 0.15)
_STEP = 2  # of a point, by which sizes are counted


def levelled(pages: Sequence[Page]) -> list[Page]:
    """Pages with the few sizes that most of their words have."""
    words = [word for page in pages for word in page.words]
    usual = _usual(words, _ALIKE_CASED if _is_cased(words) else _ALIKE_UNCASED)
    return [
        replace(page, words=tuple(replace(word, size=usual[word.size]) for word in page.words))
        for page in pages
    ]


def _is_cased(words: Sequence[Word]) -> bool:
    letters = [letter for word in words for letter in word.text if letter.isalpha()]
    return 2 * sum(letter.lower() != letter.upper() for letter in letters) > len(letters)


def _usual(words: Sequence[Word], alike: tuple[float, float]) -> dict[float, float]:
    """For each measured size the one it stands for: the commonest takes all that are alike."""
    letters: Counter[float] = Counter()
    for word in words:
        letters[word.size] += len(word.text)
    usual: dict[float, float] = {}
    while letters:
        common = _commonest(letters)
        less, more = common * (1 - alike[0]), common * (1 + alike[1])
        for size in [size for size in letters if less <= size <= more] or list(letters):
            usual[size] = common
            del letters[size]
    return usual


def _commonest(letters: Counter[float]) -> float:
    counted: Counter[float] = Counter()
    for size, count in letters.items():
        counted[round(size * _STEP) / _STEP] += count
    return counted.most_common(1)[0][0] or 1.0
