"""A second look at pieces of lines that were overlooked, doubtful, or set apart by wide gaps.

Tesseract reads a line as one; a number before a tab then is mistaken, and lines that lie close are
lost. Piece by piece it reads them well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extractors.readers.pdf_words import is_wide
from extractors.readers.scan_order import ordered
from extractors.readers.scan_pieces import Box, Piece, beside, pieces
from extractors.readers.scan_upright import Ink
from extractors.readers.scan_words import Seen, confidence

_SURE = 60.0  # confidence below which a word is read again
_CERTAIN = 80.0  # confidence from which on a word is taken for what it is
_MOSTLY = 0.8  # share of a piece without words that lies in a sure word
_COVERED = 0.5  # share of the ink of a piece that must lie in words for it to have been read
_SHORT = 8.0  # of the size: what is shorter is a number, a label, or a short cell
_LOW = 0.35  # of the size: lower than any letter
_BEYOND = 12  # pixels by which the box of a word may exceed its ink
_MOST = 150  # pieces of one page
_HIGHEST, _LOWEST = 1.05, 0.6  # ink of lines with capitals, as shares of the size of their font
_TINY = 0.7  # of the usual size: smaller than notes are; a line without high letters is taken so
_DOUBLE = 1.7  # times the size of most text, from which a piece may hold two lines
_TAILS = 0.2  # of the height of a line, below its base line
_USUAL = 40.0  # pixels: the size of text where none was read
_FULL = 1.05  # times the height of the ink of a line without capitals, the size of its font

Reader = Callable[[Sequence[Box]], list[list[Seen]]]
Mender = Callable[[list[Seen], Box], list[Seen]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A page to look at: its ink, the points of a pixel, and whether most is from right to left."""

    ink: Ink
    points: float
    rtl: bool


def looked_again(words: Sequence[Seen], paper: Paper, read: Reader, mend: Mender) -> list[Seen]:
    """The words with those that read better piece by piece; those without ink are left out.

    `read` reads boxes of the page, `mend` mends what stands in one.
    """
    size = median(seen.height for seen in words) if words else _USUAL
    found = _filled(pieces(paper.ink, size), words)
    wanted = [piece for piece in found if _is_wanted(piece, paper.ink, size)][:_MOST]
    at = {id(seen): index for index, seen in enumerate(words)}
    places = {id(piece): at[id(piece.words[0])] for piece in found if piece.words}
    for piece, again in zip(wanted, read([piece.box for piece in wanted]), strict=True):
        if again and confidence(again) > confidence(piece.words):
            piece.words = _alike(again, piece.words, size * paper.points)
    found = [piece for piece in found if not _is_dust(piece, size)]
    for piece in found:
        piece.words = _closed(_in_line(mend(piece.words, piece.box), paper))
    return [
        seen
        for piece in ordered(found, places, size, paper.rtl)
        for seen in _set(piece, found, size, paper.points)
    ]


def _filled(boxes: Sequence[Box], words: Sequence[Seen]) -> list[Piece]:
    """Pieces with the words that stand in them; what lies inside a sure word is part of it."""
    found = [Piece(box, []) for box in boxes]
    for seen in words:
        piece = next((piece for piece in found if _holds(piece.box, seen.box)), None)
        if piece is not None:
            piece.words.append(seen)
    sure = [seen.box for seen in words if seen.confidence >= _CERTAIN]
    return [
        piece for piece in found if piece.words or not any(_inside(piece.box, box) for box in sure)
    ]


def _inside(piece: Box, word: Box) -> bool:
    across = min(piece[2], word[2]) - max(piece[0], word[0])
    down = min(piece[3], word[3]) - max(piece[1], word[1])
    area = (piece[2] - piece[0]) * (piece[3] - piece[1])
    return across > 0 and down > 0 and across * down >= _MOSTLY * area


def _holds(piece: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return piece[0] <= x <= piece[2] and piece[1] <= y <= piece[3]


def _is_wanted(piece: Piece, ink: Ink, size: float) -> bool:
    """Whether a piece is read again; one of several lines would lose all but one of them."""
    if not piece.words:
        return True
    if piece.box[3] - piece.box[1] > _DOUBLE * size:
        return False
    if any(seen.confidence < _SURE or _crosses(seen.box, piece.box) for seen in piece.words):
        return True
    return piece.width < _SHORT * size or not _is_covered(piece, ink)


def _is_dust(piece: Piece, size: float) -> bool:
    """Whether a doubtful piece has no letters or none of their height: specks, edges of paper."""
    letters = any(map(str.isalnum, "".join(seen.word.text for seen in piece.words)))
    low = piece.box[3] - piece.box[1] < _LOW * size
    return (low or not letters) and confidence(piece.words) < _SURE


def _crosses(word: Box, piece: Box) -> bool:
    """Whether a word stands over the side of a piece, as no word on the paper does."""
    return word[0] < piece[0] - _BEYOND or word[2] > piece[2] + _BEYOND


def _is_covered(piece: Piece, ink: Ink) -> bool:
    left, top, right, bottom = piece.box
    rest = ink[top:bottom, left:right].copy()
    whole = rest.sum()
    for seen in piece.words:
        x, y, x_end, y_end = seen.box
        rest[max(0, y - top) : max(0, y_end - top), max(0, x - left) : max(0, x_end - left)] = False
    return bool(rest.sum() <= (1 - _COVERED) * whole)


def _alike(again: list[Seen], before: list[Seen], size: float) -> list[Seen]:
    """Words read again on the line, and in the size, of those that they replace.

    Overlooked ones are in the size of most: that of a single line is not measured well.
    """
    as_before = before[0].word if before else replace(again[0].word, size=size)
    return [
        replace(seen, word=replace(seen.word, baseline=as_before.baseline, size=as_before.size))
        for seen in again
    ]


def _set(piece: Piece, others: Sequence[Piece], size: float, points: float) -> Iterator[Seen]:
    """Words on the base line of the longest piece of their line, in a size that its ink allows."""
    line = [other for other in others if other is piece or beside(piece.box, other.box)]
    longest = max(
        (other for other in line if other.words), key=lambda other: other.width, default=piece
    )
    high = max(other.box[3] - other.box[1] for other in line)
    uncased = any(_is_uncased(seen) for seen in longest.words)
    for seen in piece.words:
        word = replace(seen.word, baseline=_baseline(longest, points))
        allowed = points * _allowed(word.size / points, high, size, uncased)
        yield replace(seen, word=replace(word, size=allowed))


def _allowed(stated: float, high: float, usual: float, uncased: bool) -> float:
    """The size of a line, in pixels, whose ink is so high; the usual where lines run together."""
    if high >= _DOUBLE * usual:
        return usual
    if uncased:
        return _FULL * high
    least, most = high / _HIGHEST, high / _LOWEST
    if stated < _TINY * usual and least <= usual <= most:
        return usual
    return min(max(stated, least), most)


def _baseline(piece: Piece, points: float) -> float:
    """The base line as Tesseract has it, where it lies in the lower half of the ink."""
    _, top, _, bottom = piece.box
    stated = piece.words[0].word.baseline
    if (top + bottom) / 2 <= stated / points <= bottom + _BEYOND:
        return stated
    return (bottom - _TAILS * (bottom - top)) * points


def _in_line(words: list[Seen], paper: Paper) -> list[Seen]:
    """Words of a piece in their order; side by side by their length where boxes contradict it.

    The order of Tesseract is that of reading, its boxes in a single line may be of others.
    """
    rtl = paper.rtl and any(_is_uncased(seen) for seen in words)
    sides = [(-seen.box[2], -seen.box[0]) if rtl else seen.box[::2] for seen in words]
    if all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(sides)):
        return words
    lefts, _, rights, _ = zip(*(seen.box for seen in words), strict=True)
    step = (max(rights) - min(lefts)) / sum(len(seen.word.text) + 1 for seen in words)
    placed, start = [], 0.0
    for seen in words:
        length = len(seen.word.text) * step
        left = max(rights) - start - length if rtl else min(lefts) + start
        word = replace(seen.word, left=left * paper.points, right=(left + length) * paper.points)
        placed.append(replace(seen, word=word))
        start += length + step
    return placed


def _closed(words: Sequence[Seen]) -> list[Seen]:
    """Words of a piece without gaps beside Chinese, whose characters are not placed exactly."""
    closed = list(words[:1])
    for seen in words[1:]:
        last = closed[-1].word
        if is_wide(last.text[-1]) or is_wide(seen.word.text[0]):
            end = max(last.right, seen.word.left)
            closed[-1] = replace(closed[-1], word=replace(last, right=end))
        closed.append(seen)
    return closed


def _is_uncased(seen: Seen) -> bool:
    return any(sign.isalpha() and sign.lower() == sign.upper() for sign in seen.word.text)
