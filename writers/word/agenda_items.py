"""The items of the next agenda as they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writers.outlook.agenda import Item as AgendaItem
from writers.outlook.agenda import last_agenda
from writers.outlook.conclusion import Conclusion, Source, reason
from writers.word.inlines import Bracket, Inlines, Noted, Plain, Stated, plain
from writers.word.paper import Block, Item, Point
from writers.word.voice import Voice


def heading(voice: Voice, title: Inlines) -> Inlines:
    """A heading over the items; its first words carry a comment on those without brackets."""
    repeated = any(found.status == "derived" for found in voice.outlook.agenda)
    first = next((inline for inline in title if isinstance(inline, Plain)), None)
    if not repeated or first is None:
        return title
    agenda = last_agenda(voice.record)
    sources = (Source(agenda.eid),) if agenda and agenda.eid else ()
    comment = voice.comment("derived", reason("frame_repeated"), sources)
    return tuple(Noted((inline,), comment) if inline is first else inline for inline in title)


def items(voice: Voice) -> Iterator[Block]:
    """The items, each ending in a full stop, or in a colon where points follow."""
    if not voice.outlook.agenda:
        yield Item((*voice.unknown("agenda", "agenda_unknown"), *_stop(voice)))
        return
    placed = False
    for conclusion in voice.outlook.agenda:
        if not placed and _comes_after_matter(voice, conclusion):
            placed = True
            yield Item((*_matter(voice), *_stop(voice)))
        yield from _item(voice, conclusion)
    if not placed:
        yield Item((*_matter(voice), *_stop(voice)))


def _comes_after_matter(voice: Voice, conclusion: Conclusion[AgendaItem]) -> bool:
    """Whether an item belongs to the end of an agenda, after all that is substantive."""
    return conclusion.value.frame in voice.phrases.table["frame"]["final"]


def _matter(voice: Voice) -> Inlines:
    """The open place for substantive items; its comment lists what the last session had open."""
    words = Plain(voice.phrases.text("unknown.substantive_items"))
    why = reason("substantive_items_unknown")
    comment = voice.comment("pending", why, ())
    open_issues = voice.outlook.carried_over
    sources = tuple(source for issue in open_issues for source in issue.sources)
    if open_issues:
        stops = " \u00a0\u202f.;；。"
        issues = voice.phrases.joined([issue.value.text.strip(stops) for issue in open_issues])
        lines = [comment, voice.because(reason("matters_open", issues=issues))]
        lines.extend(voice.sources(sources))
        comment = "\n".join(lines)
    return (Bracket((words,), comment, "pending", why, sources),)


def _item(voice: Voice, conclusion: Conclusion[AgendaItem]) -> Iterator[Block]:
    below = conclusion.value.items
    end = plain(voice.phrases.text("colon")) if below else _stop(voice)
    yield Item((*title(voice, conclusion), *end))
    for position, point in enumerate(below, start=1):
        last = position == len(below)
        end = _stop(voice) if last else plain(voice.phrases.text("semicolon"))
        yield Point((*title(voice, point), *end), of_agenda=True)


def title(voice: Voice, conclusion: Conclusion[AgendaItem]) -> Inlines:
    """The words of the last agenda; bracketed where the matter of the item is open."""
    item = conclusion.value
    if item.counted is not None and conclusion.status == "derived":
        return _counted(voice, conclusion, item)
    if conclusion.status == "derived":
        return (Stated(item.title, "agenda", item.span),)
    if voice.phrases.has(f"agenda.{item.frame}"):
        return voice.bracket(conclusion, Plain(_reworded(voice, f"agenda.{item.frame}")))
    return voice.bracket(conclusion, Stated(item.title, "agenda", item.span))


def _reworded(voice: Voice, key: str) -> str:
    """The words for an item whose printed title no longer holds; it may name the session after."""
    number = voice.outlook.number.value
    following = number + 1 if number else voice.phrases.text("unknown.number")
    return voice.phrases.filled(key, {"number": following})


def _counted(voice: Voice, conclusion: Conclusion[AgendaItem], item: AgendaItem) -> Inlines:
    """A title whose ordinal moves on by one: the words around it are the record's."""
    number = voice.outlook.number.value
    found = item.counted
    if found is None or number is None:
        return voice.bracket(conclusion, Stated(item.title, "agenda", item.span))
    ordinal = Plain(voice.phrases.ordinal(number + 1, found.form))
    why = reason("item_counted_on", last=number, next=number + 1)
    before = _part(item, 0, found.start)
    after = _part(item, found.end, len(item.title))
    return (*before, *voice.open("derived", why, conclusion.sources, ordinal), *after)


def _part(item: AgendaItem, start: int, end: int) -> tuple[Stated, ...]:
    if start >= end:
        return ()
    offset = item.span.start
    span = replace(item.span, start=offset + start, end=offset + end)
    return (Stated(item.title[start:end], "agenda", span),)


def _stop(voice: Voice) -> Inlines:
    return plain(voice.phrases.text("stop"))
