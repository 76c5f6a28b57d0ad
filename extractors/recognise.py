"""Which language a source is written in, and which described body it is of."""

from __future__ import annotations

from collections import Counter

import regex

from extractors.folding import fold
from extractors.symbols import symbols
from schemas.body import Body, bodies
from schemas.errors import UnknownLanguage
from schemas.language import Language, codes, language
from schemas.outline import Outline, texts_of
from schemas.scripts import LETTER
from schemas.source import Source

_WORD = regex.compile(r"\p{L}+")
_ENOUGH = 20000  # letters that settle which language a text is in
_SHARE = 0.08  # of all words, the commonest ones of a language make up at least this much


def language_of(source: Source) -> Language:
    """The language most of a source is written in; UnknownLanguage where none fits."""
    return language_in("\n".join(line.text for line in source.lines()))


def language_in(text: str) -> Language:
    """The language most of a text is written in: by its script, then by its commonest words.

    Raises UnknownLanguage where none that is described fits.
    """
    text = text[:_ENOUGH]
    counts = {script: len(form.findall(text)) for script, form in LETTER.items()}
    counts["Hans"] *= 3  # a Chinese character says as much as a short word
    script = max(counts, key=lambda name: counts[name])
    candidates = [language(code) for code in codes() if language(code).script == script]
    if counts[script] < 20 or not candidates:
        raise UnknownLanguage(
            "the language of the text is none of those described",
            f"notices are read in {', '.join(language(code).name for code in codes())}",
        )
    if len(candidates) == 1:
        return candidates[0]
    return _by_words(text, candidates)


def _by_words(text: str, candidates: list[Language]) -> Language:
    found = Counter(word.casefold() for word in _WORD.findall(text))
    total = sum(found.values())
    shares = {c: sum(found[word] for word in c.common) / total for c in candidates}
    best = max(candidates, key=lambda c: shares[c])
    if shares[best] < _SHARE:
        raise UnknownLanguage(
            "the text is written in letters that are known, in a language that is not described",
            f"notices are read in {', '.join(language(code).name for code in codes())}",
        )
    return best


def body_of(outline: Outline, spoken: Language) -> Body | None:
    """The described body that the title block names or whose symbol stands there, else None."""
    block = " ".join(fold(text.text).plain for text in texts_of(outline.preface))
    for body in bodies():
        organ = body.organ(body.key)
        names = organ.names.get(spoken.code, ()) if organ is not None else ()
        if any(fold(name).plain.casefold() in block.casefold() for name in names):
            return body
        if any(_has(body, symbol.value) for symbol in symbols(block)):
            return body
    return None


def _has(body: Body, symbol: str) -> bool:
    return any(regex.fullmatch(form, symbol) for form in body.symbols)
