"""Lines that name what stands below them: an annex, a resolution or decision printed in full."""

from __future__ import annotations

import re
from functools import cache

from extractors.numerals import SCHEMES
from extractors.outcome_numbers import NUMBER_FORM, SIGN, YEARLY_FORM
from extractors.patterns import Pattern, pattern
from schemas.language import Language
from schemas.words import outline_words, words


@cache
def annex_label(language: Language) -> re.Pattern[str]:
    """A line that is an annex's label: the word, its number, perhaps a title after a colon."""
    known = outline_words(language)
    listed = "|".join(re.escape(w) for s in known.sequences.values() for w in s)
    number = "|".join(SCHEMES[name][0] for name in ("decimal", "ROMAN", "han")) + "|[A-Z]"
    numeral = f"(?P<n>{listed}|{number})" if listed else f"(?P<n>{number})"
    word = known.annex.replace("{n}", "")
    titled = rf"{word}(?:{numeral})\s?[:.—–-]\s?(?P<title>\D.{{0,300}}[^.;。；])"
    alone = rf"{word}(?:{numeral.replace('?P<n>', '')})?\s?[.:*]?"
    return re.compile(rf"(?i:{alone}|{titled})\s?\*?")


@cache
def act_label(language: Language) -> Pattern:
    """The word for an act and its number at the head of a line, up to a stop or the end; or a
    number of session and act alone, as 2/1 and XV/4."""
    known = words(language)
    kinds = f"(?:{'|'.join(f'(?P<{kind}>{form})' for kind, form in known.outcomes.items())})"
    number = rf"(?P<n>(?-i:{NUMBER_FORM})|{YEARLY_FORM}|\d{{1,4}})(?![\d/])号?"
    article = rf"(?:(?:{known.article})\s*\b)?"
    bare = r"(?P<n>(?-i:\d{1,4}|[IVXLC]{1,7})/\d{1,3})(?![\d/])"
    named = rf"{kinds}\s*{SIGN}{number}|{SIGN}{number}\s*{kinds}|{bare}(?=[:.：]|\s*$)"
    return pattern(rf"^{article}(?P<label>{named})(?:\s*[:.：—–-]+\s*|\s*$)", language)
