"""Paragraphs from plain text whose lines were broken at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.folding import is_chinese
from extractors.marks import head, lonely
from extractors.shape import Shape
from schemas.language import Language
from schemas.source import Grid, Line

_WIDEST = 110  # columns of a line that was broken to fit; longer ones are whole paragraphs
_NARROWEST = 50  # columns at which a few lines may have been broken
_FEWEST = 20  # lines that show a width
_FEWEST_CLOSE = 4  # lines that show it where blank lines part the paragraphs
_FULL = 0.8  # share of the width that a line must fill for the next one to go on with it
_FULL_WITHIN = 0.6  # the same where it goes on with a small letter
_FULL_POINT = 0.93  # the same where the line ends as the points of a list do
_MOSTLY = 0.35  # share of full lines in a text that was broken at a width
_MOSTLY_CLOSE = 0.5  # the same among lines that have another one close below
_LARGEST = 99  # number of a list that a line may open with; larger ones are years
_LABEL = re.compile(r"\S+(?: \S+){0,3} ?[:：] ?\S")
_POINT_ENDS = (";", "；", "؛")
_SENTENCE_ENDS = (".", "!", "?")


def reflowed(blocks: Sequence[Line | Grid], language: Language) -> tuple[Line | Grid, ...]:
    """The blocks with broken lines joined, where the text shows a width."""
    parted = _parted(blocks)
    width = _width(blocks, parted)
    if width is None:
        return tuple(blocks)
    shape = Shape(language)
    joined: list[Line | Grid] = []
    above: Line | Grid | None = None
    for block in blocks:
        last = joined[-1] if joined else None
        close = not parted or not isinstance(block, Line) or not block.apart
        full = close and _fills(above, block, width)
        joins = full and isinstance(last, Line) and _goes_on(last, block, language, shape)
        if joins and not _labelled(last, block):
            assert isinstance(block, Line)
            assert isinstance(last, Line)
            joined[-1] = last.then(block, _joint(last, block))
        else:
            joined.append(block)
        above = block
    return tuple(joined)


def _labelled(last: Line | Grid | None, after: Line | Grid) -> bool:
    """Whether a line behind a closed bracket begins with a short label and a colon."""
    if not isinstance(last, Line) or not isinstance(after, Line):
        return False
    return last.text.endswith((")", "）")) and _LABEL.match(after.text) is not None


def _fills(line: Line | Grid | None, after: Line | Grid, width: int) -> bool:
    """Whether a line is as long as one that was broken: less where the next one goes on in the
    middle of a sentence, more where it ends as a point may."""
    if not isinstance(line, Line):
        return False
    share = _FULL_POINT if line.text.endswith(_POINT_ENDS) else _FULL
    share = _FULL_WITHIN if _within_sentence(line, after) else share
    return _columns(line) >= share * width


def _within_sentence(line: Line, after: Line | Grid) -> bool:
    """Whether a small letter, or a bracket, goes on behind a word."""
    if not isinstance(after, Line):
        return False
    goes_on = after.text[:1].islower() or after.text[:1] == "("
    return goes_on and (
        line.text[-1:].isalpha() or (after.text[:1] == "(" and line.text[-1:].isalnum())
    )


def _parted(blocks: Sequence[Line | Grid]) -> bool:
    """Whether blank lines part the paragraphs: they stand above some lines and not above others."""
    return len({line.apart for line in blocks[1:] if isinstance(line, Line)}) > 1


def _width(blocks: Sequence[Line | Grid], parted: bool) -> int | None:
    """The width at which lines were broken, in columns; None where they were not."""
    lines = [block for block in blocks if isinstance(block, Line)]
    found = _shown(lines, _FEWEST, _MOSTLY) if not _chinese(lines) else None
    if found is not None or not parted:
        return found
    close = [
        line
        for line, after in pairwise(blocks)
        if isinstance(line, Line) and isinstance(after, Line) and not after.apart
    ]
    plain = [line for line in close if "\t" not in line.text]
    broken = [line for line in _broken(blocks) if "\t" not in line.text]
    ways = (_shown(lines, _FEWEST_CLOSE, _MOSTLY_CLOSE) for lines in (plain, broken))
    return next((width for width in ways if width is not None and width >= _NARROWEST), None)


def _broken(blocks: Sequence[Line | Grid]) -> Iterator[Line]:
    """The lines that end within a sentence, which a small letter close below goes on with."""
    for line, after in pairwise(blocks):
        close = isinstance(after, Line) and not after.apart
        if close and isinstance(line, Line) and _within_sentence(line, after):
            yield line


def _shown(lines: Sequence[Line], fewest: int, mostly: float) -> int | None:
    """The width that most of the lines reach, where they are enough and mostly full."""
    lengths = sorted(_columns(line) for line in lines)
    if len(lengths) < fewest:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    full = sum(_FULL * width <= length <= width for length in lengths)
    enough = full >= max(mostly * len(lengths), min(fewest, _FEWEST_CLOSE))
    return width if width <= _WIDEST and enough else None


def _chinese(lines: Sequence[Line]) -> bool:
    return any(is_chinese(character) for line in lines[:5] for character in line.text)


def _columns(line: Line) -> int:
    """The columns that a line fills; a Chinese character fills two."""
    return sum(2 if is_chinese(character) else 1 for character in line.text)


def _joint(last: Line, block: Line) -> str:
    """What stands between two broken lines: nothing in Chinese, else a space."""
    return "" if is_chinese(last.text[-1]) or is_chinese(block.text[0]) else " "


def _goes_on(last: Line, block: Line | Grid, language: Language, shape: Shape) -> bool:
    """Whether a line goes on with a full one: no number or bullet opens it, no new sentence."""
    if not isinstance(block, Line) or lonely(block) or not block.text:
        return False
    found = head(block, language)
    counts = any(mark.value <= _LARGEST for mark in found.marks)
    fresh = shape.ends(last.text) and block.text[:1].isupper()
    fresh = fresh and last.text.endswith(_SENTENCE_ENDS)
    opens = counts or found.bullet is not None
    return not opens and not (fresh and len(last.text) < _WIDEST and _short(block))


def _short(line: Line) -> bool:
    """Whether a line is too short to be the middle of a paragraph."""
    return len(line.text) < 40
