"""A Word file as plain structure: headings, paragraphs, tables, and the comments on them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from schemas.errors import DamagedSource

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 64 * 1024 * 1024  # bytes of one part
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}noBreakHyphen": "‑"}
_MARKS = {f"{_W}ins": "ins", f"{_W}del": "del", f"{_W}sdt": "value"}


@dataclass(frozen=True, slots=True)
class Run:
    """Some words: as they are, put in, taken out, a value, or a comment's number."""

    kind: str  # "", ins, del, value, note
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `level` is that of a heading, 0 for none."""

    runs: tuple[Run, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table, its cells with what stands in them."""

    rows: tuple[tuple[tuple[Block, ...], ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Preview:
    """What stands in a Word file, and the comments by the numbers that stand in it."""

    blocks: tuple[Block, ...]
    comments: tuple[tuple[str, str], ...]


def preview(data: bytes) -> Preview:
    """The structure of a Word file; DamagedSource where it is none."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            body = _part(file, "word/document.xml")[0]
            notes = (
                _part(file, "word/comments.xml") if "word/comments.xml" in file.namelist() else ()
            )
            comments = tuple((str(note.get(f"{_W}id")), _words(note)) for note in notes)
            return Preview(tuple(_blocks(body)), comments)
    except (zipfile.BadZipFile, KeyError, IndexError, etree.XMLSyntaxError) as error:
        raise DamagedSource(f"this is no Word file ({error})", "make the drafts again") from error


def _part(file: zipfile.ZipFile, name: str) -> etree._Element:
    if file.getinfo(name).file_size > _LARGEST:
        raise DamagedSource(f"{name} is too large to be shown", "download the file")
    return etree.fromstring(file.read(name), _PARSER)


def _blocks(holder: etree._Element) -> Iterator[Block]:
    for element in holder:
        if element.tag == f"{_W}p":
            yield Paragraph(tuple(_runs(element)), _level(element))
        elif element.tag == f"{_W}tbl":
            yield Table(tuple(tuple(map(_cell, _all(row, "tc"))) for row in _all(element, "tr")))
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _blocks(element)


def _cell(cell: etree._Element) -> tuple[Block, ...]:
    return tuple(_blocks(cell))


def _all(holder: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those in a control."""
    for element in holder:
        if element.tag == f"{_W}{name}":
            yield element
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _all(element, name)


def _level(paragraph: etree._Element) -> int:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = str(style.get(f"{_W}val", "")) if style is not None else ""
    digits = "".join(sign for sign in name if sign.isdigit())
    if name.startswith("Title"):
        return 1
    return min(int(digits or 1) + 1, 6) if name.startswith("Heading") else 0


def _runs(holder: etree._Element, kind: str = "") -> Iterator[Run]:
    for element in holder:
        if element.tag in (f"{_W}t", f"{_W}delText"):
            yield Run(kind, element.text or "")
        elif element.tag in _SIGNS:
            yield Run(kind, _SIGNS[element.tag])
        elif element.tag == f"{_W}commentReference":
            yield Run("note", str(element.get(f"{_W}id")))
        elif element.tag not in (f"{_W}pPr", f"{_W}rPr", f"{_W}sdtPr"):
            yield from _runs(element, _MARKS.get(element.tag, kind))


def _words(note: etree._Element) -> str:
    return "\n".join("".join(run.text for run in _runs(one)) for one in note.iter(f"{_W}p"))
