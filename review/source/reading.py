"""A document as a reader sees it: what the template of the source pane asks for.

The page is made from the outline that is read from the record, not by a style sheet over its XML:
facts are characters from and to of a text, may cross each other and the elements of the XML, and
XSLT 1.0 has no way to cut mixed content at such places. The outline holds all that the XML prints
(reading what was written gives the same again), and the template escapes every word by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from review.opened import Opened
from review.source.marked import marked
from review.source.stretches import Anchor, Placed, Stretch, stretches
from schemas.language import language
from schemas.notice import Notice
from schemas.outline import Annex, Block, Cell, Outline, Text, Unit, texts_of, with_notes

WITH_PAGES = frozenset({"pdf", "scan"})
_APART = frozenset({"section", "division"})  # units that stand by themselves, not in a list


@dataclass(frozen=True)
class Reading:
    """The text of a document and its marks."""

    notice: Notice
    placed: Mapping[str, Sequence[Placed]]

    @classmethod
    def of(cls, document: Opened) -> Reading:
        """A document with people's decisions in it."""
        return cls(document.notice, marked(document.folded))

    @property
    def outline(self) -> Outline:
        """What is printed."""
        return self.notice.outline

    @cached_property
    def direction(self) -> str:
        """Which way the document is written."""
        return language(self.notice.language).direction

    @property
    def has_pages(self) -> bool:
        """Whether the source is one with pages to show."""
        return self.notice.origin is not None and self.notice.origin.form in WITH_PAGES

    def parts(self, text: Text) -> list[Stretch | Anchor]:
        """A text as stretches with the same facts, and its notes."""
        return list(stretches(text, self.placed.get(text.eid, ())))

    def groups(self, units: Iterable[Unit]) -> Iterator[tuple[bool, list[Unit]]]:
        """Units side by side: runs of those that make a list (True), and of sections."""
        for listed, run in groupby(units, key=_listed):
            yield listed, list(run)

    def pages(self, text: Text) -> str:
        """The numbers of the pages that a text stands on."""
        return " ".join(str(place.page) for place in text.places)

    def scope(self, row: Sequence[Cell]) -> str:
        """What the headers in a row of a table are above, or beside."""
        return "col" if all(cell.header for cell in row) else "row"

    def annex_notes(self, annex: Annex) -> list[Noted]:
        """The notes of an annex."""
        label = (annex.label,) if annex.label else ()
        return self.notes((*label, *annex.preface), annex.units)

    def notes(self, blocks: Iterable[Block], units: Iterable[Unit] = ()) -> list[Noted]:
        """The notes of a part of the document, in the order of their anchors."""
        texts = [*texts_of(tuple(blocks)), *(text for unit in units for text in unit.texts())]
        return [noted for text in texts for noted in _noted(text)]


def eids(outline: Outline) -> frozenset[str]:
    """Everything that the source pane shows under an id."""
    units = list(outline.walk())
    blocks = [*outline.preface, *(block for annex in outline.annexes for block in annex.preface)]
    blocks += [block for unit in units for block in (*unit.blocks, *unit.after)]
    named = (*with_notes(outline.texts()), *units, *outline.annexes, *blocks)
    return frozenset(item.eid for item in named)


@dataclass(frozen=True, slots=True)
class Noted:
    """A note: its marker as printed, its words as a text of its own."""

    marker: str
    words: Text


def _noted(text: Text) -> Iterator[Noted]:
    for note, words in zip(text.notes, text.footnotes(), strict=True):
        yield Noted(note.marker, words)


def _listed(unit: Unit) -> bool:
    return unit.kind not in _APART and unit.heading is None
