"""The order in which pieces of a scanned page are read."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.readers.scan_pieces import Box, Piece, beside

_SHORT = 8.0  # of the size: what is shorter is a number, a label, or a short cell
_LINES = 3  # lines with text on both sides of one gap, from which a page has columns


def ordered(found: Sequence[Piece], places: dict[int, int], size: float, rtl: bool) -> list[Piece]:
    """Pieces with words as they are read: a page of one column from top to bottom.

    In columns they keep the order of their first words, which `places` gives; overlooked ones
    stand where they belong, and a short piece, as a number, right before the one beside it.
    """
    full = [piece for piece in found if piece.words]
    if not _has_columns(full, size):
        return _down(full, rtl)
    order = sorted((piece for piece in full if id(piece) in places), key=lambda p: places[id(p)])
    for piece in full:
        if id(piece) not in places:
            below = (i for i, other in enumerate(order) if other.box[1] >= piece.box[3])
            order.insert(next(below, len(order)), piece)
    for piece in [piece for piece in order if piece.width < _SHORT * size]:
        after = _after(piece, order, size, rtl)
        if after is not None:
            order.remove(piece)
            order.insert(order.index(after), piece)
    return order


def _has_columns(found: Sequence[Piece], size: float) -> bool:
    """Whether on several lines long pieces stand on both sides of one gap."""
    long = [piece.box for piece in found if piece.width >= _SHORT * size]
    gaps = [gap for box in long if (gap := _gap_after(box, long)) is not None]
    middles = [(start + end) / 2 for start, end in gaps]
    return any(sum(start < x < end for start, end in gaps) >= _LINES for x in middles)


def _gap_after(box: Box, others: Sequence[Box]) -> tuple[int, int] | None:
    """The paper between a piece and the nearest one to its right, on its line."""
    rights = [other[0] for other in others if other[0] >= box[2] and beside(box, other)]
    return (box[2], min(rights)) if rights else None


def _lines(found: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that stand side by side, line by line from top to bottom."""
    lines: list[list[Piece]] = []
    for piece in sorted(found, key=lambda piece: piece.box[1] + piece.box[3]):
        if lines and all(beside(piece.box, other.box) for other in lines[-1]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _down(found: Sequence[Piece], rtl: bool) -> list[Piece]:
    side = (lambda piece: -piece.box[2]) if rtl else (lambda piece: piece.box[0])
    return [piece for line in _lines(found) for piece in sorted(line, key=side)]


def _after(piece: Piece, others: Sequence[Piece], size: float, rtl: bool) -> Piece | None:
    """The piece that stands next on the line of another one, near enough to belong to it."""
    near = [
        (gap, other)
        for other in others
        if beside(piece.box, other.box)
        and 0 <= (gap := _gap(piece.box, other.box, rtl)) < _SHORT * size
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _gap(one: Box, other: Box, rtl: bool) -> int:
    return one[0] - other[2] if rtl else other[0] - one[2]
