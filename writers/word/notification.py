"""The notification of the next session, in the structure of the last one."""

from __future__ import annotations

from collections.abc import Iterator

from writers.word import values
from writers.word.agenda_items import heading, items
from writers.word.inlines import Inlines, plain
from writers.word.masthead import masthead, session_lines
from writers.word.paper import Block, Line, Paper
from writers.word.sections.additional import additional
from writers.word.sections.bureau import bureau
from writers.word.sections.dates import dates
from writers.word.sections.general import general
from writers.word.sections.issues import issues
from writers.word.sections.preparation import preparation
from writers.word.voice import Voice


def notification(voice: Voice) -> Paper:
    """The document: six sections whose paragraphs run through, and the agenda as its annex."""
    notice = voice.record.notice
    printed = notice.title if notice.kind == "notification" and _lasting(voice) else None
    name = plain(voice.phrases.text("notification.title"))
    title = voice.stated("title", printed.span) if printed else name
    return Paper(
        name="notification.docx",
        title=printed.text if printed else voice.phrases.text("notification.title"),
        masthead=masthead(voice, "notification", _symbol(voice)),
        blocks=(
            *session_lines(voice),
            Line("DocumentTitle", title or name),
            *_sections(voice),
            *_annex(voice),
        ),
    )


def _lasting(voice: Voice) -> bool:
    """Whether the last title can stand again: in this language, and naming no session or day."""
    notice = voice.record.notice
    if notice.title is None or voice.foreign:
        return False
    title = notice.title.span
    told = [*(g.span for g in notice.gatherings), *(p.span for p in notice.periods)]
    return not any(
        span.eid == title.eid and span.start < title.end and title.start < span.end for span in told
    )


def _symbol(voice: Voice) -> Inlines:
    """The stem where the last notification had a symbol, else nothing to go by."""
    if voice.record.notice.symbol is None:
        return voice.unknown("symbol@notification", "symbol", "symbol_none")
    return values.symbol(voice, "notification")


def _sections(voice: Voice) -> Iterator[Block]:
    for section in (general, dates, issues, bureau, preparation, additional):
        yield from section(voice)


def _annex(voice: Voice) -> Iterator[Block]:
    yield Line("AnnexLabel", plain(voice.phrases.text("notification.annex.label")))
    title = voice.say(
        "notification.annex.title",
        number=values.number(voice),
        body=voice.body(),
        place=values.place(voice),
        dates=values.dates(voice),
    )
    yield Line("AnnexTitle", heading(voice, title))
    yield from items(voice)
