"""What is said under each item of an annotated agenda."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from writers.outlook.agenda import ANNOUNCED, HEADING
from writers.outlook.conclusion import Conclusion, Source, reason
from writers.outlook.item import Item
from writers.outlook.item_rules import cited_rule
from writers.outlook.record import own_texts
from writers.word import values
from writers.word.agenda_items import Entry, title
from writers.word.inlines import Inlines, Plain, capitalised, noted
from writers.word.paper import Block, Paragraph
from writers.word.places import rule as cited
from writers.word.points import points
from writers.word.record_text import recurring_paragraphs, trimmed, whole
from writers.word.sections.bureau import told
from writers.word.sections.general import of_last, outcomes, tables
from writers.word.sections.issues import carried
from writers.word.voice import Slot, Voice

# The rules of the body file that govern the items of the frame.
_RULES = {
    "opening": ("cycle", "length", "seat"),
    "adoption": ("agenda",),
    "chair_report": ("preparatory",),
    "credentials": ("credentials",),
    "election": ("election",),
    "next_session": ("cycle", "length", "seat"),
    "bureau_election": ("bureau",),
}
# Items of the frame with a matter of their own, on which a session acts.
_TAKEN_UP = ("election", "bureau_election", "strategic_plan", "next_session")


def annotation(voice: Voice, entry: Entry) -> Iterator[Block]:
    """The paragraphs under an item: what its rule says, what the last session did, what is open."""
    if entry.conclusion is None:
        yield from _matter(voice, entry)
        return
    item = entry.conclusion.value
    yield from _sub_items(voice, entry)
    said = _OF_FRAME.get(item.frame or "")
    if entry.conclusion.status == "stated" and entry.conclusion.reason != ANNOUNCED:
        yield from _mandates(voice, entry.conclusion)
        yield _unwritten(voice, entry)
        return
    if said is None:
        if entry.conclusion.status != "stated":
            yield _on_agenda(voice, item)
        yield from _last_session(voice, item)
        yield _unwritten(voice, entry)
        return
    yield from said(voice, item)
    yield from _last_session(voice, item)


def _mandates(voice: Voice, conclusion: Conclusion[Item]) -> Iterator[Block]:
    """The paragraphs that put an item on the agenda, word for word."""
    for source in conclusion.sources:
        unit = voice.record.units.get(source.eid or "")
        if unit is not None:
            yield from (Paragraph(whole(voice, text)) for text in own_texts(unit))


def _unwritten(voice: Voice, entry: Entry) -> Paragraph:
    return Paragraph(
        voice.bracketed(f"annotation@{entry.number}", "annotated.substantive", "annotation_unknown")
    )


def _matter(voice: Voice, entry: Entry) -> Iterator[Block]:
    """The open place: what the last session had open, and all that it adopted."""
    yield _unwritten(voice, entry)
    if voice.outlook.carried_over:
        yield Paragraph(of_last(voice, "annotated.carried_over"))
        issues = (carried(voice, conclusion) for conclusion in voice.outlook.carried_over)
        yield from points(voice, issues)
    yield from outcomes(voice)


def _on_agenda(voice: Voice, item: Item) -> Paragraph:
    held = voice.shown(voice.value(item.title, "agenda", item.span))
    return Paragraph(of_last(voice, "annotated.on_agenda", title=held))


def _sub_items(voice: Voice, entry: Entry) -> Iterator[Block]:
    below = entry.conclusion.value.items if entry.conclusion else ()
    if below:
        yield Paragraph(voice.say("annotated.sub_items"))
    yield from points(voice, (title(voice, point) for point in below))


def _last_session(voice: Voice, item: Item) -> Iterator[Block]:
    """What the last notice tells of an item of the same frame: key issues and outcomes."""
    frame, notice = voice.reading.frame, voice.record.notice
    if item.frame not in _TAKEN_UP:
        return
    for issue in notice.issues:
        if frame(issue.text) == item.frame:
            words = (voice.shown(value) for value in trimmed(voice, "issue", issue.span))
            said = tuple(inline for inlines in words for inline in inlines)
            yield Paragraph(of_last(voice, "annotated.issue", issue=said))
    adopted = [found for found in notice.outcomes if frame(found.title or "") == item.frame]
    if adopted:
        related = of_last(voice, "annotated.related")
        comment = voice.comment("derived", reason("related_by_words"), ())
        yield Paragraph(noted(related, comment))
        yield from tables(voice, adopted)


def _by_rule(voice: Voice, item: Item, key: str, **slots: Slot) -> Paragraph:
    """A sentence, after the rule it follows from where one is on record."""
    sentence = voice.say(f"annotated.{key}", **slots)
    found = _rule(voice, item)
    if not found:
        return Paragraph(capitalised(sentence))
    return Paragraph(voice.say("annotated.ruled", rule=found, sentence=sentence))


def _rule(voice: Voice, item: Item) -> Inlines:
    """The rule that the body file gives, or else the one that the last notice cites."""
    known = values.known_rule(voice, *_RULES.get(item.frame or "", ()))
    reference = cited_rule(voice.record, item)
    if known or reference is None:
        return known
    sources: tuple[Source, ...] = voice.record.source(reference.span)
    words = Plain(cited(voice.phrases, reference.value))
    return voice.open(f"rule@{item.span.eid}", "derived", reason("rule_as_cited"), sources, words)


def _opening(voice: Voice, item: Item) -> Iterator[Block]:
    yield _by_rule(
        voice,
        item,
        "held",
        number=values.number(voice),
        body=voice.body(),
        place=values.place(voice),
        dates=values.dates(voice),
        length=values.length(voice),
    )
    yield Paragraph(voice.say("notification.dates.opening", opening=values.opening(voice)))
    if told(voice):
        yield Paragraph(voice.say("annotated.presiding"))


def _adoption(voice: Voice, item: Item) -> Iterator[Block]:
    yield _by_rule(voice, item, "adoption", symbol=values.symbol(voice, "provisional-agenda"))
    yield Paragraph(
        voice.say(
            "notification.dates.basis",
            decision=voice.unknown("basis", "basis", "basis_unknown"),
            review=voice.unknown("review", "review", "review_unknown"),
        )
    )
    yield Paragraph(
        voice.say(
            "notification.dates.documents",
            rule=values.rule(voice, "documents"),
            deadline=values.deadline(voice),
            lead=values.lead_time(voice),
        )
    )


def _chair_report(voice: Voice, item: Item) -> Iterator[Block]:
    known = voice.outlook.preparation
    if known.value is None:
        yield _by_rule(voice, item, "report")
        return
    names = voice.names(known.value.organ)
    words = Plain(names[-1] if names else voice.phrases.text("unknown.organ"))
    yield _by_rule(voice, item, "prepares", organ=voice.bracket("preparation", known, words))
    yield Paragraph(capitalised(voice.say("annotated.report")))


def _election(voice: Voice, item: Item) -> Iterator[Block]:
    yield _by_rule(
        voice, item, "election", open=voice.bracketed("election", "annotated.open", "seats_unknown")
    )


def _next_session(voice: Voice, item: Item) -> Iterator[Block]:
    yield _by_rule(voice, item, "next_session", number=values.number(voice, after=1))


def _bureau_election(voice: Voice, item: Item) -> Iterator[Block]:
    yield from recurring_paragraphs(voice, "bureau", "extra_vice_presidents")
    yield _by_rule(voice, item, "bureau_election", term=values.bureau_term(voice))
    if told(voice):
        yield Paragraph(voice.say("annotated.past"))


def _closure(voice: Voice, item: Item) -> Iterator[Block]:
    yield Paragraph(voice.say("annotated.closure", closing=values.closing(voice)))


def _sentence(key: str) -> Callable[[Voice, Item], Iterator[Block]]:
    """The annotation of items of which one sentence says all."""
    return lambda voice, item: iter((_by_rule(voice, item, key),))


_OF_FRAME: dict[str, Callable[[Voice, Item], Iterator[Block]]] = {
    "opening": _opening,
    "adoption": _adoption,
    "chair_report": _chair_report,
    "credentials": _sentence("credentials"),
    "election": _election,
    "outcomes": _sentence("outcomes"),
    "adoption_report": _sentence("adoption_report"),
    "next_session": _next_session,
    "bureau_election": _bureau_election,
    "other": _sentence("other"),
    "closure": _closure,
    "organization": _sentence("organization"),
    "admission": _sentence("admission"),
    "statements": _sentence("statements"),
    "head_report": _sentence("report"),
    HEADING: lambda voice, item: iter(()),
}
