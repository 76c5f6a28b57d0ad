"""Outcomes whose text a document prints in full, each in a section under its number and title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extractors.act_head import beside_meetings
from extractors.folding import fold
from extractors.labels import act_label
from extractors.outcome_numbers import coded_kind
from extractors.outcome_words import kind_of
from extractors.patterns import Pattern, pattern
from extractors.readings import Reading
from schemas.language import Language
from schemas.notice import Outcome
from schemas.outline import Annex
from schemas.vocabulary import OutcomeKind
from schemas.words import words


def in_full(found: Sequence[Reading], language: Language) -> Iterator[Outcome]:
    """The outcomes that head sections, but for those that stand below words for drafts."""
    drafts = _drafts(language)
    top = [reading.plain for reading in found if reading.passage.where == "preface"]
    if any(drafts.search(text) for text in top):
        return
    for reading in found:
        label = _label(reading, language)
        above = (*reading.passage.headings[::-1], _annex(reading))
        if label is None or any(drafts.search(text) for text in above):
            continue
        kind = _kind(label, (*above, *top), language)
        if kind is not None:
            span = reading.passage.span(0, len(reading.plain.rstrip()))
            yield Outcome(kind, label["n"], reading.passage.printed(span), span, span)


def in_acts(found: Sequence[Reading], language: Language) -> frozenset[str]:
    """The eIds of the texts within such sections, which tell of what was adopted elsewhere."""
    depth: int | None = None
    annex: Annex | None = None
    within: set[str] = set()
    for reading in found:
        above = len(reading.passage.headings)
        if reading.passage.annex is not annex:
            depth, annex = None, reading.passage.annex
        if reading.passage.where == "heading" and (depth is None or above <= depth):
            depth = above if _label(reading, language) is not None else None
        elif depth is not None and above > depth:
            within.add(reading.passage.text.eid)
    return frozenset(within)


def adopted_on(found: Sequence[Reading], language: Language) -> frozenset[str]:
    """The eIds of the lines at the ends of such sections that give the day of adoption."""
    acts = in_acts(found, language)
    own = [reading for reading in found if reading.passage.text.eid in acts]
    return frozenset(reading.passage.text.eid for reading, _ in beside_meetings(own))


def _label(reading: Reading, language: Language) -> regex.Match[str] | None:
    """The label of the act that a heading is of."""
    unit = reading.passage.unit
    if reading.passage.where != "heading" or unit is None or unit.number is None:
        return None
    return act_label(language).fullmatch(fold(unit.number.text).plain)


def _kind(label: regex.Match[str], above: Sequence[str], language: Language) -> OutcomeKind | None:
    """The kind that the label names, its code tells, or the closest of the texts above says."""
    named = (kind for kind in words(language).outcomes if label.groupdict().get(kind))
    told = (kind for text in above if (kind := kind_of(text, language)) is not None)
    own = next(named, None) or coded_kind(label["n"])
    return own or next(told, None)  # type: ignore[return-value]


def _annex(reading: Reading) -> str:
    annex = reading.passage.annex
    return fold(annex.label.text).plain if annex is not None and annex.label is not None else ""


def _drafts(language: Language) -> Pattern:
    """Words that call outcomes drafts: "draft decisions", "决定草案"."""
    known = words(language)
    kinds = "|".join(known.outcomes.values())
    draft = known.draft
    return pattern(rf"(?:{draft})\W{{0,3}}(?:{kinds})|(?:{kinds})\W{{0,3}}(?:{draft})", language)
