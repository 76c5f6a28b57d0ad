"""Mends of structure: wrapping, headings, numbers at the head of a text."""

from __future__ import annotations

import re

from extractors.numerals import letter, roman
from extractors.profile.document import Document, a, local, plain
from flows.mends.making import insert, sub, wrapped
from schemas.akn import Element
from schemas.profile import groups

_HEAD = re.compile(r"\s*(\d{1,3}\.(?!\d)|\([a-z]{1,2}\)|[一二三四五六七八九十]+、)\s*(?=\S)")
_AGAIN = re.compile("^[又还并也]")  # moreover, in Chinese
_FIRST = ("a", "i")
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


def container(document: Document, element: Element) -> None:
    """A paragraph of a preamble in a container, named after the words that it opens with."""
    if local(element) == "p":
        wrapped(element, "container", name=_opening(plain(element)))
    else:
        element.set("name", _opening(plain(element)))


def _opening(text: str) -> str:
    """The name for the opening words of a preambular paragraph, in any of the languages."""
    bare = _AGAIN.sub("", text).casefold()
    names = ((word, name) for name, words in groups("openings").items() for word in words)
    found = [(len(word), name) for word, name in names if bare.startswith(word)]
    return max(found)[1] if found else "preambular"


def nested(document: Document, element: Element) -> None:
    """A paragraph that is numbered (a) or (i) as a point of the paragraph before it."""
    host = element.getprevious()
    if host is not None and isinstance(host.tag, str) and local(host) == "paragraph":
        _nest(host, element)


def _nest(host: Element, item: Element) -> None:
    """Put an item into the list of a paragraph, or deeper where it does not follow its items."""
    items, number = host.find(a("list")), _bare(item)
    if items is not None and len(items):
        last = items[-1]
        if _follows(_bare(last), number):
            item.tag = a("point")
            items.append(item)
        else:
            _nest(last, item)
        return
    content = host.find(a("content"))
    if number in _FIRST and content is not None and host[-1] is content:
        items = wrapped(content, "list")
        content.tag, item.tag = a("intro"), a("point")
        items.append(item)


def _follows(before: str, number: str) -> bool:
    """Whether a letter or small Roman numeral is the one behind another."""
    return any(
        (one := read(before)) is not None and read(number) == one + 1 for read in (letter, roman)
    )


def _bare(item: Element) -> str:
    return re.sub("[^a-z]", "", plain(item.find(a("num"))))


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
