"""Drafts for the next session, from the notice of the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial

from schemas.body import Body
from schemas.body import body as described
from schemas.concordance import Disagreement
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
from writers.word.disputed import disputed
from writers.word.document import write
from writers.word.document_list import document_list
from writers.word.final import final
from writers.word.follow_up import follow_up
from writers.word.layout import Layout, layout
from writers.word.notification import notification
from writers.word.paper import Paper
from writers.word.pen import Pen
from writers.word.places import alias, label
from writers.word.provisional_agenda import provisional_agenda
from writers.word.template import empty
from writers.word.timetable import preparation_timetable
from writers.word.tracked.predecessor import Prior, predecessor
from writers.word.voice import Voice

# Every document that is drafted; one more is one more function from a Voice to a Paper.
_PAPERS: Mapping[str, Callable[[Voice], Paper]] = {
    "provisional-agenda": provisional_agenda,
    "annotated-agenda": annotated_agenda,
    "documents": document_list,
    "notification": notification,
    "bureau": bureau,
    "follow-up": follow_up,
    "timetable": preparation_timetable,
}
_NOTE = "cover-note"
NAMES = (_NOTE, *_PAPERS)
_TIMETABLE = "timetable"  # the paper that a calendar goes with


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of the drafts beside the record."""

    opens: date | None = None  # the day of the opening
    tracked: bool = False  # also copies with tracked changes against the last text
    final: bool = False  # without brackets, comments and the word DRAFT
    only: tuple[str, ...] = ()  # some of NAMES; all where it is empty
    language: str | None = None  # BCP 47; the record's where none is given
    disagreements: tuple[Disagreement, ...] = ()  # of the record with other versions


PLAIN = Order()


@dataclass(frozen=True, slots=True)
class Draft:
    """One file for the next session: a Word document, or its calendar."""

    name: str  # file name
    title: str
    data: bytes


def drafts(notice: Notice, order: Order = PLAIN) -> tuple[Draft, ...]:
    """The drafts in the language ordered; with days and a calendar for an opening given.

    Words of a notice in another language stand as they are, marked as to be translated. Each copy
    with tracked changes stands after its draft; there is none in another language. Raises
    Incomplete where the notice is about no session, Pending where what is to be final holds an
    open value.
    """
    found = _voice(notice, order)
    made = [draft for paper in _papers(found, order) for draft in _copies(found, paper, order)]
    if found.outlook.opening.value and _TIMETABLE in (order.only or NAMES):
        made.append(_calendar(found))
    return tuple(made)


def named(notice: Notice) -> str:
    """What drafts call the record they are made from: the IRI of its expression."""
    return iri(notice, _date(notice.date).date()).expression


def papers(notice: Notice, order: Order = PLAIN) -> tuple[Paper, ...]:
    """The same documents before they become files; raises Incomplete likewise."""
    return _papers(_voice(notice, order), order)


def _papers(voice: Voice, order: Order) -> tuple[Paper, ...]:
    """The papers asked for, before them the note that says what is open in them.

    Working papers are never final, so only one asked for by name is.
    """
    told = partial(disputed, voice, found=order.disagreements)
    made = {name: told(make(voice)) for name, make in _PAPERS.items()}
    every = {_NOTE: cover_note(voice, tuple(made.values())), **made}
    chosen = [paper for name, paper in every.items() if name in (order.only or NAMES)]
    if not order.final:
        return tuple(chosen)
    return final(tuple(p for p in chosen if order.only or not p.working), voice.phrases)


def _voice(notice: Notice, order: Order) -> Voice:
    known = _body(notice)
    looked = outlook(notice, known, order.opens)
    found = record(notice, known)
    spoken = language(order.language or notice.language)
    return Voice(found, looked, phrases(spoken, found.variants))


def _body(notice: Notice) -> Body | None:
    try:
        return described(notice.body_key) if notice.body_key else None
    except UnknownBody:
        return None


def _copies(voice: Voice, paper: Paper, order: Order) -> Iterator[Draft]:
    """A paper as a clean file, and as one with tracked changes where there is a text before it."""
    setting = layout(language(voice.phrases.code))
    if order.final:
        setting = replace(setting, draft="")
    opening = order.opens.isoformat() if order.opens else ""
    made_from = Origin(named(voice.record.notice), paper.name, setting.code, opening, order.final)
    yield _draft(voice, paper, setting, made_from)
    before = (
        predecessor(voice.record, paper.name, setting)
        if order.tracked and not voice.foreign
        else ()
    )
    if before:
        yield _draft(voice, paper, setting, made_from, before)


def _draft(
    voice: Voice,
    paper: Paper,
    setting: Layout,
    made_from: Origin,
    before: tuple[Prior, ...] = (),
) -> Draft:
    notice = voice.record.notice
    others = _others(voice)
    pen = Pen(
        document=empty(setting, others.values()),
        layout=setting,
        date=_date(notice.date),
        alias=lambda stated: alias(voice.record, voice.phrases, stated),
        label=lambda key: label(voice.phrases, key),
        others=others,
    )
    name = paper.name.replace(".docx", ".tracked.docx") if before else paper.name
    return Draft(name, paper.title, write(paper, pen, made_from, before))


def _others(voice: Voice) -> dict[str, Layout]:
    """The layouts of other languages in which words of the record or of people may stand."""
    spoken = {voice.reading.code, *(choice.language for choice in voice.settled.values())}
    spoken -= {voice.phrases.code, None}
    return {code: layout(language(code)) for code in sorted(filter(None, spoken))}


def _calendar(voice: Voice) -> Draft:
    title = voice.phrases.text("timetable.title")
    return Draft("timetable.ics", title, calendar(voice, _date(voice.record.notice.date)))


def _date(day: str | None) -> datetime:
    """The notice's day at midnight; a month or year is its first day; undated ones are of 1980."""
    return datetime.fromisoformat(f"{day or 1980}-01-01"[:10]).replace(tzinfo=UTC)
