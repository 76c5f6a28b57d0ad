"""Numbers in rows from right to left: figures and the signs inside them run from the left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.readers.pdf_page import Word

_NUMBER = re.compile(r"\d+(?:[/.,:٫٬]\d+)*")
_INSIDE = re.compile(r"[/.,:٫٬]")
_DASHES = frozenset("-\u2010\u2011\u2013")
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{1,2}")
_LETTER = re.compile(r"[^\W\d_]")
_TOUCHING = 0.15  # of the size
_OVERLAP = -0.3


def whole_numbers(words: Sequence[Word]) -> Iterator[tuple[int, Word]]:
    """Words from the right with the parts of one number joined, each with the index of its first.

    A dash parts two numbers after an Arabic letter (2028-2025 is from 2025 on), but not at the
    beginning of a row (26-00817), unless years stand beside it.
    """
    index, lettered = 0, False
    while index < len(words):
        end = _end(words, index, dashes=not lettered)
        members = words[index:end]
        lettered = lettered or any(_LETTER.search(word.text) for word in members)
        yield index, _joined(members)
        index = end


def _end(words: Sequence[Word], start: int, dashes: bool) -> int:
    """Where the number ends that begins at a word; the place after it where none does."""
    end = start + 1
    while _NUMBER.fullmatch(words[start].text) and _goes_on(words, end, dashes):
        end += 2
    return end


def _goes_on(words: Sequence[Word], index: int, dashes: bool) -> bool:
    """Whether a sign and a further number stand close to the left of a number."""
    if index + 1 >= len(words):
        return False
    before, sign, number = words[index - 1 : index + 2]
    inside = _INSIDE.fullmatch(sign.text) or (dashes and _is_dash(before, sign, number))
    close = _touches(before, sign) and _touches(sign, number)
    return bool(inside and close and _NUMBER.fullmatch(number.text))


def _is_dash(before: Word, sign: Word, number: Word) -> bool:
    years = _YEAR.fullmatch(before.text) and _YEAR.fullmatch(number.text)
    return sign.text in _DASHES and not years


def _touches(right: Word, left: Word) -> bool:
    return _OVERLAP * right.size <= right.left - left.right <= _TOUCHING * right.size


def _joined(members: Sequence[Word]) -> Word:
    if len(members) == 1:
        return members[0]
    text = "".join(word.text for word in reversed(members))
    return replace(members[0], text=text, left=members[-1].left)


def with_day_first(words: Sequence[Word]) -> list[Word]:
    """A Latin row from the left, the day first where it stands right of the year.

    In a paragraph from right to left "19 January 2026" is printed as "January 2026 19".
    """
    if len(words) > 2 and _YEAR.fullmatch(words[-2].text) and _DAY.fullmatch(words[-1].text):
        return [words[-1], *words[:-1]]
    return list(words)
