"""The timetable of preparation for the next session."""

from __future__ import annotations

from collections.abc import Iterator

from writers.timetable import Moment, Step, timetable
from writers.word import values
from writers.word.inlines import Inlines, Plain, plain
from writers.word.masthead import masthead, session_lines
from writers.word.paper import Block, Line, Paper, Paragraph, Table
from writers.word.voice import Voice

_COLUMNS = ("when", "step", "basis")


def preparation_timetable(voice: Voice) -> Paper:
    """The document: every step with its day, or its distance from the opening, and why then."""
    name = voice.phrases.text("timetable.title")
    return Paper(
        name="timetable.docx",
        title=name,
        masthead=masthead(voice, "timetable"),
        blocks=(*session_lines(voice), Line("DocumentTitle", plain(name)), *_content(voice)),
    )


def _content(voice: Voice) -> Iterator[Block]:
    number, body = values.number(voice), voice.body()
    yield Paragraph(voice.say("timetable.intro", number=number, body=body))
    header = tuple(voice.phrases.text(f"timetable.{column}") for column in _COLUMNS)
    steps = timetable(voice.record, voice.outlook)
    yield Table(header, tuple(_row(voice, step) for step in steps), (30, 30, 40))


def _row(voice: Voice, step: Step) -> tuple[Inlines, ...]:
    when = voice.bracket(f"step@{step.key}", step.when, Plain(_when(voice, step.when.value)))
    return when, plain(named(voice, step)), plain(ground(voice, step))


def named(voice: Voice, step: Step) -> str:
    """What a step is called."""
    return voice.phrases.text(f"timetable.steps.{step.key}")


def ground(voice: Voice, step: Step) -> str:
    """Why a step falls then, and what is to be weighed."""
    return voice.phrases.text("timetable.between_sentences").join(
        map(voice.because, (step.when.reason, *step.when.flags))
    )


def _when(voice: Voice, moment: Moment | None) -> str:
    phrases = voice.phrases
    if moment is None:
        return phrases.text("timetable.unknown")
    if moment.days is not None:
        day, _, last = moment.days.partition("/")
        return phrases.value(day, "weekday") if day == last else phrases.value(moment.days, "days")
    if moment.lasts is not None:
        return phrases.filled("timetable.after", {"length": moment.lasts})
    if moment.first == 0:
        return phrases.text("timetable.at_opening")
    slots = {"first": f"P{moment.first}D", "last": f"P{moment.last}D"}
    form = "before" if moment.first == moment.last else "between"
    return phrases.filled(f"timetable.{form}", slots)
