"""The documents to expect under each item of the next agenda."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from writers.outlook.agenda import HEADING
from writers.outlook.conclusion import reason
from writers.word import values
from writers.word.agenda_items import Entry
from writers.word.inlines import Inlines, Plain, Stated, plain
from writers.word.voice import Voice

Issue = Literal["with_notice", "in_advance", "in_session"]
# What goes with the items of the frame: a document by its key, and when it is issued. "item" is
# a document under the title of the item itself; items of no frame have one too.
_OF_FRAME: dict[str, tuple[tuple[str, Issue], ...]] = {
    "opening": (),
    "adoption": (("provisional_agenda", "with_notice"), ("annotated_agenda", "with_notice")),
    "chair_report": (("item", "in_session"),),
    "credentials": (("item", "in_session"),),
    "election": (),
    "bureau_election": (),
    "next_session": (("item", "in_advance"),),
    "outcomes": (("outcomes", "in_session"),),
    "adoption_report": (("report", "in_session"),),
    "other": (),
    "closure": (),
    "organization": (),
    "statements": (),
    HEADING: (),
}
_OF_MATTER: tuple[tuple[str, Issue], ...] = (("item", "in_advance"),)


@dataclass(frozen=True, slots=True)
class Expected:
    """A document by its title, and when it is to be issued."""

    name: str  # which of the documents of the session it is
    title: Inlines
    issue: Issue


def expected(voice: Voice, entry: Entry) -> Iterator[Expected]:
    """The documents under an item; those of items that are not yet confirmed are open."""
    if entry.conclusion is None:
        words = Plain(voice.phrases.text("documents.unknown"))
        why = reason("documents_of_matter")
        title = voice.open(f"documents@{entry.number}", "pending", why, (), words)
        yield Expected(f"documents-{entry.number}", title, "in_advance")
        return
    for key, issue in _OF_FRAME.get(entry.conclusion.value.frame or "", _OF_MATTER):
        name = f"item-{entry.number}" if key == "item" else key.replace("_", "-")
        yield Expected(name, _title(voice, entry, key), issue)


def issued(voice: Voice, document: Expected) -> Inlines:
    """The day by which a document is to be out, as far as a rule says so of its kind."""
    if document.issue == "in_advance":
        known = voice.outlook.deadline
        day = voice.phrases.value(known.value, "day") if known.value else None
        return voice.bracket(
            "deadline", known, Plain(day or voice.phrases.text("documents.in_advance"))
        )
    return voice.bracketed(
        f"issue_{document.issue}", f"documents.{document.issue}", f"issue_{document.issue}"
    )


def line(voice: Voice, document: Expected) -> Inlines:
    """A document by title and symbol."""
    symbol = values.symbol(voice, document.name)
    return voice.say("annotated.document", title=document.title, symbol=symbol)


def _title(voice: Voice, entry: Entry, key: str) -> Inlines:
    if key == "item":
        sources = entry.conclusion.sources if entry.conclusion else ()
        why = reason("document_of_item")
        return voice.open(
            f"document@{entry.number}", "pending", why, sources, *_unbracketed(entry.title)
        )
    if key == "outcomes":
        return voice.bracketed("document@outcomes", "documents.outcomes", "document_of_outcomes")
    return plain(voice.phrases.text(f"documents.{key}"))


def _unbracketed(inlines: Inlines) -> Iterator[Plain | Stated]:
    for inline in inlines:
        if isinstance(inline, Plain | Stated):
            yield inline
        else:
            yield from inline.inlines
