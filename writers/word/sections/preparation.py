"""The meeting that prepares the session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemas.notice import Gathering
from writers.outlook.preparation import Preparation
from writers.timetable import When, timetable
from writers.word import values
from writers.word.inlines import Inlines, Plain, plain, text_of
from writers.word.paper import Block, Heading, Paragraph
from writers.word.record_text import located, recurring_paragraphs
from writers.word.voice import Voice


def preparation(voice: Voice) -> Iterator[Block]:
    """The section; none where no rule provides for such a meeting."""
    found = voice.outlook.preparation.value
    if found is None:
        return
    steps = {step.key: step.when for step in timetable(voice.record, voice.outlook)}
    yield Heading(1, voice.say("notification.preparation.heading"))
    yield from recurring_paragraphs(voice, "preparatory")
    yield Paragraph(
        voice.say(
            "notification.preparation.meeting",
            meeting=_meeting(voice, found),
            dates=_days(voice, "meeting", steps, "dates"),
        )
    )
    yield Paragraph(
        voice.say(
            "notification.preparation.documents",
            deadline=_days(voice, "meeting_documents", steps, "deadline"),
            lead=values.lead_time(voice),
        )
    )


def _days(voice: Voice, step: str, steps: Mapping[str, When], phrase: str) -> Inlines:
    """The days of a step of the timetable, to be confirmed; unknown until an opening is given."""
    when = steps[step]
    days = when.value.days if when.value else None
    words = voice.phrases.value(days, "days") if days else voice.phrases.text(f"unknown.{phrase}")
    return voice.bracket(f"step@{step}", when, Plain(words))


def _meeting(voice: Voice, found: Preparation) -> Inlines:
    """The meeting as the record names the last of its kind, its ordinal left open.

    A draft in another language says whose meeting it is.
    """
    name = voice.name(found.organ)
    if found.last is not None and not (voice.foreign and name):
        named = _renumbered(voice, found.last)
        if named:
            return _with_organ(voice, found, named)
    words = Plain(name or voice.phrases.text("unknown.organ"))
    organ = voice.bracket("preparation", voice.outlook.preparation, words)
    return voice.say("notification.preparation.meeting_of", organ=organ)


def _with_organ(voice: Voice, found: Preparation, named: Inlines) -> Inlines:
    """The name with the organ it is of, unless it says that itself."""
    names = voice.names(found.organ)
    said = text_of(named)
    if not names or any(name in said for name in names):
        return named
    return voice.say("notification.preparation.meeting_named", name=named, organ=names[-1])


def _renumbered(voice: Voice, last: Gathering) -> Inlines:
    if voice.foreign:
        return located(voice, "meeting", last.name, last.span)
    counted = voice.phrases.counted(last.name, last.number or 0) if last.number else None
    if counted is None:
        return ()
    conclusion = voice.outlook.preparation_number
    number = voice.bracket("meeting", conclusion, Plain(voice.phrases.text("unknown.meeting")))
    before, after = last.name[: counted.start], last.name[counted.end :]
    return (*_part(voice, last, before), *number, *_part(voice, last, after))


def _part(voice: Voice, meeting: Gathering, text: str) -> Inlines:
    return located(voice, "meeting", text, meeting.span) if text.strip() else plain(text)
