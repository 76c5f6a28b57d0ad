"""Titles of outcomes: quoted, in brackets, told by "on", before the number, or paired in order."""

from __future__ import annotations

from functools import cache

import regex

from extractors.folding import is_chinese
from extractors.outcome_numbers import NUMBER_FORM
from extractors.patterns import Pattern, before, pattern
from schemas.citation import citation_words
from schemas.language import Language
from schemas.words import words

Place = tuple[int, int]

QUOTED = regex.compile(r"[“«「『《〈\"„]\s*(?P<title>[^”»」』》〉\"“]{3,400}?)\s*[”»」』》〉\"“]")
EDGE = " :：.,，、;；。،؛—–-*"
_LISTED = 160  # letters of a title that no sign parts from the words before it
_LONGEST = 400  # letters of a title
_BRACKETS = regex.compile(r"\s*\((?P<title>[^()]{3,300}(?:\([^()]{1,60}\)[^()]{0,200})?)\)")
_BREAK = regex.compile(r"\s*[:：—–-]\s*")
_WORDS = regex.compile(r"\p{L}{3,}|\p{Han}{3,}")


def after(plain: str, start: int, stop: int, language: Language) -> Place | None:
    """The title right behind a number: quoted, in brackets, or told by a dash or a word."""
    inside = _BRACKETS.match(plain, start, stop)
    if inside is not None and is_title(inside["title"], language):
        return _bare(plain, *inside.span("title"))
    known = words(language)
    begin = inside.end() if inside is not None else start
    lead = pattern(rf"\s*[,،，:：—–-]?\s*(?:{known.about})\s*[:：]?\s*", language)
    told = lead.match(plain, begin, stop)
    comma = regex.compile(r"\s*[,،，:：—–-]?\s*").match(plain, begin, stop)
    assert comma is not None
    opening = told.end() if told is not None else comma.end()
    quoted = QUOTED.match(plain, opening, stop)
    if quoted is not None:
        return quoted.span("title")
    parted = _BREAK.match(plain, begin, stop)
    if told is None and parted is None:
        return None
    return unquoted(plain, (told or parted).end(), stop, language)  # type: ignore[union-attr]


def ahead(plain: str, start: int, number: int, language: Language) -> Place | None:
    """The title before a number: in the words of 关于…的, or whole before a bracket."""
    known = words(language)
    if known.about_before:
        told = before(known.about_before, language).search(plain[start:number])
        if told is not None:
            first, last = told.span("title")
            return start + first, start + last
    opened = plain[start:number].rstrip()
    if opened[-1:] != "(":
        return None
    end = start + len(opened[:-1].rstrip())
    quoted = [match for match in QUOTED.finditer(plain, start, end) if match.end() == end]
    if quoted:
        return quoted[-1].span("title")
    tolds = [*pattern(rf"(?:{known.about})\s*", language).finditer(plain, start, end)]
    if tolds:
        return _bare(plain, tolds[0].end(), end)
    word = pattern(rf"(?:{'|'.join(known.outcomes.values())})", language).match(plain, number)
    return _listed(plain, start, end, language) if word is not None else None


def _listed(plain: str, start: int, end: int, language: Language) -> Place | None:
    """The title without a sign, from the verb or the comma before it up to its number's bracket."""
    verbs = pattern(rf"(?:{words(language).adopted})", language).finditer(plain, start, end)
    begin = max((verb.end() for verb in verbs), default=start)
    closed = regex.compile(r"\)?").match(plain, begin, end)
    joint = _joiner(language).match(plain, closed.end() if closed else begin, end)
    place = _bare(plain, joint.end() if joint is not None else begin, end)
    text = plain[slice(*place)]
    told = _WORDS.search(text) is not None and not regex.search(r"[.;:。；؛()]", text)
    return place if told and begin < place[0] and len(text) <= _LISTED else None


def paired(plain: str, place: Place, count: int, language: Language) -> list[Place]:
    """As many titles as there are numbers, listed behind them in the same order; else none."""
    start, stop = place
    quoted = [match.span("title") for match in QUOTED.finditer(plain, start, stop)]
    if len(quoted) == count:
        return quoted
    order = words(language).respectively
    said = pattern(rf"\s*[,،，(]?\s*(?:{order})[)]?", language).search(plain, start, stop)
    lead = pattern(rf"(?:{words(language).about})\s*", language).search(plain, start, stop)
    if said is None or lead is None:
        return []
    end = stop if said.start() <= lead.start() else said.start()
    return split(plain, (lead.end(), end), count, language)


def split(plain: str, place: Place, count: int, language: Language) -> list[Place]:
    """A list in words, "A, B and C", as its members, where there are so many; else nothing."""
    start, stop = place
    joints = [*_joiner(language).finditer(plain, start, stop)]
    commas = [m for m in joints if m[0].strip()[:1] in (*",،，、",)]
    for chosen in (joints, [*commas, *joints[-1:]], commas):
        parts = list(dict.fromkeys(m.span() for m in chosen))
        if len(parts) == count - 1:
            edges = [start, *(edge for part in parts for edge in part), stop]
            return [_bare(plain, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return []


@cache
def _joiner(language: Language) -> Pattern:
    return regex.compile(f"(?:{citation_words(language).joiner})")


def unquoted(plain: str, start: int, stop: int, language: Language) -> Place | None:
    """A title without quotation marks: up to the words that lead on to something else."""
    stop = min(stop, start + _LONGEST)
    known = words(language)
    verb = rf"[,،;]\s*(?:\p{{L}}+\s){{0,3}}(?:{known.adopted})|\s(?:{known.passive})"
    article = rf"(?:{_joiner(language).pattern}| )\b(?:{known.article})\s*$"
    form = rf"[,،;]?\s*(?:{known.parting})|{verb}|{article}"
    cut = pattern(form, language).search(plain, start, stop)
    place = _bare(plain, start, cut.start() if cut is not None else stop)
    return place if place[1] - place[0] > 3 else None


def is_title(text: str, language: Language) -> bool:
    """Whether what stands in brackets is a title: words, and no symbol, number or remark."""
    known = words(language)
    if regex.fullmatch(rf"\s*(?:{NUMBER_FORM})\s*", text) or not _WORDS.search(text):
        return False
    remark = pattern(rf"\s*(?:{known.adopted}|{known.draft})", language)
    return remark.match(text) is None and _width(text) > 8


def _width(text: str) -> int:
    return sum(3 if is_chinese(character) else 1 for character in text)


def _bare(plain: str, start: int, end: int) -> Place:
    """The place without white space and stops at its edges, and without quotation marks."""
    while start < end and plain[start] in EDGE:
        start += 1
    while start < end and plain[end - 1] in EDGE:
        end -= 1
    quoted = QUOTED.fullmatch(plain, start, end)
    return quoted.span("title") if quoted is not None else (start, end)


def quoted_behind(plain: str, start: int, stop: int, language: Language) -> Place | None:
    """The title in quotation marks that follows a name, with nothing but a few words between."""
    match = QUOTED.search(plain, start, min(stop, start + 2 * _LONGEST))
    told = rf"[,،]?\s*(?:{words(language).about})\s*$"
    lead = pattern(told, language).sub("", plain[start : match.start()] if match else "")
    if match is None or regex.search(r"[,;.،؛。]\s", lead.rstrip()[:-1]):
        return None
    return match.span("title") if match.start() - start < 90 else None


def bracketed(plain: str, start: int) -> Place | None:
    """The title that fills the rest of a text in brackets."""
    match = _BRACKETS.match(plain, start)
    return (
        match.span("title") if match is not None and not plain[match.end() :].strip(EDGE) else None
    )


def trimmed(plain: str, start: int, end: int) -> Place:
    """The place of a title that fills a line or a cell, less its edges."""
    return _bare(plain, start, end)
