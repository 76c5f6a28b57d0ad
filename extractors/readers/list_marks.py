"""The marks that open a point of a list, in whatever script they are printed."""

from __future__ import annotations

import re

from extractors.numerals import SCHEMES

_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,4}"
_ROMAN = r"(?:[IVXLC]{1,7}|[ivxlc]{1,7})"
_HAN = "[一二三四五六七八九十]{1,3}"
_FORMS = (
    rf"{_NUMBER}[.)．](?!\d)",  # 1.  2.1.  3)
    r"\d{1,3}(?:\.\d{1,3}){1,4}(?=\s)",  # 2.1
    r"\d{1,4}/\d{1,4}\.(?=\s|$)|\d{1,4}/\d{1,4}$",  # 76/247.  of a resolution
    rf"{_NUMBER} ?[-–](?=\s(?!\d)|$)",  # 1 -  as printed in Arabic
    r"[\d一二三四五六七八九十百〇]{1,5}、",  # 一、
    rf"[(（](?:\d{{1,3}}|[^\W\d_]{{1,2}}|{_ROMAN}|{_HAN})[)）]",  # (a)  （一）
    rf"(?:{_ROMAN}|[^\W\d_])[.)．](?=\s|$)",  # II.  A.  b)
    r"[\u0621-\u064a]{3,10}(?: [\u0621-\u064a]{3,10})? ?[-–](?=\s|$)",  # ordinal words in Arabic
    r"[-–—•·∙▪▫◦●○■□◆➢✓‣⁃*](?=\s|$)",
)
_NUMERAL = re.compile(r"[^\W_]+")
_MARK = re.compile("(?:" + "|".join(_FORMS) + ")")


def mark(text: str) -> str | None:
    """The number, letter or bullet a printed line begins with; None where it has none."""
    found = _MARK.match(text)
    return found[0] if found else None


def is_mark(text: str) -> bool:
    """Whether the whole text is one mark."""
    return mark(text) == text


def follows(one: str, other: str) -> bool:
    """Whether a mark is the next one of the same list: (4) after (3), IV. after III., b) after a).

    The last numeral of both counts; what stands before and after it must be alike.
    """
    last, after = ([*_NUMERAL.finditer(mark)] for mark in (one, other))
    if not last or not after:
        return False
    alike = one[: last[-1].start()] == other[: after[-1].start()]
    alike = alike and one[last[-1].end() :] == other[after[-1].end() :]
    return alike and _next(last[-1][0], after[-1][0])


def _next(one: str, other: str) -> bool:
    if any(_adds_one(read(one), read(other)) for _, read in SCHEMES.values()):
        return True
    return len(one) == len(other) == 1 and one.isalpha() and ord(other) - ord(one) == 1


def _adds_one(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and other == one + 1
