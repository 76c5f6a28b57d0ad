"""Mends of what points somewhere: numbers signs, addresses, entries of the ontology."""

from __future__ import annotations

import re
from urllib.parse import unquote

from extractors.profile.document import Document, a, local
from flows.mends.making import insert, remove, sub
from schemas.akn import Element
from schemas.profile import values

_SYMBOL = re.compile(r"https?://(?:www\.)?(?:docs\.un|undocs)\.org/(?:[a-z]{2}/)?(.+?)/?$")


def hashes(document: Document, element: Element) -> None:
    """A number sign before what is the eId of an entry."""
    names = {*values("references"), "href"} if _by_href(element) else values("references")
    for name in sorted(names):
        value = element.get(name)
        if value in document.by_eid:
            element.set(name, f"#{value}")


def _by_href(element: Element) -> bool:
    return local(element) in ("FRBRauthor", "documentRef")


def citation(document: Document, element: Element) -> None:
    """A document of the United Nations cited by ref, its address in an entry of the references."""
    references = document.main.find(f"{a('meta')}/{a('references')}")
    found = _SYMBOL.match(element.get("href", ""))
    if references is None or found is None or local(element) != "a":
        return
    symbol = unquote(found[1])
    eid = f"doc_{re.sub('[^A-Za-z0-9.]+', '-', symbol).strip('-')}"
    if eid not in document.eids:
        document.eids.add(eid)
        entry = {"eId": eid, "name": "documentSymbol", "href": element.get("href", "")}
        insert(references, len(references), sub(references, "TLCReference", **entry, showAs=symbol))
    element.tag = a("ref")
    if "target" in element.attrib:
        del element.attrib["target"]
    element.set("href", f"#{eid}")
    element.set("refersTo", f"#{eid}")


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
