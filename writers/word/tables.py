"""Tables: a header row that repeats, columns in shares of the type area."""

from __future__ import annotations

from collections.abc import Iterable

from docx.shared import Twips
from docx.table import Table as WordTable
from docx.table import _Row

from writers.word.elements import element, qn
from writers.word.inlines import plain
from writers.word.paper import Table
from writers.word.pen import Pen


def ruled(pen: Pen, table: Table) -> WordTable:
    """A table with its header row written and its other rows empty."""
    style = "RuledSmall" if table.small else "Ruled"
    made = unruled(pen, style, len(table.rows) + 1, table.widths)
    for cell, words in zip(made.rows[0].cells, table.header, strict=True):
        pen.style(cell.paragraphs[0], "TableHeading")
        pen.write(cell.paragraphs[0], plain(words))
    for row in made.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))
    made.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    return made


def keep_with_next(rows: Iterable[_Row]) -> None:
    """Keep rows of a table on the page of what follows them."""
    for row in rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def unruled(pen: Pen, style: str, rows: int, widths: tuple[int, ...]) -> WordTable:
    """An empty table in a style of the template, with fixed columns."""
    made: WordTable = pen.document.add_table(rows, len(widths))
    made._tbl.tblStyle_val = style
    made.autofit = False
    properties = made._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    if pen.layout.rtl:
        properties.insert(1, element("bidiVisual"))
    area = type_area(pen)
    for column, share in zip(made.columns, widths, strict=True):
        column.width = Twips(area * share // sum(widths))
        for cell in column.cells:
            cell.width = column.width
    return made


def type_area(pen: Pen) -> int:
    """The width between the margins, in twentieths of a point."""
    page = pen.document.sections[0]
    return sum((page.page_width or 0, -(page.left_margin or 0), -(page.right_margin or 0))) // 635
