"""A version as a sequence of sites: its title block, units, rows and annexes, in printed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extractors.folding import fold
from extractors.numerals import decimal, letter, roman
from schemas.notice import Notice
from schemas.outline import Annex, Block, Table, Text, Unit, texts_of, with_notes

# Two readings of one place may differ within a rank, but not across ranks.
_RANKS = {
    **{"section": "heading", "division": "heading"},
    **{"paragraph": "item", "alinea": "item", "point": "item"},
}


@dataclass(frozen=True, slots=True)
class Site:
    """One part of a version: its own texts, without those of the parts below it.

    `label` is the printed number without brackets and in Latin letters, None where there is none;
    `eids` are those of the part and of its texts; `inside` is the eId of the part around it.
    """

    kind: str  # section, paragraph, point, … preface, annex, table, row
    rank: str
    eid: str
    label: str | None
    number: str | None  # as printed
    texts: tuple[Text, ...]
    eids: frozenset[str]
    inside: str | None = None

    @property
    def printed(self) -> str:
        """What is printed, with its number."""
        parts = [self.number or "", *(text.text for text in self.texts)]
        return " ".join(part.strip() for part in parts if part.strip())

    @property
    def name(self) -> str:
        """What a person calls it: paragraph 12."""
        return f"{self.kind} {self.label}" if self.label else self.kind

    @property
    def series(self) -> str:
        """What it is numbered within: its eId without its number."""
        return self.eid.rpartition("_")[0]

    @property
    def orders(self) -> frozenset[int]:
        """What the label may count: 12 for 12, 1 for 4.1, 3 for c, 4 for IV, 1 or 9 for i."""
        last = (self.label or "").rsplit(".", 1)[-1]
        values = (decimal(last), roman(last), letter(last))
        return frozenset(value for value in values if value is not None)


def sites(notice: Notice) -> tuple[Site, ...]:
    """Every part of a version in printed order."""
    return tuple(_outline(notice))


def by_eid(found: Iterable[Site]) -> Mapping[str, Site]:
    """The sites by the eIds of themselves and of their texts."""
    return {eid: site for site in found for eid in site.eids}


def _outline(notice: Notice) -> Iterator[Site]:
    outline = notice.outline
    yield _site("preface", "preface", None, None, outline.preface, None)
    yield from _tables(outline.preface, None)
    for unit in outline.units:
        yield from _unit(unit, None)
    for annex in outline.annexes:
        yield from _annex(annex)


def _annex(annex: Annex) -> Iterator[Site]:
    label = () if annex.label is None else (annex.label,)
    yield _site("annex", annex.eid, None, None, (*label, *annex.preface), None)
    yield from _tables(annex.preface, annex.eid)
    for unit in annex.units:
        yield from _unit(unit, annex.eid)


def _unit(unit: Unit, inside: str | None) -> Iterator[Site]:
    """A unit and those below it; a list is one with the unit that it lies in."""
    lists = tuple(below for below in unit.units if below.kind == "list")
    own = [block for part in (unit, *lists) for block in (*part.blocks, *part.after)]
    heading = () if unit.heading is None else (unit.heading,)
    number = unit.number.text if unit.number else None
    extra = [part.eid for part in lists]
    yield _site(unit.kind, unit.eid, _label(unit), number, (*heading, *own), inside, extra)
    yield from _tables(own, unit.eid)
    for below in unit.units:
        for part in below.units if below.kind == "list" else (below,):
            yield from _unit(part, unit.eid)


def _tables(blocks: Iterable[Block], inside: str | None) -> Iterator[Site]:
    for block in blocks:
        if isinstance(block, Table):
            yield _site("table", block.eid, None, None, (), inside)
            for count, row in enumerate(block.rows, 1):
                texts = [text for cell in row for text in cell.texts]
                yield _site("row", f"{block.eid}__row_{count}", None, None, texts, block.eid)


def _site(
    kind: str,
    eid: str,
    label: str | None,
    number: str | None,
    blocks: Iterable[Block],
    inside: str | None,
    extra: Iterable[str] = (),
) -> Site:
    texts = tuple(texts_of(tuple(block for block in blocks if isinstance(block, Text))))
    eids = frozenset([eid, *extra, *(text.eid for text in with_notes(texts))])
    return Site(kind, _RANKS.get(kind, kind), eid, label, number, texts, eids, inside)


def _label(unit: Unit) -> str | None:
    """Printed figures; letters and Roman numerals as the eId writes them, alike in any script."""
    if unit.number is None or not any(map(str.isalnum, unit.number.text)):
        return None
    figures = re.findall(r"\d+", fold(unit.number.text).plain)
    named = unit.eid.rsplit("_", 1)[-1]
    return ".".join(figures) or re.sub(r"-\d+$", "", named)
