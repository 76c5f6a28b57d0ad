"""eIds given out once each, and the texts and tables that they address.

AKN4UN Guidelines part 1 (Format of an Identifier): levels joined by two underscores.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.outline import Block, Cell, Table, Text
from schemas.source import Grid, Line


class Eids:
    """Gives every eId out once."""

    def __init__(self) -> None:
        """Start with none given."""
        self._given: set[str] = set()

    def new(self, wanted: str) -> str:
        """The wanted eId, or with -2, -3 … where it is taken."""
        eid, count = wanted, 1
        while eid in self._given:
            count += 1
            eid = f"{wanted}-{count}"
        self._given.add(eid)
        return eid

    def blocks(self, parent: str, found: Sequence[Line | Grid]) -> tuple[Block, ...]:
        """Lines and grids as texts and tables below an eId."""
        counts = {"p": 0, "table": 0}
        blocks: list[Block] = []
        for block in found:
            name = "p" if isinstance(block, Line) else "table"
            counts[name] += 1
            eid = self.new(f"{parent}__{name}_{counts[name]}")
            blocks.append(
                self.text(eid, block) if isinstance(block, Line) else self._table(eid, block)
            )
        return tuple(blocks)

    def text(self, eid: str, line: Line) -> Text:
        """A line as an addressed text."""
        return Text(eid, line.text, line.places, line.links, line.notes)

    def _table(self, eid: str, grid: Grid) -> Table:
        count = 0
        rows = []
        for index, row in enumerate(grid.rows):
            cells = []
            for cell in row:
                texts = []
                for line in cell.lines:
                    count += 1
                    texts.append(self.text(self.new(f"{eid}__p_{count}"), line))
                cells.append(Cell(tuple(texts), index < grid.header, cell.columns, cell.rows))
            rows.append(tuple(cells))
        return Table(eid, tuple(rows))
