"""Web pages: what a browser prints of the document on them, with the numbers of its lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urljoin

from extractors.readers.flow import Flow, Look
from extractors.readers.html_lists import numbered
from extractors.readers.html_looks import is_block, look_of
from extractors.readers.html_main import document
from extractors.readers.html_notes import Notes, notes
from extractors.readers.html_page import page
from extractors.readers.marked_tables import grid, lays_out
from extractors.readers.markup import Element, below, name
from extractors.readers.printed import Printed
from schemas.errors import DamagedSource
from schemas.source import Doubt, Line


def read(path: Path) -> Printed:
    """Paragraphs, lists and tables of a web page; what the site prints around them is residue.

    Raises DamagedSource, EmptySource or OversizedSource.
    """
    root, doubts = page(path.read_bytes())
    try:
        return _printed(root, doubts)
    except RecursionError:
        raise DamagedSource("the web page is nested too deeply", "save it as .docx") from None


def _printed(root: Element, doubts: tuple[Doubt, ...]) -> Printed:
    base = next((found.get("href") for found in below(root, "base") if found.get("href")), None)
    marked = notes(root)
    main, residue, unsure = document(root)
    reader = _Reader(marked, base)
    reader.block(main, Look())
    reader.flow.part()
    return Printed(
        blocks=tuple(reader.flow.blocks),
        residue=(*residue, *reader.flow.residue),
        doubts=(*doubts, *unsure, *_unprinted(reader.flow)),
    )


@dataclass(slots=True)
class _Reader:
    """Reads one flow of a page; cells of tables are flows of their own."""

    notes: Notes
    base: str | None
    flow: Flow = field(default_factory=Flow)

    def element(self, element: Element, around: Look) -> None:
        """Read an element as its kind asks for."""
        tag = name(element)
        if element in self.notes:
            self.flow.note(self.notes[element], around)
        elif tag in _ELEMENTS:
            _ELEMENTS[tag](self, element, around)
        elif tag and is_block(element):
            self.block(element, around)
        elif tag:
            self.inside(element, self._look(element, around))

    def block(self, element: Element, around: Look) -> None:
        """A paragraph, or something that holds paragraphs."""
        self.flow.close(around)
        look = self._look(element, around)
        self.inside(element, look)
        self.flow.close(look)

    def inside(self, element: Element, look: Look) -> None:
        """The text and the elements inside an element."""
        self.flow.write(element.text, look)
        for child in element:
            self.element(child, look)
            self.flow.write(child.tail, look)

    def list(self, element: Element, around: Look) -> None:
        """A list; its members carry their numbers."""
        self.flow.close(around)
        deeper = -1 if around.level is None else around.level
        look = replace(self._look(element, around), level=deeper + 1)
        self.flow.write(element.text, around)
        for child, number in numbered(element):
            if name(child) == "li":
                self.member(child, look, number)
            else:
                self.element(child, look)
            self.flow.write(child.tail, around)
        self.flow.close(around)

    def member(self, element: Element, around: Look, number: str | None) -> None:
        """A member of a list."""
        self.flow.close(around)
        self.flow.number(number)
        self.block(element, around)
        self.flow.part()

    def lonely_member(self, element: Element, around: Look) -> None:
        """A member outside of any list, which browsers show with a bullet."""
        self.member(element, around, "•")

    def table(self, element: Element, around: Look) -> None:
        """A table, its caption first; one that lays out the page is read part by part."""
        self.flow.close(around)
        look = replace(self._look(element, around), level=None)
        if lays_out(element):
            self.inside(element, look)
            self.flow.close(look)
            return
        for child in element:
            if name(child) == "caption":
                self.block(child, look)
        self._stray(element, look)
        self.flow.table(grid(element, lambda cell: self._cell(cell, look)))

    def line_break(self, element: Element, around: Look) -> None:
        """A new line in the same paragraph."""
        self.flow.turn()

    def quotation(self, element: Element, around: Look) -> None:
        """A quotation, which browsers print between quotation marks."""
        self.flow.write("“", around)
        self.inside(element, self._look(element, around))
        self.flow.write("”", around)

    def nothing(self, element: Element, around: Look) -> None:
        """The reading printed above a word, which is not its text."""

    def _stray(self, part: Element, look: Look) -> None:
        """What stands between rows and cells, which browsers print before the table."""
        self.flow.write(part.text, look)
        for child in part:
            if name(child) in ("thead", "tbody", "tfoot", "tr"):
                self._stray(child, look)
            elif name(child) not in ("td", "th", "caption"):
                self.element(child, look)
            self.flow.write(child.tail, look)
        self.flow.close(look)

    def _cell(self, cell: Element, look: Look) -> tuple[Line, ...]:
        reader = _Reader(self.notes, self.base)
        reader.block(cell, look)
        reader.flow.part()
        self.flow.residue += reader.flow.residue
        self.flow.unprinted += reader.flow.unprinted
        return reader.flow.lines()

    def _look(self, element: Element, around: Look) -> Look:
        look = look_of(element, around)
        if self.base is None or look.target is None or look.target == around.target:
            return look
        return replace(look, target=_joined(self.base, look.target))


_ELEMENTS: dict[str, Callable[[_Reader, Element, Look], None]] = {
    "ol": _Reader.list,
    "ul": _Reader.list,
    "menu": _Reader.list,
    "dir": _Reader.list,
    "li": _Reader.lonely_member,
    "table": _Reader.table,
    "br": _Reader.line_break,
    "q": _Reader.quotation,
    "rt": _Reader.nothing,
    "rp": _Reader.nothing,
}


def _joined(base: str, target: str) -> str:
    try:
        return urljoin(base, target)
    except ValueError:  # what is no address leads where it says
        return target


def _unprinted(flow: Flow) -> Iterator[Doubt]:
    if flow.unprinted:
        numbers = ", ".join(flow.unprinted)
        yield Doubt("empty-number", f"nothing is printed beside the automatic number {numbers}")
