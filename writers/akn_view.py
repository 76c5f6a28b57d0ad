"""A notice as its markup sees it, and one stretch of markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from schemas.notice import Notice, Span
from schemas.outline import Text, texts_of
from writers.akn_things import Thing


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
        """Every text by its eId."""
        return {text.eid: text for text in self.notice.outline.texts()}

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
        """Keys of the organs that this notice or one of its agendas convenes."""
        sessions = {agenda.session for agenda in self.notice.agendas}
        organs = {found.body for found in self.notice.gatherings if found.key in sessions}
        return frozenset({self.notice.body_key, *organs} - {None})

    def printed(self, span: Span) -> str:
        """The words of a span."""
        text = self.texts.get(span.eid)
        return text.text[span.start : span.end] if text else ""
