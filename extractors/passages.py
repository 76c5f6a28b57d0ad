"""Every text of an outline with the surroundings that give its words their meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import regex

from extractors.folding import Folded, fold
from schemas.notice import Span, Stated
from schemas.outline import Annex, Block, Outline, Table, Text, Unit

Where = Literal["preface", "annex", "heading", "body", "cell", "note"]
# Words that a stop shortens: it ends no sentence behind them, nor behind a single letter.
_SHORTENED = (
    "Mr|Mrs|Ms|Messrs|Dr|Prof|St|Amb|Nos?|paras?|arts?|vols?|pp?|cf|Sr|Sra|Srta|Dra|Mme|Mlle|MM|"
    "núm|г|гг|гн|г-н|г-жа|ст|пп?|стр|им|др"
)
# A stop ends a sentence before a space and neither digit nor small letter, so that "10.30",
# "No. 5" and "10 час. утра" do not.
_STOP = regex.compile(
    r"[。；！？]|[;!?؟؛](?=\s|$)"
    rf"|(?<!\b\p{{L}})(?<!\b(?:{_SHORTENED}))\.(?=\s+[^\s\d\p{{Ll}}]|\s*$)"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One text, folded, and where it stands."""

    text: Text
    folded: Folded
    where: Where
    headings: tuple[str, ...] = ()  # folded, outermost first
    intro: str = ""  # folded text that introduces the list it stands in
    unit: Unit | None = None
    annex: Annex | None = None
    table: Table | None = None

    @property
    def plain(self) -> str:
        """The text to match on."""
        return self.folded.plain

    def span(self, start: int, end: int) -> Span:
        """The printed place of characters start to end of `plain`."""
        return Span(self.text.eid, *self.folded.span(start, end))

    def printed(self, span: Span) -> str:
        """The printed text of a span of this passage."""
        return self.text.text[span.start : span.end]

    def stated(self, start: int, end: int) -> Stated:
        """What characters start to end of `plain` print, with its place."""
        span = self.span(start, end)
        return Stated(self.printed(span), span)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Start and end in `plain` of every sentence."""
        start = 0
        for stop in _STOP.finditer(self.plain):
            yield start, stop.end()
            start = stop.end()
        if start < len(self.plain):
            yield start, len(self.plain)

    def sentence(self, position: int) -> tuple[int, int]:
        """Start and end in `plain` of the sentence around a position."""
        start = 0
        for stop in _STOP.finditer(self.plain):
            if stop.end() > position:
                return start, stop.end()
            start = stop.end()
        return start, len(self.plain)


def passages(outline: Outline) -> tuple[Passage, ...]:
    """Every text of an outline as a passage, in printed order, each with its notes after it."""
    return tuple(
        each for passage in _all(outline) for each in (passage, *_notes(passage, passage.text))
    )


def _notes(passage: Passage, text: Text) -> Iterator[Passage]:
    for note in text.footnotes():
        yield replace(passage, text=note, folded=fold(note.text), where="note", intro="")


def _all(outline: Outline) -> Iterator[Passage]:
    yield from _blocks(outline.preface, "preface", (), "", None, None)
    for unit in outline.units:
        yield from _unit(unit, (), "", None)
    for annex in outline.annexes:
        if annex.label is not None:
            yield Passage(annex.label, fold(annex.label.text), "annex", annex=annex)
        yield from _blocks(annex.preface, "annex", (), "", None, annex)
        titles = tuple(fold(block.text).plain for block in annex.preface if isinstance(block, Text))
        for unit in annex.units:
            yield from _unit(unit, titles, "", annex)


def _unit(
    unit: Unit, headings: tuple[str, ...], intro: str, annex: Annex | None
) -> Iterator[Passage]:
    if unit.heading is not None:
        folded = fold(unit.heading.text)
        yield Passage(unit.heading, folded, "heading", headings, "", unit, annex)
        headings = (*headings, folded.plain)
    yield from _blocks(unit.blocks, "body", headings, intro, unit, annex)
    own = _last_text(unit.blocks)
    for below in unit.units:
        yield from _unit(below, headings, own or intro, annex)
    yield from _blocks(unit.after, "body", headings, intro, unit, annex)


def _last_text(blocks: tuple[Block, ...]) -> str:
    texts = [block.text for block in blocks if isinstance(block, Text)]
    return fold(texts[-1]).plain if texts else ""


def _blocks(
    blocks: tuple[Block, ...],
    where: Where,
    headings: tuple[str, ...],
    intro: str,
    unit: Unit | None,
    annex: Annex | None,
) -> Iterator[Passage]:
    above = intro
    for block in blocks:
        if isinstance(block, Text):
            folded = fold(block.text)
            yield Passage(block, folded, where, headings, intro, unit, annex)
            above = folded.plain
        else:
            cells = (cell for row in block.rows for cell in row)
            for text in (text for cell in cells for text in cell.texts):
                inside: Where = "preface" if where == "preface" else "cell"
                yield Passage(text, fold(text.text), inside, headings, above, unit, annex, block)
