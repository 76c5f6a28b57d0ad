"""A draft that comes back from Word: what it was made from, and what its content controls say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from extractors.readers.docx_package import Package
from schemas.draft_origin import DIGITS, PREFIX, Mark, Origin
from schemas.errors import NotADraft

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES = "docProps/custom.xml"
_MARK = re.compile(rf"[0-9a-f]{{{2 * DIGITS}}}")
# Text that is marked as taken out, and the words that Word shows in an empty control.
_NOT_TEXT = (f"{_W}del", f"{_W}moveFrom")


@dataclass(frozen=True, slots=True)
class Control:
    """One content control; the tag is empty where the program that saved it dropped tags."""

    tag: str
    name: str
    text: str


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
    controls = () if body is None else tuple(map(_control, body.iter(f"{_W}sdt")))
    return EditedDraft(origin, controls)


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
    language, opens = (properties.get(f"{PREFIX} {name}", "") for name in ("language", "opens"))
    return Origin(record, paper, language, opens, marks)


def _control(element: etree._Element) -> Control:
    properties = element.find(f"{_W}sdtPr")
    return Control(_value(properties, "tag"), _value(properties, "alias"), _text(element))


def _value(properties: etree._Element | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{_W}{name}")
    return "" if found is None else found.get(f"{_W}val", "")


def _text(control: etree._Element) -> str:
    """What the control says now: changes taken as accepted, its prompt not taken for text."""
    if control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None:
        return ""
    content = control.find(f"{_W}sdtContent")
    return "" if content is None else "".join(_pieces(content)).strip()


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _NOT_TEXT:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        else:
            yield from _pieces(child)
