"""Mends of structure: wrapping, headings, numbers at the head of a text."""

from __future__ import annotations

import re

from extractors.profile.document import Document, a, local
from flows.mends.making import insert, sub, wrapped
from schemas.akn import Element

_HEAD = re.compile(r"\s*(\d{1,3}\.(?!\d)|\([a-z]{1,2}\)|[一二三四五六七八九十]+、)\s*(?=\S)")
_FORMULAS = ("enactingFormula", "enactingAuthority")


def formula(document: Document, element: Element) -> None:
    """The name of the opening formula, where it is one of the two or the only formula."""
    if local(element) != "formula":
        return
    bare = re.sub("[^A-Za-z]", "", element.get("name", "").rpartition(":")[2]).casefold()
    found = next((name for name in _FORMULAS if name.casefold() == bare), None)
    parent = element.getparent()
    alone = parent is not None and len(parent.findall(a("formula"))) == 1
    if found or (alone and not bare):
        element.set("name", f"akn4un:{found or _FORMULAS[0]}")


def wrap(document: Document, element: Element) -> None:
    """A block of the body as an alinea, since it has no number."""
    wrapped(wrapped(element, "content"), "alinea")


def head(document: Document, element: Element) -> None:
    """A number at the head of a text as num."""
    first = next((p for p in element.iter(a("p"), a("heading"))), None)
    match = None if first is None else _HEAD.match(first.text or "")
    if first is not None and match:
        number = sub(element, "num")
        number.text = match[1]
        first.text = (first.text or "")[match.end() :]
        insert(element, 0, number)


def heading(document: Document, element: Element) -> None:
    """A lone subheading is a heading."""
    parent = element.getparent()
    alone = parent is not None and parent.find(a("heading")) is None
    if local(element) == "subheading" and alone:
        element.tag = a("heading")


def conclusions(document: Document, element: Element) -> None:
    """The closing formula in a container."""
    if local(element) != "conclusions" or element.find(a("container")) is not None:
        return
    container = sub(element, "container", name="conclusion")
    container.text, container.tail = element.text, element.text
    container.extend(list(element))
    element.append(container)


def agenda(document: Document, element: Element) -> None:
    """The other name of an agenda."""
    other = {"agendaListing": "agendaAnnotated", "agendaAnnotated": "agendaListing"}
    element.set("name", other.get(element.get("name", ""), element.get("name", "")))
