"""The next agenda: the procedural frame of the last one, and room for what is not yet known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.notice import Agenda, AgendaItem, Entry, Span
from writers.outlook.conclusion import Certainty, Conclusion, Reason, Source, reason
from writers.outlook.item import Item
from writers.outlook.mandates import folded, mandated
from writers.outlook.record import Record, own_texts
from writers.outlook.session import number
from writers.phrases import Phrases

# Items of this frame name the session after the one they belong to.
_NAMES_NEXT = "next_session"
# The frame of an item that only heads items of the frame.
HEADING = "heading"
# Why an item is stated that stands on an agenda of the next session itself.
ANNOUNCED = reason("item_announced")
YEAR = re.compile(r"(?<!\d)(?:19|20|١٩|٢٠)\d\d(?!\d)")


def last_agenda(record: Record) -> Agenda | None:
    """The agenda of the session the notice is about, as against those of other meetings."""
    session = record.notice.session
    agendas = [agenda for agenda in record.notice.agendas if agenda.items]
    own = [a for a in agendas if session and session.key and a.session == session.key]
    unassigned = [a for a in agendas if a.session is None]
    by_symbol = [a for a in unassigned if a.symbol and record.of_body(a.symbol)]
    return next(iter(own or by_symbol or unassigned or agendas), None)


def items(record: Record, phrases: Phrases) -> tuple[Conclusion[Item], ...]:
    """The items of the next agenda in the order of the last; substantive ones are pending.

    Those that a resolution or decision puts on it are stated, after the substance of the last; so
    are all where the notice itself has the agenda of the next session.
    """
    coming = _coming(record, phrases)
    if coming is not None:
        return tuple(_announced(record, phrases, coming.items))
    agenda = last_agenda(record)
    known = tuple(_items(record, phrases, agenda.items)) if agenda else ()
    put = mandated(record, number(record).value)
    named = {folded(item.value.title): item for item in put}
    kept = tuple(named.pop(folded(found.value.title), found) for found in known)
    at = _end_of_matter(phrases, kept)
    return (*kept[:at], *named.values(), *kept[at:])


def _coming(record: Record, phrases: Phrases) -> Agenda | None:
    """The agenda of the next session, where the notice has one that says so."""
    following = number(record).value
    for agenda in record.notice.agendas:
        said = agenda.title or _introduction(record, agenda)
        counted = following and said and phrases.counted(said, following)
        if agenda.items and said and counted and not _of_others(record, said):
            return agenda
    return None


def _of_others(record: Record, said: str) -> bool:
    """Whether the words over an agenda name a session or meeting of another body."""
    notice = record.notice
    others = {each.key for each in notice.gatherings if each.body not in (None, notice.body_key)}
    places = {eid for eid, text in record.texts.items() if said in text.text}
    return any(
        mention.kind == "event" and mention.key in others and mention.span.eid in places
        for mention in notice.mentions
    )


def _introduction(record: Record, agenda: Agenda) -> str | None:
    """The text that leads to an agenda without a title, where it is listed in a paragraph."""
    around = record.paragraphs.get(agenda.items[0].eid) if agenda.items else None
    first = next(own_texts(around), None) if around and around.eid != agenda.items[0].eid else None
    return first.text if first else None


def _announced(
    record: Record, phrases: Phrases, found: tuple[AgendaItem, ...]
) -> Iterator[Conclusion[Item]]:
    for item in found:
        if item.title:
            below = tuple(_announced(record, phrases, item.items))
            span = _title_span(record, item, item.title)
            value = Item(phrases.frame(item.title), item.title, span, items=below)
            yield Conclusion(value, "stated", (Source(item.eid),), ANNOUNCED)


def _end_of_matter(phrases: Phrases, known: tuple[Conclusion[Item], ...]) -> int:
    """Where the items that end an agenda begin."""
    at = len(known)
    while at and known[at - 1].value.frame in phrases.table["frame"]["final"]:
        at -= 1
    return at


def _items(
    record: Record, phrases: Phrases, found: tuple[AgendaItem, ...]
) -> Iterator[Conclusion[Item]]:
    for item in found:
        if item.title:
            yield _item(record, phrases, item, item.title)


def _item(record: Record, phrases: Phrases, item: AgendaItem, title: str) -> Conclusion[Item]:
    below = tuple(_items(record, phrases, item.items))
    following = number(record).value
    frame = _frame(phrases, title, following, below)
    counted = phrases.counted(title, following) if frame == _NAMES_NEXT and following else None
    value = Item(frame, title, _title_span(record, item, title), counted, below)
    why = _why_open(record, phrases, value)
    status: Certainty = "pending" if why else "derived"
    return Conclusion(value, status, (Source(item.eid),), why or reason("item_of_frame"))


def _frame(
    phrases: Phrases, title: str, following: int | None, below: tuple[Conclusion[Item], ...]
) -> str | None:
    """The key of the recurring item that a title words; a heading of none but such is one too."""
    known = phrases.frame(title)
    if known is None and following and phrases.names_session(title, following):
        return _NAMES_NEXT
    if known is None and below and all(found.status == "derived" for found in below):
        return HEADING
    return known


def _why_open(record: Record, phrases: Phrases, item: Item) -> Reason | None:
    """Why an item is to be confirmed; None where it recurs as it stands."""
    if item.frame is None or item.frame in phrases.substantive():
        return _open(phrases, item.frame, item.title)
    if item.frame == _NAMES_NEXT and item.counted is None:
        return reason("item_next_unread")
    if _of_its_time(record, item) or phrases.once(item.title):
        return reason("item_dated")
    return None


def _of_its_time(record: Record, item: Item) -> bool:
    """Whether a title holds for one session only: it has a date, or names a session or meeting."""
    notice = record.notice
    dated = any(_inside(period.span, item.span) for period in notice.periods) or YEAR.search(
        item.title
    )
    named = any(
        mention.kind == "event" and _inside(mention.span, item.span) for mention in notice.mentions
    )
    return bool(dated) or (named and item.counted is None)


def _inside(inner: Span, outer: Span) -> bool:
    return inner.eid == outer.eid and outer.start <= inner.start and inner.end <= outer.end


def _open(phrases: Phrases, frame: str | None, title: str) -> Reason:
    """Why the matter of an item is open: what the language file says of such items, if anything."""
    known = phrases.has(f"reasons.item_{frame}")
    return reason(f"item_{frame}" if known else "item_substantive", title=title)


def _title_span(record: Record, item: AgendaItem, title: str) -> Span:
    """The characters of the title: an item's span may take in its number and full stop."""
    text = record.texts.get(item.span.eid)
    start = text.text.find(title) if text else -1
    return Span(item.span.eid, start, start + len(title)) if start >= 0 else item.span


def names_next(record: Record, phrases: Phrases) -> Iterator[Item]:
    """The items of the last agenda that are on the next session and name it by its number."""

    def below(found: tuple[Conclusion[Item], ...]) -> Iterator[Item]:
        for conclusion in found:
            yield conclusion.value
            yield from below(conclusion.value.items)

    for item in below(items(record, phrases)):
        if item.frame == _NAMES_NEXT and item.counted is not None:
            yield item


def carried_over(record: Record, phrases: Phrases) -> tuple[Conclusion[Entry], ...]:
    """Key issues of the last session that no recurring item takes up; how they ended is open."""
    following = number(record).value
    return tuple(
        Conclusion(issue, "pending", record.source(issue.span), reason("carry_over"))
        for issue in record.notice.issues
        if _frame(phrases, issue.text, following, ()) is None
    )
