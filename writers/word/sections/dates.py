"""Dates, venue, provisional agenda, documents and participation."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.notice import Entry, Outcome
from writers.outlook.record import recurring
from writers.word import values
from writers.word.inlines import Inlines
from writers.word.paper import Block, Heading, Paragraph
from writers.word.points import points
from writers.word.record_text import introduction, recurring_paragraphs, trimmed
from writers.word.voice import Voice

_NAMES_NEXT = "next_session"


def dates(voice: Voice) -> Iterator[Block]:
    """What a delegation needs to plan: when, where, what is on the agenda, who may come."""
    say = voice.say
    yield Heading(1, say("notification.dates.heading"))
    yield Paragraph(
        say(
            "notification.dates.inform",
            rule=values.rule(voice, "cycle", "length", "seat"),
            number=values.number(voice),
            body=voice.body(),
            place=values.place(voice),
            dates=values.dates(voice),
            length=values.length(voice),
        )
    )
    yield Paragraph(
        say("notification.dates.agenda", symbol=values.symbol(voice, "provisional-agenda"))
    )
    yield Paragraph(
        say(
            "notification.dates.basis",
            decision=_basis(voice),
            review=voice.unknown("review", "review", "review_unknown"),
        )
    )
    yield Paragraph(
        say(
            "notification.dates.documents",
            rule=values.rule(voice, "documents"),
            deadline=values.deadline(voice),
            lead=values.lead_time(voice),
        )
    )
    yield Paragraph(say("notification.dates.opening", opening=values.opening(voice)))
    yield from _participants(voice)


def _basis(voice: Voice) -> Inlines:
    """The decision behind the agenda: not on record, but the last agenda may have asked for it."""
    for outcome in _on_next(voice):
        values = {"number": outcome.number or "", "title": outcome.title or ""}
        return voice.unknown("basis", "basis", "basis_by_outcome", **values)
    for conclusion in voice.outlook.agenda:
        if conclusion.value.frame == _NAMES_NEXT:
            return voice.unknown("basis", "basis", "basis_from_item", title=conclusion.value.title)
    return voice.unknown("basis", "basis", "basis_unknown")


def _on_next(voice: Voice) -> Iterator[Outcome]:
    """The outcomes of the last session on the agenda and arrangements of the next."""
    number = voice.outlook.number.value
    for outcome in voice.record.notice.outcomes:
        title = outcome.title or ""
        on_it = outcome.number and voice.reading.frame(title) == _NAMES_NEXT
        if number and on_it and voice.reading.counted(title, number):
            yield outcome


def _participants(voice: Voice) -> Iterator[Block]:
    entries = voice.outlook.addressees
    yield Paragraph(_expected(voice))
    named = (_participant(voice, conclusion.value) for conclusion in entries)
    unknown = voice.unknown("addressees", "addressees", "addressees_unknown")
    yield from points(voice, named if entries else [unknown])
    said = list(recurring_paragraphs(voice, "notification"))
    yield from said or [Paragraph(voice.say("notification.dates.addressees"))]


def _participant(voice: Voice, entry: Entry) -> Inlines:
    words = trimmed(voice, "participant", entry.span)
    return tuple(inline for value in words for inline in voice.shown(value))


def _expected(voice: Voice) -> Inlines:
    """The words that introduce the participants: the last notice's own where they still hold."""
    entries = voice.outlook.addressees
    unit = voice.record.paragraph(entries[0].value.span) if entries else None
    said: Inlines = ()
    if unit is not None and recurring(voice.record, unit):
        said = introduction(voice, entries[0].value.span)
    return said or voice.say("notification.dates.participants")
