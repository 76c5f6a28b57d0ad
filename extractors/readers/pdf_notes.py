"""Notes at the foot of a PDF page: small rows below the text whose marks stand raised in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.readers.pdf_joining import Vocabulary, join
from extractors.readers.pdf_lines import raised
from extractors.readers.pdf_page import Row

_SMALLER = 0.93  # of the size of the text; notes are one or two points smaller
_MARK = re.compile(r"(\d{1,3}|[*†‡§]{1,3}|[a-z])(?=\s|\W|[A-Z]|$)")


@dataclass(frozen=True, slots=True)
class Feet:
    """Text rows of a page without its notes, and the notes by their marks."""

    rows: list[Row]
    notes: dict[str, str]


def feet(rows: Sequence[Row], size: float, vocabulary: Vocabulary) -> Feet:
    """Divide a page into text and notes; small rows that no mark leads to stay text."""
    start = _foot(rows, size)
    anchors = {word.text for row in rows[:start] for _, word in raised(row)}
    notes = dict(_notes(rows[start:], anchors, vocabulary))
    if not notes:
        return Feet(list(rows), {})
    return Feet(list(rows[:start]), notes)


def is_note(row: Row) -> bool:
    """Whether a row begins with a small raised mark."""
    return any(index == 0 for index, _ in raised(row))


def _foot(rows: Sequence[Row], size: float) -> int:
    """Where the notes begin: at a raised mark, or where small rows at the foot begin with one."""
    marked = next((index for index, row in enumerate(rows) if is_note(row)), len(rows))
    start = len(rows)
    while start and rows[start - 1].size <= size * _SMALLER:
        start -= 1
    while start < len(rows) and not _MARK.match(rows[start].text):
        start += 1
    return min(start, marked)


def _notes(
    rows: Sequence[Row], anchors: set[str], vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    mark, text = "", ""
    for row in rows:
        found = _MARK.match(row.text)
        if found and found[1] in anchors:
            if mark:
                yield mark, text
            mark, text = found[1], row.text[found.end() :].strip()
        elif mark:
            text = join(text, row.text, vocabulary) if text else row.text
        else:
            return
    if mark:
        yield mark, text
