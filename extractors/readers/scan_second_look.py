"""A second look at pieces of lines that were overlooked, doubtful, or set apart by wide gaps.

Tesseract reads a line as one; a number before a tab then is mistaken, and lines that lie close are
lost. Piece by piece it reads them well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from extractors.readers.pdf_words import is_wide
from extractors.readers.scan_pieces import Box, pieces
from extractors.readers.scan_upright import Ink
from extractors.readers.scan_words import Seen, confidence

_SURE = 60.0  # confidence below which a word is read again
_COVERED = 0.5  # share of the ink of a piece that must lie in words for it to have been read
_LEVEL = 0.5  # share of the height by which pieces of one line overlap
_SHORT = 8.0  # of the size: a piece beside others that is shorter is a number, or a short cell
_BEYOND = 12  # pixels by which the box of a word may exceed its ink
_MOST = 150  # pieces of one page
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


@dataclass(slots=True)
class _Piece:
    """A piece with the words that were seen in it."""

    box: Box
    words: list[Seen]


def looked_again(words: Sequence[Seen], paper: Paper, read: Reader, mend: Mender) -> list[Seen]:
    """The words with those that read better piece by piece; those without ink are left out.

    `read` reads boxes of the page, `mend` mends what stands in one.
    """
    size = median(seen.height for seen in words) if words else _USUAL
    found = [_Piece(box, []) for box in pieces(paper.ink, size)]
    for seen in words:
        piece = next((piece for piece in found if _holds(piece.box, seen.box)), None)
        if piece is not None:
            piece.words.append(seen)
    wanted = [piece for piece in found if _is_wanted(piece, found, paper.ink, size)][:_MOST]
    at = {id(seen): index for index, seen in enumerate(words)}
    places = {id(piece): at[id(piece.words[0])] for piece in found if piece.words}
    for piece, again in zip(wanted, read([piece.box for piece in wanted]), strict=True):
        if again and confidence(again) > confidence(piece.words):
            piece.words = _alike(again, piece.words, size * paper.points)
    for piece in found:
        piece.words = _closed(mend(piece.words, piece.box))
    return [
        seen
        for piece in _ordered(found, places, size, paper.rtl)
        for seen in _set(piece, found, size, paper.points)
    ]


def _holds(piece: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return piece[0] <= x <= piece[2] and piece[1] <= y <= piece[3]


def _is_wanted(piece: _Piece, others: Sequence[_Piece], ink: Ink, size: float) -> bool:
    if any(seen.confidence < _SURE or _crosses(seen.box, piece.box) for seen in piece.words):
        return True
    left, _, right, _ = piece.box
    set_apart = right - left < _SHORT * size and any(_beside(piece.box, it.box) for it in others)
    return set_apart or not _is_covered(piece, ink)


def _crosses(word: Box, piece: Box) -> bool:
    """Whether a word stands over the side of a piece, as no word on the paper does."""
    return word[0] < piece[0] - _BEYOND or word[2] > piece[2] + _BEYOND


def _beside(one: Box, other: Box) -> bool:
    """Whether two pieces stand on one line."""
    overlap = min(one[3], other[3]) - max(one[1], other[1])
    apart = other[0] >= one[2] or one[0] >= other[2]
    return apart and overlap > _LEVEL * min(one[3] - one[1], other[3] - other[1])


def _is_covered(piece: _Piece, ink: Ink) -> bool:
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


def _set(piece: _Piece, others: Sequence[_Piece], size: float, points: float) -> Iterator[Seen]:
    """Words on the base line of the longest piece of their line, those without capitals in the
    size that the ink of the line has; `size` in pixels where lines could not be parted."""
    line = [other for other in others if other is piece or _beside(piece.box, other.box)]
    longest = max((other for other in line if other.words), key=_width, default=piece)
    high = max(other.box[3] - other.box[1] for other in line)
    uncased = any(_is_uncased(seen) for seen in longest.words)
    for seen in piece.words:
        word = replace(seen.word, baseline=_baseline(longest, points))
        if uncased:
            word = replace(word, size=points * (_FULL * high if high < _DOUBLE * size else size))
        yield replace(seen, word=word)


def _baseline(piece: _Piece, points: float) -> float:
    """The base line as Tesseract has it, where it lies in the lower half of the ink."""
    _, top, _, bottom = piece.box
    stated = piece.words[0].word.baseline
    if (top + bottom) / 2 <= stated / points <= bottom + _BEYOND:
        return stated
    return (bottom - _TAILS * (bottom - top)) * points


def _width(piece: _Piece) -> int:
    return piece.box[2] - piece.box[0]


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


def _ordered(
    found: Sequence[_Piece], places: dict[int, int], size: float, rtl: bool
) -> list[_Piece]:
    """Pieces in the order of their first words, overlooked ones where they stand.

    A short piece comes right before the one beside it, in the direction of writing: a number.
    """
    order = sorted((piece for piece in found if id(piece) in places), key=lambda p: places[id(p)])
    for piece in found:
        if piece.words and id(piece) not in places:
            below = (i for i, other in enumerate(order) if other.box[1] >= piece.box[3])
            order.insert(next(below, len(order)), piece)
    for piece in [piece for piece in order if _width(piece) < _SHORT * size]:
        after = _after(piece, order, size, rtl)
        if after is not None:
            order.remove(piece)
            order.insert(order.index(after), piece)
    return order


def _after(piece: _Piece, others: Sequence[_Piece], size: float, rtl: bool) -> _Piece | None:
    """The piece that stands next on the line of another one, near enough to belong to it."""
    near = [
        (gap, other)
        for other in others
        if _beside(piece.box, other.box)
        and 0 <= (gap := _gap(piece.box, other.box, rtl)) < _SHORT * size
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _gap(one: Box, other: Box, rtl: bool) -> int:
    return one[0] - other[2] if rtl else other[0] - one[2]
