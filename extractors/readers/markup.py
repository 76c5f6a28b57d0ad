"""Small questions of marked-up text that hold for HTML and for Akoma Ntoso alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element
_SPACE = re.compile(r"[ \t\r\n\f]+")


def name(element: Element) -> str:
    """The name of an element without namespace, in small letters; of comments and the like, none.

    Small letters because HTML does not tell them apart, and Akoma Ntoso has no two names that
    differ in nothing else.
    """
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def below(element: Element, *names: str) -> Iterator[Element]:
    """The element and those below it that have one of some names, in printed order."""
    return (found for found in element.iter() if name(found) in names)


def words(element: Element) -> str:
    """All text of an element, white space folded."""
    return folded("".join(map(str, element.itertext(etree.Element))))


def folded(text: str) -> str:
    """The text with each run of white space as one space, none outside; no-break spaces stay."""
    return _SPACE.sub(" ", text).strip(" ")


def whole(element: Element, attribute: str) -> int | None:
    """An attribute that is a whole number, perhaps with signs after it, as browsers read it."""
    found = re.match(r"\s*([+-]?\d{1,9})", element.get(attribute, ""))
    return int(found[1]) if found else None


def drop(element: Element) -> None:
    """Take an element out of its tree; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    element.tail = None
    parent.remove(element)
