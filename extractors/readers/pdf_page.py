"""A page of a PDF as placed words and ruled lines; points from the top left corner."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from extractors.readers.list_marks import is_mark
from schemas.source import Box

LEVEL = 2.5  # points by which words of one line may differ in height
_GUTTER = 5.0  # of the size: from here on white space parts columns
_EVEN = 2.0  # times the closest words: from here on a gap is no blank of a line set out wide
_TAB = 1.5  # of the size: from here on a gap is a tab where it stands out among the others
_LABEL = 4  # letters of an Arabic word that a tab may stand behind
_OUTSTANDING = 4.0  # times the second widest gap
_GOOD_PART = 0.15


@dataclass(frozen=True, slots=True)
class Word:
    """Characters printed together in one look; `spaced` where white space stands before it."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    spaced: bool = False
    stops: tuple[tuple[float, float], ...] = ()  # sides of each character, where directions mix

    @property
    def box(self) -> Box:
        """Where it stands; height from the size of the font."""
        return (
            self.left,
            self.baseline - 0.8 * self.size,
            self.right,
            self.baseline + 0.2 * self.size,
        )

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the word at half the height of its small letters."""
        return (self.left + self.right) / 2, self.baseline - 0.25 * self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruled line, horizontal or vertical."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs across the page."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """Everything printed on one page that a reader of text needs."""

    number: int  # from 1
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    pictures: int = 0
    undecoded: int = 0  # characters whose font does not say what they are
    turned: tuple[Word, ...] = ()  # set sideways, on their head or aslant among upright text


@dataclass(frozen=True)
class Row:
    """Words on one base line, in reading order."""

    page: int
    words: tuple[Word, ...]
    rtl: bool = False
    column: tuple[float, float] | None = None  # sides of its column, where another stands beside

    @cached_property
    def text(self) -> str:
        """The words with white space where it is printed."""
        pieces = zip(self.separators, self.words, strict=True)
        return "".join(separator + word.text for separator, word in pieces)

    @cached_property
    def separators(self) -> tuple[str, ...]:
        """What stands before each word: nothing, a blank, or a tab where columns part."""
        parting = self._gutters()
        found = [""]
        for last, word in pairwise(self.words):
            sides = sorted((last.middle[0], word.middle[0]))
            apart = any(sides[0] < gutter < sides[1] for gutter in parting)
            found.append(("\t" if apart else " ") if word.spaced else "")
        return tuple(found)

    @cached_property
    def columned(self) -> bool:
        """Whether gutters part it in columns, more than a mark and its text."""
        pairs = zip(self.separators[2:], pairwise(self.words[1:]), strict=True)
        return any(
            separator == "\t"
            and max(word.left - last.right, last.left - word.right) > _GUTTER * self.size
            for separator, (last, word) in pairs
        )

    def _gutters(self) -> list[float]:
        """Middles of the gaps that are wide enough for a gutter; a line set out wide has many."""
        gaps, right = [], math.inf
        for word in sorted(self.words, key=lambda word: word.left):
            if word.left > right:
                gaps.append((right, word.left))
            right = word.right if right == math.inf else max(right, word.right)
        widths = sorted(after - before for before, after in gaps)
        even = _EVEN * widths[0] if len(gaps) > 1 else 0.0
        wide = max(_GUTTER * self.size, even) if gaps else 0.0
        tab = self._tab(widths)
        return [(before + after) / 2 for before, after in gaps if after - before > min(wide, tab)]

    def _tab(self, widths: Sequence[float]) -> float:
        """From which width on a single gap is a tab: it stands out, and no mark is before it."""
        if not widths or (len(widths) > 1 and widths[-1] < _OUTSTANDING * widths[-2]):
            return math.inf
        opens = self.words[0].text
        short = self.rtl and len(opens) < _LABEL  # a preposition, which is drawn apart
        marks = is_mark(opens) or opens[0].isdigit()
        return math.inf if marks or short else _TAB * self.size

    @cached_property
    def main(self) -> Word:
        """The word that stands for the look of the row: the longest in the size of most of it."""
        letters: Counter[float] = Counter()
        for word in self.words:
            letters[word.size] += len(word.text)
        usual = letters.most_common(1)[0][0]
        return max(
            (word for word in self.words if word.size == usual), key=lambda word: len(word.text)
        )

    @property
    def size(self) -> float:
        """Size of the font most of the row is set in."""
        return self.main.size

    @property
    def baseline(self) -> float:
        """Distance of the base line from the top of the page."""
        return self.main.baseline

    @cached_property
    def sizes(self) -> frozenset[float]:
        """Sizes that a good part of the row is set in: scripts of one line may differ."""
        letters: Counter[float] = Counter()
        for word in self.words:
            letters[word.size] += len(word.text)
        return frozenset(s for s, n in letters.items() if n >= _GOOD_PART * letters.total())

    @cached_property
    def box(self) -> Box:
        """Where the row stands."""
        return union([word.box for word in self.words])

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold, marks of notes aside."""
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))

    @cached_property
    def italic(self) -> bool:
        """Whether all of it is italic."""
        return all(word.italic for word in self.words)

    def without(self, words: Sequence[Word]) -> Row:
        """The row without some of its words."""
        return replace(self, words=tuple(word for word in self.words if word not in words))


def union(boxes: Sequence[Box]) -> Box:
    """The smallest box around boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def level_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words as lines from top to bottom, those of a line within LEVEL of its first."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.baseline):
        if lines and word.baseline - lines[-1][0].baseline <= LEVEL:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines
