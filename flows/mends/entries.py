"""Mends of the entries of metadata: their order, their eIds, what they show."""

from __future__ import annotations

from extractors.profile.document import Document, a, local, plain
from flows.mends.making import insert_by, remove, sub
from schemas.akn import Element

_META = (
    *("identification", "publication", "classification", "lifecycle", "workflow", "analysis"),
    *("temporalData", "references", "notes", "proprietary", "presentation"),
)
_SHOWN = ("keyword", "publication", "componentData", "documentRef")


def schema(document: Document) -> None:
    """The children of meta in their order; words to show where an entry has none."""
    for meta in document.root.iter(a("meta")):
        _ordered(meta)
    for entry in document.root.iter(a("*")):
        if entry.get("showAs") is None and _needs_words(entry):
            words = entry.get("shortForm") or entry.get("value") or entry.get("eId")
            if words:
                entry.set("showAs", words)


def _ordered(meta: Element) -> None:
    children = list(meta)
    if not all(isinstance(child.tag, str) and local(child) in _META for child in children):
        return
    tails = [child.tail for child in children]
    for child, tail in zip(sorted(children, key=_rank), tails, strict=True):
        meta.append(child)
        child.tail = tail


def _rank(child: Element) -> int:
    return _META.index(local(child))


def _needs_words(entry: Element) -> bool:
    parent = entry.getparent()
    inside = parent is not None and local(parent) == "references"
    return inside or local(entry) in _SHOWN


def entry_eid(document: Document, element: Element) -> None:
    """An eId for an entry: of its address in the ontology, else counted."""
    kind = "eref" if local(element) == "eventRef" else local(element)
    own = element.get("href", "").rstrip("/").rpartition("/")[2]
    known = kind.startswith("TLC") and own.isascii() and own.replace("-", "").isalnum()
    wanted = own if known and own not in document.eids else ""
    count = 1
    while not wanted or wanted in document.eids:
        wanted = f"{kind}_{count}"
        count += 1
    document.eids.add(wanted)
    element.set("eId", wanted)


def wid(document: Document, element: Element) -> None:
    """A wId that equals the eId says nothing."""
    if element.get("wId") == element.get("eId"):
        del element.attrib["wId"]


def publication(document: Document, meta: Element) -> None:
    """The publication of a dated version, under the name and title of the document."""
    part = meta.getparent()
    if part is None or meta.find(a("publication")) is not None or local(meta) != "meta":
        return
    titles = (title for title in part.iterfind(f"*//{a('docTitle')}") if plain(title))
    title = next(titles, None)
    shown = plain(title) or part.get("name", "")
    day = document.day(part, "FRBRExpression")
    if day and shown:
        made = sub(meta, "publication", name=part.get("name", ""), date=day, showAs=shown)
        insert_by(meta, made, _META)


def keyword(document: Document, element: Element) -> None:
    """The second of two keywords that are the same is taken away."""
    key = [element.get(name) for name in ("dictionary", "value", "href")]
    for other in element.itersiblings(a("keyword"), preceding=True):
        if [other.get(name) for name in ("dictionary", "value", "href")] == key:
            remove(element)
            return


def votes(document: Document, element: Element) -> None:
    """Counts without leading zeros; a quorum without a number is taken away."""
    value = element.get("value", "").strip()
    if value.isascii() and value.isdigit():
        element.set("value", str(int(value)))
    elif not value and local(element) == "quorum" and not len(element):
        remove(element)
