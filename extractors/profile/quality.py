"""The schema; and the text of a record against the source that it was made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractors.profile.document import Document, Found, a, local
from schemas.akn import PLAIN, Element, schema_errors

_OWN = ("editorial", "translated")


def schema(document: Document) -> Iterator[Found]:
    """What the strict schema finds; repeated eIds have a rule of their own."""
    for problem in schema_errors(document.root):
        if "duplicate key-sequence" not in problem.detail.lower():
            place = _at(document.root, problem.line)
            yield Found(place, problem.detail)


def _at(root: Element, line: int) -> Element:
    """The first element at a line or after it."""
    for element in root.iter(a("*")):
        if (element.sourceline or 0) >= line:  # type: ignore[operator]
            return element
    return root


def without_marks(document: Document) -> Iterator[Found]:
    """A record whose texts had to go without marks."""
    for element in document.root.iter(PLAIN):
        yield Found(element, element.get("reason", ""))


def lost_text(document: Document) -> Iterator[Found]:
    """Words of the source that the content does not have; places of text that moved are no loss."""
    if document.source is None:
        return
    missing = _letters(document.source) - _letters(_content(document))
    if missing:
        count = sum(missing.values())
        yield Found(document.main, f"{count} letters of the source are not in the content")


def editorial_text(document: Document) -> Iterator[Found]:
    """Letters that the source does not have, where no status says so."""
    if document.source is None:
        return
    added = _letters(_content(document, printed=True)) - _letters(document.source)
    if added:
        count = sum(added.values())
        yield Found(document.main, f"{count} letters that the source does not have, without status")


def _letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalpha())


def _content(document: Document, printed: bool = False) -> str:
    return " ".join(
        _text(child, printed)
        for child in document.main.iterchildren(a("*"))
        if local(child) != "meta"
    )


def _text(element: Element, printed: bool) -> str:
    """The text of an element, metadata of annexes aside, and what an editor added if wished."""
    if local(element) == "meta" or (printed and element.get("status") in _OWN):
        return ""
    parts = [element.text or ""]
    for child in element.iterchildren(a("*")):
        parts += [_text(child, printed), child.tail or ""]
    return "".join(parts)
