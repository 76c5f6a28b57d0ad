"""Elements of Akoma Ntoso, and their layout as a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from lxml import etree

from schemas.akn import AKN, SRT, Element
from schemas.printable import printable

MIXED = frozenset(f"{{{AKN}}}{name}" for name in ("p", "heading", "num"))
_PREFIXES = cast("dict[str, str]", {None: AKN, "srt": SRT})  # None is the namespace without prefix
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MEANT = re.compile(r"^\s|\s$|[ \t\r\n]{2}")  # blanks that a program may take for layout


def make(tag: str, *children: Element | None, **attributes: str | None) -> Element:
    """An element of Akoma Ntoso; children and attributes that are None are left out."""
    element = etree.Element(f"{{{AKN}}}{tag}", nsmap=_PREFIXES)
    for name, value in attributes.items():
        if value is not None:
            element.set(name, printable(value))
    element.extend([child for child in children if child is not None])
    return element


def say(element: Element, text: str) -> None:
    """Add characters at the end of what an element holds so far."""
    last = next(element.iterchildren(reversed=True), None)
    if last is None:
        element.text = (element.text or "") + printable(text)
    else:
        last.tail = (last.tail or "") + printable(text)


def preserved(element: Element, text: str) -> Element:
    """An element that says so where blanks of its text are printed, and are no layout."""
    if _MEANT.search(text):
        element.set(SPACE, "preserve")
    return element


def spoken(tag: str, text: str, **attributes: str | None) -> Element:
    """An element that holds characters only."""
    element = preserved(make(tag, **attributes), text)
    say(element, text)
    return element


def file(root: Element) -> bytes:
    """The XML file, indented where elements hold only elements; mixed content stays as it is."""
    _indent(root, "\n")
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return data + b"\n"


def _indent(element: Element, margin: str) -> None:
    children: Iterable[Element] = list(element)
    if element.tag in MIXED or not len(element):
        return
    element.text = margin + "  "
    for child in children:
        _indent(child, margin + "  ")
        child.tail = margin + "  "
    element[-1].tail = margin


def words(element: Element) -> str:
    """All characters of an element and those inside it."""
    return "".join(map(str, element.itertext()))
