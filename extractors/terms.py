"""Whether officers are those in office or those to come, as the words around them say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from extractors.gatherings import Named, named_in
from extractors.patterns import before, pattern
from extractors.readings import Reading
from schemas.language import Language
from schemas.vocabulary import Kind, Term
from schemas.words import words

if TYPE_CHECKING:
    from extractors.offices import Clause

SPECIAL = frozenset({"special", "extraordinary"})
_SENTENCE = regex.compile(r"(?<=[.;؛؟])\s+|(?<=[。；])")
_AHEAD = ("notification", "provisional-agenda", "annotated-agenda")  # speak of a session to come


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document is about: its language, kind, body, and the number of its session."""

    language: Language
    kind: Kind
    body: str  # name, empty where unknown
    session: int | None
    over: bool = False  # whether the session has been held when the document is issued
    special: bool = False  # a special or extraordinary session, counted apart from the others


def told_term(clause: Clause, setting: Setting) -> Term | None:
    """The term that a sentence speaks of, None where it does not say.

    Who presided over an earlier session is in office until the coming one; who will preside over
    the session that the document announces, or is elected for a later one, comes next.
    """
    known = words(setting.language)
    said = term_of(clause.text, setting.language)
    inside = [g for g in clause.reading.gatherings if clause.start <= g.start < clause.end]
    if _before([g for g in inside if _elected_at(clause, g, setting)], setting):
        return "current"
    presides = pattern(rf"(?:{known.presiding})", setting.language).search(clause.text)
    if presides and _holds_office(clause, presides.end()):
        return None
    if said is not None:
        return said
    if _before(inside, setting):
        return "current"
    lasting = [
        g for g in inside if not _until(clause.reading.plain[clause.start : g.start], setting)
    ]
    numbers = _numbers(lasting, setting)
    if setting.session is not None and any(number > setting.session for number in numbers):
        return "next"
    own = not setting.over and setting.session is not None and setting.session in numbers
    return "next" if presides and own and setting.kind in _AHEAD else None


def _holds_office(clause: Clause, start: int) -> bool:
    """Whether who presides is said to have the office: "chaired by Ms. X (Peru), Council Chair"."""
    begin = clause.start + start
    return any(o.key in ("president", "chair") and o.start > begin for o in clause.offices)


def _elected_at(clause: Clause, gathering: Named, setting: Setting) -> bool:
    """Whether those of whom a sentence speaks were elected at a session: "elected at the …"."""
    lead = clause.reading.plain[clause.start : gathering.start]
    form = before(rf"(?:{words(setting.language).elected_at})", setting.language)
    return form.search(lead) is not None


def around(reading: Reading, setting: Setting) -> Term:
    """The term that the nearest words around a text state; current where none do."""
    intro = reading.passage.intro
    last = _SENTENCE.split(intro.strip())[-1]
    for text in (last, intro, *reversed(reading.passage.headings)):
        term = term_of(text, setting.language)
        if term is not None:
            return term
        if _before(named_in(text, setting.language), setting):
            return "current"
    return "current"


def _before(namings: Iterable[Named], setting: Setting) -> bool:
    """Whether a session before the document's own is named by number."""
    numbers = _numbers(namings, setting)
    return setting.session is not None and any(number < setting.session for number in numbers)


def _numbers(namings: Iterable[Named], setting: Setting) -> list[int]:
    """The numbers of sessions that are counted as the document's own is."""
    return [
        naming.number
        for naming in namings
        if naming.number is not None and (naming.session in SPECIAL) == setting.special
    ]


def _until(lead: str, setting: Setting) -> bool:
    """Whether what follows is when a term of office ends: “until the close of the …”."""
    return before(words(setting.language).ending, setting.language).search(lead) is not None


def term_of(text: str, language: Language) -> Term | None:
    """The term a text speaks of: whichever of the two is named first."""
    known = words(language)
    ahead = pattern(rf"(?:{known.next_term})", language).search(text)
    now = pattern(rf"(?:{known.current_term})", language).search(text)
    if ahead is not None and (now is None or ahead.start() < now.start()):
        return "next"
    return "current" if now is not None else None
