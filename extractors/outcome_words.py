"""What the words around outcomes say: that they were adopted, and of what kind they are."""

from __future__ import annotations

from extractors.patterns import pattern
from schemas.language import Language
from schemas.vocabulary import OutcomeKind
from schemas.words import words

_EDGE = " :：.,，、;；。—–-*"


def adopts(text: str, language: Language) -> bool:
    """Whether a folded text says that something was adopted."""
    return pattern(rf"(?:{words(language).adopted})", language).search(text) is not None


def kind_of(text: str, language: Language) -> OutcomeKind | None:
    """The kind of outcome that a folded text is a word for, the one named first."""
    best: tuple[int, str] | None = None
    for kind, form in words(language).outcomes.items():
        match = pattern(_whole(form), language).search(text)
        if match is not None and (best is None or match.start() < best[0]):
            best = match.start(), kind
    return best[1] if best else None  # type: ignore[return-value]


def label(text: str, language: Language) -> OutcomeKind | None:
    """The kind of the lines below, where a line is nothing but the word for it."""
    plain = text.strip(_EDGE)
    for kind, form in words(language).outcomes.items():
        if pattern(rf"(?:{form})", language).fullmatch(plain):
            return kind  # type: ignore[return-value]
    return None


def _whole(form: str) -> str:
    return rf"(?<![\p{{Latin}}\p{{Cyrillic}}])(?:{form})(?![\p{{Latin}}\p{{Cyrillic}}])"
