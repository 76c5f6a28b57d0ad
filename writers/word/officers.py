"""Officers of a bureau as the record prints them: office, regional group, State."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from schemas.language import language
from schemas.notice import Officer, Span
from schemas.states import states
from writers.outlook.conclusion import reason
from writers.phrases import Phrases
from writers.word.inlines import Inlines, Plain, Stated, plain
from writers.word.voice import Voice


def seat(voice: Voice, officer: Officer) -> tuple[Inlines, Inlines, Inlines]:
    """Office, group and State of one seat; a person is never repeated."""
    role = plain(voice.phrases.text(f"roles.{officer.role}"))
    return (
        role,
        _as_printed(voice, "group", partial(_groups, officer.group), officer),
        _as_printed(voice, "state", partial(_states, officer.state), officer),
    )


def _groups(group: str | None, phrases: Phrases) -> tuple[str, ...]:
    """What a regional group is called, the name in drafts first."""
    others = language(phrases.code).words["groups"].get(group, ()) if group else ()
    return (phrases.text(f"groups.{group}"), *others) if group else ()


def _states(state: str | None, phrases: Phrases) -> tuple[str, ...]:
    return states(phrases.code).get(state, (state,)) if state else ()


def _as_printed(
    voice: Voice, fact: str, names: Callable[[Phrases], tuple[str, ...]], officer: Officer
) -> Inlines:
    """The longest of the names that is printed at the seat; in brackets where none is.

    In another language than the record's the first of its own names stands for it.
    """
    key = f"held_{fact}@{officer.span.eid}:{officer.span.start}"
    known, own = names(voice.reading), names(voice.phrases)
    if not known:
        return voice.unknown(key, fact, "not_printed")
    for span in _around(voice, officer.span):
        found = _longest(voice.record.printed(span), known)
        if found is not None:
            start = span.start + found.start()
            place = Span(span.eid, start, start + len(found[0]))
            return (Stated(own[0] if voice.foreign else found[0], fact, place),)
    why, sources = reason("printed_otherwise"), voice.record.source(officer.span)
    return voice.open(key, "derived", why, sources, Plain(own[0]))


def _around(voice: Voice, span: Span) -> Iterator[Span]:
    """The seat itself, then all of its text."""
    yield span
    text = voice.record.texts.get(span.eid)
    yield Span(span.eid, 0, len(text.text) if text else 0)


def _longest(text: str, names: Iterable[str]) -> re.Match[str] | None:
    """Where the longest name stands in a text, in any case of letters."""
    found = (re.search(re.escape(name), text, re.IGNORECASE) for name in names)
    return max((match for match in found if match), key=lambda m: len(m[0]), default=None)
