"""Declarations along a sentence, which go by their name: "the Rome Declaration on …"."""

from __future__ import annotations

from collections.abc import Iterator

from extractors import outcome_titles as titles
from extractors.patterns import before, pattern
from extractors.readings import Reading
from schemas.language import Language
from schemas.notice import Outcome
from schemas.words import Words, words


def declared(
    reading: Reading, start: int, end: int, language: Language, known: Words
) -> Iterator[Outcome]:
    """Declarations, which go by their name: quoted, or "the Rome Declaration on …"."""
    named = pattern(rf"(?:{known.named_declaration})", language)
    word = pattern(rf"(?:{known.outcomes['declaration']})", language)
    quoted = [*titles.QUOTED.finditer(reading.plain, start, end)]
    inside = [match.span("title") for match in quoted if word.search(match["title"])]
    for match in named.finditer(reading.plain, start, end):
        if any(a - 1 <= match.start() < b + 1 for a, b in inside):
            continue
        behind = titles.quoted_behind(reading.plain, match.start("title"), end, language)
        place = behind or titles.unquoted(reading.plain, *match.span("title"), language)
        if place is not None:
            inside.append(place)
    for place in sorted(_titled(reading.plain, start, place, language) for place in inside):
        where = reading.passage.span(*place)
        yield Outcome("declaration", None, reading.passage.printed(where), where, where)


def _titled(plain: str, start: int, place: titles.Place, language: Language) -> titles.Place:
    """The title told right before the name of a declaration, 题为“…”的《…宣言》; else the name."""
    form = words(language).about_before
    end = place[0] - (plain[place[0] - 1 : place[0]] in (*"《“",))
    told = before(form, language).search(plain[start:end]) if form else None
    return (start + told.start("title"), start + told.end("title")) if told else place


def contained(reading: Reading, language: Language, known: Words) -> Iterator[tuple[int, int]]:
    """Sentences that begin with a declaration by its title and say where it can be read."""
    form = rf"(?:(?:{known.article})\s*)?(?:{known.outcomes['declaration']})[^.;:]{{0,40}}[“«\"]"
    adopts = pattern(rf"(?:{known.adopted})", language)
    for start, end in sentences(reading):
        lead = reading.plain[start:end].lstrip()
        told = pattern(rf"(?:{known.contained})", language).search(lead)
        if told and pattern(form, language).match(lead) and not adopts.search(lead):
            yield start, end


def sentences(reading: Reading) -> Iterator[tuple[int, int]]:
    """The sentences of a text; a semicolon ends none."""
    begin = 0
    for _, end in reading.passage.sentences():
        if reading.plain[end - 1] not in ";；؛" or end == len(reading.plain):
            yield begin, end
            begin = end
