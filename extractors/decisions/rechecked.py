"""What follows from the facts of a notice, found again after people changed them."""

from __future__ import annotations

from dataclasses import replace

from extractors.checks import checked
from extractors.identity import named
from schemas.body import Body
from schemas.body import body as described
from schemas.errors import UnknownBody
from schemas.language import language
from schemas.notice import Finding, Notice


def rechecked(extracted: Notice, changed: Notice) -> Notice:
    """The changed notice with the findings of its own facts, and the name that they give it."""
    if replace(changed, settled=extracted.settled, reviews=extracted.reviews) == extracted:
        return changed
    before = set(_checked(extracted))
    others = tuple(finding for finding in extracted.findings if finding not in before)
    identity = extracted.identity
    if identity == named(extracted, _body(extracted)):
        identity = named(changed, _body(changed))
    return replace(changed, identity=identity, findings=(*others, *_checked(changed)))


def _checked(notice: Notice) -> tuple[Finding, ...]:
    return checked(notice, language(notice.language), _body(notice))


def _body(notice: Notice) -> Body | None:
    try:
        return described(notice.body_key) if notice.body_key else None
    except UnknownBody:
        return None
