"""A notice as its markup sees it, and one stretch of markup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from schemas.notice import Notice, Outcome, Span
from schemas.outline import Text, texts_of, with_notes
from writers import iri
from writers.akn_things import Known, Thing, bare, known


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of a text, the element around it, and what that points to."""

    span: Span
    tag: str
    thing: Thing | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    address: str | None = None  # of a cited document on the web


@dataclass(frozen=True)
class View:
    """A notice, with what its marks depend on looked up once."""

    notice: Notice

    @cached_property
    def texts(self) -> Mapping[str, Text]:
        """Every text and every note by its eId."""
        return {text.eid: text for text in with_notes(self.notice.outline.texts())}

    @cached_property
    def known(self) -> Known:
        """The entities of the notice by kind and bare key."""
        return known(self.notice)

    @cached_property
    def numbers(self) -> Mapping[str, int | None]:
        """The ordinal of each gathering by its bare key."""
        return {bare("event", item.key): item.number for item in self.notice.gatherings}

    @cached_property
    def outcomes(self) -> Mapping[tuple[str, str], Outcome]:
        """The numbered outcomes of the notice by kind and number."""
        outcomes = reversed(self.notice.outcomes)
        return {(item.kind, item.number): item for item in outcomes if item.number}

    @cached_property
    def adoptions(self) -> Mapping[tuple[str, str], frozenset[tuple[str, str]]]:
        """By kind and number, the organs and days that citations state for it."""
        found: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for item in self.notice.references:
            day = iri.full_day(item.date)
            if item.organ is not None and day is not None:
                found[item.kind, item.value].add((item.organ, day))
        return {key: frozenset(stated) for key, stated in found.items()}

    @cached_property
    def titles(self) -> frozenset[str]:
        """The eIds of all texts in title blocks."""
        outline = self.notice.outline
        texts = [*texts_of(outline.preface)]
        for annex in outline.annexes:
            texts += (annex.label,) if annex.label else ()
            texts += texts_of(annex.preface)
        return frozenset(text.eid for text in texts)

    @cached_property
    def authorities(self) -> frozenset[str | None]:
        """Keys of the organs whose sessions the title blocks and agendas name."""
        named = {
            bare("event", mention.key)
            for mention in self.notice.mentions
            if mention.kind == "event" and mention.span.eid in self.titles
        }
        sessions = named | {agenda.session for agenda in self.notice.agendas}
        organs = {found.body for found in self.notice.gatherings if found.key in sessions}
        return frozenset({self.notice.body_key, *organs} - {None})

    def printed(self, span: Span) -> str:
        """The words of a span."""
        text = self.texts.get(span.eid)
        return text.text[span.start : span.end] if text else ""
