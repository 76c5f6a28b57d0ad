"""Footnotes and endnotes of Word: their marks as printed, and their text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from extractors.readers.docx_inline import Piece
from extractors.readers.docx_numerals import numeral
from extractors.readers.docx_xml import W, find, findall, number, val
from schemas.source import Footnote

# What Word prints where the settings do not say.
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(slots=True)
class Notes:
    """The notes of one document, counted in the order of their anchors."""

    texts: dict[tuple[str, str], str]
    forms: dict[str, str]
    starts: dict[str, int]
    counted: Counter[str] = field(default_factory=Counter)

    def read(self, piece: Piece) -> Footnote | None:
        """The note a piece anchors, without its place in the line; None where it has no text."""
        if piece.note is None:
            return None
        kind, _ = piece.note
        mark = piece.mark
        if mark is None:
            count = self.starts[kind] + self.counted[kind]
            mark = numeral(count, self.forms[kind])
            self.counted[kind] += 1
        text = self.texts.get(piece.note)
        if text and piece.mark:  # a mark set by hand is typed before the note as well
            text = text.removeprefix(piece.mark).lstrip()
        return Footnote(0, mark, text) if text else None


def notes(
    parts: dict[str, etree._Element | None],
    settings: etree._Element | None,
    main: etree._Element,
    text_of: Callable[[str, etree._Element], str],
) -> Notes:
    """The notes of a document from its parts, by kind, and the settings on how to mark them."""
    return Notes(
        texts={
            (kind, val(element, "id") or ""): text_of(kind, element)
            for kind, root in parts.items()
            for element in findall(root, f"w:{kind}")
            if val(element, "type") in (None, "normal")
        },
        forms={
            kind: val(_setting(kind, "numFmt", settings, main)) or _FORMS[kind] for kind in _FORMS
        },
        starts={kind: number(_setting(kind, "numStart", settings, main)) or 1 for kind in _FORMS},
    )


def _setting(
    kind: str, name: str, settings: etree._Element | None, main: etree._Element
) -> etree._Element | None:
    """A property of notes: of the first section that states it, else of the document."""
    for section in main.iter(W + "sectPr"):
        stated = find(section, f"w:{kind}Pr/w:{name}")
        if stated is not None:
            return stated
    return find(settings, f"w:{kind}Pr/w:{name}")
