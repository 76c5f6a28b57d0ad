"""What names a document among all others: its symbol, or a number given here."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractors.head import Head
from extractors.readings import Reading
from extractors.symbols import symbols
from schemas.body import Body
from schemas.notice import Identity, Stated
from schemas.source import Source


def own_symbol(found: Sequence[Reading], source: Source) -> Stated | None:
    """The document's own symbol: alone on a line or in a cell of its title block."""
    for reading in found:
        if reading.passage.where != "preface":
            continue
        for citation in reading.citations:
            rest = reading.passage.text.text.replace(citation.text, "")
            alone = len(regex.sub(r"[\W\d]", "", rest)) <= 12
            if citation.kind in ("document", "resolution", "decision") and alone:
                value = next((s.value for s in symbols(citation.text)), citation.value)
                return Stated(value, reading.cited(citation))
    return None


def identity(head: Head, symbol: Stated | None, body: Body | None) -> Identity:
    """The actor and the number of the document's IRI (AKN4UN Guidelines part 1, Work IRI).

    The actor is the author of the body's notices, for an undescribed body what the symbol starts
    with; a document without symbol is numbered by its kind and session.
    """
    if symbol is not None:
        actor = body.key if body is not None else _actor(symbol.text)
        return Identity(actor, symbol.text, assigned=False)
    actor = body.author if body is not None else "un"
    session = head.session
    number = f"{head.kind}-{session.number}" if session and session.number else head.kind
    kind = f"-{session.kind}" if session and session.kind not in (None, "regular") else ""
    return Identity(actor, f"{number}{kind}", assigned=True)


def _actor(symbol: str) -> str:
    parts = regex.findall(r"[A-Za-z]+", symbol)
    return "-".join(part.lower() for part in parts[:2]) or "un"
