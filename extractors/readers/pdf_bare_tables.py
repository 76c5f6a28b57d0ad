"""Tables without rules: lines whose words stand in the same columns, drawn row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, islice, pairwise

from extractors.readers.list_marks import is_mark
from extractors.readers.pdf_page import Word, level_lines, union
from extractors.readers.pdf_tables import Frame, Opening
from extractors.readers.pdf_words import is_wide

_SIDE = 1.5  # points by which lines of one column may begin apart
_SHORT = 0.75  # of the size: words closer than this are one piece of text
_MARGIN = 1.05  # of the size: what programs leave free between columns
_SPACE = 0.45  # of the size: a space, and by what programs may count otherwise
_CLOSE = 2.0  # of the size: lines of a table stand no further apart
_FEWEST = 3  # lines with columns that make a table
_STRIP = 4  # lines at most of the head or foot of a page
_LONGEST = 150  # lines looked at as one table; what follows is read as its continuation
_SMALLER = 0.6  # points below the usual size from which text is that of notes
_EDGE = 3.0  # points around a table

Line = list[Word]
Cells = Mapping[int, tuple[Word, ...]]  # by column


@dataclass(frozen=True)
class _Pieces:
    """One printed line, divided where white space could part columns."""

    page: int
    parts: tuple[tuple[Word, ...], ...]

    @property
    def size(self) -> float:
        return max(word.size for part in self.parts for word in part)

    @property
    def baseline(self) -> float:
        return self.parts[0][0].baseline

    @cached_property
    def begins(self) -> tuple[float, ...]:
        return tuple(part[0].left for part in self.parts)

    def cells(self, columns: Sequence[float]) -> Cells | None:
        """The text in each column; None where some of it stands in none or reaches over one."""
        found: dict[int, tuple[Word, ...]] = {}
        for part in self.parts:
            at = _column(part[0].left, columns)
            if at is None or (at + 1 < len(columns) and part[-1].right > columns[at + 1]):
                return None
            found[at] = part
        return found


def bare_frames(pages: Sequence[Sequence[Word]]) -> list[list[Frame]]:
    """Tables of each page that no rules show; the words are those of no other table, as drawn."""
    lines = [
        _pieces(number, line) for number, words in enumerate(pages) for line in level_lines(words)
    ]
    order = {id(word): at for at, word in enumerate(word for words in pages for word in words)}
    frames: list[list[Frame]] = [[] for _ in pages]
    last = -1
    for at in range(len(lines)):
        run = _run(lines, at) if at > last and len(lines[at].parts) > 1 else None
        if run is not None and _is_table(run, order):
            last = run.places[-1]
            for page, part in _by_page(run, lines):
                frames[page].append(_frame(part, None if part.places[0] == at else 0))
    return frames


@dataclass(frozen=True)
class _Run:
    """Lines one below the other that keep to the same columns, and their places on the pages."""

    columns: tuple[float, ...]
    sides: tuple[float, ...]  # where the text of each column may end
    cells: tuple[Cells, ...]
    places: tuple[int, ...]


def _usual_size(pages: Sequence[Sequence[Word]]) -> float:
    sizes: Counter[float] = Counter()
    for word in (word for words in pages for word in words):
        sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _pieces(page: int, line: Line) -> _Pieces:
    parts: list[list[Word]] = []
    for word in sorted(line, key=lambda word: word.left):
        if parts and word.left - parts[-1][-1].right <= _SHORT * word.size:
            parts[-1].append(word)
        else:
            parts.append([word])
    return _Pieces(page, tuple(map(tuple, parts)))


def _run(lines: Sequence[_Pieces], start: int) -> _Run:
    """The longest run from a line that keeps to the columns of that line and the next ones."""
    near = list(islice(_near(lines, start), _LONGEST))
    columns = _columns([lines[at] for at in near])
    cells = [lines[at].cells(columns) for at in near]
    count = cells.index(None) if None in cells else len(cells)
    found = [each for each in cells[:count] if each is not None]
    sides = _sides(found, columns)
    while len(found) > 1 and len(found[-1]) == 1 and _begins_row(found[-2], found[-1], sides):
        found.pop()
    return _Run(columns, sides, tuple(found), tuple(near[: len(found)]))


def _near(lines: Sequence[_Pieces], start: int) -> Iterator[int]:
    """Places of the lines that stand close together from a line on, also over the turn of pages."""
    at: int | None = start
    while at is not None:
        yield at
        at = _next(lines, at, lines[start])


def _next(lines: Sequence[_Pieces], at: int, first: _Pieces) -> int | None:
    after = lines[at + 1 : at + 2 + 2 * _STRIP]
    if not after or _close(lines[at], after[0]):
        return at + 1 if after else None
    turned = [place for place, line in enumerate(after) if line.page == lines[at].page + 1]
    if not turned or turned[0] > _STRIP:
        return None
    if set(map(round, after[turned[0]].begins)) <= set(map(round, first.begins)):
        return at + 1 + turned[0]
    alike = (place for place in turned[:_STRIP] if len(after[place].parts) == len(first.parts))
    place = next(alike, None)
    return None if place is None else at + 1 + place


def _close(above: _Pieces, below: _Pieces) -> bool:
    apart = below.baseline - above.baseline
    return above.page == below.page and apart <= _CLOSE * max(above.size, below.size)


def _by_page(run: _Run, lines: Sequence[_Pieces]) -> Iterator[tuple[int, _Run]]:
    paired = zip(run.places, run.cells, strict=True)
    for page, group in groupby(paired, key=lambda pair: lines[pair[0]].page):
        places, cells = zip(*group, strict=True)
        yield page, replace(run, cells=cells, places=places)


def _columns(lines: Sequence[_Pieces]) -> tuple[float, ...]:
    """Where columns begin: places at which several lines of columns begin a piece."""
    parted = [line for line in lines if len(line.parts) > 1]
    counted = Counter(round(begin) for line in parted for begin in line.begins)
    often = sorted(begin for begin, count in counted.items() if count > 1)
    return tuple(float(begin) for last, begin in pairwise([-9, *often]) if begin - last > 2 * _SIDE)


def _column(left: float, columns: Sequence[float]) -> int | None:
    near = (at for at, column in enumerate(columns) if abs(column - left) <= _SIDE)
    return next(near, None)


def _is_table(run: _Run, order: Mapping[int, int]) -> bool:
    """Whether columns are cells of rows, and no points of a list and no columns of a text."""
    parted = [cells for cells in run.cells if len(cells) > 1]
    if len(run.columns) < 2 or len(parted) < _FEWEST:
        return False
    usual = Counter(min(cells) for cells in parted).most_common(1)[0][0]
    if any(_numbers(parted, column) for column in (0, usual)):
        return False
    return _turns(run, order) >= len(parted)


def _numbers(lines: Sequence[Cells], column: int) -> bool:
    """Whether a column holds the numbers of the points of a list."""
    texts = [" ".join(word.text for word in cells[column]) for cells in lines if column in cells]
    return bool(texts) and sum(map(is_mark, texts)) * 2 > len(texts)


def _turns(run: _Run, order: Mapping[int, int]) -> int:
    """How often what was drawn next stands in another column."""
    drawn = sorted(
        (order[id(word)], column)
        for cells in run.cells
        for column, words in cells.items()
        for word in words
    )
    return sum(one[1] != other[1] for one, other in pairwise(drawn))


def _sides(lines: Sequence[Cells], columns: Sequence[float]) -> tuple[float, ...]:
    if not lines:
        return ()
    size = max(word.size for part in lines[0].values() for word in part)
    last = max(words[-1].right for cells in lines for words in cells.values())
    return (*(column - _MARGIN * size for column in columns[1:]), last)


def _begins_row(above: Cells, line: Cells, sides: Sequence[float]) -> bool:
    """Whether a line begins a row: it fills all columns, or some cell does not go on."""
    if len(line) == len(sides):
        return True
    return any(
        column not in above or _fits(words[0], above[column][-1], sides[column])
        for column, words in line.items()
    )


def _fits(word: Word, last: Word, side: float) -> bool:
    """Whether a word would have had room after the last one of the line above."""
    need = 2 * word.size if is_wide(word.text[0]) else word.right - word.left
    return side - last.right > need + _SPACE * word.size


def _frame(run: _Run, header: int | None) -> Frame:
    boxes = [union([word.box for words in cells.values() for word in words]) for cells in run.cells]
    edges = [boxes[0][1] - _EDGE / 2]
    for (last, line), (above, below) in zip(pairwise(run.cells), pairwise(boxes), strict=True):
        if _begins_row(last, line, run.sides):
            edges.append((above[3] + below[1]) / 2)
    edges.append(boxes[-1][3])
    columns = (*(column - _EDGE for column in run.columns), run.sides[-1] + _EDGE)
    rows = tuple(
        tuple(
            Opening((left, top, right, bottom), row, column, 1, 1)
            for column, (left, right) in enumerate(pairwise(columns))
        )
        for row, (top, bottom) in enumerate(pairwise(edges))
    )
    return Frame((columns[0], edges[0], columns[-1], edges[-1]), columns, rows, header)
