"""What a document speaks of, named once as entities, and every place it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractors.folding import fold
from extractors.head import Head
from extractors.patterns import pattern
from extractors.places import place_key
from extractors.readings import Reading
from extractors.register import Register
from schemas.language import Language
from schemas.notice import Contact, Entity, Mention, Span
from schemas.vocabulary import EntityKind
from schemas.words import words

_KINDS: dict[str, EntityKind] = {
    "state": "organization",
    "group": "organization",
    "organ": "organization",
    "role": "role",
}
_PREFIX = {"state": "ms_", "group": "group_"}


@dataclass(frozen=True, slots=True)
class Named:
    """The mentions of a document and the entities they name."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]


def mentions(
    found: Sequence[Reading],
    head: Head,
    contacts: Sequence[Contact],
    language: Language,
    register: Register,
) -> Named:
    """Every mention in reading order, and each entity named after the longest form printed."""
    made = [
        (mention, text)
        for reading in found
        for mention, text in _in_reading(reading, head, language, register)
    ]
    made += [(m, t) for contact in contacts for m, t in _in_contact(contact)]
    order = {reading.passage.text.eid: index for index, reading in enumerate(found)}
    made.sort(key=lambda pair: (order[pair[0].span.eid], pair[0].span.start, -pair[0].span.end))
    return Named(tuple(_entities(made, head, register.body)), tuple(mention for mention, _ in made))


def _in_reading(
    reading: Reading, head: Head, language: Language, register: Register
) -> Iterator[tuple[Mention, str]]:
    key = register.body
    for name in reading.names:
        if name.key == "member":
            continue
        own = f"{key}-bureau" if name.key == "bureau" and key else name.key
        entity = f"{_PREFIX.get(name.kind, '')}{own.lower()}"
        yield _mention(reading, _KINDS[name.kind], entity, name.start, name.end)
    for naming in reading.gatherings:
        event = register.key(reading, naming)
        yield _mention(reading, "event", event, naming.start, naming.end)
    if key is not None and head.body is not None:
        yield from _short_names(reading, head.body.text, key, language)
    yield from _places(reading, head, language)


def _short_names(
    reading: Reading, body: str, key: str, language: Language
) -> Iterator[tuple[Mention, str]]:
    """The common noun of the body's name, standing alone, means the body the document is about."""
    folded = fold(body).plain.casefold()
    form = rf"(?<![\p{{L}}])(?:{words(language).organ_nouns})(?![\p{{L}}])"
    if regex.search(r"\p{Han}", body):
        form = rf"(?:{words(language).organ_nouns})"
    for match in pattern(form, language).finditer(reading.plain):
        taken = any(n.start < match.end() and match.start() < n.end for n in reading.names)
        held = any(n.start < match.end() and match.start() < n.end for n in reading.gatherings)
        if not taken and not held and _own_noun(match[0].casefold(), folded):
            yield _mention(reading, "organization", key, match.start(), match.end())


def _own_noun(noun: str, body: str) -> bool:
    return noun in body and noun not in ("会议", "meeting")


def _places(reading: Reading, head: Head, language: Language) -> Iterator[tuple[Mention, str]]:
    place = head.session.place if head.session is not None else None
    if place is None:
        return
    slug = place_key(place, language)
    for match in regex.finditer(rf"(?<!\p{{Latin}}){regex.escape(place)}", reading.plain):
        yield _mention(reading, "location", slug, match.start(), match.end())


def _in_contact(contact: Contact) -> Iterator[tuple[Mention, str]]:
    if contact.person is not None:
        slug = regex.sub(r"\W+", "-", contact.person.text.casefold()).strip("-")
        key = f"person_{slug}" if slug.isascii() else "person_contact"
        yield Mention("person", key, contact.person.span), contact.person.text


def _mention(
    reading: Reading, kind: EntityKind, key: str, start: int, end: int
) -> tuple[Mention, str]:
    span: Span = reading.passage.span(start, end)
    return Mention(kind, key, span), reading.passage.printed(span)


def _entities(made: Sequence[tuple[Mention, str]], head: Head, key: str | None) -> Iterator[Entity]:
    forms: dict[tuple[EntityKind, str], list[str]] = {}
    for mention, text in made:
        forms.setdefault((mention.kind, mention.key), []).append(text)
    for (kind, entity), texts in forms.items():
        longest, shortest = max(texts, key=len), min(texts, key=len)
        if entity == key and head.body is not None:
            longest = head.body.text
        yield Entity(kind, entity, longest, shortest if shortest != longest else None)
