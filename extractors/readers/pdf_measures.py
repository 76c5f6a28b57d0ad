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
        """Where a row begins, from the side where writing begins; in columns, as in the first."""
        return _begin(row, self.rtl, self.width) - self._column(row)[0] + self.start

    def _column(self, row: Row) -> tuple[float, float]:
        """Where the column of a row begins and ends."""
        if row.column is None:
            return self.start, self.end
        left, right = row.column
        return (self.width - right, self.width - left) if self.rtl else (left, right)

    def _room(self, row: Row) -> tuple[float, float]:
        """How far from the sides of its column a row stands."""
        start, end = self._column(row)
        before = _begin(row, self.rtl, self.width) - start
        return before, end - _end(row, self.rtl, self.width)

    def balanced(self, row: Row) -> bool:
        """Whether a row stands as far from one side of the column as from the other."""
        before, after = self._room(row)
        return abs(before - after) <= _CENTRED * 2

    def centred(self, row: Row) -> bool:
        """Whether a row stands in the middle of the column, away from both sides."""
        if round(self.begin_of(row)) in self.begins:
            return False
        return self.balanced(row) and min(self._room(row)) > row.size

    def width_of(self, row: Row) -> float:
        """Width of the column a row stands in."""
        start, end = self._column(row)
        return end - min(start, _begin(row, self.rtl, self.width))

    def room(self, row: Row) -> float:
        """How much more would have fitted on the line of a row."""
        before, after = self._room(row)
        return before + after if self.centred(row) else after


def measures(rows: Sequence[Row], rtl: bool, width: float) -> Measures:
    """The measures of a document from all its rows outside tables."""
    start, end = _column(
        [_begin(row, rtl, width) for row in rows], [_end(row, rtl, width) for row in rows], width
    )
    bare = Measures(start, end, _USUAL_LEADING, _usual_size(rows), rtl=rtl, width=width)
    full = [pair for pair in _pairs(rows) if bare.room(pair[0]) < _FULL * bare.width_of(pair[0])]
    counted = Counter(round(bare.begin_of(row)) for row in rows)
    begins = frozenset(begin for begin, count in counted.items() if count >= _FEW)
    leading, wider = _leading(full, rows)
    return replace(bare, leading=leading, wider=wider, begins=begins)


def _begin(row: Row, rtl: bool, width: float) -> float:
    """Where a row begins, from the side where writing begins."""
    return width - row.box[2] if rtl else row.box[0]


def _end(row: Row, rtl: bool, width: float) -> float:
    """Where a row ends."""
    return width - row.box[0] if rtl else row.box[2]


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
