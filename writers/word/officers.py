"""Officers of a bureau as the record prints them: office, regional group, State."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from schemas.language import language
from schemas.notice import Officer, Span
from schemas.states import states
from writers.outlook.conclusion import reason
from writers.word.inlines import Inlines, Plain, Stated, plain
from writers.word.voice import Voice


def seat(voice: Voice, officer: Officer) -> tuple[Inlines, Inlines, Inlines]:
    """Office, group and State of one seat; a person is never repeated."""
    code = voice.phrases.code
    role = plain(voice.phrases.text(f"roles.{officer.role}"))
    groups = language(code).words["groups"].get(officer.group, ()) if officer.group else ()
    group = [voice.phrases.text(f"groups.{officer.group}"), *groups] if officer.group else ()
    state = states(code).get(officer.state, (officer.state,)) if officer.state else ()
    return (
        role,
        _as_printed(voice, "group", group, officer),
        _as_printed(voice, "state", state, officer),
    )


def _as_printed(voice: Voice, fact: str, names: Iterable[str], officer: Officer) -> Inlines:
    """The longest of the names that is printed at the seat; in brackets where none is."""
    key = f"held_{fact}@{officer.span.eid}:{officer.span.start}"
    known = list(names)
    if not known:
        return voice.unknown(key, fact, "not_printed")
    for span in _around(voice, officer.span):
        found = _longest(voice.record.printed(span), known)
        if found is not None:
            start = span.start + found.start()
            place = Span(span.eid, start, start + len(found[0]))
            return (Stated(found[0], fact, place),)
    why, sources = reason("printed_otherwise"), voice.record.source(officer.span)
    return voice.open(key, "derived", why, sources, Plain(known[0]))


def _around(voice: Voice, span: Span) -> Iterator[Span]:
    """The seat itself, then all of its text."""
    yield span
    text = voice.record.texts.get(span.eid)
    yield Span(span.eid, 0, len(text.text) if text else 0)


def _longest(text: str, names: Iterable[str]) -> re.Match[str] | None:
    """Where the longest name stands in a text, in any case of letters."""
    found = (re.search(re.escape(name), text, re.IGNORECASE) for name in names)
    return max((match for match in found if match), key=lambda m: len(m[0]), default=None)
