"""Titles of recurring agenda items in the wording that a language has for them."""

from __future__ import annotations

from dataclasses import replace

from schemas.notice import Span
from writers.outlook.conclusion import Certainty, Conclusion, reason
from writers.outlook.item import Item
from writers.word.inlines import Inlines, Plain
from writers.word.voice import Voice


def translated(voice: Voice, conclusion: Conclusion[Item]) -> Inlines:
    """An item of a record in another language: its standard wording in the draft's, if any.

    The comment then holds the title as printed; without such a wording the title stands itself.
    """
    item, key = conclusion.value, key_of(conclusion.value)
    wording = voice.reading.wording(item.frame, item.title) if item.frame else None
    words = _filled(voice, item, wording) if wording else None
    if words is None:
        return voice.bracket(key, conclusion, voice.value(item.title, "agenda", item.span, key))
    named = voice.phrases.language_name(voice.reading.code)
    why = reason("standard_wording", title=item.title, language=named)
    sure: Certainty = "pending" if conclusion.status == "pending" else "derived"
    worded = replace(conclusion, status=sure, flags=(*conclusion.flags, why))
    return voice.bracket(key, worded, Plain(words))


def key_of(item: Item) -> str:
    """The key under which the title of an item of the next agenda is settled."""
    return f"agenda@{item.span.eid}:{item.span.start}"


def reworded(voice: Voice, item: Item) -> str | None:
    """The words for an item whose printed title no longer holds; it may name the session after."""
    return _filled(voice, item, item.frame) if item.frame else None


def _filled(voice: Voice, item: Item, wording: str) -> str | None:
    """A standard wording; one on an organ needs to know which, and what it is called."""
    key = f"agenda.{wording}"
    if not voice.phrases.has(key):
        return None
    number = voice.outlook.number.value
    following = number + 1 if number else voice.phrases.text("unknown.number")
    organ = _organ(voice, item.span)
    asked = {slot for _, slot, _ in voice.phrases.parts(key)}
    if "organ" in asked and not organ:
        return None
    return voice.phrases.filled(key, {"number": following, "organ": organ})


def _organ(voice: Voice, span: Span) -> str:
    """The short name of the only organ that a title names; empty where it names none or several."""
    named = {
        mention.key
        for mention in voice.record.notice.mentions
        if mention.kind == "organization" and span.eid == mention.span.eid
        if span.start <= mention.span.start and mention.span.end <= span.end
    }
    names = voice.names(named.pop()) if len(named) == 1 else ()
    return names[-1] if names else ""
