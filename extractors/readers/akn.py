"""Akoma Ntoso made by others: the document as printed, from whatever part of the standard it uses.

Read are the files that the United Nations publish (AKN4UN with a cover page) and the form of the
AKN4UN Guidelines; in both, text outside the metadata is printed in the order of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractors.readers.flow import Flow, Look
from extractors.readers.html_lists import numbered
from extractors.readers.html_looks import properties
from extractors.readers.marked_tables import grid
from extractors.readers.markup import Element, below, folded, name, words
from extractors.readers.printed import Printed
from schemas import akn
from schemas.errors import DamagedSource, InvalidAkn
from schemas.source import Doubt, Footnote, Line, Residue

# Elements inside a paragraph (Akoma Ntoso 3.0, groups ANinline, HTMLinline and ANheaderInline).
_INLINE = frozenset(
    "a abbr affectedDocument authorialNote b change concept courtType"
    " date decoration def del docAuthority docCommittee docDate docIntroducer docJurisdiction"
    " docketNumber docNumber docProponent docPurpose docStage docStatus docTitle docType entity"
    " eol event extractText fillIn i img inline ins judge lawyer legislature location"
    " marker mmod mod mref neutralCitation noteRef object omissis opinion"
    " organization outcome party person placeholder process quantity quotedText recordedTime ref"
    " relatedDocument remark rmod role rref scene session shortTitle signature source span"
    " sub sup term time tocItem u vote".lower().split()
)
_LOOKS = re.compile(r"\b(bold|italic)\b", re.IGNORECASE)
# Styles of headings in the United Nations' own template, by their names and outline levels.
_HEADING_CLASSES = {"hch": 1, "h1": 1, "h23": 2, "h4": 3, "h56": 4}
_STRUCTURES = frozenset(("attachment", "component", "documentcollection"))


def read(path: Path) -> Printed:
    """Lines, tables and notes of an Akoma Ntoso file, as its printed document has them.

    Raises DamagedSource where the file is not well-formed, or has a document type declaration.
    """
    try:
        root = akn.parse(path.read_bytes())
    except InvalidAkn as error:
        raise DamagedSource(error.found, error.remedy) from None
    try:
        return _printed(root)
    except RecursionError:
        raise DamagedSource("the XML is nested too deeply", "mend the file") from None


def _printed(root: Element) -> Printed:
    headed = (heading.getparent() for heading in below(root, "heading"))
    reader = _Reader(frozenset(element for element in headed if element is not None))
    reader.element(root, Look())
    reader.flow.part()
    return Printed(
        blocks=tuple(reader.flow.blocks),
        residue=(*_footer(root), *reader.flow.residue),
        doubts=tuple(_doubts(reader)),
    )


@dataclass(slots=True)
class _Reader:
    """Reads one flow of the document; cells of tables are flows of their own."""

    headed: frozenset[Element]  # elements with a heading of their own
    flow: Flow = field(default_factory=lambda: Flow(typed=True))
    supplied: list[str] = field(default_factory=list)  # numbers that an editor put in

    def element(self, element: Element, around: Look) -> None:
        """Read an element as its name asks for."""
        tag = name(element)
        if tag in _ELEMENTS:
            _ELEMENTS[tag](self, element, around)
        elif tag in _INLINE:
            self.inside(element, _look(element, around))
        elif tag:
            self.block(element, around)

    def block(self, element: Element, around: Look) -> None:
        """A paragraph, or something that holds paragraphs."""
        self.flow.close(around)
        look = _look(element, around)
        self.inside(element, look)
        self.flow.close(look)

    def inside(self, element: Element, look: Look) -> None:
        """The text and the elements inside an element."""
        self.flow.write(element.text, look)
        for child in element:
            self.element(child, look)
            self.flow.write(child.tail, look)

    def number(self, element: Element, around: Look) -> None:
        """The number of what follows; that of an attachment is its printed label."""
        parent = element.getparent()
        if parent is not None and name(parent) in _STRUCTURES:
            self.block(element, around)
            return
        self.flow.close(around)
        text = folded("".join(_without_notes(element)))
        self.flow.number(text or None)
        if text and element.get("status") == "editorial":
            self.supplied.append(text)
        for note in below(element, "authorialnote"):
            self.note(note, around)

    def heading(self, element: Element, around: Look) -> None:
        """A heading, of the level at which it stands among elements that have one."""
        above = sum(up in self.headed for up in element.iterancestors())
        beside = element.getparent() in self.headed and name(element) != "crossheading"
        self.block(element, replace(around, heading=above + (not beside)))

    def note(self, element: Element, around: Look) -> None:
        """A note, anchored where it stands."""
        text = folded(" ".join(_paragraphs(element)))
        if text:
            self.flow.note(Footnote(0, element.get("marker") or "*", text), around)

    def line_break(self, element: Element, around: Look) -> None:
        """A new line in the same paragraph."""
        self.flow.turn()

    def table(self, element: Element, around: Look) -> None:
        """A table, its caption first."""
        self.flow.close(around)
        for child in element:
            if name(child) in ("caption", "heading", "num"):
                self.element(child, around)
        self.flow.table(grid(element, lambda cell: self._cell(cell, around)))

    def list(self, element: Element, around: Look) -> None:
        """A list as HTML has it; its members carry their numbers."""
        for child, number in numbered(element):
            if name(child) == "li":
                self.flow.close(around)
                self.flow.number(number)
            self.element(child, around)

    def title_number(self, element: Element, around: Look) -> None:
        """The number of a document, which stands apart from its title."""
        self.inside(element, _look(element, around))
        after = element.getnext()
        if after is not None and name(after) == "doctitle" and not element.tail:
            self.flow.write(" ", around)

    def nothing(self, element: Element, around: Look) -> None:
        """Metadata, pictures, and documents that are only referred to."""

    def _cell(self, cell: Element, look: Look) -> tuple[Line, ...]:
        reader = _Reader(self.headed)
        reader.block(cell, look)
        reader.flow.part()
        self.flow.residue += reader.flow.residue
        self.supplied += reader.supplied
        return reader.flow.lines()


_ELEMENTS: dict[str, Callable[[_Reader, Element, Look], None]] = {
    "meta": _Reader.nothing,
    "documentref": _Reader.nothing,
    "img": _Reader.nothing,
    "num": _Reader.number,
    "heading": _Reader.heading,
    "subheading": _Reader.heading,
    "crossheading": _Reader.heading,
    "authorialnote": _Reader.note,
    "eol": _Reader.line_break,
    "br": _Reader.line_break,
    "table": _Reader.table,
    "ul": _Reader.list,
    "ol": _Reader.list,
    "docnumber": _Reader.title_number,
}


def _look(element: Element, around: Look) -> Look:
    """How text inside an element is printed: by its name, its class, its style."""
    tag, own = name(element), properties(element)
    classes = f"{element.get('class', '')} {' '.join(own.values())}"
    looks = {found.lower() for found in _LOOKS.findall(classes)}
    href = element.get("href", "").strip() if tag in ("a", "ref", "mref", "rref") else ""
    return replace(
        around,
        bold=around.bold or tag == "b" or "bold" in looks,
        italic=around.italic or tag == "i" or "italic" in looks,
        raised=around.raised or tag == "sup",
        centred=around.centred or own.get("text-align") == "center",
        heading=around.heading or _HEADING_CLASSES.get(element.get("class", "").strip().lower()),
        target=href if href and not href.startswith("#") else around.target,
    )


def _without_notes(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if name(child) not in ("authorialnote", ""):
            yield from _without_notes(child)
        yield child.tail or ""


def _paragraphs(note: Element) -> Iterator[str]:
    """Texts of the paragraphs of a note; of the note itself where it has none."""
    inside = list(below(note, "p", "block"))
    yield from (words(element) for element in inside or [note])


def _footer(root: Element) -> Iterator[Residue]:
    """Job numbers, which stand in the metadata and are printed at the foot of the first page."""
    for meta in below(root, "meta"):
        for number in below(meta, "docketnumber"):
            if words(number):
                yield Residue(words(number), "footer")


def _doubts(reader: _Reader) -> Iterator[Doubt]:
    if reader.supplied:
        numbers = ", ".join(reader.supplied)
        yield Doubt("editorial-number", f"numbers that an editor put in, not printed: {numbers}")
