"""The difference of two records by element, as their eIds name them.

An eId is the address of an element for good, so that elements need not be matched by how alike they
are, as general tools for XML do (xmldiff, MIT, takes minutes for a long record and tells edits of a
tree, not what a reader sees). Words inside an element are compared by difflib.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from schemas.akn import AKN, Element, parse

# Citations are numbered through: one more would make all that follow look changed.
_THROUGH: Final = frozenset({"ref"})
_PIECE: Final = re.compile(r"</?[^\s<>/]+|/?>|\w+(?:[.:/-]\w+)*|\s+|.", re.DOTALL)
_IDEOGRAPHS: Final = re.compile("([\u3400-\u9fff\uf900-\ufaff])")
_LONGEST: Final = 20_000  # characters of an element that are compared word by word
_POINTER: Final = re.compile(r"#(\w+__)?ref_\d+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that both have (same), or that were taken out or put in."""

    kind: Literal["same", "del", "ins"]
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One element that is not as it was: its own text, with those in it named only."""

    eid: str
    kind: Literal["added", "removed", "changed"]
    pieces: tuple[Piece, ...]


def differences(before: bytes, after: bytes) -> Iterator[Difference]:
    """What differs between two records, in the order of the later one; then what it lacks."""
    old, new = _elements(parse(before)), _elements(parse(after))
    for eid, text in new.items():
        if eid not in old:
            yield Difference(eid, "added", (Piece("ins", text),))
        elif old[eid] != text:
            yield Difference(eid, "changed", tuple(pieces(old[eid], text)))
    for eid, text in old.items():
        if eid not in new:
            yield Difference(eid, "removed", (Piece("del", text),))


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Two texts as one, with what was taken out and put in."""
    if max(len(before), len(after)) > _LONGEST:
        yield from (Piece("del", before), Piece("ins", after))
        return
    old, new = _split(before), _split(after)
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[i:j]))
            continue
        if i < j:
            yield Piece("del", "".join(old[i:j]))
        if k < m:
            yield Piece("ins", "".join(new[k:m]))


def _split(text: str) -> list[str]:
    words = (part for part in _IDEOGRAPHS.split(text) if part)
    return [piece for word in words for piece in _PIECE.findall(word)]


def _elements(root: Element) -> Mapping[str, str]:
    found = root.iter(f"{{{AKN}}}*")
    return {eid: _own(element) for element in found if (eid := _named(element))}


def _named(element: Element) -> str | None:
    return None if _tag(element) in _THROUGH else element.get("eId")


def _own(element: Element) -> str:
    """An element as text, with the elements in it that have an eId named only."""
    mixed = bool((element.text or "").strip()) or any((c.tail or "").strip() for c in element)
    inner = [_blank(element.text, mixed)]
    for child in element.iterchildren("*"):
        inner += [_inner(child), _blank(child.tail, mixed)]
    text = "".join(inner)
    return f"<{_start(element)}>{text}</{_tag(element)}>" if text else f"<{_start(element)}/>"


def _inner(child: Element) -> str:
    eid = _named(child)
    return f'<{_tag(child)} eId="{eid}"/>' if eid else _own(child)


def _blank(text: str | None, mixed: bool) -> str:
    """Characters of an element; blanks that only set out its elements are none."""
    return escape(text) if text and mixed else ""


def _start(element: Element) -> str:
    through = _tag(element) in _THROUGH
    attributes = (
        f" {etree.QName(name).localname}={quoteattr(_POINTER.sub('#ref', str(value)))}"
        for name, value in element.attrib.items()
        if not (through and name == "eId")
    )
    return _tag(element) + "".join(attributes)


def _tag(element: Element) -> str:
    return etree.QName(element).localname
