"""The language of a block in another script than the document around it."""

from __future__ import annotations

import regex

from schemas.akn import Element
from schemas.language import codes, language
from schemas.scripts import foreign
from writers.akn_xml import LANGUAGE

_UNKNOWN = "und"  # ISO 639-2: a language that is not determined
_WORD = regex.compile(r"\p{L}+")
_NAMES = ("{*}person", "{*}a")  # of people and pages, which are in no language


def tagged(element: Element, text: str, code: str) -> Element:
    """A block that says its language where its script shows that it is not the document's."""
    named = next(element.iter(*_NAMES), None) is not None
    if not named and code in codes() and foreign(text, language(code).script):
        element.set(LANGUAGE, _language(text))
    return element


def _language(text: str) -> str:
    """The language in Latin script that most of the commonest words are of."""
    said = [word.lower() for word in _WORD.findall(text)]
    counts = {
        code: sum(word in language(code).common for word in said)
        for code in codes()
        if language(code).script == "Latn"
    }
    best = max(counts.values())
    found = [code for code, count in counts.items() if count == best]
    return found[0] if best and len(found) == 1 else _UNKNOWN
