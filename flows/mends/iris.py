"""All IRIs of a file made anew of the fields of its identification."""

from __future__ import annotations

import re

from extractors.profile.document import LEVELS, Document, a, component, local, segment
from schemas.akn import Element
from schemas.profile import table

_IRIS = ("FRBRuri", "FRBRthis")


def iris(document: Document) -> None:
    """The IRIs of every part, in the form of the Guidelines, and what refers to them."""
    if document.profile != "guidelines":
        return
    made: dict[str, str] = {}
    host = _made(document, document.main)
    if host is None:
        return
    own = [document.own(part) for part in document.parts]  # before any of them is changed
    for place, part in enumerate(document.parts):
        base = _made(document, part) if own[place] else host
        if base is not None:
            _write(document, part, base, _component(document, part, place, own[place]), made)
    _refer(document, made)


def _made(document: Document, part: Element) -> dict[str, str] | None:
    """The IRIs of a part on the three levels; None where a field is missing."""
    fields = (document.subtype(part), _actor(document, part), document.day(part, LEVELS[0]))
    number = document.identified(part, LEVELS[0], "FRBRnumber") or segment(document.iri(part), 7)
    language = document.identified(part, LEVELS[1], "FRBRlanguage", "language")
    dated = document.day(part, LEVELS[1])
    version = document.identified(part, LEVELS[1], "FRBRversionNumber") or dated
    parts = (local(part), *fields, re.sub(r"\s+", "_", number.strip()).replace("/", "-"))
    if not all(parts) or not language or not version:
        return None
    work = "/akn/un/" + "/".join(parts)
    expression = f"{work}/{language}@{version}"
    form = document.identified(part, LEVELS[2], "FRBRformat") or "xml"
    return {LEVELS[0]: work, LEVELS[1]: expression, LEVELS[2]: f"{expression}/.{form}"}


def _actor(document: Document, part: Element) -> str:
    author = document.identified(part, LEVELS[0], "FRBRauthor", "href")
    entry = document.target(author)
    declared = "" if entry is None else entry.get("href", "").rstrip("/").rpartition("/")[2]
    stated = segment(document.iri(part), 5)
    return declared or table("actors").get(stated, stated)


def _component(document: Document, part: Element, place: int, own: bool) -> str:
    """The name of a part; an annex under the IRI of its host is never main."""
    found = component(document.identified(part, LEVELS[0], "FRBRthis")).rpartition("/")[2]
    if own:
        return found or "main"
    return found if found not in ("", "main") else f"annex_{place}"


def _write(
    document: Document, part: Element, base: dict[str, str], name: str, made: dict[str, str]
) -> None:
    form = base[LEVELS[2]].rpartition(".")[2]
    for level in LEVELS:
        above = base[LEVELS[1]] if level == LEVELS[2] else base[level]
        this = f"{above}/!{name}" + (f".{form}" if level == LEVELS[2] else "")
        for key, value in zip(_IRIS, (base[level], this), strict=True):
            element = part.find("/".join(map(a, ("meta", "identification", level, key))))
            if element is not None:
                made.setdefault(element.get("value", ""), value)
                element.set("value", value)


def _refer(document: Document, made: dict[str, str]) -> None:
    """References of the file to itself, with their fragments."""
    for element in document.root.iter(a("*")):
        href = element.get("href", "")
        iri, sign, fragment = href.partition("#")
        if iri and iri in made:
            element.set("href", made[iri] + sign + fragment)
