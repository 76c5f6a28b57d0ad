"""The follow-up to resolutions, decisions and other outcomes, as a table to be completed."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.notice import Outcome
from writers.outlook.follow_up import taken_up
from writers.word.inlines import Inlines, plain
from writers.word.masthead import masthead, session_lines
from writers.word.paper import Block, Line, Paper, Paragraph, Table
from writers.word.places import within
from writers.word.voice import Voice

_COLUMNS = {"kind": 11, "number": 9, "title": 34, "taken_up": 18, "entity": 14, "status": 14}


def follow_up(voice: Voice) -> Paper:
    """The document: every outcome in printed order, with empty columns for what is not known."""
    name = voice.phrases.text("follow_up.title")
    return Paper(
        name="follow-up.docx",
        title=name,
        masthead=masthead(voice, "follow-up"),
        blocks=(
            *session_lines(voice),
            Line("DocumentTitle", plain(name)),
            *_table(voice),
        ),
        landscape=True,
        working=True,
    )


def _table(voice: Voice) -> Iterator[Block]:
    outcomes = voice.record.notice.outcomes
    if not outcomes:
        yield Paragraph(voice.bracketed("outcomes", "follow_up.none", "outcomes_since"))
        return
    yield Paragraph(voice.say("follow_up.intro"))
    yield Paragraph(_open(voice))
    header = tuple(voice.phrases.text(_heading(column)) for column in _COLUMNS)
    rows = tuple(_row(voice, outcome) for outcome in outcomes)
    yield Table(header, rows, tuple(_COLUMNS.values()))
    yield Paragraph(voice.bracketed("outcomes", "notification.general.more", "outcomes_since"))


def _heading(column: str) -> str:
    return "outcomes.title" if column == "title" else f"follow_up.{column}"


def _open(voice: Voice) -> Inlines:
    """What is to be filled in, and by whom."""
    return voice.say(
        "follow_up.open",
        entity=voice.say("follow_up.entity"),
        status=voice.say("follow_up.status"),
        completed=voice.bracketed("follow_up", "follow_up.completed", "follow_up_unknown"),
    )


def _row(voice: Voice, outcome: Outcome) -> tuple[Inlines, ...]:
    number = voice.stated("outcome", outcome.span) if outcome.number else ()
    at = outcome.title_span or (None if outcome.number else outcome.span)
    title = voice.stated("outcome", at) if at else ()
    places = within(voice.record, voice.phrases, taken_up(voice.record, outcome))
    kind = plain(voice.phrases.text(f"outcomes.{outcome.kind}"))
    return kind, number, title, plain(places), (), ()
