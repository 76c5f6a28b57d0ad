"""Roman numerals of strokes alone, by their ink: strokes alike are II or III, one by itself I."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np

from extractors.readers.scan_upright import Ink
from extractors.readers.scan_words import Seen

_MISREAD = re.compile(r"(?=.*[ITТПШ|])[ITТПШl1|]{1,3}(?P<stop>\.?)")
_MOST = 3  # strokes
_NARROW = 0.65  # width of a stroke with its serifs, as a share of its height
_ALIKE = 0.85  # share of the ink that two strokes have in common
_SLACK = 2  # pixels by which two of them may differ
_WHOLE = 0.6  # share of the height of a word from which its ink is no stop


def as_numeral(seen: Seen, ink: Ink) -> Seen:
    """A word as I, II or III where its ink is that; `ink` is that of the page."""
    found = _MISREAD.fullmatch(seen.word.text)
    if found is None:
        return seen
    left, top, right, bottom = seen.box
    strokes = _strokes(ink[top:bottom, left:right])
    if not 0 < len(strokes) <= _MOST or not _is_serif(strokes[0]):
        return seen
    if not all(_is_alike(*pair) for pair in pairwise(strokes)):
        return seen
    return replace(seen, word=replace(seen.word, text="I" * len(strokes) + found["stop"]))


def _strokes(ink: Ink) -> list[Ink]:
    """The parts of a word that stand apart, each without paper around it, but for stops."""
    columns = np.flatnonzero(np.diff(np.pad(ink.any(axis=0), 1).astype(np.int8)))
    parts = [ink[:, start:end] for start, end in columns.reshape(-1, 2)]
    high = [part for part in parts if part.any(axis=1).sum() >= _WHOLE * len(ink)]
    return [part[part.any(axis=1)] for part in high]


def _is_serif(stroke: Ink) -> bool:
    """Whether a stroke is narrow, and wider at both ends than between: no line, and no T."""
    height, width = stroke.shape
    across = stroke.sum(axis=1)
    ends = min(across[: height // 8 + 1].max(), across[-(height // 8 + 1) :].max())
    return width <= _NARROW * height and bool(ends > across[height // 2])


def _is_alike(one: Ink, other: Ink) -> bool:
    """Whether two parts are the same."""
    height, width = min(len(one), len(other)), min(one.shape[1], other.shape[1])
    near = abs(len(one) - len(other)) <= _SLACK and abs(one.shape[1] - other.shape[1]) <= _SLACK
    return near and any(
        _share(one[:height, i : i + width], other[:height, j : j + width]) >= _ALIKE
        for i in range(one.shape[1] - width + 1)
        for j in range(other.shape[1] - width + 1)
    )


def _share(one: Ink, other: Ink) -> float:
    return float((one & other).sum() / max(1, (one | other).sum()))
