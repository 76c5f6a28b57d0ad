"""Footnotes of a web page: marks that link to the texts at its end, or wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from extractors.readers.html_looks import in_one_line
from extractors.readers.markup import Element, drop, name, words
from schemas.source import Footnote

Notes = Mapping[Element, Footnote]
_MARK = re.compile(r"[\[(]?\s*(\d{1,3}|[a-z]{1,4}|[*†‡§¶#]{1,4})\s*[\])]?", re.IGNORECASE)
_BACK = re.compile(r"[\s\ufe0e\ufe0f]*[↩↑⬆^⤴↵⏎]+[\s\ufe0e\ufe0f]*")
_HOLDERS = frozenset(("li", "p", "div", "aside", "dd", "td", "section", "blockquote"))
_TOO_MUCH = ("h1", "h2", "h3", "h4", "h5", "h6", "table")
_NAMED = re.compile(r"(?:^|[\s_-])(?:foot-?note|note-?ref|fn|endnote|mso\w*notereference)", re.I)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A link that may be the mark of a note, and what it leads to."""

    link: Element
    sign: str
    target: Element


def notes(root: Element) -> Notes:
    """The notes of a page by the links that mark them; their texts are taken out of the tree."""
    found: dict[Element, Footnote] = {}
    held = _held(root)
    for holder, marks in held.items():
        text = _text(holder, marks[0].sign) if _is_note(holder, held) else ""
        if text:
            found |= {mark.link: Footnote(0, mark.sign, text) for mark in marks}
            drop(holder)
    return found


def _held(root: Element) -> Mapping[Element, list[_Mark]]:
    """The marks by the elements that hold what they lead to."""
    held: dict[Element, list[_Mark]] = {}
    for mark in _marks(root):
        around = chain((mark.target,), mark.target.iterancestors())
        holder = next((element for element in around if name(element) in _HOLDERS), None)
        if holder is not None:
            held.setdefault(holder, []).append(mark)
    return held


def _is_note(holder: Element, held: Mapping[Element, list[_Mark]]) -> bool:
    """Whether an element holds the text of one note, and not the marks that lead to it."""
    marks, inside = held[holder], set(holder.iter("*"))
    if len({mark.target for mark in marks}) > 1 or any(mark.link in inside for mark in marks):
        return False
    strange = (e for e in inside if name(e) in _TOO_MUCH or (e in held and e is not holder))
    return next(strange, None) is None


def _marks(root: Element) -> Iterator[_Mark]:
    elements = list(root.iter("*"))
    places = {element: place for place, element in enumerate(elements)}
    named = dict(chain.from_iterable(_names(element) for element in reversed(elements)))
    for link in elements:
        href = link.get("href", "") if name(link) == "a" else ""
        target = named.get(href[1:]) if href.startswith("#") else None
        sign = _MARK.fullmatch(words(link))
        if target is None or sign is None or places[target] < places[link]:
            continue
        if _is_raised(link) or _NAMED.search(_described(link)):
            yield _Mark(link, sign[1], target)


def _names(element: Element) -> Iterator[tuple[str, Element]]:
    for attribute in ("id", "name"):
        value = element.get(attribute)
        if value:
            yield value, element


def _is_raised(link: Element) -> bool:
    around = [link, *list(link.iterancestors())[:3], *link.iter("*")]
    return any(name(element) == "sup" for element in around) or words(link)[:1] in "[*†‡"


def _described(link: Element) -> str:
    keys = ("class", "role", "epub:type", "id", "href", "rel")
    return " ".join(link.get(key, "").removeprefix("#") for key in keys)


def _text(holder: Element, sign: str) -> str:
    """The text of a note without its mark and without the links that lead back."""
    text = in_one_line(holder, without=_leads_back)
    return re.sub(rf"\A[\[(]?{re.escape(sign)}[\])]?[.:\s]\s*", "", text).strip()


def _leads_back(element: Element) -> bool:
    if name(element) != "a" or not element.get("href", "").startswith("#"):
        return False
    text = words(element)
    return _MARK.fullmatch(text) is not None or _BACK.fullmatch(text) is not None
