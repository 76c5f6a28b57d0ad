"""Citations: what one is, and how a language writes them, from its [references] table.

Patterns are regular expressions over folded text; `{numbers}`, `{paragraphs}`, `{rule}`,
`{paragraph}` and `{annex}` in forms stand for lists of numbers and for the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from schemas.data import build
from schemas.language import Language
from schemas.vocabulary import ReferenceKind


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in a printed text; `of` names as printed whose rules or outcome it is.

    Values: symbol of a document, number of an outcome, rule with its paragraph in brackets, number
    of an annex in Arabic numerals (empty for "the annex").
    """

    kind: ReferenceKind
    value: str
    text: str
    start: int
    end: int
    of: str | None = None


@dataclass(frozen=True, slots=True)
class CitationWords:
    """[references]: how a language cites."""

    resolution: str  # every form of the word
    decision: str
    document: str  # what a symbol may stand right after: document, report, letter, symbol
    rule: str
    paragraph: str
    annex: str
    rule_forms: tuple[str, ...]  # the first that fits at a place holds
    annex_forms: tuple[str, ...]
    joiner: str  # between the numbers of a list
    range: str  # between the ends of a range
    dated: str  # the date of adoption after a number
    elsewhere_before: tuple[str, ...]  # what makes a rule an article of a treaty or the like
    elsewhere_after: tuple[str, ...]
    rules_name: str  # the name of the rules of procedure
    owner_before: tuple[str, ...]  # whose it is, in the group `of`
    owner_after: tuple[str, ...]
    annex_of: str  # between an annex and the outcome whose annex it is, either way
    treaty: str = "(?!)"  # names of treaties, which an article cited soon after belongs to
    organ: str = ""  # an organ between word and number, in the group `of`
    sign: str = ""  # a sign for "number" before numbers
    opening: str = ""  # what encloses the number of an outcome that stands before the word
    closing: str = ""
    letters: Mapping[str, str] | None = None  # letters of parts of outcomes, where not Latin
    sessions: Mapping[str, str] | None = None  # marks of special sessions, where not Latin
    conferences: Mapping[str, str] | None = None  # marks in numbers of conferences of parties
    ordinals: tuple[str, ...] = ()  # numbers of annexes, first to last
    points: str = ""  # letters of paragraphs, first to last, where not Latin


@cache
def citation_words(language: Language) -> CitationWords:
    """The [references] table of a language; InvalidData where it breaks its form."""
    return build(CitationWords, language.references, f"{language.code}.toml [references]")
