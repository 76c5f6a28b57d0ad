"""What a document cites, with the organ and the day of adoption where the text states them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.names import names
from extractors.readings import Reading
from schemas.body import Body
from schemas.citation import Citation
from schemas.language import Language
from schemas.notice import Outcome, Period, Reference, Span

_JOINT = 3  # letters that join two symbols in a cell: and


def cited(
    found: Sequence[Reading],
    dated: Sequence[Period],
    language: Language,
    body: Body | None,
    own: str | None,
    adopted: Sequence[Outcome],
) -> tuple[Reference, ...]:
    """Every citation in reading order, without the document's own symbol, the columns of documents
    in tables, and the places where outcomes are listed as adopted."""
    listed = [outcome.span for outcome in adopted]
    annexed = {(outcome.kind, outcome.number) for outcome in adopted}
    return tuple(
        Reference(
            citation.kind,
            citation.value,
            citation.text,
            reading.cited(citation),
            organ_of(citation, language, body),
            _adopted(reading, citation, dated),
        )
        for reading in found
        for citation in reading.citations
        if not (citation.kind == "document" and (citation.value == own or _in_column(reading)))
        and not ((citation.kind, citation.value) in annexed and _heads(reading))
        and not _names(reading, citation)
        and not any(_over(reading.cited(citation), span) for span in listed)
    )


def _names(reading: Reading, citation: Citation) -> bool:
    """Whether a code in brackets is the short name of the gathering before it: (GBNS/8)."""
    folded = reading.passage.folded
    start, end = folded.at(citation.start), folded.at(citation.end)
    enclosed = reading.plain[start - 1 : start] == "(" and reading.plain[end : end + 1] == ")"
    named = any(start - n.end == 1 for n in reading.gatherings)
    return enclosed and named and citation.kind == "document"


def _in_column(reading: Reading) -> bool:
    """Whether a cell lists symbols and says nothing of them."""
    return reading.passage.where == "cell" and _beside(reading) <= _JOINT


def _heads(reading: Reading) -> bool:
    """Whether a line of an annex is no more than the number of the outcome below it."""
    return reading.passage.annex is not None and not _beside(reading)


def _beside(reading: Reading) -> int:
    """How many letters a text has beside what it cites."""
    places = ((c.start, c.end) for c in reading.citations)
    folded = reading.passage.folded
    rest = reading.without(*((folded.at(start), folded.at(end)) for start, end in places))
    return sum(map(str.isalpha, rest))


def _over(one: Span, other: Span) -> bool:
    return one.eid == other.eid and one.start < other.end and other.start < one.end


def organ_of(citation: Citation, language: Language, body: Body | None) -> str | None:
    """The key of the organ whose outcome or rules are cited, as the words beside name it."""
    if citation.of is None:
        return None
    organs = [name for name in names(citation.of, language, body) if name.kind == "organ"]
    return organs[-1].key if organs else None


def _adopted(reading: Reading, citation: Citation, dated: Sequence[Period]) -> str | None:
    """The day of adoption, where its sentence dates one adoption and cites one outcome."""
    if citation.kind not in ("resolution", "decision"):
        return None
    folded = reading.passage.folded
    start, end = reading.passage.sentence(folded.at(citation.start))
    outcomes = [
        c
        for c in reading.citations
        if c.kind in ("resolution", "decision") and start <= folded.at(c.start) < end
    ]
    days = [
        period
        for period in dated
        if period.span.eid == reading.passage.text.eid
        and period.role == "adoption"
        and start <= folded.at(period.span.start) < end
        and len(period.start) == 10
    ]
    return days[0].start if len(outcomes) == len(days) == 1 else None
