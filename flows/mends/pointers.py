"""Mends of what points somewhere: numbers signs, addresses, entries of the ontology."""

from __future__ import annotations

import re

from extractors.profile.document import Document, local
from flows.mends.making import remove
from schemas.akn import Element
from schemas.profile import values


def hashes(document: Document, element: Element) -> None:
    """A number sign before what is the eId of an entry."""
    names = {*values("references"), "href"} if _by_href(element) else values("references")
    for name in sorted(names):
        value = element.get(name)
        if value in document.by_eid:
            element.set(name, f"#{value}")


def _by_href(element: Element) -> bool:
    return local(element) in ("FRBRauthor", "documentRef")


def global_iri(document: Document, element: Element) -> None:
    """An IRI of a document without host and closing slash."""
    href = element.get("href", "")
    element.set("href", re.sub(r"^[a-z]+://[^/]+(?=/akn/)", "", href).rstrip("/"))


def address(document: Document, element: Element) -> None:
    """An address without spaces."""
    href = element.get("href", "").strip()
    if re.match("(https?|ftp)://", href):
        element.set("href", re.sub(r"\s+", "%20", href))


def ontology(document: Document, element: Element) -> None:
    """The address of an entry under /akn/ontology/ and its class."""
    kind = local(element).removeprefix("TLC").lower()
    match = re.match(r"/akn/(?:[A-Za-z]+/)*?(un/.+)$", element.get("href", ""))
    if match and kind != "reference":
        element.set("href", f"/akn/ontology/{kind}/{match[1]}")


def unused(document: Document, element: Element) -> None:
    """An entry of the ontology that nothing points to is taken away."""
    if element.get("eId") not in document.pointed:
        remove(element)
