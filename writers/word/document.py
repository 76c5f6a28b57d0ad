"""A paper as a Word document: the same paper gives the same bytes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from itertools import zip_longest
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from schemas.draft_origin import Origin
from writers.word import origin
from writers.word.heading_numbers import numbered
from writers.word.inlines import Inlines, plain, text_of
from writers.word.layout import Layout
from writers.word.paper import Block, Heading, Item, Line, Masthead, Paper, Paragraph, Point, Table
from writers.word.pen import Pen
from writers.word.running_header import running_header
from writers.word.tables import keep_with_next, ruled, unruled
from writers.word.tracked import changes
from writers.word.tracked.changes import Part
from writers.word.tracked.predecessor import Prior

_TITLE = "DocumentTitle"
_AFTER_TABLE = "AfterTable"
_UNBROKEN = 6  # rows of a table that stays on one page


def write(
    paper: Paper, pen: Pen, made_from: Origin | None = None, before: tuple[Prior, ...] = ()
) -> bytes:
    """The document as bytes, dated as the pen's comments are; it says what it was made from.

    With the text before it, what it changes there is shown as tracked changes.
    """
    document = pen.document
    _set_properties(document, paper, pen.layout, pen.date)
    if paper.landscape:
        _turn(document)
    if paper.dense:
        _widen(document)
    _masthead(paper.masthead, pen)
    blocks = [*numbered(paper.blocks, pen.layout)]
    parts = [_part(*neighbours, pen) for neighbours in zip_longest(blocks, blocks[1:])]
    if before:
        changes.show([part for part in parts if part.elements], before, pen)
    running_header(pen, text_of(paper.masthead.symbol))
    if made_from is not None:
        origin.put(document, origin.completed(made_from, document))
    return _packed(document)


def _set_properties(document: WordDocument, paper: Paper, layout: Layout, date: datetime) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Seriatim"
    properties.title = paper.title
    properties.language = layout.code
    properties.created = properties.modified = date
    properties.revision = 1


def _turn(document: WordDocument) -> None:
    """Lay the page on its side."""
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width


def _widen(document: WordDocument) -> None:
    """Give the text more of the page."""
    page = document.sections[0]
    page.left_margin = page.right_margin = page.bottom_margin = Cm(1.5)
    page.top_margin = Cm(2.2)


def _masthead(masthead: Masthead, pen: Pen) -> None:
    """Organisation and symbol over a rule; the word DRAFT where an emblem would stand."""
    mark = max(24, 7 * len(pen.layout.draft) // 2)  # room for the word on one line
    table = unruled(pen, "Masthead", rows=2, widths=(mark, 70 - mark, 30))
    name = table.cell(0, 0).merge(table.cell(0, 1))
    _cell(pen, name, "MastheadOrganisation", plain(masthead.organisation))
    _cell(pen, table.cell(0, 2), "MastheadSymbol", masthead.symbol)
    _cell(pen, table.cell(1, 0), "DraftMark", plain(pen.layout.draft))
    body, details = table.cell(1, 1), table.cell(1, 2)
    if not masthead.details:
        body = body.merge(details)
    _cell(pen, body, "MastheadOrgan", masthead.organ)
    for position, detail in enumerate(masthead.details):
        _cell(pen, details, "MastheadDetail", detail, new=position > 0)
    _line(pen, _AFTER_TABLE, ())


def _cell(pen: Pen, cell: _Cell, style: str, inlines: Inlines, new: bool = False) -> None:
    paragraph = cell.add_paragraph() if new else cell.paragraphs[0]
    pen.style(paragraph, style)
    pen.write(paragraph, inlines)


def _part(block: Block, following: Block | None, pen: Pen) -> Part:
    """A block with what was written for it: nothing where a person settled that it falls away."""
    body = pen.document.element.body
    written = len(body) - 1  # the properties of the section stand last
    _block(block, following, pen)
    return Part(block, tuple(body)[written:-1])


def _block(block: Block, following: Block | None, pen: Pen) -> None:
    if isinstance(block, Table):
        _table(block, following, pen)
    elif block.inlines:  # a person may have settled that nothing stands there
        paragraph = _line(pen, _style(block), block.inlines)
        if isinstance(block, Paragraph) and isinstance(following, Table | Point):
            paragraph.paragraph_format.keep_with_next = True  # it introduces what follows


def _table(block: Table, following: Block | None, pen: Pen) -> None:
    table = ruled(pen, block)
    for row, inlines in zip(list(table.rows)[1:], block.printed(), strict=True):
        _row(row.cells, inlines, "TableSmall" if block.small else "TableText", pen)
    if len(block.rows) <= _UNBROKEN:
        keep_with_next(table.rows[:-1])
    below = _line(pen, _AFTER_TABLE, ())
    if following is None:
        below.paragraph_format.line_spacing = Pt(1)  # lest it begin a page of its own
    elif isinstance(following, Line) and following.style == "Documentation":
        keep_with_next(table.rows[-1:])
        below.paragraph_format.keep_with_next = True


def _row(cells: tuple[_Cell, ...], texts: tuple[Inlines, ...], style: str, pen: Pen) -> None:
    """The cells of a row; of a row of one cell, that cell across all columns."""
    if len(texts) == 1:
        _cell(pen, cells[0].merge(cells[-1]), "TableGroup", texts[0])
        return
    for cell, inlines in zip(cells, texts, strict=True):
        _cell(pen, cell, style, inlines)


def _style(block: Heading | Paragraph | Point | Item | Line) -> str:
    if isinstance(block, Heading):
        return f"Heading{block.level}"
    if isinstance(block, Line):
        return "Title" if block.style == _TITLE else block.style
    if isinstance(block, Point):
        return "AgendaPoint" if block.of_agenda else "Point"
    return "AgendaItem" if isinstance(block, Item) else "NumberedParagraph"


def _line(pen: Pen, style: str, inlines: Inlines) -> WordParagraph:
    paragraph: WordParagraph = pen.document.add_paragraph()
    pen.style(paragraph, style)
    pen.write(paragraph, inlines)
    return paragraph


def _packed(document: WordDocument) -> bytes:
    """The package with every part dated alike, in the order of its names."""
    saved, packed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):  # "[Content_Types].xml" sorts first
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
