"""Citations in a printed text: documents, outcomes, rules of procedure and annexes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.cited import Cited
from extractors.cited_codes import DRAFT, codes
from extractors.cited_outcomes import outcomes
from extractors.cited_rules import annexes, rules
from extractors.folding import Folded, fold
from extractors.symbols import MASK, STROKES, addresses, found, masked, outcome_of
from schemas.citation import Citation, citation_words
from schemas.language import Language
from schemas.symbol import Symbol
from schemas.vocabulary import ReferenceKind

_BESIDE = 24  # characters in which the word for an outcome stands before a symbol
_FAR = 60  # characters between an annex and the outcome that it is annexed to


_MODIFIED = re.compile(r"/(?:Add|Corr|Rev)\.")  # numbers of outcomes are not modified


def references(text: str, language: Language) -> tuple[Citation, ...]:
    """Every citation in a text, in reading order; none overlap.

    Only the members that a range implies (67 in "rules 66 to 68") share a place, its sign.
    """
    folded = fold(text)
    symbols = tuple(_named(symbol) for symbol in found(folded))
    coded = _coded(symbols, folded, language)
    free = (one for one in symbols if not any(_over(one, code) for code in coded))
    named = tuple(_said(one, text, language) for one in free)
    plain = _free(folded, (*named, *coded))
    cited: list[Cited] = []
    for find in (outcomes, rules, annexes):
        here = tuple(find(plain, language))
        plain = masked(plain, ((one.start, one.end) for one in here))
        cited += here
    every = [*named, *coded, *(_citation(one, folded) for one in cited)]
    every.sort(key=lambda citation: (citation.start, citation.end))
    return tuple(_annexed(every, text, language))


def _named(symbol: Symbol) -> Citation:
    """A symbol as a citation: of the outcome that it names, else of the document."""
    outcome = outcome_of(symbol.value)
    kind: ReferenceKind = outcome[0] if outcome else "document"
    value = outcome[1] if outcome else symbol.value
    return Citation(kind, value, symbol.text, symbol.start, symbol.end)


def _said(citation: Citation, text: str, language: Language) -> Citation:
    """The citation, of an outcome where the word for one stands right before a symbol."""
    if citation.kind != "document" or DRAFT.search(citation.value):
        return citation
    lead = fold(text[max(0, citation.start - _BESIDE) : citation.start]).plain
    words = citation_words(language)
    for kind, form in (("resolution", words.resolution), ("decision", words.decision)):
        if re.search(rf"(?:{form})\s?(?:No\.?|№|n[oº]\.?)?\s?$", lead):
            return replace(citation, kind=kind)  # type: ignore[arg-type]
    return citation


def _coded(named: Sequence[Citation], folded: Folded, language: Language) -> tuple[Citation, ...]:
    """What is cited by a code beside its word, but where a symbol there is known to say more."""
    plain = masked(folded.plain.translate(STROKES), addresses(folded.plain))
    found: list[Citation] = []
    for code in (_citation(one, folded) for one in codes(plain, language)):
        beside = [one for one in named if _over(one, code)]
        longer = any(one.end > code.end or _within(code, one) for one in beside)
        known = longer or any(one.kind != "document" for one in beside)
        document = code.kind == "document" or _MODIFIED.search(code.text)
        same = document and any(one.text == code.text for one in beside)
        if not (
            known or same or any(_over(one, code) and not _implied(one, code) for one in found)
        ):
            found.append(code)
    return tuple(found)


def _implied(one: Citation, other: Citation) -> bool:
    """Whether two members of a range share the place of its sign."""
    return (one.start, one.end) == (other.start, other.end)


def _within(one: Citation, other: Citation) -> bool:
    return other.start < one.start and one.end <= other.end


def _over(one: Citation, other: Citation) -> bool:
    return one.start < other.end and other.start < one.end


def _free(folded: Folded, named: Iterable[Citation]) -> str:
    """The folded text with addresses and symbols masked, of the same length."""
    text = masked(folded.text, ((citation.start, citation.end) for citation in named))
    plain = (
        MASK if text[origin] == MASK else character
        for origin, character in zip(folded.origins, folded.plain, strict=False)
    )
    return masked("".join(plain).translate(STROKES), addresses(folded.plain))


def _citation(cited: Cited, folded: Folded) -> Citation:
    start, end = folded.span(cited.start, cited.end)
    printed = folded.text[start:end]
    text = printed.strip() or printed
    start += printed.index(text)
    return Citation(cited.kind, cited.value, text, start, start + len(text), cited.of)


def _annexed(every: list[Citation], text: str, language: Language) -> Iterator[Citation]:
    """The citations, each annex with the outcome or document whose annex the text says it is."""
    link = _link(language)
    for index, citation in enumerate(every):
        if citation.kind != "annex":
            yield citation
            continue
        before, after = every[max(0, index - 1) : index], every[index + 1 : index + 2]
        beside = [c for c in before if _between(link, text, c.end, citation.start)]
        beside += [c for c in after if _between(link, text, citation.end, c.start)]
        whose = next((c.text for c in beside if c.kind not in ("annex", "rule")), None)
        yield replace(citation, of=whose)


def _between(link: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return end - start < _FAR and link.fullmatch(fold(text[start:end]).plain) is not None


@cache
def _link(language: Language) -> re.Pattern[str]:
    return re.compile(citation_words(language).annex_of)
