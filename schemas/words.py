"""The words of a language, as its file lists them; each table below is one table of the file.

Values that are matched are regular expressions over folded text (`extractors.folding`), read
without regard to case, in which `{ordinal}`, `{number}` and the like stand for the language's own
forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from schemas.data import build
from schemas.language import Language


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A form of list number that a language has beside the universal ones."""

    scheme: str  # a universal scheme, or one of `sequences`
    form: str  # {n} is the numeral
    rank: str  # heading, paragraph, point, item


@dataclass(frozen=True, slots=True)
class OutlineWords:
    """[outline]: what tells the parts of a document apart."""

    annex: str  # the word for an annex, with {n} where its number may stand
    marks: tuple[NumberForm, ...]
    sequences: Mapping[str, tuple[str, ...]]  # numerals that count by a list, first to last
    stops: str  # characters that end a sentence
    openers: str  # characters that announce a list at the end of a line


@cache
def outline_words(language: Language) -> OutlineWords:
    """The [outline] table of a language; InvalidData where it breaks its form."""
    table: dict[str, Any] = dict(language.outline)
    where = f"{language.code}.toml [outline]"
    marks = tuple(build(NumberForm, mark, where) for mark in table.pop("marks", ()))
    return build(OutlineWords, table, where, marks=marks)
