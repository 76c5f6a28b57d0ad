"""The structure of a document: title block, units, tables, annexes; every text has an eId."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from schemas.source import Footnote, Hyperlink, Place

UnitKind = Literal["section", "division", "paragraph", "alinea", "list", "point"]


@dataclass(frozen=True, slots=True)
class Text:
    """One printed paragraph, exactly as printed without its number; its eId is its address."""

    eid: str
    text: str
    places: tuple[Place, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    notes: tuple[Footnote, ...] = ()

    def footnotes(self) -> tuple[Text, ...]:
        """Its notes as texts with eIds of their own, in their order."""
        return tuple(
            Text(f"{self.eid}__authorialNote_{order}", note.text)
            for order, note in enumerate(self.notes, 1)
        )


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number with its brackets and stops; restored ones were proved by the sequence."""

    text: str
    restored: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    texts: tuple[Text, ...]
    header: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A printed table, row by row."""

    eid: str
    rows: tuple[tuple[Cell, ...], ...]


Block = Text | Table


@dataclass(frozen=True, slots=True)
class Unit:
    """A hierarchical element: number, heading, own blocks, units below, blocks after these.

    Named after the elements of Akoma Ntoso 3.0. `blocks` become `content` where no units follow,
    `intro` where some do; `after` becomes `wrapUp` and is empty where there are no units.
    """

    kind: UnitKind
    eid: str
    number: Number | None = None
    heading: Text | None = None
    blocks: tuple[Block, ...] = ()
    units: tuple[Unit, ...] = ()
    after: tuple[Block, ...] = ()

    def walk(self) -> Iterator[Unit]:
        """This unit and all below it, in printed order."""
        yield self
        for unit in self.units:
            yield from unit.walk()

    def texts(self) -> Iterator[Text]:
        """Every text of this unit and those below it, in printed order."""
        if self.heading is not None:
            yield self.heading
        yield from texts_of(self.blocks)
        for unit in self.units:
            yield from unit.texts()
        yield from texts_of(self.after)


@dataclass(frozen=True, slots=True)
class Annex:
    """An attached part: its printed label, its title block, its units. `eid` is att_1, att_2 …"""

    eid: str
    label: Text | None
    preface: tuple[Block, ...] = ()
    units: tuple[Unit, ...] = ()

    def texts(self) -> Iterator[Text]:
        """Every text of the annex, in printed order."""
        if self.label is not None:
            yield self.label
        yield from texts_of(self.preface)
        for unit in self.units:
            yield from unit.texts()


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document in printed order: title block, units, annexes."""

    preface: tuple[Block, ...]
    units: tuple[Unit, ...]
    annexes: tuple[Annex, ...] = ()

    def walk(self) -> Iterator[Unit]:
        """Every unit of the body and the annexes, in printed order."""
        for unit in self.units:
            yield from unit.walk()
        for annex in self.annexes:
            for unit in annex.units:
                yield from unit.walk()

    def texts(self) -> Iterator[Text]:
        """Every text in printed order."""
        yield from texts_of(self.preface)
        for unit in self.units:
            yield from unit.texts()
        for annex in self.annexes:
            yield from annex.texts()


def with_notes(texts: Iterable[Text]) -> Iterator[Text]:
    """Texts, each with its notes after it."""
    for text in texts:
        yield text
        yield from text.footnotes()


def texts_of(blocks: tuple[Block, ...]) -> Iterator[Text]:
    """The texts of blocks, tables row by row."""
    for block in blocks:
        if isinstance(block, Text):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from cell.texts
