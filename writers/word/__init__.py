"""Drafts for the next session, from the notice of the last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from schemas.body import Body
from schemas.body import body as described
from schemas.draft_origin import Origin
from schemas.errors import UnknownBody
from schemas.language import language
from schemas.notice import Notice
from writers.calendar import calendar
from writers.iri import iri
from writers.next_session import outlook
from writers.outlook.record import record
from writers.phrases import phrases
from writers.word.annotated_agenda import annotated_agenda
from writers.word.bureau import bureau
from writers.word.cover_note import cover_note
from writers.word.document import write
from writers.word.document_list import document_list
from writers.word.follow_up import follow_up
from writers.word.layout import layout
from writers.word.notification import notification
from writers.word.paper import Paper
from writers.word.pen import Pen
from writers.word.places import alias, label
from writers.word.provisional_agenda import provisional_agenda
from writers.word.template import empty
from writers.word.timetable import preparation_timetable
from writers.word.voice import Voice

# Every document that is drafted; one more is one more function from a Voice to a Paper.
_PAPERS = (
    provisional_agenda,
    annotated_agenda,
    document_list,
    notification,
    bureau,
    follow_up,
    preparation_timetable,
)


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of the drafts beside the record: the day of the opening."""

    opens: date | None = None


PLAIN = Order()


@dataclass(frozen=True, slots=True)
class Draft:
    """One file for the next session: a Word document, or its calendar."""

    name: str  # file name
    title: str
    data: bytes


def drafts(notice: Notice, order: Order = PLAIN) -> tuple[Draft, ...]:
    """The drafts in the notice's own language; with days and a calendar for an opening given.

    Raises Incomplete where the notice is about no session.
    """
    found = _voice(notice, order)
    made = tuple(_draft(found, paper, order.opens) for paper in _papers(found))
    return (*made, _calendar(found)) if found.outlook.opening.value else made


def papers(notice: Notice, order: Order = PLAIN) -> tuple[Paper, ...]:
    """The same documents before they become files; raises Incomplete likewise."""
    return _papers(_voice(notice, order))


def _papers(voice: Voice) -> tuple[Paper, ...]:
    """The papers, before them the note that says what is open in them."""
    made = tuple(paper(voice) for paper in _PAPERS)
    return (cover_note(voice, made), *made)


def _voice(notice: Notice, order: Order) -> Voice:
    words = phrases(language(notice.language))
    known = _body(notice)
    looked = outlook(notice, known, order.opens)
    return Voice(record(notice, known), looked, words)


def _body(notice: Notice) -> Body | None:
    try:
        return described(notice.body_key) if notice.body_key else None
    except UnknownBody:
        return None


def _draft(voice: Voice, paper: Paper, opens: date | None) -> Draft:
    notice = voice.record.notice
    setting = layout(language(notice.language))
    opening = opens.isoformat() if opens else ""
    made_from = Origin(
        iri(notice, _date(notice.date).date()).expression, paper.name, setting.code, opening, ()
    )
    pen = Pen(
        document=empty(setting),
        layout=setting,
        date=_date(notice.date),
        alias=lambda stated: alias(voice.record, voice.phrases, stated.fact, stated.span),
        label=lambda key: label(voice.phrases, key),
    )
    return Draft(paper.name, paper.title, write(paper, pen, made_from))


def _calendar(voice: Voice) -> Draft:
    title = voice.phrases.text("timetable.title")
    return Draft("timetable.ics", title, calendar(voice, _date(voice.record.notice.date)))


def _date(day: str | None) -> datetime:
    """The notice's day at midnight; a month or year is its first day; undated ones are of 1980."""
    return datetime.fromisoformat(f"{day or 1980}-01-01"[:10]).replace(tzinfo=UTC)
