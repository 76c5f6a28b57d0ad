"""The items of the next agenda as they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from writers.outlook.agenda import ANNOUNCED, HEADING, last_agenda
from writers.outlook.conclusion import Conclusion, Source, reason
from writers.outlook.item import Item as AgendaItem
from writers.word.inlines import Bracket, Inlines, Noted, Plain, Stated, capitalised, noted, plain
from writers.word.paper import Block, Item, Point
from writers.word.standard_titles import key_of, reworded, translated
from writers.word.voice import Voice

_MOVES_ON = reason("item_number_open")


def heading(voice: Voice, title: Inlines) -> Inlines:
    """A heading over the items; its first words carry a comment on those without brackets."""
    repeated = any(found.status == "derived" for found in voice.outlook.agenda)
    if not repeated or voice.foreign:
        return title
    agenda = last_agenda(voice.record)
    sources = (Source(agenda.eid),) if agenda and agenda.eid else ()
    return noted(title, voice.comment("derived", reason("frame_repeated"), sources))


@dataclass(frozen=True, slots=True)
class Entry:
    """One item by its number; without a conclusion it is the open place for what is not known."""

    number: int
    settled: bool  # its number: False once the open place stands before it
    title: Inlines  # without the stop at its end
    conclusion: Conclusion[AgendaItem] | None = None


def items(voice: Voice) -> Iterator[Block]:
    """The items, each ending in a full stop, or in a colon where points follow."""
    for entry in entries(voice):
        below = entry.conclusion.value.items if entry.conclusion else ()
        end = plain(voice.phrases.text("colon")) if below else _stop(voice)
        yield Item((*entry.title, *end))
        yield from _points(voice, below)


def entries(voice: Voice) -> Iterator[Entry]:
    """The items in order, with the open place for what is substantive before the final ones."""
    settled, known = True, "agenda" in voice.settled
    for number, (words, conclusion) in enumerate(_worded(voice), start=1):
        yield Entry(number, settled, words, conclusion)
        settled = settled and (known or conclusion is not None)


def _worded(voice: Voice) -> Iterator[tuple[Inlines, Conclusion[AgendaItem] | None]]:
    """The items in order; in the open place as many as a person has settled, without blank ones."""
    for conclusion in _placed(voice):
        titles = [title(voice, conclusion)] if conclusion else _matters(voice)
        yield from ((words, conclusion) for words in titles if words)


def _matters(voice: Voice) -> list[Inlines]:
    """The substantive items, one a line, as a person settled them, or the open place for them."""
    choice = voice.settled.get("agenda")
    if choice is None:
        return [_matter(voice)]
    return [voice.chosen("agenda", line) for line in choice.text.splitlines() if line.strip()]


def numbered(voice: Voice, entry: Entry) -> Inlines:
    """The number of an item; in brackets while items before it are open."""
    words = Plain(str(entry.number))
    return (
        (words,)
        if entry.settled
        else voice.open(f"item_number@{entry.number}", "derived", _MOVES_ON, (), words)
    )


def _placed(voice: Voice) -> Iterator[Conclusion[AgendaItem] | None]:
    """The items, and None where the open place is: at the end where no item is final.

    An agenda that the notice itself has for the session leaves no place open.
    """
    known = voice.outlook.agenda
    if known and all(found.reason == ANNOUNCED for found in known):
        return iter(known)
    first = _first_matter(voice, known)
    final = (at for at, found in enumerate(known) if at >= first and _is_final(voice, found.value))
    at = next(final, len(known))
    return iter((*known[:at], None, *known[at:]))


def _first_matter(voice: Voice, known: tuple[Conclusion[AgendaItem], ...]) -> int:
    """Where the substance of an agenda begins; without any, after the items that open it."""
    matter = (at for at, found in enumerate(known) if not _procedural(voice, found.value))
    opening = voice.phrases.table["frame"]["initial"]
    last = max((at for at, found in enumerate(known) if found.value.frame in opening), default=-1)
    return next(matter, last + 1)


def _procedural(voice: Voice, item: AgendaItem) -> bool:
    return item.frame is not None and item.frame not in voice.phrases.substantive()


def _is_final(voice: Voice, item: AgendaItem) -> bool:
    """Whether an item belongs to the end of an agenda, or heads only items that do."""
    if item.frame == HEADING:
        return all(_is_final(voice, below.value) for below in item.items)
    return item.frame in voice.phrases.table["frame"]["final"]


def _matter(voice: Voice) -> Inlines:
    """The open place for substantive items; its comment lists what the last session had open."""
    if not voice.outlook.agenda:
        return voice.unknown("agenda", "agenda", "agenda_unknown")
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
    return (Bracket("agenda", (words,), comment, "pending", why, sources),)


def _points(voice: Voice, below: tuple[Conclusion[AgendaItem], ...]) -> Iterator[Block]:
    for position, point in enumerate(below, start=1):
        last = position == len(below)
        end = _stop(voice) if last else plain(voice.phrases.text("semicolon"))
        yield Point((*title(voice, point), *end), of_agenda=True)


def title(voice: Voice, conclusion: Conclusion[AgendaItem]) -> Inlines:
    """The words of the last agenda; bracketed where the matter of the item is open."""
    key = key_of(conclusion.value)
    if key in voice.settled:
        return voice.choice(key)
    return translated(voice, conclusion) if voice.foreign else _native(voice, conclusion)


def _native(voice: Voice, conclusion: Conclusion[AgendaItem]) -> Inlines:
    item, key = conclusion.value, key_of(conclusion.value)
    if item.counted is not None and conclusion.status == "derived":
        return _counted(voice, conclusion, item)
    printed = Stated(item.title, "agenda", item.span, key)
    if conclusion.status == "derived":
        return (printed,)
    if conclusion.status == "stated":
        return (Noted((printed,), voice.comment("stated", conclusion.reason, conclusion.sources)),)
    words = reworded(voice, item)
    return voice.bracket(key, conclusion, printed if words is None else Plain(words))


def _counted(voice: Voice, conclusion: Conclusion[AgendaItem], item: AgendaItem) -> Inlines:
    """A title whose ordinal moves on by one: the words around it are the record's."""
    number = voice.outlook.number.value
    found = item.counted
    if found is None or number is None:
        key = key_of(item)
        return voice.bracket(key, conclusion, Stated(item.title, "agenda", item.span, key))
    ordinal = Plain(voice.phrases.ordinal(number + 1, found.form))
    why = reason("item_counted_on", last=number, next=number + 1)
    before = _part(item, 0, found.start)
    after = _part(item, found.end, len(item.title))
    moved = voice.open("number_after", "derived", why, conclusion.sources, ordinal)
    starts = item.title[: found.start].strip() == "" and item.title[found.start].isupper()
    return (*before, *(capitalised(moved) if starts else moved), *after)


def _part(item: AgendaItem, start: int, end: int) -> tuple[Stated, ...]:
    if start >= end:
        return ()
    offset = item.span.start
    span = replace(item.span, start=offset + start, end=offset + end)
    return (Stated(item.title[start:end], "agenda", span, key_of(item)),)


def _stop(voice: Voice) -> Inlines:
    return plain(voice.phrases.text("stop"))
