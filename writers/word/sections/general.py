"""General information: the rules on sessions, the last session, its outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from schemas.notice import Gathering, Outcome
from writers.outlook.session import SERIES
from writers.word.inlines import Inlines, Stated, plain
from writers.word.paper import Block, Heading, Paragraph, Table
from writers.word.record_text import dates_of, introduction, located, recurring_paragraphs
from writers.word.voice import Slot, Voice


def general(voice: Voice) -> Iterator[Block]:
    """What a reader must know of the body and its last session."""
    yield Heading(1, voice.say("notification.general.heading"))
    yield from recurring_paragraphs(voice, "cycle", "length", "seat")
    yield from _last_session(voice)
    yield from outcomes(voice)
    yield Paragraph(voice.bracketed("outcomes", "notification.general.more", "outcomes_since"))


def _last_session(voice: Voice) -> Iterator[Block]:
    """A sentence for each part of the last session, held or only convened when notice was given.

    None for a special one: by its number alone it would be taken for a regular one.
    """
    session = voice.record.notice.session
    number = session.number if session and session.kind in SERIES else None
    for gathering in voice.record.sessions(number):
        printed = dates_of(voice, gathering)
        if printed and gathering.kind in (*SERIES, "meeting"):
            yield Paragraph(
                voice.say(
                    f"notification.general.{_event(voice, gathering)}",
                    number=last_number(voice),
                    body=voice.body(),
                    where=_where(voice, gathering),
                    dates=printed,
                )
            )


def _where(voice: Voice, gathering: Gathering) -> Inlines:
    if gathering.place is None:
        return ()
    place = _place(voice, gathering.place)
    return voice.say("notification.general.where", place=place)


def _place(voice: Voice, name: str) -> Inlines:
    known = voice.place(name)
    return (known,) if voice.foreign and not known.language else located(voice, "place", name)


def _event(voice: Voice, gathering: Gathering) -> str:
    date = voice.record.notice.date or ""
    event = "held" if (gathering.end or gathering.start or "9") < date else "convened"
    return f"{event}_resumed" if gathering.kind == "resumed" else event


def last_number(voice: Voice) -> Callable[[str], Inlines]:
    """The ordinal of the last session, in the form a phrase asks for."""

    def ordinal(form: str) -> Inlines:
        session = voice.record.notice.session
        if session is None or session.number is None:
            return voice.unknown("last_number", "number", "number_unknown")
        words = voice.phrases.value(session.number, form or "ordinal")
        return (Stated(words, "session", session.span),) if session.span else plain(words)

    return ordinal


def of_last(voice: Voice, key: str, **slots: Slot) -> Inlines:
    """A phrase on the last session, which goes by its number where it was convened in its turn.

    By its number alone a special one would be taken for a regular one.
    """
    session = voice.record.notice.session
    if session is not None and session.kind not in SERIES:
        return voice.say(f"{key}_unnumbered", **slots)
    return voice.say(key, number=last_number(voice), **slots)


def outcomes(voice: Voice) -> Iterator[Block]:
    """The outcomes of the last session by kind, with the words that introduce them there."""
    found = voice.record.notice.outcomes
    if not found:
        return
    said = introduction(voice, found[0].span)
    yield Paragraph(said or of_last(voice, "notification.general.outcomes"))
    yield from tables(voice, found)


def tables(voice: Voice, outcomes: Sequence[Outcome]) -> Iterator[Table]:
    """Outcomes by number and title, one table for each kind."""
    for kind in dict.fromkeys(outcome.kind for outcome in outcomes):
        yield _table(voice, kind, (o for o in outcomes if o.kind == kind))


def _table(voice: Voice, kind: str, outcomes: Iterable[Outcome]) -> Table:
    header = (voice.phrases.text(f"outcomes.{kind}"), voice.phrases.text("outcomes.title"))
    return Table(header, tuple(_row(voice, outcome) for outcome in outcomes), (18, 82))


def _row(voice: Voice, outcome: Outcome) -> tuple[Inlines, ...]:
    title = outcome.title_span or (outcome.span if outcome.number is None else None)
    number = voice.stated("outcome", outcome.span) if outcome.number else ()
    return number, voice.stated("outcome", title) if title else ()
