"""The timetable of preparation as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from writers.timetable import Step, timetable
from writers.word.timetable import ground, named
from writers.word.voice import Voice


def calendar(voice: Voice, stamp: datetime) -> bytes:
    """The steps that have days, as all-day events: their hours are not yet known.

    An event keeps its identifier in every language and for every opening. The same record, opening
    and stamp (UTC) give the same bytes.
    """
    made = Calendar()
    made.add("prodid", "-//Seriatim//Timetable of preparation//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", voice.phrases.text("timetable.title"))
    body = voice.record.body
    if body is not None and body.timezone:
        made.add("x-wr-timezone", body.timezone)
    for event in _events(voice, stamp):
        made.add_component(event)
    return bytes(made.to_ical())


def _events(voice: Voice, stamp: datetime) -> Iterator[Event]:
    for step in timetable(voice.record, voice.outlook):
        days = step.when.value.days if step.when.value else None
        if days is not None:
            yield _event(voice, step, days, stamp)


def _event(voice: Voice, step: Step, days: str, stamp: datetime) -> Event:
    first, last = map(date.fromisoformat, days.split("/"))
    made = Event()
    made.add("uid", _identifier(voice, step))
    made.add("dtstamp", stamp)
    made.add("dtstart", first)
    made.add("dtend", last + timedelta(days=1))  # the day after the last, by RFC 5545
    made.add("summary", named(voice, step))
    made.add("description", ground(voice, step))
    made.add("status", "TENTATIVE")
    made.add("transp", "TRANSPARENT")
    return made


def _identifier(voice: Voice, step: Step) -> str:
    identity = voice.record.notice.identity
    return re.sub(r"[^\w.@-]+", "-", f"{identity.actor}-{identity.number}-{step.key}@seriatim")
