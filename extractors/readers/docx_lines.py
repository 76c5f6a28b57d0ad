"""Pieces of a paragraph of Word to lines: one for each stretch between line breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.readers.docx_inline import BREAK, Piece
from extractors.readers.printed import printable
from schemas.source import Footnote, Hyperlink, Line, Style

NoteReader = Callable[[Piece], Footnote | None]


def lines(pieces: Sequence[Piece], style: Style, note_of: NoteReader) -> Iterator[Line]:
    """The lines that pieces print, outer white space and empty ones left out."""
    for stretch in _stretches(pieces):
        line = _line(stretch, style, note_of)
        if line.text or line.notes:
            yield line


def _stretches(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    stretch: list[Piece] = []
    for piece in pieces:
        first, *rest = printable(piece.text).split(BREAK)
        stretch.append(replace(piece, text=first))
        for text in rest:
            yield stretch
            stretch = [replace(piece, text=text)]
    yield stretch


def _line(pieces: list[Piece], style: Style, note_of: NoteReader) -> Line:
    text = "".join(piece.text for piece in pieces)
    whole = Line(
        text.rstrip(),
        style=_look(pieces, style),
        links=tuple(_links(pieces, len(text.rstrip()))),
        notes=tuple(_notes(pieces, len(text.rstrip()), note_of)),
    )
    return whole.cut(len(whole.text) - len(whole.text.lstrip()))


def _look(pieces: list[Piece], style: Style) -> Style:
    inked = [piece for piece in pieces if piece.text.strip()]
    sizes: Counter[float | None] = Counter()
    for piece in inked:
        sizes[piece.look.size] += len(piece.text)
    return replace(
        style,
        bold=bool(inked) and all(piece.look.bold for piece in inked),
        italic=bool(inked) and all(piece.look.italic for piece in inked),
        size=sizes.most_common(1)[0][0] if sizes else None,
    )


def _links(pieces: list[Piece], length: int) -> Iterator[Hyperlink]:
    """Links that say something other than their own address; pieces of one link joined."""
    position = 0
    for target, group in groupby(pieces, key=lambda piece: piece.target):
        printed = "".join(piece.text for piece in group)
        start, position = position, position + len(printed)
        if target is not None and printed.strip() and not says(printed, target):
            yield Hyperlink(start, min(position, length), target)


def says(printed: str, target: str) -> bool:
    """Whether a printed text is the address it leads to, as far as a reader can tell."""
    return _address(printed) == _address(target)


def _address(text: str) -> str:
    bare = text.strip().strip("<>").rstrip("/").lower()
    return bare.removeprefix("mailto:").removeprefix("https://").removeprefix("http://")


def _notes(pieces: list[Piece], length: int, note_of: NoteReader) -> Iterator[Footnote]:
    position = 0
    for piece in pieces:
        position += len(piece.text)
        note = note_of(piece) if piece.note is not None else None
        if note is not None:
            yield replace(note, anchor=min(position, length))
