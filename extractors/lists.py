"""What a notice lists for its readers: who takes part, what is discussed, where to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extractors.passages import Passage
from extractors.patterns import pattern
from extractors.readings import Reading
from schemas.language import Language
from schemas.notice import Contact, Entry, Link, Span, Stated
from schemas.words import words

_WEB = regex.compile(
    r"(?:https?://|www\.)[^\s<>\"“”«»（）\p{Han}]+[^\s<>\"“”«».,;:!?)\]（）。，；：\p{Han}]"
)
_MAIL = regex.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = regex.compile(r"(?<![\w/])\+?\(?\d[\d ()./-]{6,}\d(?!\w)")
_NAME = regex.compile(r"(?:\p{Lu}[\p{L}.'’-]*\s?){2,5}|\p{Han}{2,4}")


def participants(found: Sequence[Reading], language: Language) -> tuple[Entry, ...]:
    """Those who are expected to take part, as listed under a sentence that says so."""
    return tuple(_entries(found, words(language).participants, language))


def issues(found: Sequence[Reading], language: Language) -> tuple[Entry, ...]:
    """The questions that a session is to discuss, as listed under a sentence that says so."""
    return tuple(_entries(found, words(language).issues, language))


def links(found: Sequence[Reading]) -> tuple[Link, ...]:
    """Every web and mail address printed, and every link behind a text."""
    return tuple(link for reading in found for link in _links(reading.passage))


def contacts(found: Sequence[Reading], language: Language) -> tuple[Contact, ...]:
    """Persons and units to write to: the lines that stand with a mail address."""
    made = []
    for unit in _addressed(found):
        lines = [
            r.passage for r in found if r.passage.unit is not None and r.passage.unit.eid == unit
        ]
        contact = _contact(lines)
        if contact is not None and _invites(found, lines, language):
            made.append(contact)
    return tuple(made)


def _entries(found: Sequence[Reading], cue: str, language: Language) -> Iterator[Entry]:
    for reading in found:
        passage = reading.passage
        unit = passage.unit
        listed = unit is not None and unit.kind == "point" and passage.annex is None
        if not listed or unit is None or passage.text != next(unit.texts(), None):
            continue
        if pattern(rf"(?:{cue})", language).search(passage.intro[-160:]):
            text = passage.text.text.strip().rstrip(".;,。；，؛،")
            number = unit.number.text if unit.number is not None else None
            yield Entry(number, text, Span(passage.text.eid, 0, len(text)))


def _links(passage: Passage) -> Iterator[Link]:
    text = passage.text.text
    for form, scheme in ((_WEB, ""), (_MAIL, "mailto:")):
        for match in form.finditer(text):
            target = scheme + match[0]
            target = f"https://{target}" if target.startswith("www.") else target
            yield Link(target, Span(passage.text.eid, *match.span()))
    for link in passage.text.links:
        yield Link(link.target, Span(passage.text.eid, link.start, link.end))


def _addressed(found: Sequence[Reading]) -> list[str]:
    """The units that print a mail address."""
    units = (
        reading.passage.unit.eid
        for reading in found
        if reading.passage.unit is not None and _MAIL.search(reading.passage.text.text)
    )
    return list(dict.fromkeys(units))


def _contact(lines: Sequence[Passage]) -> Contact | None:
    emails = tuple(_stated(p, m) for p in lines for m in _MAIL.finditer(p.text.text))
    phones = tuple(
        _stated(p, m)
        for p in lines
        for m in _TELEPHONE.finditer(p.text.text)
        if not _WEB.search(p.text.text)
    )
    plain = [p for p in lines[1:] if not _MAIL.search(p.text.text) and ":" not in p.plain]
    person = next((p for p in plain if _NAME.fullmatch(p.text.text.strip())), None)
    unit = next((p for p in plain if p is not person and not _TELEPHONE.search(p.text.text)), None)
    if unit is None and person is not None and plain.index(person) > 0:
        unit = plain[0]
    return Contact(_whole(person), _whole(unit), emails, phones) if emails else None


def _invites(found: Sequence[Reading], lines: Sequence[Passage], language: Language) -> bool:
    cue = pattern(rf"(?:{words(language).contact})", language)
    around = " ".join((*lines[0].headings[-1:], *(p.plain for p in lines)))
    return cue.search(around) is not None


def _stated(passage: Passage, match) -> Stated:  # type: ignore[no-untyped-def]
    return Stated(match[0], Span(passage.text.eid, *match.span()))


def _whole(passage: Passage | None) -> Stated | None:
    if passage is None:
        return None
    return Stated(passage.text.text, Span(passage.text.eid, 0, len(passage.text.text)))
