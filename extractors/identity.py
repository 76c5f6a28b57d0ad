"""What names a document among all others, for its IRI."""

from __future__ import annotations

import regex

from extractors.head import Head
from schemas.body import Body
from schemas.notice import Identity, Stated


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
