"""In which language a document is written, and where it says so."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractors.profile.document import Document, Found, a, plain, words
from extractors.profile.xpath import known_language
from schemas.akn import Element
from schemas.language import codes, language
from schemas.profile import table
from schemas.scripts import LETTER, foreign

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENOUGH = 200  # letters of a body whose script counts
_TAG = regex.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_WORD = regex.compile(r"\p{L}+")
_BLOCKS = ("p", "heading", "subheading", "docTitle", "docType", "docStatus", "docAuthority")


def body_script(document: Document) -> Iterator[Found]:
    """Bodies less than half of whose letters are of the script of their language."""
    if document.language is None:
        return
    script = language(document.language).script
    for body in _bodies(document):
        text = words(body)
        count = {name: len(letter.findall(text)) for name, letter in LETTER.items()}
        total = sum(count.values())
        if total >= _ENOUGH and 2 * count[script] <= total:
            most = max(count, key=lambda name: count[name])
            yield Found(body, f"the body of a document in {document.language} is in {most}")


def body_words(document: Document) -> Iterator[Found]:
    """Bodies with more of the commonest words of another language in the same script."""
    if document.language is None:
        return
    own = language(document.language)
    for body in _bodies(document):
        said = [word.lower() for word in _WORD.findall(words(body))]
        counts = {
            code: sum(word in language(code).common for word in said)
            for code in codes()
            if language(code).script == own.script
        }
        best = max(sorted(counts), key=lambda code: counts[code])
        if len(said) >= _ENOUGH and counts[best] > 2 * counts[own.code]:
            yield Found(body, f"the body of a document in {own.code} reads like {best}")


def _bodies(document: Document) -> Iterator[Element]:
    """The body of the main document, where its language is not said otherwise."""
    body = document.main.find(a("mainBody"))
    if body is not None and body.get(_LANG) is None:
        yield body


def tags(document: Document) -> Iterator[Found]:
    """Codes that are none, longer than need be, or those of the language around."""
    for element in document.root.iter(a("*")):
        code = element.get(_LANG)
        if code is None:
            continue
        if code.split("-")[0] in table("shortest") or not _known(code):
            yield Found(element, f'xml:lang is "{code}"')
        elif code == _around(element, document):
            yield Found(element, f'xml:lang "{code}" is that of what stands around')


def _known(code: str) -> bool:
    from babel.core import Locale

    first = code.split("-")[0]
    return bool(_TAG.fullmatch(code)) and (
        first in Locale("en").languages or (len(first) == 3 and known_language(first))
    )


def _around(element: Element, document: Document) -> str | None:
    for up in element.iterancestors():
        if up.get(_LANG) is not None:
            return up.get(_LANG)
    return document.language


def foreign_blocks(document: Document) -> Iterator[Found]:
    """Blocks with words in Latin script alone, in a document of another script."""
    script = language(document.language).script if document.language else "Latn"
    for block in document.main.iter(*map(a, _BLOCKS)):
        text = plain(block)
        if foreign(text, script) and not _says(block) and not _person(block):
            yield Found(block, text)


def _says(element: Element) -> bool:
    return any(up.get(_LANG) is not None for up in (element, *element.iterancestors()))


def _person(block: Element) -> bool:
    return next(block.iter(a("person"), a("a")), None) is not None
