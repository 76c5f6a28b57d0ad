"""Paragraphs from plain text whose lines were broken at a fixed width."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.folding import is_chinese
from extractors.marks import head, lonely
from extractors.pieces import Shape
from schemas.language import Language
from schemas.source import Grid, Line

_WIDEST = 110  # letters of a line that was broken to fit; longer ones are whole paragraphs
_FEWEST = 20  # lines that show a width
_FULL = 0.8  # share of the width that a line must fill for the next one to go on with it
_MOSTLY = 0.35  # share of full lines in a text that was broken at a width


def reflowed(blocks: Sequence[Line | Grid], language: Language) -> tuple[Line | Grid, ...]:
    """The blocks with broken lines joined by a space, where the text shows a width."""
    lines = [block for block in blocks if isinstance(block, Line)]
    width = _width(lines)
    if width is None:
        return tuple(blocks)
    shape = Shape(language)
    joined: list[Line | Grid] = []
    full = False
    for block in blocks:
        last = joined[-1] if joined else None
        if full and isinstance(last, Line) and _goes_on(last, block, language, shape):
            assert isinstance(block, Line)
            joined[-1] = last.then(block)
        else:
            joined.append(block)
        full = isinstance(block, Line) and len(block.text) >= _FULL * width
    return tuple(joined)


def _width(lines: Sequence[Line]) -> int | None:
    """The width at which lines were broken, None where they were not."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < _FEWEST or any(is_chinese(c) for line in lines[:5] for c in line.text):
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    full = sum(_FULL * width <= length <= width for length in lengths)
    return width if width <= _WIDEST and full >= _MOSTLY * len(lengths) else None


def _goes_on(last: Line, block: Line | Grid, language: Language, shape: Shape) -> bool:
    """Whether a line goes on with a full one: no number or bullet opens it, no new sentence."""
    if not isinstance(block, Line) or lonely(block) or not block.text:
        return False
    found = head(block, language)
    opens = bool(found.marks) or found.bullet is not None
    fresh = (
        shape.ends(last.text) and block.text[:1].isupper() and last.text.endswith((".", "!", "?"))
    )
    return not opens and not (fresh and len(last.text) < _WIDEST and _short(block))


def _short(line: Line) -> bool:
    """Whether a line is too short to be the middle of a paragraph."""
    return len(line.text) < 40
