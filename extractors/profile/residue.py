"""What a conversion left in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from extractors.profile.document import Document, Found, a, words
from schemas.akn import Element

_SIGNS = {
    "a mark of a list": re.compile(r"^\s*[-*] (?=\S)"),
    "asterisks of Markdown": re.compile(r"\*\*[^\s*][^*]*[^\s*]\*\*"),
    "a tag": re.compile(r"</?(?:p|b|i|u|br|sup|sub|span|div|td|tr|table|a)\b[^<>]*>"),
    "an entity": re.compile(r"&(?:lt|gt|amp|nbsp|quot|#\d+);"),
    "a character that stands for another": re.compile("\ufffd"),
}
_BLOCKS = ("p", "heading", "subheading", "num", "docTitle")


def residue(document: Document) -> Iterator[Found]:
    """Blocks with marks, tags, entities or characters that no document prints."""
    for block in document.main.iter(*map(a, _BLOCKS)):
        if next(block.iter(*map(a, _BLOCKS[:3])), block) is block:
            yield from _in(block)


def _in(block: Element) -> Iterator[Found]:
    raw = "".join(map(str, block.itertext()))
    for what, sign in _SIGNS.items():
        if sign.search(words(block)):
            yield Found(block, f'{what} in "{words(block)}"')
    odd = sorted({c for c in raw if unicodedata.category(c) in ("Co", "Cc") and c not in "\t\n\r"})
    if odd:
        codes = ", ".join(f"U+{ord(c):04X}" for c in odd)
        yield Found(block, f'{codes} in "{words(block)}"')
