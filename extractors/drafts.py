"""A draft that comes back from Word: what it was made from, and what its content controls say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from extractors.readers.docx_package import Package
from schemas.draft_origin import DIGITS, PREFIX, Mark, Origin, digest
from schemas.errors import NotADraft

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES = "docProps/custom.xml"
_MARK = re.compile(rf"[0-9a-f]{{{2 * DIGITS}}}")
# Text that is marked as taken out, and the words that Word shows in an empty control.
_NOT_TEXT = (f"{_W}del", f"{_W}moveFrom")
_BREAKS = (f"{_W}br", f"{_W}cr")


@dataclass(frozen=True, slots=True)
class Control:
    """One content control; the tag is empty where the program that saved it dropped tags.

    It stands in a paragraph, by its number and text, from character `start` on.
    """

    tag: str
    text: str
    paragraph: int = 0
    around: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class EditedDraft:
    """A draft as people left it, its controls in the order of the document."""

    origin: Origin
    controls: tuple[Control, ...]


def read(path: Path) -> EditedDraft:
    """The draft in a Word file.

    Raises UnreadableSource where it is no Word file, NotADraft where it does not say what it was
    made from.
    """
    with Package(path) as package:
        origin = _origin(_properties(package.part(_PROPERTIES)))
        body = package.part(package.main)
    paragraphs = () if body is None else body.iter(f"{_W}p")
    controls = (
        control
        for number, paragraph in enumerate(paragraphs)
        for control in _controls(number, paragraph)
    )
    return EditedDraft(origin, tuple(controls))


def untouched(path: Path) -> bool:
    """Whether a draft says, in its text and its comments, just what it said when it was made.

    Raises as `read` does.
    """
    with Package(path) as package:
        origin = _origin(_properties(package.part(_PROPERTIES)))
        parts = (package.part(package.main), package.related(package.main, "comments"))
    return digest("".join(_said(part) for part in parts if part is not None)) == origin.text


def _said(part: etree._Element) -> str:
    return "".join(node.text or "" for node in part.iter(f"{_W}t"))


def _properties(root: etree._Element | None) -> Mapping[str, str]:
    """The properties that programs gave names to, in the order of the file."""
    found = () if root is None else root
    return {each.get("name", ""): "".join(map(str, each.itertext())).strip() for each in found}


def _origin(properties: Mapping[str, str]) -> Origin:
    record, paper = (properties.get(f"{PREFIX} {name}", "") for name in ("record", "paper"))
    if not record or not paper:
        raise NotADraft(
            "the Word file does not say which record it was made from",
            "give a draft that this program made, saved as .docx",
        )
    parts = (
        properties.get(f"{PREFIX} controls {number}", "") for number in range(1, len(properties))
    )
    marks = tuple(
        Mark(found[:DIGITS], found[DIGITS:]) for part in parts for found in _MARK.findall(part)
    )
    language, opens, final, text = (
        properties.get(f"{PREFIX} {name}", "") for name in ("language", "opens", "final", "text")
    )
    return Origin(record, paper, language, opens, bool(final), text, marks)


def _controls(number: int, paragraph: etree._Element) -> Iterator[Control]:
    """The controls of a paragraph that stand in no other control."""
    around = _text(paragraph)
    for element in paragraph.iter(f"{_W}sdt"):
        if next(element.iterancestors(f"{_W}sdt"), None) is None:
            before = sum(map(len, _pieces(paragraph, until=element)))
            tag = _value(element.find(f"{_W}sdtPr"), "tag")
            yield Control(tag, _text(element), number, around, before)


def _value(properties: etree._Element | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{_W}{name}")
    return "" if found is None else found.get(f"{_W}val", "")


def _text(element: etree._Element) -> str:
    """What an element says now: changes taken as accepted, prompts not taken for text."""
    return "".join(_pieces(element))


def _pieces(element: etree._Element, until: etree._Element | None = None) -> Iterator[str]:
    for node in _shown(element):
        if node is until:
            return
        if node.tag == f"{_W}t":
            yield node.text or ""
        elif node.tag in _BREAKS:
            yield "\n"


def _shown(element: etree._Element) -> Iterator[etree._Element]:
    """The elements in an element that a reader sees, in order, each before those in it."""
    if element.tag in _NOT_TEXT or element.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None:
        return
    for child in element:
        yield child
        yield from _shown(child)
