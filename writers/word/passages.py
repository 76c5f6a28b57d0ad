"""Where a text changes into another script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import regex

from schemas.language import language

# Letters by which a passage in a script is known; Latin ones stand in texts of every language.
_PROPERTIES = {"Arab": "Arabic", "Cyrl": "Cyrillic", "Hans": "Han"}


def passages(text: str, code: str, others: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and language of every passage in the script of another language.

    Passages in the script of the text's own language, or in Latin letters, are not told apart.
    """
    for other in others:
        script = language(other).script
        if script != language(code).script and script in _PROPERTIES:
            for match in _passage(_PROPERTIES[script]).finditer(text):
                yield match.start(), match.end(), other
            return


@cache
def _passage(script: str) -> regex.Pattern[str]:
    """A letter and what follows up to the last one, figures, blanks and marks between included."""
    letter = rf"\p{{{script}}}"
    return regex.compile(rf"{letter}(?:[^\p{{L}}]|{letter})*{letter}|{letter}")
