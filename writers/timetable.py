"""The steps that prepare the next session, counted back from its opening."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from writers.next_session import Outlook
from writers.outlook.conclusion import Conclusion, Reason, Source, merged, reason
from writers.outlook.days import flags
from writers.outlook.durations import duration
from writers.outlook.record import Record

_WEEKEND = (5, 6)  # weekdays on which nobody meets
_DAYS = {"D": 1, "W": 7}  # of a unit; months and years differ in length


@dataclass(frozen=True, slots=True)
class Moment:
    """When a step falls: from so many days before the opening to so many; days once it is given.

    The end of the session is told by `lasts` (ISO 8601 duration) until then.
    """

    first: int  # 0 is the day of the opening
    last: int
    days: str | None = None  # first/last, ISO 8601
    lasts: str | None = None


When = Conclusion[Moment | None]


@dataclass(frozen=True, slots=True)
class Step:
    """One step by its key in `[phrases.timetable.steps]`; open where it has no moment."""

    key: str
    when: When


@dataclass(frozen=True, slots=True)
class _Past:
    """When a step was taken for the last session."""

    first: date
    last: date
    sources: tuple[Source, ...]


def timetable(record: Record, outlook: Outlook) -> tuple[Step, ...]:
    """The steps, earliest first; an open one stands before the step that usually follows it."""
    steps = (
        Step("review", _as_last(record, outlook, _review(record))),
        Step("notification", _as_last(record, outlook, _notice(record))),
        *_meeting(record, outlook),
        Step("documents", _documents(record, outlook)),
        Step("opening", _opening(outlook)),
        Step("closing", _closing(outlook)),
    )
    return tuple(_in_order(steps))


def _in_order(steps: tuple[Step, ...]) -> list[Step]:
    """By days before the opening; an open step counts as the next one that is known."""
    placed: list[tuple[int, Step]] = []
    place = 0
    for step in reversed(steps):
        place = step.when.value.first if step.when.value else place
        placed.insert(0, (place, step))
    return [step for _, step in sorted(placed, key=lambda pair: -pair[0])]


def _review(record: Record) -> _Past | None:
    """The last meeting of a bureau before the last session."""
    found = [
        _Past(date.fromisoformat(period.end), date.fromisoformat(period.end), sources)
        for period in record.notice.periods
        if period.role == "bureau-meeting" and _whole(period.end)
        for sources in [record.source(period.span)]
    ]
    return max(found, key=lambda past: past.last, default=None)


def _notice(record: Record) -> _Past | None:
    day, span = record.notice.date, record.notice.date_span
    if record.notice.kind != "notification" or day is None or not _whole(day):
        return None
    return _Past(date.fromisoformat(day), date.fromisoformat(day), record.source(span))


def _meeting(record: Record, outlook: Outlook) -> Iterator[Step]:
    """The issue of documents for the preparatory meeting, and the meeting itself."""
    known = outlook.preparation.value
    if known is None:
        return
    last, past = known.last, None
    if last and last.start and last.end and _whole(last.start) and _whole(last.end):
        first, end = date.fromisoformat(last.start), date.fromisoformat(last.end)
        past = _Past(first, end, record.source(last.span))
    meeting = _as_last(record, outlook, past)
    yield Step("meeting_documents", _meeting_documents(record, outlook, meeting))
    yield Step("meeting", meeting)


def _meeting_documents(record: Record, outlook: Outlook, meeting: When) -> When:
    lead = _in_days(outlook.lead_time.value)
    if meeting.value is None or lead is None:
        return _open()
    sources = merged(meeting.sources, outlook.lead_time.sources)
    why = reason("lead_before_meeting", lead=str(outlook.lead_time.value))
    return _counted(record, outlook, meeting.value.first + lead, sources, why)


def _as_last(record: Record, outlook: Outlook, past: _Past | None) -> When:
    """As long before the opening as it was for the last session; no rule says so."""
    session = record.notice.session
    start = session.start if session else None
    if past is None or start is None or not _whole(start):
        return _open()
    opened = date.fromisoformat(start)
    first, last = (opened - past.first).days, (opened - past.last).days
    if last <= 0:
        return _open()
    why = reason("as_last_time", time=f"P{first}D")
    return _counted(record, outlook, first, past.sources, why, last)


def _counted(
    record: Record,
    outlook: Outlook,
    first: int,
    sources: tuple[Source, ...],
    why: Reason,
    last: int | None = None,
) -> When:
    """A proposal: from so many days before the opening to so many."""
    end = first if last is None else last
    if outlook.opening.value is None:
        return Conclusion(Moment(first, end), "pending", sources, why)
    opens = date.fromisoformat(outlook.opening.value)
    counted = opens - timedelta(days=first), opens - timedelta(days=end)
    starts, ends = _working(*counted)
    moved = () if (starts, ends) == counted else (reason("moved_to_working_days"),)
    weigh = flags(record, *(starts + timedelta(days=n) for n in range((ends - starts).days + 1)))
    days = f"{starts.isoformat()}/{ends.isoformat()}"
    moment = Moment((opens - starts).days, (opens - ends).days, days)
    return Conclusion(moment, "pending", sources, why, (*moved, *weigh))


def _working(first: date, last: date) -> tuple[date, date]:
    """The same number of days, moved back so that none is a Saturday or Sunday."""
    found: list[date] = []
    day, wanted = last, (last - first).days + 1
    while len(found) < wanted:
        if day.weekday() not in _WEEKEND:
            found.append(day)
        day -= timedelta(days=1)
    return found[-1], found[0]


def _documents(record: Record, outlook: Outlook) -> When:
    """By the rule on documents; a lead time in months or years needs the day of the opening."""
    due, opening = outlook.deadline, outlook.opening.value
    if due.value and opening:
        before = (date.fromisoformat(opening) - date.fromisoformat(due.value)).days
        moment = Moment(before, before, f"{due.value}/{due.value}")
        return Conclusion(moment, due.status, due.sources, due.reason, due.flags)
    lead = outlook.lead_time
    days = _in_days(lead.value)
    known = Moment(days, days) if days is not None else None
    return Conclusion(known, lead.status if known else "pending", lead.sources, lead.reason)


def _opening(outlook: Outlook) -> When:
    known = outlook.opening
    days = f"{known.value}/{known.value}" if known.value else None
    return Conclusion(Moment(0, 0, days), known.status, known.sources, known.reason, known.flags)


def _closing(outlook: Outlook) -> When:
    known, length = outlook.dates, outlook.length
    if known.value and outlook.opening.value:
        day = known.value.split("/")[-1]
        after = (date.fromisoformat(outlook.opening.value) - date.fromisoformat(day)).days
        moment = Moment(after, after, f"{day}/{day}")
        return Conclusion(moment, known.status, known.sources, known.reason, known.flags)
    lasts = Moment(-1, -1, lasts=length.value) if length.value else None
    return Conclusion(lasts, length.status, length.sources, length.reason)


def _open() -> When:
    return Conclusion(None, "pending", (), reason("step_unknown"))


def _whole(day: str) -> bool:
    """Whether a date is complete to the day."""
    return len(day) == len("2029-06-04")


def _in_days(text: str | None) -> int | None:
    found = duration(text)
    return found.count * _DAYS[found.unit] if found and found.unit in _DAYS else None
