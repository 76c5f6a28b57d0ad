"""Sizes of scanned lines made equal where they were one size before the scanner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from extractors.readers.pdf_page import Page, Word

# Shares by which a measured size may fall short of the one that was set, or exceed it: letters
# without capitals, as in Chinese and Arabic, are measured less well.
_ALIKE_CASED, _ALIKE_UNCASED = (0.13, 0.1), (0.25, 0.22)
_STEP = 2  # of a point, by which sizes are counted
_DIFFERENT = 1.18  # times the size of a line, from which its neighbour is in another
_CLOSE = 1.5  # times the size from base line to base line inside a paragraph


@dataclass(frozen=True, slots=True)
class _Row:
    """Words on one base line in one size."""

    baseline: float
    size: float
    words: list[Word]

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)


def levelled(pages: Sequence[Page]) -> list[Page]:
    """Pages with the few sizes that most of their words have."""
    pages = [_evened(page) for page in pages]
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


def _evened(page: Page) -> Page:
    """The page with one size for lines that follow each other closely, as those of a paragraph."""
    groups: list[list[_Row]] = []
    for row in _rows(page.words):
        near = [group for group in groups if _follows(row, group[-1])]
        if near:
            near[-1].append(row)
        else:
            groups.append([row])
    sizes = {id(word): _usual_of(group) for group in groups for row in group for word in row.words}
    return replace(page, words=tuple(replace(word, size=sizes[id(word)]) for word in page.words))


def _rows(words: Sequence[Word]) -> list[_Row]:
    """Words on one base line in one size, from top to bottom."""
    found: dict[tuple[float, float], list[Word]] = {}
    for word in words:
        found.setdefault((word.baseline, word.size), []).append(word)
    return [_Row(*key, members) for key, members in sorted(found.items())]


def _follows(row: _Row, above: _Row) -> bool:
    least, most = sorted((row.size, above.size))
    return (
        most <= least * _DIFFERENT
        and 0 <= row.baseline - above.baseline <= _CLOSE * most
        and row.left < above.right
        and above.left < row.right
    )


def _usual_of(rows: Sequence[_Row]) -> float:
    return median_low([row.size for row in rows for word in row.words for _ in word.text])
