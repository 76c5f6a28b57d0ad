"""A document as printed: lines and tables in reading order, before anything is understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

Form = Literal["txt", "docx", "pdf", "html", "akn", "scan"]
Box = tuple[float, float, float, float]
# "site" is what a web site prints around a document, "hidden" what a form holds and prints nowhere,
# "turned" what stands sideways or aslant on an upright page.
ResidueReason = Literal[
    "header", "footer", "page number", "bullet", "rule", "control", "site", "hidden", "turned"
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: page from 1; box in points, left, top, right, bottom, from the
    top left corner of the page."""

    page: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is printed, as far as the form tells; size in points."""

    bold: bool = False
    italic: bool = False
    size: float | None = None
    centred: bool = False
    heading: int | None = None  # outline level of a heading style, from 1
    level: int | None = None  # level in an automatic list, from 0


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link that is not printed as an address: characters start to end of the line lead to it."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note printed at the foot, anchored after so many characters of the line."""

    anchor: int
    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One printed paragraph: its text, without a number that Word sets by itself."""

    text: str
    number: str | None = None  # the automatic number as a reader sees it: "1.", "(a)", "•"
    style: Style = Style()
    places: tuple[Place, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    notes: tuple[Footnote, ...] = ()
    apart: bool = field(default=False, compare=False)  # a blank line stands above, in a text

    def cut(self, start: int) -> Line:
        """The line without its first characters, with links and notes moved along."""
        return replace(
            self,
            text=self.text[start:],
            links=tuple(
                replace(link, start=max(0, link.start - start), end=link.end - start)
                for link in self.links
                if link.end > start
            ),
            notes=tuple(replace(note, anchor=max(0, note.anchor - start)) for note in self.notes),
        )

    def then(self, other: Line, joint: str = " ") -> Line:
        """The line with another one behind it, as one paragraph."""
        offset = len(self.text) + len(joint)
        links = (replace(o, start=o.start + offset, end=o.end + offset) for o in other.links)
        notes = (replace(note, anchor=note.anchor + offset) for note in other.notes)
        return replace(
            self,
            text=f"{self.text}{joint}{other.text}",
            links=(*self.links, *links),
            notes=(*self.notes, *notes),
        )


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a printed table."""

    lines: tuple[Line, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A printed table, row by row; `header` rows stand on top."""

    rows: tuple[tuple[GridCell, ...], ...]
    header: int = 0


@dataclass(frozen=True, slots=True)
class Residue:
    """Something on the paper that is not text of the document, and why."""

    text: str
    reason: ResidueReason
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a reader was not sure of: a rule's name and a sentence for a person."""

    check: str
    detail: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read: what is printed on it in reading order, and what was left aside."""

    name: str  # file name without folder
    form: Form
    sha256: str
    size: int  # bytes
    blocks: tuple[Line | Grid, ...]
    residue: tuple[Residue, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    pages: int | None = None

    def lines(self) -> Iterator[Line]:
        """Every line in reading order, those in tables row by row."""
        return lines_of(self.blocks)


def lines_of(blocks: Iterable[Line | Grid]) -> Iterator[Line]:
    """Every line of blocks in reading order, those in tables row by row."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from cell.lines
