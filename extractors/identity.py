"""What names a document among all others, for its IRI."""

from __future__ import annotations

import regex

from extractors.head import Head
from schemas.body import Body
from schemas.notice import Identity, Notice, Session, Stated
from schemas.vocabulary import Kind


def identity(head: Head, symbol: Stated | None, body: Body | None) -> Identity:
    """The actor and the number of the document's IRI (AKN4UN Guidelines part 1, Work IRI).

    The actor is the author of the body's notices, for an undescribed body what the symbol starts
    with; a document without symbol is numbered by its kind and session.
    """
    return _named(head.kind, head.session, symbol, body)


def named(notice: Notice, body: Body | None) -> Identity:
    """The same from the facts of a notice, whoever stated them."""
    return _named(notice.kind, notice.session, notice.symbol, body)


def _named(
    kind: Kind, session: Session | None, symbol: Stated | None, body: Body | None
) -> Identity:
    if symbol is not None:
        actor = body.key if body is not None else _actor(symbol.text)
        return Identity(actor, symbol.text, assigned=False)
    actor = body.author if body is not None else "un"
    number = f"{kind}-{session.number}" if session and session.number else kind
    special = f"-{session.kind}" if session and session.kind not in (None, "regular") else ""
    return Identity(actor, f"{number}{special}", assigned=True)


def _actor(symbol: str) -> str:
    parts = regex.findall(r"[A-Za-z]+", symbol)
    return "-".join(part.lower() for part in parts[:2]) or "un"
