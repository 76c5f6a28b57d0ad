"""Outcomes along a sentence: "adopted decisions 5/1 on …, 5/2 on … and the Rome Declaration"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from extractors.outcome_numbers import NUMBER_FORM
from extractors.patterns import before, pattern
from extractors.readings import Reading
from schemas.language import Language
from schemas.notice import Outcome, OutcomeKind
from schemas.words import Words, words

_QUOTED = regex.compile(r"\s*[,:]?\s*[“«「《\"](?P<title>[^”»」》\"]{3,300})[”»」》\"]")
_LONGEST = 300  # letters of a title that is not quoted
_EDGE = " :：.,，、;；。—–-*("


@dataclass(frozen=True, slots=True)
class _Cited:
    """An outcome as a sentence names it, in places of the folded text."""

    kind: OutcomeKind
    number: str
    start: int
    end: int


def told(reading: Reading, language: Language, listed: bool = False) -> Iterator[Outcome]:
    """Outcomes that the sentences of a text say were adopted, each with the title beside it.

    `listed` takes every outcome named, where an introduction has said that they were adopted.
    """
    known = words(language)
    cited = sorted(_cited(reading, language, known), key=lambda one: one.start)
    for one, following in pairwise([*cited, None]):
        assert one is not None
        begin, end = reading.passage.sentence(one.start)
        adopts = pattern(rf"(?:{known.adopted})", language)
        if not listed and adopts.search(reading.plain, begin, one.start) is None:
            continue
        stop = min(end, following.start) if following is not None else end
        place = _title(reading, one, stop, language, known)
        if place is not None:
            where = reading.passage.span(*place)
            span = reading.passage.span(one.start, one.end)
            yield Outcome(one.kind, one.number, reading.passage.printed(where), span, where)


def _cited(reading: Reading, language: Language, known: Words) -> Iterator[_Cited]:
    folded = reading.passage.folded
    taken = []
    for citation in reading.citations:
        if citation.kind in ("resolution", "decision"):
            start, end = folded.at(citation.start), folded.at(citation.end)
            taken.append((start, end))
            yield _Cited(citation.kind, citation.value, start, end)
    for kind, form in known.outcomes.items():
        number = rf"(?:No\.?|№|n[oº]\.?)?\s*(?P<n>{NUMBER_FORM})(?![\d/])"
        numbered = pattern(rf"(?:{form})\s*{number}", language)
        for match in numbered.finditer(reading.plain):
            if not any(s < match.end() and match.start() < e for s, e in taken):
                yield _Cited(kind, match["n"], match.start(), match.end())  # type: ignore[arg-type]


def _title(
    reading: Reading, one: _Cited, stop: int, language: Language, known: Words
) -> tuple[int, int] | None:
    """The title after a number: quoted, or told by "on" and its like; or before it, by 关于…的."""
    plain = reading.plain
    lead = pattern(rf"\s*[,(:]?\s*(?:{known.about})\s*|\s*", language).match(plain, one.end, stop)
    start = lead.end() if lead is not None else one.end
    quoted = _QUOTED.match(plain, start, min(len(plain), start + _LONGEST))
    if quoted is not None:
        return quoted.span("title")
    if known.about_before:
        told_before = before(known.about_before, language).search(plain[: one.start])
        return told_before.span("title") if told_before is not None else None
    if start == one.end or lead is None or not lead[0].strip(" ,(:"):
        return None
    return _unquoted(plain, start, min(stop, start + _LONGEST), language, known)


def _unquoted(
    plain: str, start: int, stop: int, language: Language, known: Words
) -> tuple[int, int] | None:
    """A title without quotation marks: up to the words that lead on to something else."""
    parting = pattern(rf"[,;]?\s*(?:{known.parting})", language)
    cut = parting.search(plain, start, stop)
    end = cut.start() if cut is not None else stop
    while end > start and plain[end - 1] in _EDGE:
        end -= 1
    return (start, end) if end - start > 3 else None


def leading(reading: Reading, kinds: Sequence[str]) -> tuple[str, str, int, int] | None:
    """The outcome that a line starts with by its symbol: kind, number, start and end in print."""
    for citation in reading.citations:
        if citation.start == 0 and citation.kind in kinds:
            return citation.kind, citation.value, citation.start, citation.end
    return None
