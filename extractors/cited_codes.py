"""Documents, resolutions and decisions cited by a code of letters and numbers, beside the word.

Bodies number in ways of their own (EB156(12), 43 C/12, CTI-VII/03, 8.4); the word tells what the
code is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.cited import LETTER, Cited, implied
from extractors.cited_outcomes import number_in
from schemas.citation import CitationWords, citation_words
from schemas.language import Language
from schemas.symbol import symbol_grammar
from schemas.vocabulary import ReferenceKind

_CAPITAL = "A-ZА-ЯЁ"
_NAME = (
    rf"(?:[{_CAPITAL}]{{1,10}}+[a-zà-ɏа-яё]{{0,8}}+"
    r"|(?!و\d)[ء-ي]{1,3}(?: [ء-ي]{1,2})?(?=[\d./]))"
)
_PIECE = rf"(?:{_NAME}\d{{0,4}}+|\d{{1,4}}+[A-Z]?)"
_JOINT = (
    rf"(?:\.?/|[.‐-]|(?<=[{_CAPITAL}]) (?=\d)|\. (?=\d)"
    rf"|(?<=\d) (?=[{_CAPITAL}]{{1,4}}[/.]|[ء-ي]{{1,2}}(?: [ء-ي]{{1,2}})?/))"
)
_BRACKET = r" ?\((?:\d{1,4}|[A-Z\d‐/-]{1,10}|Rev\. ?[A-Z][A-Za-z]{2}\d{1,2})\)(?:\d{1,3})?"
CODE = rf"{_PIECE}(?:{_JOINT}{_PIECE}|{_BRACKET}){{1,9}}"
_END = rf"(?!{LETTER}|[0-9/(%]| ?%)"
_NUMERAL = re.compile(r"\d+|(?<![A-Za-z])[IVXLC]+(?![A-Za-z])")
_WORDLESS = re.compile(r"(?P<first>\d{1,3}|[IVXLC]{1,7})(?P<joint>[.-])(?P<second>\d{1,3})")
_YEARLY = re.compile(r"(?:19|20)\d\d-\d{1,3}|\d{1,3}-(?:19|20)\d\d")  # 2025-2, 03-2026
_ELIDED = r"\d{1,3}(?! ?[^\W_]|[/.,]\d)"
_LAST = re.compile(r"\d+$")
DRAFT = re.compile(r"/L\.\d+")  # of limited distribution: the draft of an outcome is a document
# In brackets of its own, in letters that are not Latin, where no grammar of symbols would know it.
_BRACKETED = (
    rf"\((?P<codes>(?=[А-ЯЁ]{{2}}|[ء-ي]\d)(?=[^()\d]*/)(?![^()]*(?<!\d)(?:19|20)\d\d\)){CODE})\)"
)
_MOST = 20  # codes of one list


def codes(plain: str, language: Language) -> Iterator[Cited]:
    """Every document, resolution and decision that a folded text cites by a code."""
    for kind, form in _forms(language):
        for match in form.finditer(plain):
            yield from _cited(kind, match, language)


def _cited(kind: ReferenceKind, match: re.Match[str], language: Language) -> Iterator[Cited]:
    """The codes of a list, where one of them at least is no plain number of an outcome."""
    listed = list(_member().finditer(match.string, *match.span("codes")))
    fits = _is_symbol if kind == "document" else _is_code
    known = [number_in(member[0], language) for member in listed]
    coded = [not number and fits(member[0]) for number, member in zip(known, listed, strict=True)]
    alike = _alike(known, coded)
    if not any(coded[:alike]):
        return
    before: Cited | None = None
    for member, number, code in list(zip(listed, known, coded, strict=True))[:alike]:
        if not (code or number or member["elided"]):
            return
        value = (number or member[0]).replace("‐", "-")
        if member["elided"] and before:
            value = _LAST.sub("", before.value) + value
        own: ReferenceKind = "document" if DRAFT.search(value) else kind
        cited = Cited(own, value, *member.span(), match.groupdict().get("of"))
        if before:
            yield from _between(before, cited, match.string, language)
        yield cited
        before = cited


def _alike(known: Sequence[str | None], coded: Sequence[bool]) -> int:
    """How many members of a list are of one kind: in "resolution 50/245 and A/50/1027", one."""
    ends = (i for i in range(1, len(coded)) if coded[i] and known[i - 1])
    return next(ends, len(coded))


def _between(first: Cited, last: Cited, plain: str, language: Language) -> Iterator[Cited]:
    """The codes that a range implies; they stand where its sign stands."""
    place = first.end, last.start
    stem, other = (_LAST.sub("", one.value) for one in (first, last))
    if stem == other and re.fullmatch(citation_words(language).range, plain[slice(*place)]):
        ends = (one.value.removeprefix(stem) for one in (first, last))
        for number in implied(*map(int, ends)):
            yield replace(first, value=f"{stem}{number}", start=place[0], end=place[1])


def _is_code(text: str) -> bool:
    """Whether a text can number an outcome: no date, no range, no amount, no name like COP-6."""
    if _YEARLY.fullmatch(text):
        return True
    wordless = _WORDLESS.fullmatch(text)
    if wordless:
        first, second = wordless["first"], wordless["second"]
        descends = first.isdigit() and int(first) > int(second)
        return wordless["joint"] == "." or descends or not first.isdigit()
    numerals = len(_NUMERAL.findall(text))
    lettered = any(c.isalpha() for c in text)
    return lettered and numerals > 0 and (numerals > 1 or "/" in text or "(" in text)


def _is_symbol(text: str) -> bool:
    """Whether a text can be a symbol: letters, a number, and a stroke or two other joints."""
    joints = len(re.findall(r"[./ (-]", text))
    enough = "/" in text or joints > 1
    if text.startswith(symbol_grammar().unlike):
        return False
    return enough and any(c.isdigit() for c in text) and any(c.isalpha() for c in text)


@cache
def _member() -> re.Pattern[str]:
    return re.compile(rf"{CODE}(?:{tail()})?{_END}|(?P<elided>{_ELIDED})")


def tail() -> str:
    """What changes a document, printed with a blank before it: 12/1 Rev.1."""
    return (
        rf"(?: (?:{'|'.join(symbol_grammar().tails)})(?:\.? ?\d{{1,2}}|(?<=[a-z])\.)?(?![^\W\d_]))"
    )


@cache
def _forms(language: Language) -> tuple[tuple[ReferenceKind, re.Pattern[str]], ...]:
    words = citation_words(language)
    kinds: tuple[tuple[ReferenceKind, str], ...] = (
        ("resolution", words.resolution),
        ("decision", words.decision),
        ("document", words.document),
    )
    forms = [(kind, form) for kind, word in kinds for form in _beside(word, words)]
    forms.append(("document", _BRACKETED))
    return tuple((kind, re.compile(form)) for kind, form in forms)


def _whole(word: str) -> str:
    """A word as a word of its own; a code may follow it without a blank."""
    return rf"(?<!{LETTER})(?:{word})(?![a-zà-ɏа-яёء-ي])"


def _beside(word: str, words: CitationWords) -> Iterator[str]:
    """A word with codes after it, and before it where the language puts numbers first."""
    between = rf"(?:{words.joiner}|{words.range})(?:{words.sign or '(?!)'})?"
    code = rf"{CODE}(?:{tail()})?{_END}"
    codes = rf"(?P<codes>{code}(?:{between}(?:{code}|{_ELIDED})){{0,{_MOST}}})"
    sign = rf"(?:{words.sign})" if words.sign else ""
    dated = rf"(?:(?:{words.dated}),? {sign})" if sign else "(?!)"
    organ = rf"(?:{words.organ})" if words.organ else "(?!)"
    yield rf"{_whole(word)}(?:{dated}| ?{sign or '(?!)'}| ?){codes}"
    if words.organ:
        yield rf"{_whole(word)}{organ}(?:{dated}| {sign or '(?!)'}| ){codes}"
    if words.opening:
        yield rf"{words.opening}?{codes}{words.closing}{word}"
