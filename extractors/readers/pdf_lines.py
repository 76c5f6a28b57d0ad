"""Paragraphs of a PDF to lines: text joined, look and places, notes at their anchors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.readers.pdf_joining import Vocabulary, join
from extractors.readers.pdf_measures import Measures
from extractors.readers.pdf_notes import Note, marks
from extractors.readers.pdf_page import Row, union
from extractors.readers.printed import printable
from schemas.source import Footnote, Line, Place, Style

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Notes = Mapping[tuple[int, str], Note]  # by page and mark


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
            Footnote(offset + at, mark, setting.notes[row.page, mark].text) for at, mark in anchors
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


def _printed(row: Row, notes: Notes) -> tuple[str, list[tuple[int, str]]]:
    """The text of a row without the marks of its notes, and where they stood."""
    above = dict(marks(row))
    text, anchors = "", []
    for index, (separator, word) in enumerate(zip(row.separators, row.words, strict=True)):
        note = notes.get((row.page, word.text)) if index in above else None
        if note is not None and note.anchor == word:
            anchors.append((len(text), word.text))
            continue
        piece = (
            word.text.translate(_RAISED) if index in above and word.text.isdigit() else word.text
        )
        text += separator + piece if text else piece
    return text, anchors


def _style(rows: Sequence[Row], measures: Measures) -> Style:
    return Style(
        bold=all(row.bold for row in rows),
        italic=all(row.italic for row in rows),
        size=rows[0].size,
        centred=all(measures.centred(row) for row in rows),
    )
