"""Tables with their changes: rows put in and taken out, words inside the rows that stay."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.outline import Cell, Table
from writers.word.elements import Element, element, qn
from writers.word.tables import type_area
from writers.word.tracked.alignment import Likeness, aligned
from writers.word.tracked.paragraphs import changed, empty, written
from writers.word.tracked.pencil import Pencil
from writers.word.tracked.words import words

_STYLE = "TableText"


def changed_table(table: Element, before: Table, pencil: Pencil) -> None:
    """Show in a table of the draft what it changes in one of the record."""
    rows = list(table.iterchildren(qn("w:tr")))
    old, new = [_words(row) for row in before.rows], [written(row) for row in rows]
    likeness = Likeness(old, new)

    def score(i: int, j: int) -> float:
        return likeness.of(i, j) if _fits(before.rows[i], rows[j]) else 0.0

    above = next(rows[0].itersiblings(preceding=True))  # the last element before the next row
    for i, j in aligned(len(old), len(new), score):
        if j is None:
            gone = _deleted_row(before.rows[i or 0], pencil, _width(before, pencil))
            above.addnext(gone)
            above = gone
            continue
        above = rows[j]
        if i is None:
            _inserted_row(above, pencil)
        else:
            _changed_row(above, before.rows[i], pencil)


def inserted_table(table: Element, pencil: Pencil) -> None:
    """Show a table of the draft as put in."""
    for row in table.iterchildren(qn("w:tr")):
        _inserted_row(row, pencil)


def deleted_table(before: Table, pencil: Pencil) -> Element:
    """A table that the draft no longer has."""
    width = _width(before, pencil)
    properties = element(
        "tblPr",
        element("tblStyle", val="Ruled"),
        *([element("bidiVisual")] if pencil.pen.layout.rtl else []),
        element("tblW", w=0, type="auto"),
        element("tblLayout", type="fixed"),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for _ in range(columns(before))))
    rows = (_deleted_row(row, pencil, width) for row in before.rows)
    return element("tbl", properties, grid, *rows)


def text_of(table: Table) -> str:
    """All words of a table of the record."""
    return " ".join(text.text for row in table.rows for cell in row for text in cell.texts)


def columns(table: Table) -> int:
    """How many columns a table of the record has."""
    return max((sum(cell.columns for cell in row) for row in table.rows), default=1)


def _words(row: Sequence[Cell]) -> list[str]:
    return [word for cell in row for text in cell.texts for word in words(text.text)]


def _fits(before: Sequence[Cell], row: Element) -> bool:
    """Whether a row can go on as another: the same cells, each with one text at most."""
    single = all(len(cell.texts) < 2 and cell.columns == cell.rows == 1 for cell in before)
    return single and len(before) == len(_cells(row))


def _cells(row: Element) -> list[Element]:
    return list(row.iterchildren(qn("w:tc")))


def _changed_row(row: Element, before: Sequence[Cell], pencil: Pencil) -> None:
    for cell, old in zip(_cells(row), before, strict=True):
        text = old.texts[0].text if old.texts else ""
        changed(cell[-1], text, pencil)


def _inserted_row(row: Element, pencil: Pencil) -> None:
    for paragraph in row.iter(qn("w:p")):
        changed(paragraph, "", pencil)
    pencil.mark_row(row, "ins")


def _deleted_row(before: Sequence[Cell], pencil: Pencil, width: int) -> Element:
    row = element("tr", element("trPr", element("cantSplit")))
    pencil.mark_row(row, "del")
    row.extend(_deleted_cell(cell, pencil, width) for cell in before)
    return row


def _deleted_cell(before: Cell, pencil: Pencil, width: int) -> Element:
    properties = element("tcPr", element("tcW", w=width * before.columns, type="dxa"))
    if before.columns > 1:
        properties.append(element("gridSpan", val=before.columns))
    paragraphs = [empty(_STYLE, pencil) for _ in before.texts or (None,)]
    for paragraph, text in zip(paragraphs, before.texts, strict=False):
        paragraph.append(pencil.deleted(text.text))
    return element("tc", properties, *paragraphs)


def _width(table: Table, pencil: Pencil) -> int:
    """The width of a column where all are alike."""
    return type_area(pencil.pen) // max(1, columns(table))
