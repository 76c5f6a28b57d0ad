"""Agendas: their items, sub-items, annotations and title block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.numerals import any_number
from extractors.profile.document import Document, Found, a, local, plain, words
from schemas.akn import Element

_LETTERED = re.compile(r"[(（]?[a-z][)）]")
_ITEM = "#agendaItem"  # the concept by which a file says of a paragraph what it is
_SHORT = 600  # characters of an item of a mere listing, its sub-items aside
_NAMED = {
    "body (docAuthority)": ("docAuthority",),
    "session": ("session",),
    "day (docDate)": ("docDate",),
    "type (docType)": ("docType", "docStage", "docTitle"),
}


def agendas(document: Document) -> Iterator[Element]:
    """The parts that are agendas."""
    for part in document.parts:
        own = document.own(part) and document.subtype(part) == "agenda"
        if local(part) == "debateReport" and (own or (part.get("name") or "").startswith("agenda")):
            yield part


def items(document: Document) -> Iterator[Found]:
    """Items without number or text, or out of order."""
    for agenda in agendas(document):
        last = 0
        for item in _items(agenda):
            num = item.find(a("num"))
            if num is None or not plain(num):
                continue
            if not _text(item):
                yield Found(item, f"item {plain(num)} has no text")
            value = any_number(plain(num).strip("().．、 "))
            if value is not None and value not in (last + 1, 1):
                yield Found(item, f"item {plain(num)} stands behind {last}")
            last = last + 1 if value is None else value


def letters(document: Document) -> Iterator[Found]:
    """Lettered sub-items that are paragraphs beside their item, or out of order."""
    for agenda in agendas(document):
        for item in _items(agenda):
            num = item.find(a("num"))
            if num is not None and _LETTERED.fullmatch(plain(num)):
                yield Found(item, f"the sub-item {plain(num)} is a {local(item)} beside its item")


def annotated(document: Document) -> Iterator[Found]:
    """Listings with long items, and annotated agendas without annotations."""
    for agenda in agendas(document):
        lengths = [len(_text(item)) for item in _listed(agenda)]
        if agenda.get("name") == "agendaListing" and max(lengths, default=0) > _SHORT:
            yield Found(agenda, "an agendaListing has items of half a page")
        if agenda.get("name") == "agendaAnnotated" and lengths and not _annotated(agenda):
            yield Found(agenda, "an agendaAnnotated has nothing but titles")


def _annotated(agenda: Element) -> bool:
    body = agenda.find(a("mainBody"))
    annotations = (a("crossHeading"), a("clause"), a("alinea"))
    if body is None or next(body.iter(*annotations), None) is not None:
        return True
    return any(
        len([p for p in item.iter(a("p"), a("heading")) if words(p)]) > 1 for item in _items(agenda)
    )


def preface(document: Document) -> Iterator[Found]:
    """What the preface of an agenda that stands alone does not name."""
    for agenda in agendas(document):
        block = agenda.find(a("preface"))
        if block is None or agenda is not document.main:
            continue
        for what, names in _NAMED.items():
            if not any(words(found) for name in names for found in block.iter(a(name))):
                yield Found(block, what)


def _items(agenda: Element) -> list[Element]:
    """Numbered paragraphs and items outside lists of points, across sections."""
    body = agenda.find(a("mainBody"))
    return [
        item
        for item in (() if body is None else body.iter(a("paragraph"), a("item")))
        if not any(local(up) in ("paragraph", "item") for up in item.iterancestors())
    ]


def _listed(agenda: Element) -> list[Element]:
    """The items, without the paragraphs of a note to them where some say that they are items."""
    found = _items(agenda)
    return [item for item in found if item.get("refersTo") == _ITEM] or found


def _text(item: Element) -> str:
    """The text of an item without its number and its sub-items."""
    return " ".join(
        _text(child) if local(child) == "list" else words(child)
        for child in item.iterchildren(a("*"))
        if local(child) not in ("num", "point", "item", "indent")
    )
