"""Persons as a text names them, behind a title or by the form of their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extractors.patterns import Pattern, pattern
from schemas.language import Language
from schemas.words import words

Match = regex.Match[str]
_EDGES = " ,，、;；:：()（）-–—/"


def person(
    plain: str,
    stretch: tuple[int, int],
    holder: tuple[int, int],
    taken: Sequence[tuple[int, int]],
    language: Language,
) -> str | None:
    """The person who stands with a State in a stretch of text, without title.

    Behind it at once or in brackets, else the nearest before it, else the first behind it;
    `taken` are the places of other names.
    """
    start, end = holder
    before = [match["person"] for match in _persons(plain, stretch[0], start, taken, language)]
    behind = list(_persons(plain, end, stretch[1], taken, language))
    bracketed = plain[:start][-1:] in ("(", "（") and start > 0
    beside = behind and not bracketed and behind[0].start() - end <= 1
    if beside or (behind and plain[end:].lstrip()[:1] in ("(", "（")):
        before = []
    found = (*reversed(before), *(match["person"] for match in behind))
    return str(found[0]).strip(_EDGES) if found else None


def _persons(
    plain: str, start: int, end: int, taken: Sequence[tuple[int, int]], language: Language
) -> Iterator[Match]:
    for match in _form(language).finditer(plain, start, end):
        first, last = match.span("person")
        if not any(begin < last and first < finish for begin, finish in taken):
            yield match


def lone_person(plain: str, language: Language) -> str | None:
    """The person that a text names and nothing else, without title."""
    match = _form(language).fullmatch(plain.strip())
    return str(match["person"]).strip(_EDGES) if match is not None else None


def placed(plain: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Where a text names persons, titles included."""
    return tuple(match.span() for match in _form(language).finditer(plain))


def _form(language: Language) -> Pattern:
    return pattern(f"(?-i:{words(language).persons})", language)
