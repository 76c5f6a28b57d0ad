"""Lists that are set as tables: numbers in the first column, text in the second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.marks import BULLET, Head, head
from extractors.numerals import roman as to_value
from schemas.language import Language
from schemas.source import Grid, GridCell, Line

_BARE = re.compile(r"\d{1,3}")
_COLUMN = re.compile(r"(?P<number>\d{1,3})(?:\t|\u3000+| {3,})(?=\S)")
_PART = re.compile(r"(?P<number>[IVX]{1,5})(?:\t| {3,})(?=\S)")
_COLUMNS = 3  # of a table that is more than a masthead, or a list
_NUMBERED = 3  # rows that show that a table counts


def as_lines(blocks: Sequence[Line | Grid], language: Language) -> tuple[Line | Grid, ...]:
    """The blocks, with each table that is a numbered list as the lines of that list.

    A table is a list when it has two columns, the first holding nothing but numbers of items that
    rise, the second their text, or the points of the item above with their marks; tables of other
    numbers, such as outcomes, stay tables.
    """
    lines = _numbered([line for block in blocks for line in _lines(block, language)])
    return tuple(_parts(list(lines)))


def _numbered(blocks: Sequence[Line | Grid]) -> Iterator[Line | Grid]:
    """The blocks, with each bare number before a tab as the number of its line, where it goes on
    with the last one, or is a 1 that a 2 follows."""
    bare = [_bare(block) for block in blocks]
    last: int | None = None
    for index, (block, value) in enumerate(zip(blocks, bare, strict=True)):
        later = next((one for one in bare[index + 1 :] if one is not None), None)
        opens = value == 1 and later == 2
        if value is not None and (value - 1 == last or opens):
            last = value
            if isinstance(block, Line) and block.number is None:
                found = _COLUMN.match(block.text)
                assert found is not None
                block = replace(block.cut(found.end()), number=str(value))
        yield block


def _parts(blocks: Sequence[Line | Grid]) -> Iterator[Line | Grid]:
    """The blocks, with each Roman number before a tab as that of its line, where several count the
    parts of a list."""
    found = [_PART.match(b.text) if isinstance(b, Line) else None for b in blocks]
    values = [to_value(match["number"]) for match in found if match is not None]
    counted = len(values) > 1 and values == list(range(1, len(values) + 1))
    for block, match in zip(blocks, found, strict=True):
        if counted and match is not None and isinstance(block, Line) and block.number is None:
            block = replace(block.cut(match.end()), number=match["number"])
        yield block


def _bare(block: Line | Grid) -> int | None:
    """The number that a line has in a column of its own, without stop or bracket."""
    if not isinstance(block, Line):
        return None
    found = _COLUMN.match(block.text)
    number = block.number if block.number is not None else found["number"] if found else ""
    return int(number) if _BARE.fullmatch(number) else None


def numbers_items(grid: Grid, language: Language) -> bool:
    """Whether a table of three columns or more numbers its rows, unlike those of title blocks."""
    if max((len(row) for row in grid.rows), default=0) < _COLUMNS:
        return False
    heads = [_head(row[0], language) for row in grid.rows[grid.header :] if row]
    numbered = sum(found is not None and bool(found.marks) for found in heads)
    return numbered >= _NUMBERED and 2 * numbered > len(heads)


def _lines(block: Line | Grid, language: Language) -> Iterator[Line | Grid]:
    if isinstance(block, Grid) and (start := _begins(block)):
        yield Grid(block.rows[:start], block.header)
        block = Grid(block.rows[start:])
    if not isinstance(block, Grid) or not _is_list(block, language):
        yield block
        return
    for number, text in block.rows:
        first, *rest = text.lines or (Line(""),)
        label = number.lines[0].text if number.lines else None
        yield replace(first, number=label)
        yield from rest


def _begins(grid: Grid) -> int:
    """The row at which a list begins that a masthead runs into: "Subject: …" above 1, 2 and 3."""
    firsts = [" ".join(line.text for line in row[0].lines).strip() for row in grid.rows if row]
    counted = next((i for i, text in enumerate(firsts) if _BARE.fullmatch(text)), 0)
    numbers = [int(text) if _BARE.fullmatch(text) else 0 for text in firsts[counted:]]
    labels = all(text.endswith((":", "：")) or not text for text in firsts[:counted])
    return counted if labels and numbers == list(range(1, len(numbers) + 1)) else 0


def _is_list(grid: Grid, language: Language) -> bool:
    if grid.header or any(len(row) != 2 for row in grid.rows):
        return False
    if all(_bullet(row[0]) for row in grid.rows):
        return True
    heads = [_head(row[0], language) or _opening(row, language) for row in grid.rows]
    if not all(found is not None and found.marks for found in heads):
        return False
    return _rises([found for found in heads if found is not None])


def _head(cell: GridCell, language: Language) -> Head | None:
    if len(cell.lines) != 1 or cell.lines[0].number is not None:
        return None
    return head(Line("", cell.lines[0].text), language)


def _opening(row: Sequence[GridCell], language: Language) -> Head | None:
    """What opens the text of a row without a number of its own, as (a) below 2."""
    lines = row[1].lines if not row[0].lines else ()
    return head(lines[0], language) if len(lines) == 1 else None


def _bullet(cell: GridCell) -> bool:
    """Whether a cell holds nothing but a bullet."""
    text = cell.lines[0].text.strip() if len(cell.lines) == 1 else ""
    found = BULLET.match(f"{text} x") if text else None
    return found is not None and found.end() == len(text) + 1


def _rises(heads: Sequence[Head]) -> bool:
    """Whether numbers go on as those of a list: each one more than the last, or 1 again."""
    last: dict[str, int] = {}
    for found in heads:
        mark = found.marks[0]
        if mark.value not in (1, last.get(mark.style, mark.value - 1) + 1):
            return False
        last[mark.style] = mark.value
    return True
