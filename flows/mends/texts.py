"""Mends inside texts: marks moved, unwrapped or corrected; the words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.dates import dates
from extractors.folding import fold
from extractors.gatherings import named_in
from extractors.profile.days import tongues
from extractors.profile.document import Document, a, local, plain
from flows.mends.making import push, remove, unwrap
from schemas.akn import Element
from schemas.profile import values

_EDGE = re.compile(r"[\s,;:，；、。،؛]+")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LOOKS = frozenset(("class", "style", "eId"))


def title(document: Document, element: Element) -> None:
    """A docDate in running text is a date."""
    if local(element) == "docDate" and element.get("date"):
        element.tag = a("date")


def session(document: Document, element: Element) -> None:
    """The number that the text of a session says."""
    found = {
        named.number
        for tongue in tongues(element, document)
        for named in named_in(fold(plain(element)).plain, tongue)
        if named.kind == "session" and named.number
    }
    if len(found) == 1:
        element.set("value", str(found.pop()))


def day(document: Document, element: Element) -> None:
    """The day that the text says; no mark where it says none."""
    found = [
        each for tongue in tongues(element, document) for each in dates(plain(element), tongue)
    ]
    days = {point for each in found for point, _, _ in each.points}
    if len(days) == 1:
        element.set("date", days.pop())
    elif not days and found and all(len(each.start) < 10 for each in found):
        unwrap(element)


def edges(document: Document, element: Element) -> None:
    """Space and stops at the edges stand outside."""
    text = element.text or ""
    start = _EDGE.match(text)
    if start and start.end() < len(plain(element)) + start.end() and plain(element):
        push(element, start[0])
        element.text = text[start.end() :]
    last = element[-1] if len(element) else None
    inner = (last.tail if last is not None else element.text) or ""
    end = re.search(rf"{_EDGE.pattern}$", inner)
    if end:
        kept = inner[: end.start()]
        if last is not None:
            last.tail = kept
        else:
            element.text = kept
        element.tail = end[0] + (element.tail or "")


def blanks(document: Document, element: Element) -> None:
    """No blanks at the edges, and one at a time inside where xml:space does not mean more."""
    slots = [*_slots(element)]
    if not any(up.get(_SPACE) == "preserve" for up in (element, *element.iterancestors())):
        _fold(slots)
    for strip, order in ((str.lstrip, slots), (str.rstrip, slots[::-1])):
        for holder, name in order:
            text = getattr(holder, name)
            if text:
                setattr(holder, name, strip(text))
            if text and text.strip():
                break


def _fold(slots: Sequence[tuple[Element, str]]) -> None:
    before = ""
    for holder, name in slots:
        text = re.sub(r"[ \t\r\n]{2,}", " ", getattr(holder, name) or "")
        if before.endswith((" ", "\t", "\r", "\n")):
            text = text.lstrip(" \t\r\n")
        setattr(holder, name, text or None)
        before = text or before


def _slots(element: Element) -> Iterator[tuple[Element, str]]:
    """The places in which an element holds characters, in their order; its notes are others'."""
    yield element, "text"
    for child in element:
        if isinstance(child.tag, str) and local(child) != "authorialNote":
            yield from _slots(child)
        yield child, "tail"


def empty(document: Document, element: Element) -> None:
    """An element that holds and says nothing is taken away, and its number with it never."""
    says = {name for name in element.attrib if str(name) not in _LOOKS}
    pointed = element.get("eId") in document.pointed
    if not len(element) and not says and not pointed and local(element) != "num":
        remove(element)


def empty_attributes(document: Document, element: Element) -> None:
    """Attributes without a value that need not be there."""
    for name in sorted(values("valued")):
        if element.get(name) is not None and not element.get(name, "").strip():
            del element.attrib[name]


def span(document: Document, element: Element) -> None:
    """A span without a look, and looks around the whole of a semantic element."""
    if element.get("refersTo") is None:
        unwrap(element)
