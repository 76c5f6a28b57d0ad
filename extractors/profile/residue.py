"""What a conversion left in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from extractors.profile.document import Document, Found, a, words
from schemas.akn import Element

_LIST = re.compile(r"^\s*([-*]) (?=\S)")
_NOTE = re.compile(r"[^\s*]\*(?!\*)")  # an asterisk that calls a note printed further down
_SIGNS = {
    "asterisks of Markdown": re.compile(r"\*\*[^\s*][^*]*[^\s*]\*\*"),
    "a tag": re.compile(r"</?(?:p|b|i|u|br|sup|sub|span|div|td|tr|table|a)\b[^<>]*>"),
    "an entity": re.compile(r"&(?:lt|gt|amp|nbsp|quot|#\d+);"),
    "a character that stands for another": re.compile("\ufffd"),
}
_BLOCKS = ("p", "heading", "subheading", "num", "docTitle")


def residue(document: Document) -> Iterator[Found]:
    """Blocks with marks, tags, entities or characters that no document prints."""
    notes = _notes(document)
    for block in document.main.iter(*map(a, _BLOCKS)):
        if next(block.iter(*map(a, _BLOCKS[:3])), block) is block:
            yield from _in(block)
            found = _LIST.match(words(block))
            if found and not (found[1] == "*" and notes):
                yield Found(block, f'a mark of a list in "{words(block)}"', "warning")


def _notes(document: Document) -> bool:
    """Whether the document prints notes that are called by an asterisk."""
    marked = (note.get("marker") == "*" for note in document.main.iter(a("authorialNote")))
    return any(marked) or any(_NOTE.search(words(block)) for block in document.main.iter(a("p")))


def _in(block: Element) -> Iterator[Found]:
    raw = "".join(map(str, block.itertext()))
    for what, sign in _SIGNS.items():
        if sign.search(words(block)):
            yield Found(block, f'{what} in "{words(block)}"')
    odd = sorted({c for c in raw if unicodedata.category(c) in ("Co", "Cc") and c not in "\t\n\r"})
    if odd:
        codes = ", ".join(f"U+{ord(c):04X}" for c in odd)
        yield Found(block, f'{codes} in "{words(block)}"')
