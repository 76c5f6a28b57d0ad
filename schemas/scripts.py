"""Scripts by their ISO 15924 codes: which letters are theirs, and what says something in them."""

from __future__ import annotations

import regex

LETTER = {
    "Arab": regex.compile(r"\p{Arabic}"),
    "Cyrl": regex.compile(r"\p{Cyrillic}"),
    "Hans": regex.compile(r"\p{Han}"),
    "Latn": regex.compile(r"\p{Latin}"),
}
_WORDS = 8  # letters from which a text has words in a script
# Symbols, numbers of outcomes, addresses: the same in every language.
_NEUTRAL = regex.compile(r"[!-~–…]*[@\d][!-~–…]*|[!-~]+/[!-~]*/[!-~…]*")


def speaks(text: str, script: str) -> bool:
    """Whether a text has words in a script, beside symbols, numbers and addresses."""
    return bool(LETTER[script].search(without_neutral(text)))


def foreign(text: str, script: str) -> bool:
    """Whether a text has words in Latin script and none in that of the document around it."""
    said = LETTER["Latn"].findall(without_neutral(text))
    return script != "Latn" and len(said) >= _WORDS and not LETTER[script].search(text)


def without_neutral(text: str) -> str:
    """A text without its symbols, numbers and addresses."""
    return _NEUTRAL.sub(" ", text)
