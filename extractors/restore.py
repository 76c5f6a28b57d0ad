"""Pieces set right in the light of the whole sequence: lost numbers, numbered headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.marks import Mark
from extractors.pieces import Piece
from extractors.shape import Shape
from schemas.language import Language
from schemas.source import Line

_STYLE = "decimal restored"


def restored(parts: Sequence[Piece], language: Language) -> tuple[Piece, ...]:
    """The pieces with lost paragraph numbers put back where the sequence leaves one reading.

    Between two printed numbers a and b there must stand exactly b - a - 1 candidates: bullets at
    the level of paragraphs, or, where there are none, unnumbered running paragraphs.
    """
    shape = Shape(language)
    found = list(parts)
    anchors = [i for i, piece in enumerate(parts) if _numbered(piece)]
    before, value = -1, 0
    for anchor in anchors:
        mark = parts[anchor].mark
        assert mark is not None
        gap = range(before + 1, anchor)
        if mark.value > value + 1:
            _fill(found, gap, value, mark.value - value - 1, shape)
        before, value = anchor, mark.value
    return tuple(found)


def promoted(parts: Sequence[Piece], language: Language) -> tuple[Piece, ...]:
    """The pieces with "1. Background" as heading where running text stands under it."""
    shape = Shape(language)
    numbered = [i for i, piece in enumerate(parts) if _numbered(piece)]
    titles = [i for i in numbered if shape.title(parts[i].block)]  # type: ignore[arg-type]
    heads = {i for i in titles if _styled(parts[i])}
    listed = sum(i + 1 in titles for i in titles)  # each right below the last, as items are
    holds = any(_heads_text(parts, i, shape) for i in titles)
    if len(titles) == len(numbered) and holds and 2 * listed <= len(titles):
        heads = {*titles}
    return tuple(
        replace(piece, part="heading") if i in heads else piece for i, piece in enumerate(parts)
    )


def _numbered(piece: Piece) -> bool:
    return piece.part == "paragraph" and piece.mark is not None and _plain(piece.mark)


def _plain(mark: Mark) -> bool:
    return mark.style.startswith("decimal ")


def _fill(found: list[Piece], gap: range, value: int, missing: int, shape: Shape) -> None:
    for accept in (_is_bullet, _is_running):
        candidates = [i for i in gap if accept(found[i], shape) and not _in_list(found, i, shape)]
        if len(candidates) == missing:
            for number, index in enumerate(candidates, value + 1):
                mark = Mark(_STYLE, "paragraph", number, f"{number}.", 0)
                found[index] = replace(found[index], part="paragraph", mark=mark, restored=True)
            return


def _is_bullet(piece: Piece, shape: Shape) -> bool:
    return piece.part == "bullet"


def _is_running(piece: Piece, shape: Shape) -> bool:
    return piece.part == "text" and shape.sentence(piece.text)


def _in_list(found: Sequence[Piece], index: int, shape: Shape) -> bool:
    """Whether a piece belongs to a list that a line before it announced."""
    position = index - 1
    same: Callable[[Piece], bool] = lambda piece: piece.part in ("bullet", "text")  # noqa: E731
    while position >= 0 and same(found[position]) and not shape.announces(found[position].text):
        if shape.sentence(found[position].text):
            return False
        position -= 1
    return position >= 0 and shape.announces(found[position].text)


def _styled(piece: Piece) -> bool:
    return isinstance(piece.block, Line) and piece.block.style.heading is not None


def _heads_text(parts: Sequence[Piece], index: int, shape: Shape) -> bool:
    """Whether running text stands right under a line."""
    after = parts[index + 1] if index + 1 < len(parts) else None
    return after is not None and after.part == "text" and shape.sentence(after.text)
