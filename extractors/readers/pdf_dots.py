"""Bullets that are drawn, as browsers print the points of a list, set before their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.readers.pdf_page import Rule, Word

_SMALLEST, _LARGEST = 2.0, 8.0  # points that a bullet is wide
_ROUND = 0.15  # share by which its sides may differ
_NEAREST, _FURTHEST = 0.2, 2.5  # of the size, from a bullet to its line
_ALONE = 2.0  # of the size, in which nothing stands before a bullet
_UP = 0.8  # of the size, above the base line


def is_dot(shape: Rule) -> bool:
    """Whether a drawn shape, given by the box around it, may be a bullet."""
    width, height = shape.right - shape.left, shape.bottom - shape.top
    small = min(width, height) >= _SMALLEST and max(width, height) <= _LARGEST
    return small and abs(width - height) <= _ROUND * max(width, height)


def with_dots(words: Sequence[Word], dots: Iterable[Rule]) -> tuple[Word, ...]:
    """Words as drawn, a bullet before each one that a dot of a list stands beside."""
    found = list(words)
    for dot in _in_columns(list(dots)):
        middle = (dot.top + dot.bottom) / 2
        line = [w for w in words if w.baseline - _UP * w.size <= middle <= w.baseline]
        word = min(line, key=lambda word: abs(_apart(dot, word)), default=None)
        if word is not None and _opens(dot, word, line):
            at = next(index for index, each in enumerate(found) if each is word)
            bullet = replace(word, text="•", left=dot.left, right=dot.right, stops=())
            found.insert(at, bullet)
    return tuple(found)


def _in_columns(dots: Sequence[Rule]) -> Iterator[Rule]:
    """Dots that stand one below the other; single ones are of drawings."""
    columns: dict[tuple[float, float], list[Rule]] = {}
    for dot in dots:
        columns.setdefault((round(dot.left), round(dot.right)), []).append(dot)
    for column in columns.values():
        if len({round(dot.top) for dot in column}) > 1:
            yield from column


def _apart(dot: Rule, word: Word) -> float:
    """The gap between a dot and a word on its right, or on its left where none is wider."""
    return max(word.left - dot.right, dot.left - word.right)


def _opens(dot: Rule, word: Word, line: Sequence[Word]) -> bool:
    """Whether a dot stands before a word, and nothing near on its other side."""
    if not _NEAREST * word.size <= _apart(dot, word) <= _FURTHEST * word.size:
        return False
    on_right = word.left >= dot.right
    others = (each for each in line if (each.left >= dot.right) != on_right)
    return all(_apart(dot, other) > _ALONE * word.size for other in others)
