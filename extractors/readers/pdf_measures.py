"""How a PDF document is set: margins, line spacing, size of its text, direction of writing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median, quantiles

from extractors.readers.pdf_page import Row

_USUAL_LEADING = 1.2  # of the size, where too few lines tell
_WIDEST_LEADING = 2.6  # double spacing; a larger distance is between other things
_FEW, _MANY = 3, 12
# Where lines are spaced evenly, an eighth more begins a paragraph; else a third more.
_EVEN, _NARROWEST, _WIDEST = 1.06, 1.125, 1.35
_CENTRED = 3.0  # points by which the middle of a centred line may be off
_FULL = 0.03  # share of the column by which a full line may end early


@dataclass(frozen=True, slots=True)
class Measures:
    """The column that rows stand in, in the direction of writing, and how it is set."""

    start: float
    end: float
    leading: float  # distance of base lines inside a paragraph, as a share of the size
    size: float
    wider: float = 1.35  # times the leading, from which a distance is space between paragraphs
    rtl: bool = False
    width: float = 0.0  # of the page, to measure from the right where writing does
    begins: frozenset[int] = frozenset()  # where several rows begin, in whole points

    def begin_of(self, row: Row) -> float:
        """Where a row begins, from the side where writing begins."""
        return self.width - row.box[2] if self.rtl else row.box[0]

    def end_of(self, row: Row) -> float:
        """Where a row ends."""
        return self.width - row.box[0] if self.rtl else row.box[2]

    def centred(self, row: Row) -> bool:
        """Whether a row stands in the middle of the column, away from both sides."""
        before, after = self.begin_of(row) - self.start, self.end - self.end_of(row)
        if round(self.begin_of(row)) in self.begins:
            return False
        return self.balanced(row) and min(before, after) > row.size

    def balanced(self, row: Row) -> bool:
        """Whether a row stands as far from one side of the column as from the other."""
        before, after = self.begin_of(row) - self.start, self.end - self.end_of(row)
        return abs(before - after) <= _CENTRED * 2

    def width_of(self, row: Row) -> float:
        """Width of the column a row stands in."""
        end = self.end if row.limit is None or self.rtl else row.limit
        return end - min(self.start, row.box[0]) if row.limit is None else end - row.box[0]

    def room(self, row: Row) -> float:
        """How much more would have fitted on the line of a row."""
        if row.limit is not None and not self.rtl:
            return row.limit - row.box[2]
        if self.centred(row):
            return (self.end - self.start) - (self.end_of(row) - self.begin_of(row))
        return self.end - self.end_of(row)


def measures(rows: Sequence[Row], rtl: bool, width: float) -> Measures:
    """The measures of a document from all its rows outside tables."""
    bare = Measures(0, 0, _USUAL_LEADING, _usual_size(rows), rtl=rtl, width=width)
    start, end = _column(
        [bare.begin_of(row) for row in rows], [bare.end_of(row) for row in rows], width
    )
    full = [pair for pair in _pairs(rows) if end - bare.end_of(pair[0]) < _FULL * (end - start)]
    counted = Counter(round(bare.begin_of(row)) for row in rows)
    begins = frozenset(begin for begin, count in counted.items() if count >= _FEW)
    leading, wider = _leading(full, rows)
    return replace(bare, start=start, end=end, leading=leading, wider=wider, begins=begins)


def _usual_size(rows: Sequence[Row]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _column(starts: list[float], ends: list[float], width: float) -> tuple[float, float]:
    """Sides of the column; single lines that stand out do not move them.

    Where there are few lines, the page is taken to have the same margin on both sides.
    """
    if len(ends) < _MANY:
        start = min(starts, default=0.0)
        return start, max([width - start, *ends])
    return quantiles(starts, n=50)[0], quantiles(ends, n=50)[-1]


def _pairs(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    return [
        (above, below)
        for above, below in pairwise(rows)
        if above.page == below.page and abs(above.size - below.size) < 1
    ]


def _leading(full: list[tuple[Row, Row]], rows: Sequence[Row]) -> tuple[float, float]:
    """The distance of base lines as a share of the size, and from when on it is a wider one."""
    found = sorted(_distances(full))
    if len(found) >= _MANY:
        usual = median(found)
        even = found[len(found) * 3 // 4] / usual
        return usual, min(max(even * _EVEN, _NARROWEST), _WIDEST)
    found = found if len(found) >= _FEW else sorted(_distances(_pairs(rows)))
    return (found[len(found) // 4] if len(found) >= _FEW else _USUAL_LEADING), _WIDEST


def _distances(pairs: list[tuple[Row, Row]]) -> list[float]:
    ratios = [(below.baseline - above.baseline) / above.size for above, below in pairs]
    return [ratio for ratio in ratios if 0 < ratio < _WIDEST_LEADING]
