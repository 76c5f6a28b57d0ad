"""A passage with everything found in it by form: dates, gatherings, names, citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.dates import PrintedDate, dates
from extractors.gatherings import Named, named
from extractors.names import Name, names
from extractors.passages import Passage, passages
from extractors.references import references
from schemas.body import Body
from schemas.citation import Citation
from schemas.language import Language
from schemas.language import language as language_named
from schemas.notice import Span
from schemas.outline import Outline

_DAY = 10  # characters of a date complete to the day
_BESIDE = 24  # characters beside a day in a title block that leave it alone on its line


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with its place in the folded text."""

    date: PrintedDate
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One passage and what its words name; places count in the folded text, citations' in print."""

    passage: Passage
    dates: tuple[Dated, ...]
    gatherings: tuple[Named, ...]
    names: tuple[Name, ...]
    citations: tuple[Citation, ...]

    @property
    def plain(self) -> str:
        """The folded text."""
        return self.passage.plain

    def cited(self, citation: Citation) -> Span:
        """Where a citation is printed."""
        return Span(self.passage.text.eid, citation.start, citation.end)

    def without(self, *places: tuple[int, int]) -> str:
        """The folded text with some places cut out."""
        kept, position = [], 0
        for start, end in sorted(places):
            kept.append(self.plain[position : max(start, position)])
            position = max(position, end)
        return "".join([*kept, self.plain[position:]])


def readings(outline: Outline, language: Language, body: Body | None) -> tuple[Reading, ...]:
    """Every passage of an outline, read."""
    return tuple(_reading(passage, language, body) for passage in passages(outline))


def running(found: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings without those of notes."""
    return tuple(reading for reading in found if reading.passage.where != "note")


def _reading(passage: Passage, language: Language, body: Body | None) -> Reading:
    text = passage.text.text
    return Reading(
        passage,
        tuple(dated(passage, date) for date in dates(text, language) or _foreign(passage)),
        named(passage, language),
        names(passage.plain, language, body),
        references(text, language),
    )


def _foreign(passage: Passage) -> tuple[PrintedDate, ...]:
    """A day in English alone on a line of a title block: distribution lines often stay so."""
    if passage.where != "preface":
        return ()
    text = passage.text.text
    found = dates(text, language_named("en"))
    return tuple(
        date
        for date in found
        if date.start == date.end
        and len(date.start) == _DAY
        and len((text[: date.from_] + text[date.to :]).strip()) <= _BESIDE
    )


def dated(passage: Passage, date: PrintedDate) -> Dated:
    """A date of a passage with its place in the folded text."""
    return Dated(date, passage.folded.at(date.from_), passage.folded.at(date.to))
