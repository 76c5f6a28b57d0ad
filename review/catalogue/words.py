"""Words as searches compare them, in any script; and what a person typed, as a question.

Three characters and more are found anywhere in a text, by SQLite's trigrams: Chinese writes no
spaces, Arabic glues its conjunctions to words. One and two characters, which are whole words in
Chinese, have an index of their own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

SHORT = 2  # characters that the trigrams cannot find
_TATWEEL = "\u0640"  # stretches Arabic words, says nothing


def folded(text: str) -> str:
    """A text without case, accents, vowel signs and forms of width, its white space single."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    kept = (c for c in apart if c != _TATWEEL and unicodedata.category(c) not in ("Mn", "Cf"))
    return " ".join("".join(kept).split())


def grams(text: str) -> str:
    """Each character of a folded text, and each two that stand together, once."""
    found = {part for word in _words(text) for part in _parts(word)}
    return " ".join(sorted(found))


def question(typed: str) -> tuple[str, str]:
    """What to match in the texts and in the short parts; empty where there is nothing to match."""
    terms = folded(typed).split()
    long = [term for term in terms if len(term) > SHORT]
    short = [part for term in terms if len(term) <= SHORT for part in _words(term)]
    return _all(long), _all(short)


def _words(text: str) -> Iterator[str]:
    """Runs of letters and digits."""
    yield from "".join(c if c.isalnum() else " " for c in text).split()


def _parts(word: str) -> Iterator[str]:
    for size in range(1, SHORT + 1):
        yield from (word[start : start + size] for start in range(len(word) - size + 1))


def _all(terms: Sequence[str]) -> str:
    return " AND ".join('"{}"'.format(term.replace('"', '""')) for term in terms)
