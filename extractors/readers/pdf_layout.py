"""Pages of words and rules to lines and grids in reading order, with residue and doubts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from extractors.readers.pdf_bare_tables import bare_frames
from extractors.readers.pdf_bidi import is_rtl
from extractors.readers.pdf_grids import Table, goes_on, table, together
from extractors.readers.pdf_joining import Vocabulary
from extractors.readers.pdf_lines import Setting, line, places
from extractors.readers.pdf_measures import measures
from extractors.readers.pdf_notes import Note, feet, is_note
from extractors.readers.pdf_open_tables import open_frames
from extractors.readers.pdf_page import Page, Row, Word
from extractors.readers.pdf_paragraphs import begins, paragraphs
from extractors.readers.pdf_rows import rows, with_columns
from extractors.readers.pdf_tables import Frame, frames
from extractors.readers.printed import Printed
from extractors.readers.residue import Strip, running
from schemas.source import Doubt, Grid, Line, Place, Residue


@dataclass(slots=True)
class _Sheet:
    """One page divided: tables with their words, and the rows of text around them."""

    page: Page
    tables: list[tuple[Frame, list[Word]]]
    rows: list[Row]
    notes: Mapping[str, Note] = field(default_factory=dict)
    loose: list[Row] = field(default_factory=list)  # at the foot, but no notes
    separators: list[Row] = field(default_factory=list)


def printed(pages: Sequence[Page]) -> Printed:
    """What is printed on pages, in reading order."""
    rtl = is_rtl(word for page in pages for word in page.words)
    ruled = [_ruled(page) for page in pages]
    free = [_outside(page.words, drawn) for page, drawn in zip(pages, ruled, strict=True)]
    bare = [[] for _ in pages] if rtl else bare_frames(free)
    sheets = [
        _sheet(page, [*drawn, *more], rtl)
        for page, drawn, more in zip(pages, ruled, bare, strict=True)
    ]
    residue = [*_turned(pages), *_running(sheets)]
    setting = _setting(sheets, rtl)
    residue += _separators(sheets)
    blocks, headers = _blocks(sheets, setting)
    return Printed(blocks, (*residue, *headers), tuple(_doubts(pages)), len(pages))


def _ruled(page: Page) -> list[Frame]:
    """The tables of a page that rules show."""
    ruled = frames(page.rules)
    rest = [rule for rule in page.rules if not any(frame.touches(rule) for frame in ruled)]
    return [*ruled, *open_frames(rest, _outside(page.words, ruled), page.width)]


def _outside(words: Sequence[Word], drawn: Sequence[Frame]) -> list[Word]:
    return [word for word in words if not any(frame.holds(word) for frame in drawn)]


def _sheet(page: Page, drawn: Sequence[Frame], rtl: bool) -> _Sheet:
    free = list(page.words)
    tables = []
    for frame in sorted(drawn, key=_top):
        inside = [word for word in free if frame.holds(word)]
        free = [word for word in free if not frame.holds(word)]
        if inside:
            tables.append((frame, inside))
    return _Sheet(page, tables, rows(free, page.number, rtl))


def _turned(pages: Sequence[Page]) -> Iterator[Residue]:
    """What stands sideways or aslant among upright text: marks of printers, stamps, watermarks."""
    for page in pages:
        if page.turned:
            yield Residue(" ".join(word.text for word in page.turned), "turned", Place(page.number))


def _top(frame: Frame) -> float:
    return frame.box[1]


def _running(sheets: list[_Sheet]) -> Iterator[Residue]:
    """Set running heads and page numbers aside."""
    down = [sorted(sheet.rows, key=lambda row: row.baseline) for sheet in sheets]
    strips = [
        [Strip(row.text, row.baseline, sheet.page.height, is_note(row)) for row in page]
        for sheet, page in zip(sheets, down, strict=True)
    ]
    for sheet, page, found in zip(sheets, down, running(strips), strict=True):
        for index, reason in sorted(found.items()):
            yield Residue(page[index].text, reason, places([page[index]])[0])
        aside = {id(page[index]) for index in found}
        sheet.rows = with_columns([row for row in sheet.rows if id(row) not in aside])


def _separators(sheets: list[_Sheet]) -> Iterator[Residue]:
    for sheet in sheets:
        for row in sheet.separators:
            yield Residue(row.text, "rule", places([row])[0])


def _setting(sheets: list[_Sheet], rtl: bool) -> Setting:
    """Measure the document, and take the notes out of the rows."""
    every = [row for sheet in sheets for row in sheet.rows]
    vocabulary = Vocabulary.of(row.text for row in every)
    width = median(sheet.page.width for sheet in sheets)
    rough = measures(every, rtl, width)
    for sheet in sheets:
        divided = feet(sheet.rows, rough.size, vocabulary)
        sheet.rows, sheet.notes, sheet.loose = divided.rows, divided.notes, divided.loose
        sheet.separators = divided.separators
        if _stand_above_tables(sheet.loose, sheet.tables):
            sheet.rows, sheet.loose = [*sheet.rows, *sheet.loose], []
    return Setting(
        measures([row for sheet in sheets for row in sheet.rows], rtl, width),
        vocabulary,
        {(sheet.page.number, mark): note for sheet in sheets for mark, note in sheet.notes.items()},
    )


def _stand_above_tables(found: Sequence[Row], tables: Sequence[tuple[Frame, list[Word]]]) -> bool:
    """Whether rows that could be the foot of a page have a table below them."""
    return any(row.baseline < frame.box[1] for row in found for frame, _ in tables)


def _blocks(
    sheets: list[_Sheet], setting: Setting
) -> tuple[tuple[Line | Grid, ...], list[Residue]]:
    """Paragraphs and tables in order; both may run over the turn of a page."""
    flow = _Flow(setting)
    for sheet in sheets:
        for item in _items(sheet, setting):
            flow.add(item)
        flow.waiting += sheet.loose
    flow.release()
    blocks = (line(it, setting) if isinstance(it, list) else it.grid for it in flow.found)
    return tuple(it for it in blocks if isinstance(it, Grid) or it.text), flow.residue


@dataclass(slots=True)
class _Flow:
    """Paragraphs and tables as they grow; rows at the foot of a page wait for a paragraph's end."""

    setting: Setting
    found: list[list[Row] | Table] = field(default_factory=list)
    waiting: list[Row] = field(default_factory=list)
    residue: list[Residue] = field(default_factory=list)

    def add(self, item: Row | Table) -> None:
        """Continue the last block, or begin another one."""
        last = self.found[-1] if self.found else None
        if isinstance(item, Row):
            if isinstance(last, list) and not begins(last, item, self.setting.measures):
                last.append(item)
                return
        elif isinstance(last, Table) and goes_on(last, item):
            self.found[-1], headers = together(last, item, self.setting)
            self.residue.extend(headers)
            return
        self.release()
        self.found.append([item] if isinstance(item, Row) else item)

    def release(self) -> None:
        """Put what waited after the block that is complete."""
        self.found += map(list, paragraphs(self.waiting, self.setting.measures))
        self.waiting = []


def _items(sheet: _Sheet, setting: Setting) -> Iterator[Row | Table]:
    """Rows and tables of a page from top to bottom."""
    tables = [
        (frame.box[1], table(frame, words, sheet.page.number, setting))
        for frame, words in sheet.tables
    ]
    for row in sheet.rows:
        while tables and tables[0][0] < row.baseline:
            yield tables.pop(0)[1]
        yield row
    yield from (item for _, item in tables)


def _doubts(pages: Sequence[Page]) -> Iterator[Doubt]:
    for page in pages:
        if page.pictures and not page.words:
            yield Doubt(
                "scanned-page",
                f"page {page.number} is a picture without text and was not read",
                Place(page.number),
            )
        if page.undecoded:
            yield Doubt(
                "undecoded",
                f"{page.undecoded} characters on page {page.number} could not be read",
                Place(page.number),
            )
        if page.turned:
            yield Doubt(
                "turned-text",
                f"page {page.number} has text that stands sideways or aslant; it is left aside",
                Place(page.number),
            )
