"""Figures on a scanned page that stand by themselves: numbers of items, of rows, of pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extractors.readers.list_marks import is_mark
from extractors.readers.scan_upright import Ink
from extractors.readers.scan_words import Seen, confidence
from extractors.symbols import symbols

_LETTER = re.compile(r"[^\W\d_]")
_MUCH = 40.0  # confidence by which a reading must be surer to turn letters into others
_SURE = 75.0
_SURE_ENOUGH = 50.0  # where the sign of a number is all that differs
_MISTAKEN = ",;،؛，；"  # for a stop
_ITEM = re.compile(rf"\d{{1,3}}[{_MISTAKEN}]?")
_DOT = 0.28  # of the height of figures, that a stop is high and wide
_YEARS = re.compile(r"(?P<start>\W*)(?P<first>\d{4})(?P<dash>[-–—])(?P<last>\d{4})(?P<end>\W*)")
_TURNED = re.compile(r"([-–—.)]+)(\d+)")


def are_figures(words: Sequence[Seen]) -> bool:
    """Whether words have figures and no letters."""
    text = _text(words)
    return any(map(str.isdigit, text)) and not _LETTER.search(text)


def better(words: list[Seen], others: list[Seen]) -> list[Seen]:
    """Of two readings of a short piece, the one to keep: a number of an item before what is none,
    and figures only for figures, or where they are much surer."""
    gain = confidence(others) - confidence(words)
    figures = are_figures(words), are_figures(others)
    labels = _is_label(words), _is_label(others)
    if all(figures) and _figures(others) == _figures(words) and labels[0] == labels[1]:
        # Signs are lost easily.
        return max(words, others, key=lambda found: (len(_text(found)), confidence(found)))
    if labels[0] != labels[1]:
        label, other = (words, others) if labels[0] else (others, words)
        sure = _SURE_ENOUGH if _figures(other) == _figures(label) else _SURE
        return label if confidence(label) >= min(sure, confidence(other)) else other
    doubtful = all(labels) and confidence(words) < _SURE <= confidence(others)
    return others if doubtful or gain > (0 if all(figures) or not words else _MUCH) else words


def _is_label(words: Sequence[Seen]) -> bool:
    """Whether words are the number of an item, or look like one drawn from right to left."""
    text = _text(words)
    return is_mark(text) or _TURNED.fullmatch(text) is not None


def better_word(word: Seen, others: list[Seen]) -> Seen:
    """A word without letters of the script, or how it reads by the other data.

    The other is taken where it is the symbol of a document and the word is none, or where both are
    figures and it is surer.
    """
    text, other = word.word.text, _text(others)
    found = symbols(other) and not symbols(text)
    surer = confidence(others) >= max(_SURE, word.confidence)
    if not found and not (surer and text.isdigit() and other.isdigit()):
        return word
    return replace(
        word,
        word=replace(word.word, text=other),
        confidence=min(word.confidence, confidence(others)),
    )


def _text(words: Sequence[Seen]) -> str:
    return "".join(seen.word.text for seen in words)


def _figures(words: Sequence[Seen]) -> str:
    return "".join(filter(str.isdigit, _text(words)))


def as_range(word: Seen) -> Seen:
    """A range of years from right to left with the first year first, as it is read."""
    years = _YEARS.fullmatch(word.word.text)
    if years is None or years["first"] <= years["last"]:
        return word
    text = "{start}{last}{dash}{first}{end}".format(**years.groupdict())
    return replace(word, word=replace(word.word, text=text))


def as_item(words: list[Seen], ink: Ink, rtl: bool) -> list[Seen]:
    """A piece set apart as the number of an item reads: with the stop that is printed after it.

    From right to left a number by itself is seen as drawn, its sign on the left.
    """
    if len(words) != 1 or not are_figures(words):
        return words
    text = words[0].word.text
    turned = _TURNED.fullmatch(text) if rtl else None
    if turned:
        text = turned[2] + turned[1]
    elif _ITEM.fullmatch(text) and _ends_in_stop(ink):
        text = text.rstrip(_MISTAKEN) + "."
    return [replace(words[0], word=replace(words[0].word, text=text))]


def _ends_in_stop(ink: Ink) -> bool:
    """Whether the last thing on the right of a piece is a dot on the line."""
    columns, rows = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
    if not len(columns):
        return False
    apart = np.flatnonzero(np.diff(columns) > 1)
    start = columns[apart[-1] + 1] if len(apart) else columns[0]
    dot = np.flatnonzero(ink[:, start:].any(axis=1))
    wide, high = columns[-1] + 1 - start, dot[-1] + 1 - dot[0]
    whole = rows[-1] + 1 - rows[0]
    return bool(len(apart) and max(wide, high) <= _DOT * whole and dot[0] >= rows[0] + whole / 2)
