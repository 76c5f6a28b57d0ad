"""Rows written from right to left: pieces in the order they are read (after UAX 9)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from extractors.readers.pdf_numbers import whole_numbers
from extractors.readers.pdf_page import Word

_RTL = ("R", "AL")
_ARABIC = re.compile("[\u0590-\u08ff\u200c\u200d]+")
# Latin words and addresses run from left to right with the signs inside them; figures with those
# that belong to a number. A dash between two years does not: the first year stands on the right.
_PIECES = re.compile(
    r"(?=[^\W\d_]|[\w:/.@-]*[^\W\d_])[\w][^\s()<>]*[\w/]|\d+(?:[/.,:]\d+)*|\w+|.", re.DOTALL
)
_ARABIC_PIECES = re.compile(r"\d+|[\w\u064b-\u065f\u0670]+|.")
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<", "»": "«", "）": "（"}
_CLOSING = {opening: closing for closing, opening in _BRACKETS.items()}
_STOPS = frozenset(".,;:>")
_SPACE = 0.15  # of the size
_TYPED_SPACE = 0.05  # where one is in the file; between letters, whose boxes overlap, none is seen

_Sign = tuple[str, tuple[float, float]]  # a character and its sides


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of a word in one direction; where its word was drawn, and whether it begins it."""

    word: Word
    drawn: int
    first: bool


def is_rtl(words: Iterable[Word], among_rtl: bool = False) -> bool:
    """Whether most letters are written from right to left.

    Among such rows a single letter suffices, or a full stop on the left of a Latin row.
    """
    row = list(words)
    kinds = [unicodedata.bidirectional(letter) for word in row for letter in word.text]
    rtl, latin = sum(kind in _RTL for kind in kinds), sum(kind == "L" for kind in kinds)
    if not among_rtl:
        return rtl > latin
    return rtl > 0 or not latin or _leftmost(row) in _STOPS


def _leftmost(row: Sequence[Word]) -> str:
    """The character that stands furthest to the left."""
    signs = [
        (left, sign) for word in row for sign, (left, _) in zip(word.text, word.stops, strict=False)
    ]
    return min(signs, default=(0.0, ""))[1]


def right_to_left(words: Sequence[Word]) -> list[Word]:
    """Words of a row, given as drawn, in reading order; divided where directions meet."""
    whole = _with_vowels(words)
    pieces = [piece for drawn, word in enumerate(whole) for piece in _pieces(word, drawn)]
    pieces.sort(key=lambda piece: -piece.word.right)
    return list(_with_brackets(list(_read(list(_spaced(_with_numbers(pieces)))))))


def _with_numbers(pieces: Sequence[_Piece]) -> list[_Piece]:
    found = whole_numbers([piece.word for piece in pieces])
    return [replace(pieces[index], word=word) for index, word in found]


def _with_vowels(words: Sequence[Word]) -> list[Word]:
    """Words with the vowel signs that were drawn by themselves, each after its letter if any."""
    whole = [word for word in words if not _is_vowels(word)]
    alone: list[Word] = []
    for signs in words:
        if _is_vowels(signs):
            middle = (signs.left + signs.right) / 2
            over = (i for i, word in enumerate(whole) if word.left <= middle <= word.right)
            index = next(over, None)
            if index is None:
                alone.append(signs)
            else:
                whole[index] = _put(signs, whole[index], middle)
    return whole + alone


def _is_vowels(word: Word) -> bool:
    return all(map(unicodedata.combining, word.text))


def _put(signs: Word, word: Word, middle: float) -> Word:
    under = (i for i, (left, right) in enumerate(word.stops) if left <= middle <= right)
    place = next(under, len(word.text) - 1) + 1
    return replace(
        word,
        text=word.text[:place] + signs.text + word.text[place:],
        stops=(*word.stops[:place], *signs.stops, *word.stops[place:]),
    )


def _pieces(word: Word, drawn: int) -> Iterator[_Piece]:
    if len(word.stops) != len(word.text):
        yield _Piece(word, drawn, first=True)
        return
    for index, signs in enumerate(_divided(list(zip(word.text, word.stops, strict=True)))):
        text = "".join(sign for sign, _ in signs)
        left = min(left for _, (left, _) in signs)
        right = max(right for _, (_, right) in signs)
        yield _Piece(replace(word, text=text, left=left, right=right), drawn, first=not index)


def _divided(signs: list[_Sign]) -> Iterator[list[_Sign]]:
    """Letters of one direction, numbers, single signs: Arabic as drawn, others from the left."""
    for arabic, run in groupby(signs, key=lambda sign: bool(_ARABIC.match(sign[0]))):
        found = list(run)
        if not arabic:
            found.sort(key=lambda sign: sign[1][0])
        text = "".join(sign for sign, _ in found)
        for match in (_ARABIC_PIECES if arabic else _PIECES).finditer(text):
            yield found[match.start() : match.end()]


def _spaced(pieces: Sequence[_Piece]) -> Iterator[Word]:
    """Pieces from right to left, each with white space before it where it is seen or typed."""
    if pieces:
        yield replace(pieces[0].word, spaced=False)
    for before, piece in pairwise(pieces):
        gap = before.word.left - piece.word.right
        typed = piece.first and piece.word.spaced and piece.drawn == before.drawn + 1
        close = typed and before.word.text not in _BRACKETS and before.word.text not in _CLOSING
        seen = gap > (_TYPED_SPACE if close else _SPACE) * piece.word.size
        letters = _ARABIC.match(before.word.text) and _ARABIC.match(piece.word.text)
        yield replace(piece.word, spaced=seen or bool(typed and letters))


def _read(words: Sequence[Word]) -> Iterator[Word]:
    """Words from the right, runs of Latin words from the left."""
    for latin, run in groupby(_in_latin_runs(words), key=lambda pair: pair[1]):
        members = [word for word, _ in run]
        if not latin:
            yield from members
            continue
        gaps = [members[0].spaced, *(word.spaced for word in members[:0:-1])]
        for word, spaced in zip(members[::-1], gaps, strict=True):
            yield replace(word, spaced=spaced)


def _in_latin_runs(words: Sequence[Word]) -> Iterator[tuple[Word, bool]]:
    """Each word and whether it is Latin, or a number or sign that hangs on a Latin word."""
    cluster: list[Word] = []
    for word in words:
        if cluster and (word.spaced or _stands_alone(word.text) != _stands_alone(cluster[0].text)):
            yield from _decided(cluster)
            cluster = []
        cluster.append(word)
    yield from _decided(cluster)


def _decided(cluster: Sequence[Word]) -> Iterator[tuple[Word, bool]]:
    """A cluster is Latin up to its last Latin word or number; a stop after it ends the sentence."""
    if not any(_is_latin(word.text) for word in cluster):
        yield from ((word, False) for word in cluster)
        return
    last = max(i for i, word in enumerate(cluster) if any(map(str.isalnum, word.text)))
    yield from ((word, index <= last) for index, word in enumerate(cluster))


def _stands_alone(text: str) -> bool:
    """Whether a piece is Arabic or a bracket, which no Latin run takes in."""
    return bool(_ARABIC.match(text)) or text in _BRACKETS or text in _CLOSING


def _is_latin(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) == "L" for sign in text)


def _with_brackets(words: Sequence[Word]) -> Iterator[Word]:
    """Brackets opening where a gap stands before them: programs and fonts mirror them or not."""
    before: Word | None = None
    for word in words:
        opens = before is None or word.spaced or before.text in _CLOSING
        if word.text in _BRACKETS and opens:
            word = replace(word, text=_BRACKETS[word.text])
        elif word.text in _CLOSING and not opens:
            word = replace(word, text=_CLOSING[word.text])
        yield word
        before = word
