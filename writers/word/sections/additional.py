"""Additional information: where to look, whom to write to."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.notice import Contact
from writers.outlook.conclusion import merged
from writers.word.inlines import Inlines, Plain, Stated
from writers.word.paper import Block, Heading, Line, Paragraph
from writers.word.voice import Voice


def additional(voice: Voice) -> Iterator[Block]:
    """The closing section; addresses of the last notice are offered, not carried over."""
    yield Heading(1, voice.say("notification.additional.heading"))
    yield Paragraph(voice.say("notification.additional.information", website=_website(voice)))
    yield Paragraph(voice.say("notification.additional.correspondence"))
    yield Line("Address", _contact(voice))


def _website(voice: Voice) -> Inlines:
    targets = dict.fromkeys(
        link.target for link in voice.record.notice.links if link.target.startswith("http")
    )
    if not targets:
        return voice.unknown("website", "website", "website_none")
    links = voice.phrases.joined([*targets])
    return voice.unknown("website", "website", "website_unknown", links=links)


def _contact(voice: Voice) -> Inlines:
    """Unit and mail addresses last printed, to be confirmed; a person's name is never repeated."""
    contact = next(iter(voice.record.notice.contacts), None)
    known = _parts(voice, contact) if contact else ()
    if contact is None or not known:
        words = Plain(voice.phrases.text("unknown.contact"))
        return voice.bracket("contact", voice.outlook.contact, words)
    spans = (part.span for part in known if isinstance(part, Stated))
    sources = merged(*(voice.record.source(span) for span in spans))
    why = voice.outlook.contact.reason
    return voice.open("contact", "pending", why, sources, *known)


def _parts(voice: Voice, contact: Contact) -> tuple[Plain | Stated, ...]:
    stated = [part for part in (contact.unit, *contact.emails) if part is not None]
    parts: list[Plain | Stated] = []
    for part in stated:
        if parts:
            parts.append(Plain(voice.phrases.text("separator")))
        parts.append(voice.value(part.text, "contact", part.span))
    return tuple(parts)
