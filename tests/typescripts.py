"""Test documents: any notice in plain text as Word and HTML files, its words as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby, zip_longest
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

Block = list[str]  # lines without a blank one between them
_NUMBERED = re.compile(r"(?P<number>\d{1,3})\.\s+(?P<text>[^\d\s].*)")
_ARABIC = re.compile("[\u0620-\u064a]")
_CENTRED = 70  # characters of a line, fewer than which stand in the middle before any long one
_FACE = "Noto Serif CJK SC"


def make_typescript(text: str, to: Path) -> Path:
    """A Word file with a paragraph for each line; numbers that follow on are automatic."""
    document = docx.Document()
    _style(document)
    for block in blocks(text):
        if tabular(block):
            _table(document, [line.split("\t") for line in block])
        elif counted(block):
            _list(document, block)
        else:
            _lines(document, block)
    if _ARABIC.search(text):
        turn_about(document)
    document.save(str(to))
    return to


def make_plain_page(text: str, language: str) -> str:
    """A web page with a paragraph for each block, its lines broken as they are."""
    direction = ' dir="rtl"' if language == "ar" else ""
    inside = "\n".join(_marked_up(block) for block in blocks(text))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"{direction}><head><meta charset="utf-8">'
        f"<title>Notices</title></head>\n<body><main>{inside}</main></body></html>\n"
    )


def blocks(text: str) -> Iterator[Block]:
    """Lines that stand together: of one table, of one list, or without a blank line between."""
    rows = text.replace("\f", "\n\n").split("\n")
    for blank, run in groupby(rows, key=lambda line: not line.strip()):
        if not blank:
            for _, lines in groupby(run, key=lambda line: line.count("\t")):
                yield list(lines)


def tabular(block: Block) -> bool:
    """Whether lines are rows of a table, and not numbers with tabs after them or lines set in."""
    return all(re.match(r"[^\t\d(]*\D[^\t\d(]*\t|[^\t]+\t[^\t]+\t", line) for line in block)


def counted(block: Block) -> bool:
    """Whether every line has a number, each one more than the last."""
    numbers = [_NUMBERED.fullmatch(line) for line in block]
    found = [int(number["number"]) for number in numbers if number]
    return len(found) == len(block) and found == list(range(found[0], found[0] + len(found)))


def column_widths(rows: Sequence[Sequence[str]]) -> list[Cm]:
    """The width of each column: a least one, and of what is left a share by its longest text."""
    longest = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    least = min(2.5, 12 / len(longest))
    rest = 16 - least * len(longest)
    return [Cm(least + rest * each / max(sum(longest), 1)) for each in longest]


def _style(document: docx.Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Serif", Pt(11)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FACE)
    normal.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.5)


def _lines(document: docx.Document, block: Block) -> None:
    short = all(len(line) < _CENTRED for line in block)
    first = all(len(each.text) < _CENTRED for each in document.paragraphs)
    for line in block:
        text = line.lstrip(" \t")
        paragraph = document.add_paragraph(text)
        paragraph.paragraph_format.left_indent = _indent(line[: len(line) - len(text)])
        if short and first:
            paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(9)


def _indent(blank: str) -> Cm:
    return Cm(min(0.2 * len(blank.expandtabs(6)), 8))


def _list(document: docx.Document, block: Block) -> None:
    matches = [match for match in map(_NUMBERED.fullmatch, block) if match]
    instance = _counting(document, int(matches[0]["number"]))
    for match in matches:
        paragraph = document.add_paragraph(match["text"])
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = instance
    paragraph.paragraph_format.space_after = Pt(9)


def _counting(document: docx.Document, start: int) -> int:
    """A list whose numbers are automatic, from a number."""
    numbering = document.part.numbering_part.element
    abstract = 200 + len(numbering)
    definition = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">'
        f'<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, definition)
    return int(numbering.add_num(abstract).numId)


def _table(document: docx.Document, rows: Sequence[Sequence[str]]) -> None:
    """A table without rules, each column as wide as its longest text asks for."""
    widths = column_widths(rows)
    table = document.add_table(rows=0, cols=len(widths))
    table.autofit = False
    for row in rows:
        for cell, text, width in zip_longest(table.add_row().cells, row, widths, fillvalue=""):
            cell.text, cell.width = text, width
    document.add_paragraph()


def turn_about(document: docx.Document) -> None:
    """Set everything from right to left, in a face for print."""
    body = document.element.body
    for paragraph in body.iter(qn("w:p")):
        paragraph.get_or_add_pPr().insert_element_before(
            OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    for run in body.iter(qn("w:r")):
        look = run.get_or_add_rPr()
        look.get_or_add_rFonts().set(qn("w:cs"), "Noto Naskh Arabic")
        look.append(OxmlElement("w:rtl"))
    for properties in body.iter(qn("w:tblPr")):
        properties.insert(1, OxmlElement("w:bidiVisual"))


def _marked_up(block: Block) -> str:
    if tabular(block):
        rows = (line.split("\t") for line in block)
        return f"<table>{''.join(f'<tr>{_cells(row)}</tr>' for row in rows)}</table>"
    if counted(block):
        found = [match for match in map(_NUMBERED.fullmatch, block) if match]
        members = "".join(f"<li>{escape(match['text'])}</li>" for match in found)
        return f'<ol start="{found[0]["number"]}">{members}</ol>'
    return f"<p>{'<br>'.join(map(escape, block))}</p>"


def _cells(row: Sequence[str]) -> str:
    return "".join(f"<td>{escape(cell)}</td>" for cell in row)
