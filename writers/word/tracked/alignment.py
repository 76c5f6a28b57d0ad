"""Which parts of two texts belong together: both in order, as much alike as can be."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

ALIKE = 0.4  # of the weight of two texts' words; below it they are two texts
Score = Callable[[int, int], float]  # of an old part and a new one, 0 to 1


def aligned(old: int, new: int, score: Score) -> Iterator[tuple[int | None, int | None]]:
    """Every old and every new part once, in order: pairs, and parts that have no other."""
    gains = [[max(0.0, score(i, j) - ALIKE) for j in range(new)] for i in range(old)]
    best = _best(gains, old, new)
    i = j = 0
    while i < old or j < new:
        if i < old and j < new and gains[i][j] and best[i][j] == gains[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif i < old and (j == new or best[i][j] == best[i + 1][j]):
            yield i, None
            i += 1
        else:
            yield None, j
            j += 1


def _best(gains: Sequence[Sequence[float]], old: int, new: int) -> list[list[float]]:
    """What can still be gained from each place on."""
    best = [[0.0] * (new + 1) for _ in range(old + 1)]
    for i in reversed(range(old)):
        for j in reversed(range(new)):
            paired = gains[i][j] + best[i + 1][j + 1] if gains[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    return best


class Likeness:
    """How much alike texts are, by their words in order; rare words weigh more."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        """Weigh words by how few of the texts hold them."""
        held = [frozenset(text) for text in texts]
        counts = Counter(word for text in held for word in text)
        self._weights = {word: math.log1p(len(held) / n) for word, n in counts.items()}

    def of(self, first: Sequence[str], second: Sequence[str]) -> float:
        """From 0, not a word in common, to 1, the same words in the same order."""
        whole = self._weight(first) + self._weight(second)
        if not whole:
            return 0.0
        common = Counter(first) & Counter(second)  # in any order: they cannot be more alike
        if 2 * self._weight(common.elements()) < ALIKE * whole:
            return 0.0
        matcher = SequenceMatcher(None, first, second, autojunk=False)
        blocks = (first[a : a + size] for a, _, size in matcher.get_matching_blocks())
        return 2 * sum(map(self._weight, blocks)) / whole

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, 0.0) for word in words)
