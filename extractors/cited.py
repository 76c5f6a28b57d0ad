"""A citation while it is read: places are in the folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.vocabulary import ReferenceKind

LETTER = r"[A-Za-zÀ-ɏΑ-ωА-яЁёء-ي]"  # of scripts that print blanks between words
_WINDOW = 90  # characters in which the name of an owner may stand before a citation
_MOST_IN_RANGE = 50


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation; `of` is whose it is, as printed."""

    kind: ReferenceKind
    value: str
    start: int
    end: int
    of: str | None = None


def whole(word: str) -> str:
    """The pattern of a word as a word of its own."""
    return rf"(?<!{LETTER})(?:{word})(?!{LETTER})"


def either(patterns: Iterable[str]) -> str:
    """One pattern for any of some."""
    return "|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)"


def owner(plain: str, start: int, end: int, before: Patterns, after: Patterns) -> str | None:
    """Who is named right before or right after a citation."""
    text = plain[max(0, start - _WINDOW) : start]
    matches = [pattern.search(text) for pattern in before]
    matches += [pattern.match(plain, end) for pattern in after]
    return next((match["of"] for match in matches if match), None)


def implied(first: int, last: int) -> Sequence[int]:
    """The numbers between the ends of a range, none where it cannot be one."""
    return range(first + 1, last) if 0 < last - first <= _MOST_IN_RANGE else ()


Patterns = Sequence[re.Pattern[str]]
