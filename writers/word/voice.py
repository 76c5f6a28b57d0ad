"""How conclusions are put into words: phrases filled, values bracketed, reasons given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from schemas.language import language
from schemas.notice import Settled, Span
from schemas.places import place
from schemas.scripts import speaks
from writers.next_session import Outlook
from writers.outlook.conclusion import Certainty, Conclusion, Reason, Source, reason
from writers.outlook.record import Record
from writers.phrases import Phrases, phrases
from writers.word.inlines import Bracket, Inline, Inlines, Plain, Stated, foreign, plain, respelt
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

    @cached_property
    def reading(self) -> Phrases:
        """What the language of the record says, to find it in the words of the record."""
        return phrases(language(self.record.notice.language))

    @property
    def foreign(self) -> bool:
        """Whether the record is in another language than the draft."""
        return self.reading.code != self.phrases.code

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
        return self.shown(self.value(text, fact, span)) if text else ()

    def value(self, text: str, fact: str, span: Span, key: str = "") -> Stated:
        """A text of the record as its value; it knows its language where that is not the draft's.

        Symbols, numbers and addresses are of no language.
        """
        return Stated(text, fact, span, key, self.other(text, self.reading.code))

    def other(self, text: str, code: str) -> str:
        """The language of a text where it says something in another than the draft's, else ""."""
        home = code in ("", self.phrases.code)
        return "" if home or not speaks(text, language(code).script) else code

    def shown(self, value: Plain | Stated, key: str = "") -> Inlines:
        """A value as it stands in a sentence: in brackets where it is to be translated."""
        if not value.language:
            return (value,)
        span = value.span if isinstance(value, Stated) else None
        place = value.key or key or (self._translated(span) if span else "")
        why = self._translation(value)
        return self.open(place, "pending", why, self.record.source(span), value)

    def _translated(self, span: Span) -> str:
        """The key of a translation: each language has its own of the same words."""
        return f"translation@{self.phrases.code}:{span.eid}:{span.start}"

    def _translation(self, *inlines: Plain | Stated) -> Reason:
        code = next(inline.language for inline in inlines if inline.language)
        return reason("translation", language=self.phrases.language_name(code))

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
        return self._bracketed(key, status, why, sources, *inlines, flags=flags)

    def _bracketed(
        self,
        key: str,
        status: Certainty,
        why: Reason,
        sources: tuple[Source, ...],
        *inlines: Plain | Stated,
        flags: tuple[Reason, ...] = (),
    ) -> Inlines:
        """The brackets; around words in another language they say that these are to be translated.

        The language read is named in the comment: the program never translates.
        """
        label = ""
        if foreign(inlines):
            status = "pending"
            label = self.phrases.text("translation.needed")
            needed = self._translation(*inlines)
            flags = flags if why == needed else (*flags, needed)
        lines = [self.comment(status, why, sources), *map(self.because, flags)]
        return (Bracket(key, inlines, "\n".join(lines), status, why, sources, flags, label),)

    def choice(self, key: str) -> Inlines:
        """What a person has settled under a key; empty where that is nothing."""
        return self.chosen(key, self.settled[key].text)

    def chosen(self, key: str, words: str) -> Inlines:
        """Words that a person has settled, or some of them, in brackets where of another language.

        Those words then stand for the person's choice, still to be translated.
        """
        value = Plain(words, key, self.other(words, self.settled[key].language or ""))
        if value.language:
            return self._bracketed(key, "pending", self._translation(value), (), value)
        return (value,) if words else ()

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
        words = notice.body.text
        return self.shown(Plain(words, language=self.other(words, self.reading.code)), "body")

    def place(self, name: str) -> Plain:
        """A place of the record by its name in this language where that is known, else as printed.

        A place that is not known says which language its name is in.
        """
        other = self.other(name, self.reading.code)
        known = place(name, other, self.phrases.code) if other else name
        return Plain(known or name, language="" if known else other)
