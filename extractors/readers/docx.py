"""Word documents: what a reader sees on the pages, in order, with automatic numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from extractors.readers.docx_inline import Inline, Piece, Story
from extractors.readers.docx_lines import lines
from extractors.readers.docx_margins import letterhead, margins
from extractors.readers.docx_notes import Notes, notes
from extractors.readers.docx_numbering import Numbering
from extractors.readers.docx_package import Package
from extractors.readers.docx_styles import Styles
from extractors.readers.docx_tables import grid
from extractors.readers.docx_xml import MC, W, find
from extractors.readers.printed import Printed
from extractors.readers.residue import is_page_number
from schemas.errors import DamagedSource
from schemas.source import Doubt, Grid, Line, Residue, Style

Block = Line | Grid


def read(path: Path) -> Printed:
    """Paragraphs and tables of a Word file, tracked changes accepted.

    The header of the first page alone is its letterhead, and text; other headers are residue.

    Raises DamagedSource, LockedSource, OversizedSource, or UnsupportedForm for an archive that is
    no Word document.
    """
    with Package(path) as package:
        main = package.part(package.main)
        body = find(main, "w:body")
        if main is None or body is None:
            raise DamagedSource("the Word file has no text part", "fetch or save it again")
        try:
            return _printed(package, main, body)
        except RecursionError:
            raise DamagedSource("the Word file is nested too deeply", "save it again") from None


def _printed(package: Package, main: etree._Element, body: etree._Element) -> Printed:
    styles = Styles(package.related(package.main, "styles"))
    numbering = Numbering(package.related(package.main, "numbering"), styles)
    settings = package.related(package.main, "settings")
    story = Story(styles, package.relations(package.main))
    reader = _Reader(story, numbering, _notes(package, main, settings, styles))
    head = package.part(letterhead(package, main) or "")
    top = () if head is None else (line for line in _side_lines(head, styles) if line.text)
    blocks = (*top, *reader.blocks(body))
    return Printed(blocks, tuple(_residue(package, main, settings, styles)), tuple(_doubts(reader)))


def _notes(
    package: Package, main: etree._Element, settings: etree._Element | None, styles: Styles
) -> Notes:
    parts = {kind: package.related(package.main, f"{kind}s") for kind in ("footnote", "endnote")}

    def text_of(kind: str, element: etree._Element) -> str:
        return " ".join(line.text for line in _side_lines(element, styles) if line.text)

    return notes(parts, settings, main, text_of)


def _side_lines(element: etree._Element, styles: Styles) -> Iterator[Line]:
    """Lines of a header, a footer or a note: not numbered, without notes of their own."""
    reader = _Reader(Story(styles, {}), Numbering(None, styles), Notes({}, {}, {}))
    for block in reader.blocks(element):
        yield from Printed((block,)).lines()


def _residue(
    package: Package, main: etree._Element, settings: etree._Element | None, styles: Styles
) -> Iterator[Residue]:
    for reason, root in margins(package, main, settings):
        for line in _side_lines(root, styles):
            if line.text:
                yield Residue(line.text, "page number" if is_page_number(line.text) else reason)


@dataclass(slots=True)
class _Reader:
    """Reads one flow of blocks; lists, fields and notes are counted along."""

    story: Story
    numbering: Numbering
    notes: Notes
    carried: list[Piece] = field(default_factory=list)  # of a paragraph whose end was deleted
    unprinted: list[str] = field(default_factory=list)  # numbers of empty paragraphs

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        """Lines and tables inside an element, in order."""
        for element in container:
            if isinstance(element.tag, str) and element.tag in _BLOCKS:
                yield from _BLOCKS[element.tag](self, element)

    def paragraph(self, element: etree._Element) -> Iterator[Block]:
        """The lines of a paragraph, then those of the text boxes anchored in it."""
        inline = Inline(self.story, element).read(element)
        if find(element, "w:pPr/w:rPr/w:del") is not None:
            self.story.changes += 1
            self.carried += inline.pieces
        else:
            pieces, self.carried = [*self.carried, *inline.pieces], []
            yield from self._numbered(element, pieces)
        for box in inline.boxes:
            yield from self.blocks(box)

    def table(self, element: etree._Element) -> Iterator[Block]:
        """A table; what is nested in a cell is read into the cell."""
        found = grid(element, lambda cell: tuple(Printed(tuple(self.blocks(cell))).lines()))
        if any(cell.lines for row in found.rows for cell in row):
            yield found

    def inside(self, element: etree._Element) -> Iterator[Block]:
        """Blocks wrapped in something that prints nothing itself."""
        yield from self.blocks(element)

    def changed(self, element: etree._Element) -> Iterator[Block]:
        """Blocks put in under change tracking."""
        self.story.changes += 1
        yield from self.blocks(element)

    def alternative(self, element: etree._Element) -> Iterator[Block]:
        """The first of several forms of the same blocks that prints something."""
        for choice in element:
            blocks = list(self.blocks(choice)) if isinstance(choice.tag, str) else []
            if blocks:
                yield from blocks
                return

    def imported(self, element: etree._Element) -> Iterator[Block]:
        """A file embedded in the file, which Word would read when opening it."""
        self.story.imported += 1
        yield from ()

    def _numbered(self, element: etree._Element, pieces: list[Piece]) -> Iterator[Line]:
        place = self.numbering.place(element)
        style = Style(
            centred=self.story.styles.centred(element),
            heading=self.story.styles.heading(element),
            level=place.level if place else None,
        )
        number = self.numbering.count(place) if place else None
        found = list(lines(pieces, style, self.notes.read))
        if found:
            yield replace(found[0], number=number)
            yield from found[1:]
        elif number is not None:
            self.unprinted.append(number)


_BLOCKS: dict[str, Callable[[_Reader, etree._Element], Iterator[Block]]] = {
    W + "p": _Reader.paragraph,
    W + "tbl": _Reader.table,
    W + "sdt": _Reader.inside,
    W + "sdtContent": _Reader.inside,
    W + "customXml": _Reader.inside,
    W + "ins": _Reader.changed,
    W + "moveTo": _Reader.changed,
    W + "altChunk": _Reader.imported,
    MC + "AlternateContent": _Reader.alternative,
    MC + "Choice": _Reader.inside,
    MC + "Fallback": _Reader.inside,
}


def _doubts(reader: _Reader) -> Iterator[Doubt]:
    story = reader.story
    for check, count, detail in (
        ("tracked-changes", story.changes, "tracked changes were read as if accepted"),
        ("hidden-text", story.hidden, "pieces of hidden text were left out"),
        ("embedded-file", story.imported, "files embedded in the document were not read"),
    ):
        if count:
            yield Doubt(check, f"{count} {detail}")
    if reader.unprinted:
        numbers = ", ".join(reader.unprinted)
        yield Doubt("empty-number", f"nothing is printed beside the automatic number {numbers}")
