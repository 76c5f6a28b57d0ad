"""Tables in plain text whose columns are set by spaces, as programs print the layout of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from extractors.folding import is_chinese
from extractors.readers.list_marks import is_mark, mark

_GAP = re.compile(r"(?<=\S)[ \u00a0\u3000]{2,}(?=\S)")
_MASTHEAD = re.compile(
    r"(?:Distr\.|Original).*|[A-Z][A-Z0-9./()-]*/[A-Z0-9./()-]*\d[A-Za-z0-9./()-]*"
)
_ANEW = re.compile("[A-Z0-9]")
_CLOSED = re.compile(r"[(（][^()（）]+[)）][;；,，.]?$")
_COUNTED = re.compile(r"\d{1,3}(?:\.\d{1,2})?\.?|\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?")
_NARROW, _WIDE = 2, 3  # columns of white space between cells: in most tables, and in short ones
_FEW = 3  # rows from which on narrow gaps part columns
Span = tuple[int, int]


def tabbed(lines: Sequence[str]) -> list[tuple[int, str]]:
    """The lines that stand together, those of tables with tabs between their cells.

    Each is given with the index of the line it begins at; lines that go on with cells above them
    are added to those. A head whose right column goes on below becomes lines of its own.
    """
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        run = _run(lines, at)
        found.extend((at, text) for text in run.texts())
        at += run.length
    return found


class _Run:
    """Lines of one table: the blank strips that run down between its columns."""

    def __init__(self, first: str) -> None:
        self.lines = [first]
        self.rivers = _gaps(first)

    @property
    def length(self) -> int:
        """How many lines it takes."""
        return len(self.lines)

    def take(self, line: str) -> bool:
        """Add a line where a strip stays blank in it; whether it was added."""
        blank = [
            strip
            for river in self.rivers
            for gap in _blanks(line)
            if (strip := _common(river, gap))[1] - strip[0] >= _NARROW
        ]
        if not blank or not any(cell for cell in _cut(line, blank)[1:]):
            return False
        self.lines.append(line)
        self.rivers = blank
        return True

    def texts(self) -> list[str]:
        """What the lines read, with tabs where they are a table."""
        rows = [_cut(line, self.rivers) for line in self.lines]
        full = sum(sum(map(bool, row)) > 1 for row in rows)
        if full == 1 and len(rows) > 1:
            return [cell for column in zip(*rows, strict=True) for cell in column if cell]
        if full < 2 or not self._is_wide_enough(len(rows)):
            return self.lines
        return ["\t".join(row) for row in _gathered(rows)]

    def _is_wide_enough(self, rows: int) -> bool:
        least = _NARROW if rows >= _FEW else _WIDE
        return all(end - start >= least for start, end in self.rivers)


def _run(lines: Sequence[str], at: int) -> _Run:
    run = _Run(lines[at])
    if run.rivers:
        for line in lines[at + 1 :]:
            if "\t" in line or _is_point(line) or not run.take(line):
                break
    return run


def _gaps(line: str) -> list[Span]:
    """The gaps between the cells of a line; none where it is but a number and its text."""
    if "\t" in line or _is_point(line):
        return []
    places = _places(line)
    return [(places[gap.start()], places[gap.end()]) for gap in _GAP.finditer(line)]


def _is_point(line: str) -> bool:
    cells = _GAP.split(line.strip())
    return len(cells) <= 2 and is_mark(cells[0])


def _blanks(line: str) -> list[Span]:
    """Every blank stretch of a line: its indentation, its gaps, and all behind its end."""
    places = _places(line)
    indent = len(line) - len(line.lstrip())
    gaps = [(places[gap.start()], places[gap.end()]) for gap in _GAP.finditer(line)]
    return [(0, places[indent]), *gaps, (places[len(line.rstrip())], 10**6)]


def _common(one: Span, other: Span) -> Span:
    return max(one[0], other[0]), min(one[1], other[1])


def _cut(line: str, rivers: Sequence[Span]) -> list[str]:
    """The cells of a line between the strips."""
    places = _places(line)
    cells = [""] * (len(rivers) + 1)
    for index, character in enumerate(line):
        cells[sum(places[index] >= end for _, end in rivers)] += character
    return [cell.strip() for cell in cells]


def _places(line: str) -> list[int]:
    """The column at which each character stands, and the one after the last; Chinese take two."""
    widths = (2 if is_chinese(character) or character == "\u3000" else 1 for character in line)
    return list(accumulate(widths, initial=0))


def _begins(row: Sequence[str], above: Sequence[str], widths: Sequence[int]) -> bool:
    """Whether a cell opens with the mark of a point, or two below each other end with brackets, or
    the first word of the lower one would have had room in the upper one, or one of them is a symbol
    or what a masthead of the United Nations prints in English in every language."""
    cells = [each for each in zip(row, above, widths, strict=True) if each[0]]
    return all(
        mark(cell)
        or (_CLOSED.search(cell) and _CLOSED.search(last))
        or _fitted(cell, last, width)
        or any(map(_MASTHEAD.fullmatch, (cell, last)))
        for cell, last, width in cells
    )


def _fitted(cell: str, above: str, width: int) -> bool:
    """Whether a line that begins with a capital or a figure was begun anew, not broken off."""
    room = len(above) + 1 + len(cell.split()[0]) <= width
    return bool(above) and room and _ANEW.match(cell) is not None


def _gathered(rows: Sequence[list[str]]) -> list[list[str]]:
    """Rows whose first cell is empty go on with the cells above, but for a new point, holder, time,
    number, or line of a masthead."""
    whole: list[list[str]] = []
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        new = bool(whole) and (_begins(row, whole[-1], widths) or any(map(_COUNTED.fullmatch, row)))
        if whole and not row[0] and not new:
            whole[-1] = [" ".join(filter(None, pair)) for pair in zip(whole[-1], row, strict=True)]
        else:
            whole.append(row)
    return whole
