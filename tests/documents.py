"""Test documents: a notice in plain text as Word and PDF files in the layout of the UN."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from pathlib import Path

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from tests.typescripts import column_widths

LETTERHEAD = "Distr.: General"  # above the first page alone, as its header
_EAST_ASIAN = "Noto Serif CJK SC"
_PARAGRAPH = re.compile(r"(?:- )?\d{1,3}(?:\.| -) ?(?P<text>.*)")
_LOST = re.compile(r"- (?P<text>.*)")
_POINT = re.compile(r" ?(?:- )?\([a-z]\) (?P<text>.*)")
_BULLET = re.compile(r" - (?P<text>.*)")
_HEADINGS = {
    "roman": re.compile(r"[IVX]{1,5}\. (?P<text>.*)"),
    "han": re.compile(r"[一二三四五六七八九十]{1,3}、 ?(?P<text>.*)"),
    "letter": re.compile(r"[A-Z]\. (?P<text>.*)"),
}
_ANNEX = re.compile(r"(?:附件|Annex|Annexe|Anexo|Приложение|المرفق)\s?\S{1,8}")
# Abstract lists: identifier, then number format and text of each level.
_LISTS = {
    "paragraphs": (("decimal", "%1."), ("lowerLetter", "(%2)")),
    "roman": (("upperRoman", "%1."), ("upperLetter", "%2.")),
    "han": (("chineseCounting", "%1、"), ("upperLetter", "%2.")),
    "bullets": (("bullet", "-"),),
}
_BODY_INDENT = Cm(2.2)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to set: its kind, its text without number, its level; rows for a table."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    glued: bool = False  # no blank line before it


def make_docx(text_path: Path, to: Path) -> Path:
    """Set a notice in plain text as a Word file with automatic numbers, and return its path."""
    text = text_path.read_text(encoding="utf-8")
    parts = list(parse(text))
    maker = _Maker(parts, dashes=re.search(r"^\d+ - ", text, re.MULTILINE) is not None)
    for part in parts:
        maker.set(part)
    if re.search("[\u0620-\u064a]", parts[0].text):
        _turn_about(maker.document)
    maker.document.save(str(to))
    return to


def make_pdf(docx_path: Path, to: Path) -> Path:
    """Print a Word file to PDF through LibreOffice, and return the path of the PDF."""
    (made,) = make_pdfs([docx_path], to.parent / "printed")
    return made.replace(to)


def make_pdfs(docx_paths: Sequence[Path], folder: Path) -> list[Path]:
    """Print Word files to PDF in one run of LibreOffice, under their own names in a folder."""
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, docx_paths)], check=True, capture_output=True, timeout=180)
    return [folder / path.with_suffix(".pdf").name for path in docx_paths]


def parse(text: str) -> Iterator[Part]:
    """The parts of a notice in plain text, in order."""
    rows = [(line, not above.strip()) for above, line in _with_above(text.split("\n"))]
    for tabular, run in groupby(rows, key=lambda row: "\t" in row[0]):
        lines = list(run)
        if tabular:
            yield Part("table", rows=tuple(tuple(line.split("\t")) for line, _ in lines))
        else:
            yield from (_part(line, apart) for line, apart in lines if line.strip(" -"))


def _with_above(lines: list[str]) -> Iterator[tuple[str, str]]:
    return zip(["", *lines[:-1]], lines, strict=True)


def _part(line: str, apart: bool) -> Part:
    if _ANNEX.fullmatch(line.strip()):
        return Part("annex", line.strip())
    for kind, pattern in (
        *((kind, pattern) for kind, pattern in _HEADINGS.items() if apart),
        ("point", _POINT),
        ("paragraph", _PARAGRAPH),
        ("bullet", _BULLET),
        ("paragraph", _LOST),
    ):
        match = pattern.fullmatch(line if kind in ("bullet", "point") else line.strip())
        if match:
            return Part(kind, match["text"].strip(), glued=not apart)
    return Part("text", line.strip(), glued=not apart)


class _Maker:
    """Sets one part after the other; knows where in the document it is."""

    def __init__(self, parts: list[Part], dashes: bool) -> None:
        self.document = docx.Document()
        self.heading_list = "han" if any(part.kind == "han" for part in parts) else "roman"
        self.numbers = {name: _add_list(self.document, name, dashes) for name in _LISTS}
        self.before_headings = True
        self.after_annex = False
        self.last = ""
        _page(self.document, next(part.text for part in parts[1:]))
        _styles(self.document)

    def set(self, part: Part) -> None:
        """Set one part."""
        getattr(self, f"_{part.kind}")(part)
        self.last = part.kind

    def _text(self, part: Part) -> None:
        if not self.last:
            _masthead(self.document, part.text)
            return
        paragraph = self.document.add_paragraph(part.text)
        if self.before_headings or self.after_annex:
            paragraph.style = self.document.styles["Subtitle"]
        else:
            paragraph.paragraph_format.left_indent = _BODY_INDENT + Cm(1)
            paragraph.paragraph_format.space_after = Pt(2)

    def _heading(self, part: Part, level: int) -> None:
        self.before_headings = False
        paragraph = self.document.add_paragraph(part.text, style=f"Heading {level}")
        _number(paragraph, self.numbers[self.heading_list], level - 1)

    def _roman(self, part: Part) -> None:
        self._heading(part, 1)

    _han = _roman

    def _letter(self, part: Part) -> None:
        self._heading(part, 2)

    def _annex(self, part: Part) -> None:
        self.document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
        self.document.add_paragraph(part.text, style="Title")
        self.numbers["paragraphs"] = _restarted(self.document, "paragraphs")
        self.after_annex = True

    def _paragraph(self, part: Part) -> None:
        self.after_annex = False
        paragraph = self.document.add_paragraph(part.text)
        paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        _number(paragraph, self.numbers["paragraphs"], 0)

    def _point(self, part: Part) -> None:
        _number(self.document.add_paragraph(part.text), self.numbers["paragraphs"], 1)

    def _bullet(self, part: Part) -> None:
        _number(self.document.add_paragraph(part.text), self.numbers["bullets"], 0)

    def _table(self, part: Part) -> None:
        if self.last == "table":
            self.document.add_paragraph()
        widths = column_widths(part.rows)
        table = self.document.add_table(rows=0, cols=len(widths), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in part.rows:
            for cell, text, width in zip_longest(table.add_row().cells, row, widths, fillvalue=""):
                cell.text, cell.width = text, width
        _mark_header(table.rows[0])
        self.document.add_paragraph()


def _page(document: docx.Document, title: str) -> None:
    section = document.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.3)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = LETTERHEAD
    section.header.paragraphs[0].text = title
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _field(paragraph, "PAGE")
        paragraph.add_run("/")
        _field(paragraph, "NUMPAGES")


def _field(paragraph: docx.text.paragraph.Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _styles(document: docx.Document) -> None:
    for name, size, bold in (
        ("Normal", 10, False),
        ("Heading 1", 14, True),
        ("Heading 2", 12, True),
        ("Title", 14, True),
        ("Subtitle", 12, True),
    ):
        style = document.styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        style.font.name = "Liberation Serif"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), _EAST_ASIAN)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.space_before = Pt(12 if name.startswith("Heading") else 0)


def _masthead(document: docx.Document, date: str) -> None:
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[1].text = date


def _turn_about(document: docx.Document) -> None:
    """Set everything from right to left."""
    body = document.element.body
    for paragraph in body.iter(qn("w:p")):
        paragraph.get_or_add_pPr().insert_element_before(
            OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    for run in body.iter(qn("w:r")):
        run.get_or_add_rPr().append(OxmlElement("w:rtl"))
    for properties in body.iter(qn("w:tblPr")):
        properties.insert(1, OxmlElement("w:bidiVisual"))


def _mark_header(row: docx.table._Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _number(paragraph: docx.text.paragraph.Paragraph, instance: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = instance


def _add_list(document: docx.Document, name: str, dashes: bool) -> int:
    """Define a list of several levels and one instance of it, and return the instance.

    `dashes` where numbers are set as in Arabic, 1 - and not 1. with a stop.
    """
    numbering = document.part.numbering_part.element
    abstract = 100 + list(_LISTS).index(name)
    levels = "".join(_level(index, *level, name) for index, level in enumerate(_LISTS[name]))
    if dashes:
        levels = levels.replace('"%1."', '"%1 -"')
    definition = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    numbering.insert(0, definition)
    return int(numbering.add_num(abstract).numId)


def _restarted(document: docx.Document, name: str) -> int:
    """A further instance of a list that begins again at its first number."""
    numbering = document.part.numbering_part.element
    instance = numbering.add_num(100 + list(_LISTS).index(name))
    instance.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(instance.numId)


def _level(index: int, form: str, text: str, name: str) -> str:
    """Paragraph numbers stand at the margin of their text, as in the documents of the UN."""
    left = {"paragraphs": 1247 + 567 * index, "bullets": 1814}.get(name, 567)
    hanging = {"paragraphs": 0 if index == 0 else 567, "bullets": 300}.get(name, 567)
    tab = left if hanging else left + 567
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:tabs>'
        f'<w:tab w:val="num" w:pos="{tab}"/></w:tabs>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def joined(texts: Iterable[str]) -> str:
    """Texts one after the other without any white space, to compare across forms."""
    return re.sub(r"\s", "", "".join(texts))
