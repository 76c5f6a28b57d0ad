"""What stands on top of every draft: masthead and the lines that name the session."""

from __future__ import annotations

from collections.abc import Iterator

from writers.word import values
from writers.word.inlines import Inlines, Plain, Stated, capitalised
from writers.word.paper import Line, Masthead
from writers.word.voice import Voice


def masthead(voice: Voice, paper: str, symbol: Inlines | None = None) -> Masthead:
    """The masthead: organ by record, symbol as far as known, the rest assigned at submission.

    Symbol and date of issue are the paper's own.
    """
    organisation = voice.record.notice.identity.actor.split("-")[0]
    return Masthead(
        organisation=voice.name(organisation) or "",
        organ=organ(voice),
        symbol=symbol or values.symbol(voice, paper),
        details=tuple(_details(voice, paper)),
    )


def _details(voice: Voice, paper: str) -> Iterator[Inlines]:
    yield _detail(voice, "distribution")
    yield capitalised(voice.bracketed(f"date@{paper}", "masthead.date", "date_unknown"))
    yield _detail(voice, "original")


def _detail(voice: Voice, key: str) -> Inlines:
    value = voice.bracketed(key, f"masthead.{key}_value", f"{key}_unknown")
    return voice.say(f"masthead.{key}", value=value)


def organ(voice: Voice) -> Inlines:
    """The body as the record names it, or the body file in another language."""
    body = voice.record.notice.body
    if body is None:
        return voice.unknown("body", "body", "body_unknown")
    name = voice.name(voice.record.notice.body_key)
    if voice.foreign and name:
        return (Stated(name, "body", body.span),)
    if len(body.text) > len(voice.record.printed(body.span)):
        other = voice.other(body.text, voice.reading.code)
        return voice.shown(Plain(body.text, language=other), "body")  # it goes on below its line
    return voice.stated("body", body.span) or voice.body()


def session_lines(voice: Voice) -> Iterator[Line]:
    """The body, its session, and where and when it meets."""
    yield Line("BodyName", organ(voice))
    number = values.number(voice)
    yield Line("SessionLine", capitalised(voice.say("masthead.session", number=number)))
    place, dates = capitalised(values.place(voice)), values.dates(voice)
    yield Line("SessionLine", voice.say("masthead.place_and_dates", place=place, dates=dates))
