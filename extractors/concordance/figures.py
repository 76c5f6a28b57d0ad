"""Numbers in figures that are part of no date, citation, address or name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.date_pieces import piece_grammar
from extractors.folding import fold
from extractors.symbols import addresses, masked
from schemas.language import language
from schemas.notice import Notice, Span
from schemas.outline import with_notes

# Figures in groups, first to last or last to first, or all together; nothing that letters or
# strokes are tied to.
_FIGURES = re.compile(
    r"(?<![\dA-Za-z/.,])(?:\d{3}(?: \d{3})* \d{1,3}|\d{1,3}(?:[ .,]\d{3})+|\d+)"
    r"(?:[.,]\d{1,2})?(?![\dA-Za-z/])"
)
_OF_DATES = ("date", "clock", "time", "ambiguous")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: as any language could write it, and where."""

    value: str
    span: Span


def figures(notice: Notice) -> Iterator[Figure]:
    """The numbers of a notice that no other fact of it holds, in printed order."""
    taken = _taken(notice)
    grammar = piece_grammar(language(notice.language))
    for text in with_notes(notice.outline.texts()):
        folded = fold(text.text)
        if not any(map(str.isdigit, folded.plain)):
            continue
        plain = masked(folded.plain, addresses(folded.plain))
        pieces = (piece for piece in grammar.pieces(plain) if piece.kind in _OF_DATES)
        plain = masked(plain, ((piece.start, piece.end) for piece in pieces))
        for match in _FIGURES.finditer(plain):
            start, end = folded.span(*match.span())
            if not any(left < end and start < right for left, right in taken[text.eid]):
                yield Figure(value(match[0]), Span(text.eid, start, end))


def value(printed: str) -> str:
    """A number without what languages write differently: marks between groups, decimal marks.

    Groups of figures are sorted, as Arabic files may hold them last to first.
    """
    match = re.fullmatch(r"(?P<whole>.*?)(?:[.,](?P<part>\d{1,2}))?", printed)
    assert match is not None
    groups = " ".join(sorted(re.split(r"[ .,]", match["whole"])))
    return f"{groups}.{match['part']}" if match["part"] else groups.lstrip("0") or "0"


def _taken(notice: Notice) -> Mapping[str, list[tuple[int, int]]]:
    """Where other facts stand, by the eId of the text."""
    spans = [
        *(period.span for period in notice.periods),
        *(reference.span for reference in notice.references),
        *(quantity.span for quantity in notice.quantities),
        *(outcome.span for outcome in notice.outcomes),
        *(link.span for link in notice.links),
        *(mention.span for mention in notice.mentions),
        *(stated.span for c in notice.contacts for stated in (*c.emails, *c.telephones)),
        *([notice.symbol.span] if notice.symbol else []),
    ]
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in spans:
        found[span.eid].append((span.start, span.end))
    return found
