"""Text of a paragraph from its rows: where a line break was a space, a hyphen or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.readers.pdf_words import is_wide

_LAST_WORD = re.compile(r"(\w+)-$")
_FIRST_WORD = re.compile(r"\w+")
_SOFT = "\u00ad"
_JOINTS = ("–", "—", "/", "-")  # followed by the rest of a word: 2020–2023, HSP/HA.2
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_SPELT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of the document as they stand inside its lines, hyphens kept."""

    words: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """Every word in texts that no line break touches."""
        return cls(
            frozenset(word.casefold() for text in texts for word in _SPELT.findall(text)[:-1])
        )


def join(before: str, after: str, vocabulary: Vocabulary) -> str:
    """Two printed lines of one paragraph as one text."""
    if before.endswith(_SOFT):
        return before[:-1] + after
    if _ADDRESS.search(before):
        return before + after
    hyphenated = _LAST_WORD.search(before)
    if hyphenated and _was_divided(hyphenated[1], after, vocabulary):
        return before[:-1] + after
    return before + ("" if _unspaced(before, after) else " ") + after


def _was_divided(first: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a hyphen only divides a word: the document has it whole, and not with hyphen."""
    rest = _FIRST_WORD.match(after)
    if rest is None or not rest[0][0].islower():
        return False
    whole, compound = (first + rest[0]).casefold(), f"{first}-{rest[0]}".casefold()
    return whole in vocabulary.words and compound not in vocabulary.words


def _unspaced(before: str, after: str) -> bool:
    if is_wide(before[-1]) or is_wide(after[0]):
        return True
    return before.endswith(_JOINTS) and before[-2:-1] not in ("", " ")
