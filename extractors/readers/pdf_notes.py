"""Notes at the foot of a PDF page: rows below the text whose marks stand raised in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.readers.pdf_joining import Vocabulary, join
from extractors.readers.pdf_page import Row, Word

_SMALLER = 0.93  # of the size of the text; notes are one or two points smaller
_MARK = re.compile(r"(\d{1,3}/?|[*†‡§]{1,3}|[a-z])(?=\s|\W|[^\W\d_a-z]|$)")
_SYMBOLS = frozenset("*†‡")
_STROKE = re.compile(r"\d{1,3}/")  # 1/ as typewriters set it
_SEPARATOR = re.compile(r"[_–—-]{5,}")
_HIGHER = 0.15  # of the size, by which a mark stands above the line
_SMALL_MARK = 0.85


@dataclass(frozen=True, slots=True)
class Note:
    """The text of a note, and the mark in the text that leads to it."""

    text: str
    anchor: Word


@dataclass(frozen=True, slots=True)
class Feet:
    """Text rows of a page, its notes by their marks, and rows at its foot that no mark leads to."""

    rows: list[Row]
    notes: Mapping[str, Note]
    loose: list[Row]
    separators: list[Row]


def feet(rows: Sequence[Row], size: float, vocabulary: Vocabulary) -> Feet:
    """Divide a page into text and notes; `size` is that of the text."""
    start = _foot(rows, size)
    if not start:
        return Feet(list(rows), {}, [], [])
    anchors: dict[str, Word] = {}
    for row in rows[:start]:
        for _, word in marks(row):
            anchors.setdefault(word.text, word)
    below = [row for row in rows[start:] if not is_separator(row)]
    notes: dict[str, Note] = {}
    loose: list[Row] = []
    for group in _groups(below, anchors):
        mark = _mark(group[0])
        own = mark if mark in anchors else _once(mark)
        if own in anchors and own not in notes:
            notes[own] = Note(_text(group, vocabulary), anchors[own])
        else:
            loose += group
    separators = [row for row in rows[start:] if is_separator(row)]
    return Feet(list(rows[:start]), notes, loose, separators)


def marks(row: Row) -> Iterator[tuple[int, Word]]:
    """Words that may mark a note, each with its place in the row: above the line, or a symbol."""
    main = row.main
    listed = set(row.words[0].text) <= _SYMBOLS  # a row that begins with a symbol is a note
    for index, word in enumerate(row.words):
        higher = main.baseline - word.baseline > _HIGHER * main.size
        small = higher and (word.size < main.size * _SMALL_MARK or word.text.isdigit())
        symbol = set(word.text) <= _SYMBOLS or _STROKE.fullmatch(word.text)
        if small or (index and not listed and symbol):
            yield index, word


def is_note(row: Row) -> bool:
    """Whether a row begins with a small raised mark."""
    return any(index == 0 for index, _ in marks(row))


def is_separator(row: Row) -> bool:
    """Whether a row is a line of dashes, as set above notes."""
    return _SEPARATOR.fullmatch(row.text) is not None


def _foot(rows: Sequence[Row], size: float) -> int:
    """Where the notes begin: at a separator, a raised mark, or a mark before small rows."""
    begins = [
        index
        for index, row in enumerate(rows)
        if is_note(row) or (is_separator(row) and _is_marked(rows[index + 1 : index + 2]))
    ]
    start = len(rows)
    while start and rows[start - 1].size <= size * _SMALLER:
        start -= 1
    while start < len(rows) and not _is_marked(rows[start : start + 1]):
        start += 1
    return min([start, *begins])


def _is_marked(rows: Sequence[Row]) -> bool:
    return any(_MARK.match(row.text) for row in rows)


def _groups(rows: Sequence[Row], anchors: Mapping[str, Word]) -> Iterator[list[Row]]:
    """Rows at the foot, note by note."""
    group: list[Row] = []
    for row in rows:
        mark = _mark(row)
        if group and (mark in anchors or is_note(row) or (mark and set(mark) <= _SYMBOLS)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _mark(row: Row) -> str:
    found = _MARK.match(row.text)
    return found[1] if found else ""


def _once(mark: str) -> str:
    """A mark that is printed twice: LibreOffice sets one before a mark that is typed."""
    half = mark[: len(mark) // 2]
    return half if half + half == mark and set(mark) <= _SYMBOLS else mark


def _text(group: Sequence[Row], vocabulary: Vocabulary) -> str:
    """A note without its mark."""
    text = group[0].text[len(_mark(group[0])) :].strip()
    for row in group[1:]:
        text = join(text, row.text, vocabulary) if text else row.text
    return text
