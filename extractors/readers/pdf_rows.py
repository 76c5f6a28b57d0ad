"""Words of a page to rows: what stands on one base line side by side, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.readers.pdf_bidi import is_rtl, right_to_left
from extractors.readers.pdf_numbers import with_day_first
from extractors.readers.pdf_page import Row, Word, union
from extractors.readers.pdf_words import space

_LEVEL = 0.25  # share of the size by which base lines of equal words of a row may differ
_RAISED = 0.75  # and those of smaller ones, and of figures: note marks, exponents
_SMALLER = 0.85
_BESIDE = 0.35  # share of the size between a word and a mark that hangs on it
_BEFORE = 2.5  # the same for the mark of a note before a line, which may be justified
_APART = 1.2  # share of the size from which words drawn at different times are columns
_GUTTER = 0.5  # share of the size that parts lines of columns
_OVER = -0.3
_FEW = 3  # rows that make a column

Words = list[Word]


def rows(words: Sequence[Word], page: int, rtl: bool) -> list[Row]:
    """The rows of a page in reading order; words in reading order, white space decided.

    `rtl` where the document is written from right to left.
    """
    blocks = _ordered(_blocks(_together(_drawn(words))))
    return [_row(line, page, rtl) for block in blocks for line in block]


def _drawn(words: Sequence[Word]) -> list[Words]:
    """Runs of words drawn one after the other on one line."""
    lines: list[Words] = []
    for word in words:
        if lines and _follows(word, lines[-1]):
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _follows(word: Word, line: Words) -> bool:
    largest = max(line, key=lambda other: other.size)
    level = abs(word.baseline - largest.baseline) <= _LEVEL * min(word.size, largest.size)
    return level or _hangs_on(word, line) or _hangs_on(line[0], [word])


def _hangs_on(word: Word, line: Words) -> bool:
    """Whether a small word stands above or below a line, right beside one of its words."""
    size = max(other.size for other in line)
    if word.size >= size * _SMALLER and not word.text.isdigit():
        return False
    beside = _BEFORE if _leads(word, line, size) else _BESIDE
    return any(
        _OVER * size < _gap(word, other) < beside * size
        and abs(word.baseline - other.baseline) <= _RAISED * size
        for other in line
    )


def _leads(word: Word, line: Words, size: float) -> bool:
    """Whether a word is the mark of a note at the begin of a line, raised above it."""
    marks = word.text.isdigit() and word.size < size * _SMALLER
    above = all(word.baseline < other.baseline for other in line)
    left = all(word.right <= other.left for other in line)
    right = all(word.left >= other.right for other in line)
    return marks and above and (left or right)


def _gap(one: Word, other: Word) -> float:
    return max(one.left - other.right, other.left - one.right)


def _together(lines: list[Words]) -> list[Words]:
    """Lines with what was drawn later but stands right beside or between their words."""
    joined: list[Words] = []
    sides = _column_sides(lines)
    for line in lines:
        near = (o for o in joined[::-1] if _touches(line, o) and not _parted(line, o, sides))
        other = next(near, None)
        if other is None:
            joined.append(line)
        else:
            other.extend(line)
    return joined


def _touches(line: Words, other: Words) -> bool:
    if abs(line[0].baseline - other[0].baseline) > 2 * max(line[0].size, other[0].size):
        return False
    if not (_follows(line[0], other) or _follows(other[0], line)):
        return False
    size = max(line[0].size, other[0].size)
    return any(_gap(one, two) <= _APART * size for one in line for two in other)


def _column_sides(lines: list[Words]) -> frozenset[int]:
    """Where the lines of columns of text begin, from left to right."""
    texts = [line for line in lines if len(line) >= _FEW]
    counted = Counter(round(min(word.left for word in line)) for line in texts)
    return frozenset(side for side, count in counted.items() if count > _FEW)


def _parted(line: Words, other: Words, sides: frozenset[int]) -> bool:
    """Whether two lines stand side by side in columns, which a gutter parts."""
    left, right = sorted((line, other), key=lambda words: min(word.left for word in words))
    begins = [round(min(word.left for word in words)) for words in (left, right)]
    gutter = min(word.left for word in right) - max(word.right for word in left)
    return all(begin in sides for begin in begins) and gutter > _GUTTER * right[0].size


def _blocks(lines: list[Words]) -> list[list[Words]]:
    """Runs of lines each below the one before: a column, a cell, a page."""
    blocks: list[list[Words]] = []
    for line in lines:
        if blocks and line[0].baseline >= blocks[-1][-1][0].baseline - line[0].size * _LEVEL:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _ordered(blocks: list[list[Words]]) -> list[list[Words]]:
    """Blocks as drawn, but none after one that stands wholly below it."""
    ordered: list[list[Words]] = []
    for block in blocks:
        bottom = block[-1][0].baseline
        below = (i for i, other in enumerate(ordered) if other[0][0].baseline > bottom)
        ordered.insert(next(below, len(ordered)), block)
    return ordered


def _row(line: Words, page: int, among_rtl: bool) -> Row:
    if is_rtl(line, among_rtl):
        return Row(page, tuple(right_to_left(line)), rtl=True)
    placed = sorted(line, key=lambda word: word.left)
    after = {id(word): last for last, word in pairwise(line)}
    return Row(page, tuple(_spaced(with_day_first(placed) if among_rtl else placed, after)))


def _spaced(words: Words, after: Mapping[int, Word]) -> Iterator[Word]:
    """Words with white space where it is typed, or where the gap is wide enough.

    What is typed parts a word from the one drawn before it: `after` has these.
    """
    if words:
        yield replace(words[0], spaced=False)
    for last, word in pairwise(words):
        wide = _gap(word, last) > space(last.text, word.text) * max(word.size, last.size)
        typed = word.spaced and after.get(id(word)) is last
        yield replace(word, spaced=wide or typed)


def with_columns(found: Sequence[Row]) -> list[Row]:
    """The rows of a page, those in a column beside another one with the sides of their column."""
    sides: dict[int, tuple[float, float]] = {}
    for column, then in pairwise(_runs(found)):
        for part in _beside(column, then):
            box = union([row.box for row in part])
            sides |= {id(row): (box[0], box[2]) for row in part}
    return [replace(row, column=sides.get(id(row))) for row in found]


def _beside(column: Sequence[Row], then: Sequence[Row]) -> Sequence[Sequence[Row]]:
    """The rows of two columns that stand side by side, without lines that go over both."""
    top, bottom = then[0].baseline - then[0].size, column[-1].baseline + column[-1].size
    first = [row for row in column if row.baseline >= top]
    if len(first) < _FEW:
        return ()
    left, right = min(row.box[0] for row in first), max(row.box[2] for row in first)
    if left <= then[0].box[2] and then[0].box[0] <= right:
        return ()
    second = [row for row in then if row.baseline <= bottom or _reaches(row, then[0])]
    second = [row for row in second if row.box[0] > right or row.box[2] < left]
    return first, second


def _reaches(row: Row, first: Row) -> bool:
    """Whether a row stands below the first one of its column."""
    return row.box[0] < first.box[2] and first.box[0] < row.box[2]


def _runs(found: Sequence[Row]) -> list[list[Row]]:
    """Rows each below the one before."""
    runs: list[list[Row]] = []
    for row in found:
        if runs and row.baseline >= runs[-1][-1].baseline:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs
