"""Rows to paragraphs: where a new one begins, also over the turn of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from extractors.readers.list_marks import follows, mark
from extractors.readers.pdf_measures import Measures
from extractors.readers.pdf_page import Row, Word
from extractors.readers.pdf_words import is_wide

Paragraph = tuple[Row, ...]
_WIDER = 1.1  # times the usual distance of base lines, before a list mark
_OTHER_SIZE = 0.6  # points
_INDENT = 0.9  # of the size
_TAB = 0.6  # of the size: a gap after a number that is no space between words
_SPACE = 0.25  # of the size, where a line has no space to measure
_SLACK = 0.2  # of the size, by which programs that break lines may count otherwise
_KEPT_TOGETHER = 2  # Chinese characters that rules on punctuation may move to the next line
_SET_APART = 2.5  # of the size
_NEAR_END = 0.2  # of the column
_TEXT = 15  # of the size: blocks that are narrower are no columns that a text flows through
_SHORT = 0.35  # of the column, left over where even a small letter begins something else
_STOPS = tuple(".;:,!?…。；：，！？、)）")
_BREAKABLE = re.compile(r"[^-–—/]*[-–—/]?")


def paragraphs(rows: Sequence[Row], measures: Measures) -> Iterator[Paragraph]:
    """Rows of one flow of text, in order, grouped to paragraphs."""
    current: list[Row] = []
    for row in rows:
        if current and begins(current, row, measures):
            yield tuple(current)
            current = []
        current.append(row)
    if current:
        yield tuple(current)


def begins(current: Sequence[Row], row: Row, measures: Measures) -> bool:
    """Whether a row begins a new paragraph after the rows of the current one."""
    return any(sign(current, row, measures) for sign in _SIGNS)


def _apart(current: Sequence[Row], row: Row, measures: Measures) -> bool:
    """More space above than between lines, or a place further up."""
    last = current[-1]
    if row.column is not None and last.column is not None and row.column != last.column:
        return measures.width_of(last) < _TEXT * last.size or not (
            len(current) > 1 or _goes_on(row)
        )
    return last.page == row.page and not (
        0 <= row.baseline - last.baseline <= _leading(row, measures) * measures.wider
    )


def _leading(row: Row, measures: Measures) -> float:
    return measures.leading * row.size


def _other_look(current: Sequence[Row], row: Row, measures: Measures) -> bool:
    last = current[-1]
    alike = any(abs(one - other) <= _OTHER_SIZE for one in last.sizes for other in row.sizes)
    return not alike or last.bold != row.bold


def _numbered(current: Sequence[Row], row: Row, measures: Measures) -> bool:
    """A list mark, and a sign that it is one and no number in a sentence: often the one before."""
    found = mark(row.text)
    if found is None:
        return False
    last = current[-1]
    return (
        follows(mark(current[0].text) or "", found)
        or _gap_after(row, found, measures) > _TAB * row.size
        or abs(measures.begin_of(row) - measures.begin_of(last)) > row.size / 2
        or _has_room(last, row, measures)
        or (
            last.page == row.page
            and row.baseline - last.baseline > _leading(row, measures) * min(measures.wider, _WIDER)
        )
    )


def _gap_after(row: Row, found: str, measures: Measures) -> float:
    """White space between a mark and the text after it."""
    words = _text_words(row, found)
    if words is None:
        return 0.0
    before, after = words
    return max(after.left - before.right, before.left - after.right)


def _text_words(row: Row, found: str) -> tuple[Word, Word] | None:
    """The last word of a mark, and the first word after it."""
    length = 0
    for before, after in pairwise(row.words):
        length += len(before.text) + before.spaced
        if length >= len(found):
            return before, after
    return None


def _indented(current: Sequence[Row], row: Row, measures: Measures) -> bool:
    """Another begin than the lines of the paragraph have."""
    begin, last = measures.begin_of(row), measures.begin_of(current[-1])
    shift = _INDENT * row.size
    if measures.centred(row) and measures.balanced(current[-1]):
        return False
    if len(current) > 1 or _at_far_side(current[-1], measures):
        return abs(begin - last) > shift
    if begin <= _hang(current[0], measures) + shift:
        return False
    return _has_room(current[-1], row, measures) and not _goes_on(row)


def _hang(row: Row, measures: Measures) -> float:
    """Where the text of a first row begins after its number; else where the row begins."""
    found = mark(row.text)
    words = _text_words(row, found) if found else None
    if words is None:
        return measures.begin_of(row) + row.size * len(found or "")
    return measures.width - words[1].right if measures.rtl else words[1].left


def _broken_off(current: Sequence[Row], row: Row, measures: Measures) -> bool:
    """The next word would have fitted on the last line, so the break was meant.

    Words that belong together (31 August) move to the next line together: a sentence that stops
    near the end of the line goes on.
    """
    last = current[-1]
    if not _has_room(last, row, measures):
        return False
    if last.text.endswith(_STOPS) or _tabbed(last) or _at_far_side(last, measures):
        return True
    left_over = measures.room(last) / measures.width_of(last)
    return left_over > (_SHORT if _goes_on(row) else _NEAR_END)


def _at_far_side(row: Row, measures: Measures) -> bool:
    """Whether a row begins in the second half of the line, like a date below a text."""
    middle = (measures.start + measures.end) / 2
    return row.column is None and measures.begin_of(row) > middle


def _tabbed(row: Row) -> bool:
    """Whether a row has text set apart at its side, which no justified line has."""
    gaps = sorted(_gaps(row))
    return len(gaps) > 1 and gaps[-1] > _SET_APART * row.size and gaps[0] < _TAB * row.size


def _has_room(last: Row, row: Row, measures: Measures) -> bool:
    return measures.room(last) > _space_in(last) + _need(row) + _SLACK * last.size


def _space_in(row: Row) -> float:
    """The usual gap between words of a row."""
    if is_wide(row.text[-1]):
        return 0.0
    gaps = _gaps(row)
    return median(gaps) if gaps else _SPACE * row.size


def _gaps(row: Row) -> list[float]:
    return [
        max(after.left - before.right, before.left - after.right)
        for before, after in pairwise(row.words)
        if after.spaced
    ]


def _need(row: Row) -> float:
    """Width of the first piece of a row that could not be divided."""
    word = row.words[0]
    if is_wide(word.text[0]):
        return _KEPT_TOGETHER * word.size
    whole = word.right - word.left
    piece = _BREAKABLE.match(word.text)
    share = len(piece[0]) / len(word.text) if piece and piece[0] else 1.0
    return whole * share


def _goes_on(row: Row) -> bool:
    """Whether a row begins with a small letter, as in the middle of a sentence."""
    return row.text[0].islower() and mark(row.text) is None


def _columned(current: Sequence[Row], row: Row, measures: Measures) -> bool:
    """A row in columns, more than a mark and its text: each is a line of its own."""
    return current[-1].columned or row.columned


_SIGNS: tuple[Callable[[Sequence[Row], Row, Measures], bool], ...] = (
    _apart,
    _other_look,
    _numbered,
    _indented,
    _broken_off,
    _columned,
)
