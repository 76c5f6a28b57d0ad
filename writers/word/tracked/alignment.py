"""Which parts of two texts belong together: both in order, as much alike as can be."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    """How much alike old and new texts are, by their words in order; rare words weigh more."""

    def __init__(self, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> None:
        """Weigh words by how few of the texts hold them."""
        held = Counter(word for text in (*old, *new) for word in frozenset(text))
        texts = len(old) + len(new)
        self._weights = {word: math.log1p(texts / n) for word, n in held.items()}
        self._old, self._new = list(map(self._weighed, old)), list(map(self._weighed, new))

    def of(self, i: int, j: int) -> float:
        """From 0, not a word in common, to 1, the same words in the same order."""
        first, second = self._old[i], self._new[j]
        whole = first.weight + second.weight
        if not whole or 2 * self._common(first, second) < ALIKE * whole:
            return 0.0
        matcher = SequenceMatcher(None, first.words, second.words, autojunk=False)
        blocks = (first.words[a : a + size] for a, _, size in matcher.get_matching_blocks())
        return 2 * sum(map(self._weight, blocks)) / whole

    def _common(self, first: _Weighed, second: _Weighed) -> float:
        """The weight of the words in both, in any order: they cannot be more alike than that."""
        shared = first.counts.keys() & second.counts.keys()
        return sum(
            min(first.counts[word], second.counts[word]) * self._weights[word] for word in shared
        )

    def _weighed(self, text: Sequence[str]) -> _Weighed:
        return _Weighed(text, dict(Counter(text)), self._weight(text))

    def _weight(self, text: Iterable[str]) -> float:
        return sum(self._weights[word] for word in text)


@dataclass(frozen=True, slots=True)
class _Weighed:
    words: Sequence[str]
    counts: Mapping[str, int]
    weight: float
