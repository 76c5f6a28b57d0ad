"""Patterns of a language, compiled once, with its ordinals and numbers filled in."""

from __future__ import annotations

from functools import cache

import regex

from extractors.numerals import any_number, han
from schemas.language import Language
from schemas.words import Words, words

Pattern = regex.Pattern[str]


@cache
def pattern(form: str, language: Language) -> Pattern:
    """A form of the language as a pattern; {ordinal}, {number} and {outcome} are filled in."""
    known = words(language)
    for name, expression in (
        ("{ordinal}", _ordinal(known)),
        ("{number}", _number(known)),
        ("{outcome}", _outcome(known)),
    ):
        form = form.replace(name, expression)
    return regex.compile(form, regex.IGNORECASE)


@cache
def before(form: str, language: Language) -> Pattern:
    """A form that must end at the end of what is searched."""
    return pattern(f"(?:{form})$", language)


@cache
def ordinal_value(text: str, language: Language) -> int | None:
    """What an ordinal counts (“sixty-third” is 63), None where the text is none."""
    known = words(language)
    for form in known.ordinal_forms:
        match = pattern(f"^(?:{_filled(form, known)})$", language).match(text.strip())
        if match is None:
            continue
        named = match.groupdict()
        if named.get("n"):
            return any_number(named["n"])
        value = _index(known.ordinals, named.get("unit"), language)
        value += 10 * _index(known.tens, named.get("ten"), language)
        return value + 100 * bool(named.get("hundred")) + 200 * bool(named.get("two"))
    return None


@cache
def number_value(text: str, language: Language) -> int | None:
    """What a cardinal number counts, in figures or words up to twenty."""
    text = text.strip()
    if text.isdigit():
        return int(text)
    return _index(words(language).numbers, text, language) or han(text)


def _index(forms: tuple[str, ...], text: str | None, language: Language) -> int:
    if not text:
        return 0
    for count, form in enumerate(forms, 1):
        if form and pattern(f"^(?:{form})$", language).match(text):
            return count
    return 0


def _ordinal(known: Words) -> str:
    forms = "|".join(_filled(form, known) for form in known.ordinal_forms)
    plain = regex.sub(r"\(\?P<(?:unit|ten|hundred|two|n)>", "(?:", forms)
    return rf"(?P<ordinal>{plain})"


def _filled(form: str, known: Words) -> str:
    units = "|".join(form for form in known.ordinals if form)
    tens = "|".join(form for form in known.tens if form)
    return form.replace("{unit}", f"(?P<unit>{units})").replace("{ten}", f"(?P<ten>{tens})")


def _number(known: Words) -> str:
    return rf"(?P<number>(?<![\d/.,])\d{{1,4}}|{'|'.join(_bounded(n) for n in known.numbers)})"


def _bounded(form: str) -> str:
    """A number word as a whole word, where the script parts words."""
    return rf"\b(?:{form})\b" if form.isascii() or not regex.search(r"\p{Han}", form) else form


def _outcome(known: Words) -> str:
    kinds = (f"(?P<{kind}>{form})" for kind, form in known.outcomes.items())
    return f"(?:{'|'.join(kinds)})"
