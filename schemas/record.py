"""The record: all facts of a notice but its outline, as elements in a namespace of our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from schemas.akn import SRT, Element
from schemas.mapping import element_of, value_of
from schemas.notice import Notice
from schemas.outline import Outline
from schemas.source import Hyperlink, Place

NOTICE = f"{{{SRT}}}notice"
TEXTS = f"{{{SRT}}}texts"


@dataclass(frozen=True, slots=True)
class Printed:
    """What the body of the XML does not say of a text: where it is printed, where links lead."""

    eid: str
    places: tuple[Place, ...] = ()
    links: tuple[Hyperlink, ...] = ()


def elements(notice: Notice) -> tuple[Element, ...]:
    """The elements that together hold every fact of a notice but its outline."""
    facts = element_of(notice, "notice", leave="outline")
    texts = etree.Element(TEXTS, nsmap={"srt": SRT})
    texts.extend([element_of(entry, "text") for entry in _printed(notice.outline)])
    return (facts, texts) if len(texts) else (facts,)


def notice(element: Element, outline: Outline) -> Notice:
    """The notice whose facts an element holds; InvalidAkn where it is not of this form."""
    return value_of(element, Notice, outline=outline)


def printed(element: Element | None) -> Mapping[str, Printed]:
    """The entries of an element by eId; empty where there is no such element."""
    entries = () if element is None else tuple(value_of(child, Printed) for child in element)
    return {entry.eid: entry for entry in entries}


def _printed(outline: Outline) -> Iterator[Printed]:
    for text in outline.texts():
        if text.places or text.links:
            yield Printed(text.eid, text.places, text.links)
