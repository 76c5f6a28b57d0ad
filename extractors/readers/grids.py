"""What is common to printed tables of every form."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.source import GridCell

Row = Sequence[GridCell]


def cell_text(cell: GridCell) -> str:
    """The text of a cell, its lines joined by a space."""
    return " ".join(line.text for line in cell.lines)


def header_rows(rows: Sequence[Row]) -> int:
    """1 where the first row is evidently a header: alone in bold, or of another shape; else 0."""
    if len(rows) < 2 or not all(cell.lines for cell in rows[0]):
        return 0
    return int(_alone_in_bold(rows) or _of_another_shape(rows))


def _alone_in_bold(rows: Sequence[Row]) -> bool:
    return _bold(rows[0]) and not any(_bold(row) for row in rows[1:])


def _bold(row: Row) -> bool:
    styles = [line.style for cell in row for line in cell.lines]
    return bool(styles) and all(style.bold for style in styles)


def _of_another_shape(rows: Sequence[Row]) -> bool:
    """Whether a column has a word on top and numbers, or nothing, all the way below."""
    if any(_has_digit(cell) for cell in rows[0]):
        return False
    columns = zip(*(row for row in rows if len(row) == len(rows[0])), strict=True)
    return any(all(_has_digit(cell) or not cell.lines for cell in column[1:]) for column in columns)


def _has_digit(cell: GridCell) -> bool:
    return any(character.isdigit() for character in cell_text(cell))
