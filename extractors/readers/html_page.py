"""The tree of a web page as a browser without scripts and without network sees it."""

from __future__ import annotations

import re

from lxml import etree

from extractors.readers.html_encoding import decode_page
from extractors.readers.markup import Element
from schemas.errors import DamagedSource, EmptySource, OversizedSource
from schemas.source import Doubt

DEEPEST = 120  # elements inside each other; real pages have 20 to 60
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")


def page(data: bytes) -> tuple[Element, tuple[Doubt, ...]]:
    """The root of the page and what was doubtful in reading it.

    libxml2 mends what is malformed, expands no entities that a page defines, and reads Word and
    Akoma Ntoso already; html5lib, which builds the very tree of the standard, is Python throughout
    and has had no release since 2020. Raises EmptySource, DamagedSource where the bytes are no
    characters, OversizedSource where elements are nested beyond measure.
    """
    text, doubt = decode_page(data)
    text = _DECLARATION.sub("", text)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    _refuse_cut(parser)
    if root is None:
        raise EmptySource("the web page has no text", "check that it is the right one")
    flattened = _flattened(root)
    return root, tuple(found for found in (doubt, flattened) if found is not None)


def _refuse_cut(parser: etree.HTMLParser) -> None:
    """Raise where the parser stopped before the end."""
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise OversizedSource(
                "the web page is nested too deeply, or one of its texts is too long",
                "save it as .docx, .pdf or .txt and give that",
            )
        if entry.type_name == "ERR_NO_MEMORY":
            raise DamagedSource("the web page takes too much memory", "divide it")


def _flattened(root: Element) -> Doubt | None:
    """Unwrap elements nested too deeply, as browsers do; their text stays where it is."""
    deep = [element for element, depth in _depths(root) if depth > DEEPEST]
    for element in reversed(deep):
        _unwrap(element)
    if not deep:
        return None
    return Doubt("nesting", f"{len(deep)} elements were nested too deeply; their text was kept")


def _depths(root: Element) -> list[tuple[Element, int]]:
    found: list[tuple[Element, int]] = []
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start":
            found.append((element, depth))
    return found


def _unwrap(element: Element) -> None:
    """Replace an element by its text, which has no elements in it any more."""
    text = (element.text or "") + (element.tail or "")
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    element.tail = None
    parent.remove(element)
