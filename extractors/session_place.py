"""The city where a session is held, as the words beside its dates give it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extractors.patterns import pattern
from extractors.places import city, country, known_city
from extractors.readings import Dated, Reading
from extractors.titles import EDGE
from schemas.dates import date_words
from schemas.language import Language
from schemas.words import words

_NAME = r"(?P<place>(?:\p{Lu}\p{Ll}|\p{Lo})[\p{L}\p{M}'’· -]{1,40}?)"
_OPENED = regex.compile(rf"[(（]{_NAME}(?:, ?[\p{{L}}\p{{M}}' -]{{2,40}})?[,，،:：;] ?$")
_CLOSED = regex.compile(rf"^ ?[,，،] ?{_NAME}(?:, ?[\p{{L}}\p{{M}}' -]{{2,40}})?[)）]")
_LINE = regex.compile(
    rf"{_NAME}(?: ?[,，،–—(（-] ?(?P<country>[\p{{L}}\p{{M}}' -]{{2,40}})[)）]?)?"
)
_LAST = regex.compile(r"(?<=\p{Lu}\p{Ll}{2,12} )\p{Lu}\p{Ll}+(?=[ ,])")
_PARTS = regex.compile(r"[^,，،]+[,，،]?|[,，،]")
_PARTED = regex.compile(r"\s[–—-]\s|[:：;；]\s")
_PLAIN = regex.compile(r"[(（].*")
_LINE_LENGTH = 160  # characters of a line of a title block; longer ones are sentences
_ANCHORED = regex.compile(r"^\^|\$$")


def place(
    found: Sequence[Reading], reading: Reading, dated: Dated, language: Language
) -> str | None:
    """The city beside the dates: in the same brackets, on the line of a title block, or named in
    the sentence, the nearest first; in the form in which the text prints it by itself."""
    start = _start(reading, dated, language)
    named = ((n.start, n.end) for n in reading.gatherings)
    taken = reading.without((start, dated.end), *named)
    taken = taken.lstrip(" ,，،") if reading.gatherings else taken
    line = taken if reading.passage.where == "preface" and len(taken) <= _LINE_LENGTH else ""
    last = _PARTED.split(line.strip())[-1]
    ways = (_bracketed(reading, start, dated), *(_in_line(one, language) for one in (line, last)))
    for name in (*ways, *_in_sentence(reading, start, dated, language)):
        if name is not None:
            return city(name, [r.plain for r in found], language)
    return _beside(found, reading, language) if reading.passage.where == "preface" else None


def of_field(value: str, found: Sequence[Reading], language: Language) -> str | None:
    """The city that the field of a form gives, before the hall and the street."""
    name = _in_line(value, language)
    return city(name, [reading.plain for reading in found], language) if name else None


def _start(reading: Reading, dated: Dated, language: Language) -> int:
    """Where the dates begin, behind the last word of a city that is also the name of a weekday:
    Santo Domingo."""
    capital = date_words(language).weekdays[0][0][0].isupper()
    last = _LAST.match(reading.plain, dated.start)
    return dated.start if last is None or capital else last.end()


def _beside(found: Sequence[Reading], reading: Reading, language: Language) -> str | None:
    """The city that has a line of the title block, above or below the dates, to itself."""
    block = [r for r in found if r.passage.where == "preface"]
    place = block.index(reading)
    beside = (*block[max(place - 1, 0) : place], *block[place + 1 : place + 2])
    for line in (*beside, *_in_column(block, reading)):
        match = _LINE.fullmatch(line.plain)
        if match is not None and (
            known_city(match["place"], language) == match["place"]
            or (match["country"] and country(match["country"], language))
        ):
            return str(match["place"])
    return None


def _in_column(block: Sequence[Reading], reading: Reading) -> Iterator[Reading]:
    """The other cells of the column of a title block that the dates stand in."""
    table, own = reading.passage.table, reading.passage.text
    for column in zip(*table.rows, strict=False) if table is not None else ():
        texts = [text for cell in column for text in cell.texts]
        if own in texts:
            yield from (r for r in block if r is not reading and r.passage.text in texts)


def _bracketed(reading: Reading, start: int, dated: Dated) -> str | None:
    """A name that shares its brackets with the dates and nothing else."""
    before = _OPENED.search(reading.plain, 0, start)
    after = _CLOSED.match(reading.plain[dated.end :])
    match = before or after
    return match["place"] if match is not None else None


def _in_line(line: str, language: Language) -> str | None:
    """The first name of a line that is no hall and no videoconference."""
    if pattern(rf"(?:{words(language).announcing})", language).search(line):
        return None
    other = pattern(rf"(?:{words(language).no_place})", language)
    joint = rf"(?<=\p{{L}})(?:{language.references['joiner']})(?:\p{{L}}+ )?"
    both = pattern(rf"{joint}(?:{words(language).no_place}).*", language)
    found = [both.sub("", part) for part in _PARTS.findall(line)]
    parts = [part for part in found if not other.search(_PLAIN.sub("", part))]
    left = "".join(parts).strip(" ")
    for form in words(language).places:
        match = pattern(form, language).search(left) if left else None
        if match is not None:
            return str(match["place"]).strip(EDGE)
    return None


def _in_sentence(
    reading: Reading, cut: int, dated: Dated, language: Language
) -> tuple[str | None, str | None]:
    """The place that a sentence names nearest to the dates, by its strongest form; one that other
    dates part from them comes last. Then the first known city in it, as in the name of a hall."""
    start, end = reading.passage.sentence(dated.start)
    text = _masked(reading, cut)[start:end]
    other = pattern(rf"(?:{words(language).no_place})", language)
    forms = [form for form in words(language).places if not _ANCHORED.search(form)]
    ranked = [
        (_parted(name, reading, dated, start), rank, _apart(name, dated, start), str(name["place"]))
        for rank, form in enumerate(forms)
        for name in pattern(form, language).finditer(text)
        if not other.search(name["place"])
    ]
    lead = text[: dated.start - start]
    return min(ranked)[-1].strip(EDGE) if ranked else None, known_city(lead, language)


def _parted(name: regex.Match[str], reading: Reading, dated: Dated, start: int) -> bool:
    """Whether another date stands between a name and the dates."""
    first, last = sorted((start + name.start("place"), dated.start))
    return any(first < other.start < last for other in reading.dates)


def _apart(name: regex.Match[str], dated: Dated, start: int) -> int:
    """Characters between a name and the dates."""
    return max(start + name.start("place") - dated.end, dated.start - start - name.end("place"))


def _masked(reading: Reading, cut: int) -> str:
    """The folded text with every date as zeros, so that no month is taken for a place; `cut` is
    where a date begins that was read too early."""
    plain = reading.plain
    for dated in reading.dates:
        start = cut if dated.start <= cut < dated.end else dated.start
        plain = plain[:start] + "0" * (dated.end - start) + plain[dated.end :]
    return plain
