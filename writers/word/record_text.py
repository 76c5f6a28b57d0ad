"""Texts of the last notice that a draft repeats word for word."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.notice import Gathering, Period, Span
from schemas.outline import Text, Unit
from writers.outlook.record import own_texts, recurring
from writers.word.inlines import Inlines, Plain, Stated
from writers.word.paper import Block, Paragraph, Point
from writers.word.voice import Voice

_WHOLE = len("2029-06-04")  # of a date to the day
_STOPS = " \u00a0\u202f.;,:。；，：؛،."


def recurring_paragraphs(voice: Voice, *rules: str) -> Iterator[Block]:
    """The paragraphs that report a rule and hold for every session, in printed order."""
    known = voice.record.body.rules if voice.record.body else {}
    numbers = dict.fromkeys(known[name].rule for name in rules if name in known)
    for number in numbers:
        for unit in voice.record.citing(number):
            if recurring(voice.record, unit):
                yield from _quoted(voice, unit)


def _quoted(voice: Voice, unit: Unit) -> Iterator[Block]:
    """A paragraph with its points."""
    for below in unit.walk():
        made = Point if below.kind == "point" else Paragraph
        for text in own_texts(below):
            yield made(whole(voice, text))


def whole(voice: Voice, text: Text) -> Inlines:
    """All of a text."""
    return voice.stated("text", Span(text.eid, 0, len(text.text)))


def introduction(voice: Voice, inside: Span) -> Inlines:
    """The text with which the paragraph around a place begins, where it does not hold the place.

    Nothing where it would have to be translated: the draft has words of its own for that.
    """
    if voice.foreign:
        return ()
    unit = voice.record.paragraph(inside)
    first = next(unit.texts(), None) if unit else None
    return whole(voice, first) if first and first.eid != inside.eid else ()


def trimmed(voice: Voice, fact: str, span: Span) -> tuple[Stated, ...]:
    """What is printed at a place, without the stop at its end."""
    text = voice.record.printed(span).rstrip(_STOPS)
    place = Span(span.eid, span.start, span.start + len(text))
    return (voice.value(text, fact, place),) if text else ()


def located(voice: Voice, fact: str, text: str, within: Span | None = None) -> Inlines:
    """A text of the record where it is printed: within a place, or where it comes first."""
    if within is not None:
        at = voice.record.printed(within).find(text)
        if at >= 0:
            start = within.start + at
            return voice.shown(voice.value(text, fact, Span(within.eid, start, start + len(text))))
    for candidate in voice.record.texts.values():
        at = candidate.text.find(text)
        if at >= 0:
            return voice.shown(voice.value(text, fact, Span(candidate.eid, at, at + len(text))))
    return voice.shown(Plain(text, language=voice.other(text, voice.reading.code)), fact)


def dates_of(voice: Voice, gathering: Gathering) -> Inlines:
    """The days of a session or meeting as printed, empty where they are not.

    A draft in another language prints the same days in its own form.
    """
    for period in voice.record.notice.periods:
        if (period.start, period.end) == (gathering.start, gathering.end):
            return _days(voice, period)
    return ()


def _days(voice: Voice, period: Period) -> Inlines:
    whole_days = len(period.start) == len(period.end) == _WHOLE
    if not (voice.foreign and whole_days and voice.record.printed(period.span)):
        return voice.stated("period", period.span)
    words = voice.phrases.value(f"{period.start}/{period.end}", "days")
    return (Stated(words, "period", period.span),)
