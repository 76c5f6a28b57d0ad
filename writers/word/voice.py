"""How conclusions are put into words: phrases filled, values bracketed, reasons given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from schemas.notice import Settled, Span
from writers.next_session import Outlook
from writers.outlook.conclusion import Certainty, Conclusion, Reason, Source, reason
from writers.outlook.record import Record
from writers.phrases import Phrases
from writers.word.inlines import Bracket, Inline, Inlines, Plain, Stated, plain, respelt
from writers.word.places import places

Slot = Inlines | str | int | Callable[[str], Inlines]


@dataclass(frozen=True)
class Voice:
    """The record, what follows from it, and the language to say it in."""

    record: Record
    outlook: Outlook
    phrases: Phrases

    @cached_property
    def settled(self) -> Mapping[str, Settled]:
        """What people have settled for the next session, by key."""
        return {choice.key: choice for choice in self.record.notice.settled}

    def say(self, key: str, **slots: Slot) -> Inlines:
        """A phrase with its slots filled by marked values."""
        found: list[Inline] = []
        for text, slot, form in self.phrases.parts(key):
            found.extend(plain(text) if slot is None else self._slot(slots[slot], form))
        return tuple(found)

    def _slot(self, value: Slot, form: str) -> Inlines:
        if callable(value):
            return value(form)
        if isinstance(value, tuple):
            return respelt(value, lambda words: self.phrases.inflected(words, form))
        return plain(self.phrases.value(value, form))

    def stated(self, fact: str, span: Span) -> Inlines:
        """What the record prints at a place, as a value of the record."""
        text = self.record.printed(span)
        return (Stated(text, fact, span),) if text else ()

    def bracket(
        self, key: str, conclusion: Conclusion[object], *inlines: Plain | Stated
    ) -> Inlines:
        """A value in brackets, with the conclusion's ground as its comment; bare once settled."""
        found = conclusion
        if found.status == "settled":
            return tuple(replace(inline, key=key) for inline in inlines)
        return self.open(
            key, found.status, found.reason, found.sources, *inlines, flags=found.flags
        )

    def open(
        self,
        key: str,
        status: Certainty,
        why: Reason,
        sources: tuple[Source, ...],
        *inlines: Plain | Stated,
        flags: tuple[Reason, ...] = (),
    ) -> Inlines:
        """A value in brackets, with a reason, its sources and what to weigh as its comment.

        What a person has settled under its key stands in its place, without brackets.
        """
        if key in self.settled:
            return self.choice(key)
        lines = [self.comment(status, why, sources), *map(self.because, flags)]
        return (Bracket(key, inlines, "\n".join(lines), status, why, sources, flags),)

    def choice(self, key: str) -> Inlines:
        """What a person has settled under a key; empty where that is nothing."""
        words = self.settled[key].text
        return (Plain(words, key),) if words else ()

    def unknown(self, key: str, phrase: str, why: str, **values: str | int) -> Inlines:
        """The words for a value that is not on record, bracketed, for the reason with a key."""
        return self.bracketed(key, f"unknown.{phrase}", why, **values)

    def bracketed(self, key: str, phrase: str, why: str, **values: str | int) -> Inlines:
        """A phrase in brackets as pending, for the reason with a key."""
        words = Plain(self.phrases.text(phrase))
        return self.open(key, "pending", reason(why, **values), (), words)

    def comment(self, status: Certainty, why: Reason, sources: tuple[Source, ...]) -> str:
        """A comment: how sure the value is, why, and what it follows from."""
        words = self.phrases.filled(f"comments.{status}", {"reason": self.because(why)})
        return "\n".join([words, *self.sources(sources)])

    def because(self, why: Reason) -> str:
        """A reason in words."""
        return self.phrases.filled(f"reasons.{why.key}", dict(why.values))

    def sources(self, sources: tuple[Source, ...]) -> Iterable[str]:
        """The line of a comment that names what a value follows from; none without sources."""
        named = places(self.record, self.phrases, sources)
        if named:
            yield self.phrases.filled("comments.sources", {"sources": named})

    def name(self, key: str | None) -> str | None:
        """What an organ of the body file is called in full in this language, None where unknown."""
        return next(iter(self.names(key)), None)

    def names(self, key: str | None) -> tuple[str, ...]:
        """The names of an organ of the body file in this language, the full one first."""
        organ = self.record.body.organ(key) if self.record.body and key else None
        return organ.names.get(self.phrases.code, ()) if organ else ()

    def body(self) -> Inlines:
        """The body's name for running text: the second in the body file, or else as printed."""
        notice = self.record.notice
        names = self.names(notice.body_key)
        if names:
            return plain(names[min(1, len(names) - 1)])
        if notice.body is None:
            return self.unknown("body", "body", "body_unknown")
        return plain(notice.body.text)
