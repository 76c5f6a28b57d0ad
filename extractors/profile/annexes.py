"""The parts of a document: their names, IRIs and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.numerals import any_number
from extractors.profile.document import LEVELS, Document, Found, a, component, local, plain
from schemas.akn import Element


def components(document: Document) -> Iterator[Found]:
    """Parts listed in componentInfo that are not in the file, and the other way round."""
    listed = {entry.get("name", ""): entry for entry in _listed(document.main, "FRBRWork")}
    if not listed:
        return
    found = {component(_this(document, part, "FRBRWork")): part for part in document.parts}
    for name in sorted(set(listed) - set(found)):
        yield Found(listed[name], f"componentInfo lists {name}, which is not in the file")
    for name in sorted(set(found) - set(listed)):
        yield Found(found[name], f"the part {name} is not listed in componentInfo")
    for entry in _listed(document.main, "FRBRManifestation"):
        part = found.get(entry.get("name", ""))
        this = "" if part is None else _this(document, part, "FRBRManifestation")
        if part is not None and entry.get("href") != this:
            yield Found(entry, f"{entry.get('name')} leads to {entry.get('href')}, it is {this}")


def local_components(document: Document) -> Iterator[Found]:
    """References to components that the document does not have."""
    known = {component(_this(document, part, "FRBRWork")) for part in document.parts}
    known |= {name.rpartition("/")[2] for name in known}
    for element in document.root.iter(a("*")):
        href = element.get("href", "")
        if href.startswith("!") and re.split("[#~.]", href[1:])[0].rstrip("/") not in known:
            yield Found(element, href)


def shared_iris(document: Document) -> Iterator[Found]:
    """Parts that share an FRBRthis, and annexes whose component does not fit their IRI."""
    for level in LEVELS:
        seen: set[str] = set()
        for part in document.parts:
            this = _this(document, part, level)
            if this and this in seen:
                yield Found(part, f"two parts have the FRBRthis {this}")
            seen.add(this)
    for part in document.parts[1:]:
        name = component(_this(document, part, "FRBRWork"))
        if not document.own(part) and name == "main" and local(_parent(part)) == "attachment":
            yield Found(part, "an annex under the IRI of its host is called main")


def attached_iris(document: Document) -> Iterator[Found]:
    """References between host and annexes that name another IRI than theirs."""
    attached = {_this(document, part, "FRBRExpression") for part in document.parts[1:]}
    attached |= {document.iri(part, "FRBRExpression") for part in document.parts[1:]}
    host = {
        _this(document, document.main, "FRBRExpression"),
        document.iri(document.main, "FRBRExpression"),
    }
    for part in document.parts:
        for name, known in (("hasAttachment", attached), ("attachmentOf", host)):
            for entry in part.iterfind(f"{a('meta')}/{a('references')}/{a(name)}"):
                if entry.get("href") not in known:
                    yield Found(
                        entry, f"{name} names {entry.get('href')}, which is not in the file"
                    )


def annex_numbers(document: Document) -> Iterator[Found]:
    """Annexes whose printed number, eId or component is not that of their place."""
    attachments = [*document.main.iterfind(f"{a('attachments')}/{a('attachment')}")]
    for place, attachment in enumerate(attachments, 1):
        part = next((child for child in attachment if child.find(a("meta")) is not None), None)
        if part is not None and not document.own(part):
            yield from _numbered(document, attachment, part, place, len(attachments))


def _numbered(
    document: Document, attachment: Element, part: Element, place: int, count: int
) -> Iterator[Found]:
    name = component(_this(document, part, "FRBRWork"))
    stated = {
        "component": name.rpartition("_")[2] if "_" in name else "",
        "eId": attachment.get("eId", "").rpartition("_")[2],
    }
    for what, number in stated.items():
        if number.isdigit() and int(number) != place:
            yield Found(attachment, f"the {what} of annex {place} has the number {number}")
    if not stated["component"] and count > 1:
        yield Found(attachment, f"the component of annex {place} is {name}, without a number")
    printed = next(attachment.iterfind(f"{a('*')}/{a('preface')}//{a('docNumber')}"), None)
    value = None if printed is None else any_number(plain(printed).strip(" .:："))
    if value is not None and value != place and printed is not None:
        yield Found(printed, f"annex {place} is printed as {plain(printed)}")


def _listed(part: Element, level: str) -> Iterator[Element]:
    names = ("meta", "identification", level, "componentInfo", "componentData")
    return part.iterfind("/".join(map(a, names)))


def _this(document: Document, part: Element, level: str) -> str:
    return document.identified(part, level, "FRBRthis")


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent
