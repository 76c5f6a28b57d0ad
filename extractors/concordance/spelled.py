"""Numbers that a text states in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.folding import fold
from extractors.numerals import SCHEMES
from extractors.patterns import number_value, ordinal_value, pattern
from schemas.language import Language


def spelled(text: str, language: Language) -> frozenset[str]:
    """Every number that words of the text may stand for, in figures; more than a reader would."""
    return frozenset(str(value) for value in _values(fold(text).plain, language) if value)


def _values(plain: str, language: Language) -> Iterator[int | None]:
    for match in pattern("{number}", language).finditer(plain):
        yield number_value(match["number"], language)
    for match in pattern("{ordinal}", language).finditer(plain):
        yield ordinal_value(match["ordinal"], language)
    form, decode = SCHEMES["han"]
    for found in re.finditer(form, plain):
        yield decode(found[0])
