"""Mandates: what a resolution or decision puts before a later session under an item it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractors.gatherings import named_in
from extractors.numerals import any_number
from extractors.patterns import ordinal_value, pattern
from extractors.readings import Reading
from schemas.language import Language
from schemas.notice import Mandate
from schemas.vocabulary import MandateAction
from schemas.words import words

# A title between quotation marks of any language; those inside guillemets may hold others.
_TITLE = r"[^{0}]{{2,500}}?"
_QUOTED = "(?:" + "|".join(
    f"{opening} ?(?P<title>{_TITLE.format(opening + closing)}) ?{closing}"
    for opening, closing in ("«»", "“”", "”“", "„“", "„”", '""', "「」", "『』")
) + ")"  # fmt: skip
_MARKS = regex.compile('[«»“”„"「」『』]')
_Place = tuple[int, int]
_ACTIONS: tuple[MandateAction, ...] = ("include", "report", "consider")


@dataclass(frozen=True, slots=True)
class Told:
    """One mandate in a folded text, with the places of its titles."""

    session: int
    action: MandateAction
    item: _Place
    sub_item: _Place | None


def mandates(found: Sequence[Reading], language: Language) -> tuple[Mandate, ...]:
    """Every mandate in the body of a document, in printed order."""
    return tuple(
        _mandate(reading, told)
        for reading in found
        if reading.passage.where == "body"
        for told in told_in(reading.plain, language)
    )


def _mandate(reading: Reading, told: Told) -> Mandate:
    whole = reading.passage.span(0, len(reading.plain))
    sub_item = reading.passage.stated(*told.sub_item) if told.sub_item else None
    return Mandate(told.session, told.action, reading.passage.stated(*told.item), sub_item, whole)


def told_in(plain: str, language: Language) -> Iterator[Told]:
    """The mandates of a folded paragraph: titles in quotation marks, and the nearest session."""
    if not _MARKS.search(plain):
        return
    known = words(language).mandates
    items = _titles(known.item, plain, language)
    sub_items = _titles(known.sub_item, plain, language)
    said = _masked(plain, [*items, *sub_items])
    action = _action(said, language)
    sessions = _sessions(said, language)
    if action is None or not sessions:
        return
    for item in dict.fromkeys(items):
        session = min(sessions, key=lambda place: _gap(place[0], item))
        below = [sub for sub in sub_items if min(items, key=lambda i: _gap(i, sub)) == item]
        for number in session[1]:
            yield from (Told(number, action, item, sub_item) for sub_item in below)
            if not below:
                yield Told(number, action, item, None)


def _titles(form: str, plain: str, language: Language) -> list[_Place]:
    filled = form.replace("{quoted}", _QUOTED)
    return [match.span("title") for match in pattern(filled, language).finditer(plain)]


def _masked(plain: str, places: Sequence[_Place]) -> str:
    """The text with its titles blanked: what they say is no part of the clause."""
    said = list(plain)
    for start, end in places:
        said[start:end] = " " * (end - start)
    return "".join(said)


def _action(said: str, language: Language) -> MandateAction | None:
    known = words(language).mandates
    forms = (known.include, known.report, known.consider)
    for action, form in zip(_ACTIONS, forms, strict=True):
        if pattern(form, language).search(said):
            return action
    return None


def _sessions(said: str, language: Language) -> list[tuple[_Place, Sequence[int]]]:
    """Sessions by number, one or several; special ones aside: they have a series of their own."""
    several = [
        (match.span(), _numbers(match, language))
        for match in pattern(words(language).mandates.sessions, language).finditer(said)
    ]
    taken = [place for place, _ in several]
    single = [
        ((named.start, named.end), (named.number,))
        for named in named_in(said, language)
        if named.kind == "session" and named.number and named.session in (None, "regular")
    ]
    return [*several, *(one for one in single if all(_gap(one[0], place) for place in taken))]


def _numbers(match: regex.Match[str], language: Language) -> Sequence[int]:
    """The numbers of several sessions; of a range, those between its ends too."""
    printed = match.captures("ordinal")
    values = [ordinal_value(text, language) or any_number(text) or 0 for text in printed]
    if match["range"] and len(values) == len(("first", "last")):
        return range(values[0], values[1] + 1)
    return [value for value in values if value]


def _gap(one: _Place, other: _Place) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)
