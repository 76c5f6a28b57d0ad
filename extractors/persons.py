"""Persons as a text names them, behind a title or by the form of their names."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.patterns import Pattern, pattern
from schemas.language import Language
from schemas.words import words

_EDGES = " ,，、;；:：()（）-–—/"


def person(
    plain: str, start: int, end: int, taken: Sequence[tuple[int, int]], language: Language
) -> str | None:
    """The first person named between two places, without title; `taken` are places of others."""
    for match in _form(language).finditer(plain, start, end):
        first, last = match.span("person")
        if not any(begin < last and first < finish for begin, finish in taken):
            return str(match["person"]).strip(_EDGES)
    return None


def lone_person(plain: str, language: Language) -> str | None:
    """The person that a text names and nothing else, without title."""
    match = _form(language).fullmatch(plain.strip())
    return str(match["person"]).strip(_EDGES) if match is not None else None


def _form(language: Language) -> Pattern:
    return pattern(f"(?-i:{words(language).persons})", language)
