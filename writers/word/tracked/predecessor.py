"""The text of the last session that a draft takes the place of, as the record prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from schemas.outline import Annex, Block, Table, Text, Unit
from schemas.vocabulary import Kind
from writers.outlook.agenda import last_agenda
from writers.outlook.record import Record
from writers.word.layout import Layout

_OTHER = "Normal"
_HEADINGS = {"section": "Heading1", "division": "Heading2"}
_IN_TEXT = {"paragraph": "NumberedParagraph", "point": "Point"}
_IN_AGENDA = {"paragraph": "AgendaItem", "point": "AgendaPoint"}
# Documents that convene a session; those of no kind are letters and forms that do.
_CONVENING: tuple[Kind, ...] = ("notification", "other")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of the last text, in the style of drafts that fits it.

    Styles number their paragraphs; `number` is what is printed before one.
    """

    eid: str
    text: str
    style: str
    number: str = ""


Prior: TypeAlias = Passage | Table


def predecessor(record: Record, paper: str, layout: Layout) -> tuple[Prior, ...]:
    """The last text of a paper in printed order, notes after their texts; empty without one.

    A draft in another language has none: its words cannot be held against the record's.
    """
    found = _OF_PAPER.get(paper)
    if found is None or layout.code != record.notice.language:
        return ()
    return tuple(_as_set(prior, layout) for prior in found(record))


def _as_set(prior: Prior, layout: Layout) -> Prior:
    """A passage as a draft sets it: its number goes with its text where no style counts so."""
    if isinstance(prior, Table) or not prior.number or _counts(prior, layout):
        return prior
    style = prior.style if prior.style in _HEADINGS.values() else _OTHER
    return replace(prior, text=f"{prior.number} {prior.text}", style=style)


def _counts(prior: Passage, layout: Layout) -> bool:
    """Whether the style of a passage prints its number by itself."""
    if prior.style in _HEADINGS.values():
        return not (layout.section if prior.style == "Heading1" else layout.division).words
    return prior.style != _OTHER and any(map(str.isalnum, prior.number))


def _notice(record: Record) -> Iterator[Prior]:
    if record.notice.kind in _CONVENING:
        yield from _document(record)


def _agenda(record: Record) -> Iterator[Prior]:
    """The agenda of the last session: an annex, a part of the text, or the document itself."""
    agenda = last_agenda(record)
    annexes = {annex.eid: annex for annex in record.notice.outline.annexes}
    units = {unit.eid: unit for unit in record.notice.outline.walk()}
    if agenda is None:
        return iter(())
    if agenda.eid in annexes:
        return _annex(annexes[agenda.eid], _IN_AGENDA, _OTHER)  # it begins no page here
    if agenda.eid in units:
        return _unit(units[agenda.eid], _IN_AGENDA)
    return _document(record)


def _annotated(record: Record) -> Iterator[Prior]:
    if record.notice.kind == "annotated-agenda":
        yield from _document(record)


_OF_PAPER: Mapping[str, Callable[[Record], Iterator[Prior]]] = {
    "notification.docx": _notice,
    "provisional-agenda.docx": _agenda,
    "annotated-agenda.docx": _annotated,
}


def _document(record: Record) -> Iterator[Prior]:
    outline, agendas = record.notice.outline, {agenda.eid for agenda in record.notice.agendas}
    styles = _IN_AGENDA if None in agendas else _IN_TEXT
    yield from _blocks(outline.preface, _OTHER)
    for unit in outline.units:
        yield from _unit(unit, styles)
    for annex in outline.annexes:
        yield from _annex(annex, _IN_AGENDA if annex.eid in agendas else _IN_TEXT)


def _annex(annex: Annex, styles: Mapping[str, str], label: str = "AnnexLabel") -> Iterator[Prior]:
    if annex.label is not None:
        yield from _text(annex.label, label)
    yield from _blocks(annex.preface, "AnnexTitle")
    for unit in annex.units:
        yield from _unit(unit, styles)


def _unit(unit: Unit, styles: Mapping[str, str]) -> Iterator[Prior]:
    """A unit; the first text of one that has a number carries it."""
    number = unit.number.text if unit.number else ""
    style = styles.get(unit.kind, _OTHER)
    for prior in _inside(unit, styles):
        if number and isinstance(prior, Passage):
            kept = prior.style if prior.style in _HEADINGS.values() else style
            yield replace(prior, style=kept, number=f"{number} {prior.number}".strip())
            number = ""
        else:
            yield prior


def _inside(unit: Unit, styles: Mapping[str, str]) -> Iterator[Prior]:
    if unit.heading is not None:
        yield from _text(unit.heading, _HEADINGS.get(unit.kind, _OTHER))
    yield from _blocks(unit.blocks, _OTHER)
    for below in unit.units:
        yield from _unit(below, styles)
    yield from _blocks(unit.after, _OTHER)


def _blocks(blocks: Iterable[Block], style: str) -> Iterator[Prior]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        else:
            yield from _text(block, style)


def _text(text: Text, style: str) -> Iterator[Passage]:
    yield Passage(text.eid, text.text, style)
    for note in text.footnotes():
        yield Passage(note.eid, note.text, _OTHER)
