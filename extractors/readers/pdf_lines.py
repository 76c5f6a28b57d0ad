"""Paragraphs of a PDF to lines: text joined, look and places, notes at their anchors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.readers.pdf_joining import Vocabulary, join
from extractors.readers.pdf_measures import Measures
from extractors.readers.pdf_page import Row, Word, union
from extractors.readers.printed import printable
from schemas.source import Footnote, Line, Place, Style

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HIGHER = 0.15  # of the size, by which a note mark stands above the line
_SMALLER = 0.85
_SYMBOLS = frozenset("*†‡")

Notes = Mapping[tuple[int, str], str]  # page and mark, to the text of the note


@dataclass(frozen=True, slots=True)
class Setting:
    """What turning rows into lines needs to know of the document."""

    measures: Measures
    vocabulary: Vocabulary
    notes: Notes


def line(rows: Sequence[Row], setting: Setting) -> Line:
    """One paragraph as a line."""
    text, notes = "", []
    for row in rows:
        printed, anchors = _printed(row, setting.notes)
        text = join(text, printed, setting.vocabulary) if text and printed else text + printed
        offset = len(text) - len(printed)
        notes += [
            Footnote(offset + at, mark, setting.notes[row.page, mark]) for at, mark in anchors
        ]
    return Line(
        printable(text),
        style=_style(rows, setting.measures),
        places=places(rows),
        notes=tuple(notes),
    )


def places(rows: Sequence[Row]) -> tuple[Place, ...]:
    """One place for each page that rows stand on."""
    return tuple(
        Place(page, union([row.box for row in group]))
        for page, group in groupby(rows, key=lambda row: row.page)
    )


def raised(row: Row) -> Iterator[tuple[int, Word]]:
    """Words that may mark a note, each with its place in the row: above the line, or a symbol."""
    main = row.main
    listed = set(row.words[0].text) <= _SYMBOLS  # a row that begins with a symbol is a note
    for index, word in enumerate(row.words):
        higher = main.baseline - word.baseline > _HIGHER * main.size
        small = higher and (word.size < main.size * _SMALLER or word.text.isdigit())
        if small or (index and not listed and set(word.text) <= _SYMBOLS):
            yield index, word


def _printed(row: Row, notes: Notes) -> tuple[str, list[tuple[int, str]]]:
    """The text of a row without the marks of its notes, and where they stood."""
    above = dict(raised(row))
    text, anchors = "", []
    for index, word in enumerate(row.words):
        if index in above and (row.page, word.text) in notes:
            anchors.append((len(text), word.text))
            continue
        piece = (
            word.text.translate(_RAISED) if index in above and word.text.isdigit() else word.text
        )
        text += f" {piece}" if word.spaced and text else piece
    return text, anchors


def _style(rows: Sequence[Row], measures: Measures) -> Style:
    return Style(
        bold=all(row.bold for row in rows),
        italic=all(row.italic for row in rows),
        size=rows[0].size,
        centred=all(measures.centred(row) for row in rows),
    )
