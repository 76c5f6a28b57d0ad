"""What the numbers of resolutions and decisions look like, over all bodies."""

from __future__ import annotations

import regex

from schemas.vocabulary import OutcomeKind

# A member of a number: 14, COP, Res, R3, CMP.4, D1, an Arabic letter.
_ATOM = r"(?:\p{Lu}{0,6}\d{1,4}|\p{Lu}\p{L}{0,7}|(?<!\p{L})[ء-ي]{1,2}(?!\p{L}))"
_MEMBER = rf"{_ATOM}(?:[.‐‑-]{_ATOM}){{0,2}}"
_ROMAN = r"(?:E?S[-‐‑])?[IVXLC]{1,8}"
_HAN = r"(?<!第)[一二三四五六七八九十]{1,3}[/‐‑-]\d{1,3}(?!\d)"
_YEAR = rf"\((?:\d{{1,4}}|{_ROMAN}|[ء-ي]{{1,2}}[-‐‑]\d{{1,3}}|\p{{Lu}}[-‐‑]?\d{{1,3}})\)"
# The session in letters and a number: (Cg-19), (EC-76), (PLEN.38).
_SITTING = r"(?<!\b(?:19|20)\d\d ?)\(\p{Lu}\p{L}{1,5}[-‐‑.]\d{1,3}\)"
_REVISED = r"(?:[ ]?\(\p{Lu}\p{Ll}{2}\.[ ]?(?:\p{Lu}\p{L}{1,4})?\d{1,3}\))"  # (Rev.1), (Rev. COP8)
_OF_YEAR = rf"\((?:{_ROMAN}[-‐‑]\p{{Lu}}|\d{{1,5}})/\d{{2,4}}\)"  # (LIV-O/24)
_PART = r"[ ]\p{Lu}(?:[-–]\p{Lu})?(?![\p{L}\d'’]|[ ]\p{Ll}|[ ]?\d)"
_SERIES = (
    r"(?:\p{Lu}{1,6}(?:/\p{Lu}{1,6}){0,2}[ ](?=\d)|\d{1,4}[ ](?=\p{L}{1,2}/)"
    r"|(?:(?<!\p{L})[ء-نهي][ ]){1,3}(?=[ء-نهي]{1,2}[/-]))?"  # letters of a body, but not "and"
)
_SLASHED = (
    rf"(?=(?:\S{{1,20}}[ ])?\S{{0,30}}\d)(?!\d{{1,2}}/\d{{1,2}}/\d{{4}}(?!\d))"
    rf"{_SERIES}{_MEMBER}(?:/{_MEMBER}){{1,5}}(?:[ ]?{_YEAR})?{_REVISED}?(?:{_PART})?"
)

# Session and number, perhaps with a letter; number and session or year; number and series.
NUMBER_FORM = (
    rf"\p{{Lu}}{{1,6}}/\p{{Lu}}{{2,4}}\.?[ ]?\d{{1,4}}[ ]?(?:{_YEAR}|{_OF_YEAR})"
    r"|\p{Lu}{1,5}\(\d{1,3}\)(?:/\p{Lu}{1,4}){1,2}/\d{1,3}"  # GC(67)/RES/7
    rf"|\d{{1,4}}[ ]?{_SITTING}"
    r"|\d{1,4}[ ]\(\p{Lu}\p{Ll}{2,5}\.[ ][^()\d]{3,30},[ ]\d{4}(?:[ ]г\.)?\)"  # 2 (Rev. X, 2022)
    # 225 EX/Decision 4.I
    r"|\d{1,3}[ ]\p{Lu}{1,2}/\p{Lu}\p{L}{5,12}[ ]\d{1,3}(?:\.(?:[IVX]{1,5}|\p{Lu}))?(?!\p{L})"
    # 46 COM 7B.1
    r"|\d{1,3}[ ](?:\p{L}{3}\.)?(?:COM|GA|AG|CP)[ ]\d{1,3}\p{Lu}?(?:\.\d{1,3})?(?!\p{L})"
    rf"|{_SLASHED}|{_HAN}|(?:\p{{Lu}}{{1,6}}\.?)?\d{{1,4}}(?:{_PART})?[ ]?{_YEAR}"
    r"|\p{Lu}{2,6}\d{1,3}\.R?\d{1,3}"
    r"|\p{Lu}{1,6}\d{1,3}[-‐‑]\p{Lu}?\d{1,3}"  # SC26-R1
    r"|\d{1,3}\.\p{Lu}{2,4}[ ]\d{1,3}(?:\.(?:\d{1,3}|\p{L})(?!\p{L}))*"  # 21.COM 7.b
    r"|(?=[IVX])[IVXLC]{1,7}[-‐‑](?:\d{1,3}|\p{Lu}(?![\p{Latin}\p{Cyrillic}\d]))"
    rf"|Conf\.[ ]\d{{1,2}}\.\d{{1,2}}{_REVISED}?"
    rf"|\d{{1,2}}\.\d{{1,2}}{_REVISED}"
)
# What may stand before a number, in every language, as citations keep the sign of another one.
SIGN = r"(?:Nos?\.?|№|n[oº°]s?\.?|n\.\s?[oº°]s?\.?|núms?\.?|رقم|第)?\s*"
# Numbers that are numbers only right behind the word for what they number.
YEARLY_FORM = r"(?:19|20)\d\d[-‐‑]\d{1,3}|\d{1,3}[-‐‑](?:19|20)\d\d"  # 2025-1, 03-2026
PLAIN_FORM = (
    rf"(?:{YEARLY_FORM})(?![\d/.%])"
    r"|\p{Lu}[ ]?\((?:(?:19|20)\d\d|\d\d)\)"  # A (2026), B (71)
    r"|[IVXLC]{1,7}\.\d{1,3}(?![\d.])"  # XIV.5
    r"|\d{1,3}(?:\.\d{1,3}|[-‐‑–]\d{1,3})?(?![\d/.年月日%])"
)

_CODES: dict[OutcomeKind, str] = {
    "resolution": r"RES|РЕЗ|(?<=\d\.)R(?=\d)",
    "decision": "DEC|РЕШ",
    "recommendation": "REC|РЕК",
    "declaration": "DECL|ДЕК",
}


def coded_kind(number: str) -> OutcomeKind | None:
    """The kind that a number itself tells by a code: COP.5/DEC/1 is a decision."""
    for kind, code in _CODES.items():
        if regex.search(rf"(?<!\p{{L}})(?:{code})(?!\p{{L}})", number, regex.IGNORECASE):
            return kind
    return None
