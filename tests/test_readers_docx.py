"""Word: what a reader of the page sees, with automatic numbers."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractors.marks import head
from extractors.readers.docx_numerals import numeral
from extractors.source import read
from schemas.language import language
from schemas.source import Grid, GridCell, Line, Source
from tests.conftest import LANGUAGES_SET, SAMPLES
from tests.documents import LETTERHEAD, joined

NAMES = nsdecls("w")


@pytest.fixture
def body(tmp_path: Path):
    """A function that reads a Word file with the given XML as its body."""

    def read_body(xml: str, **parts: str) -> Source:
        path = tmp_path / "made.docx"
        document = docx.Document()
        if "numbering" in parts:
            numbering = document.part.numbering_part.element
            numbering[:] = list(
                parse_xml(f"<w:numbering {NAMES}>{parts['numbering']}</w:numbering>")
            )
        if "styles" in parts:
            document.styles.element.extend(
                list(parse_xml(f"<w:styles {NAMES}>{parts['styles']}</w:styles>"))
            )
        element = document.element.body
        for child in list(element)[:-1]:
            element.remove(child)
        for child in reversed(list(parse_xml(f"<w:body {NAMES}>{xml}</w:body>"))):
            element.insert(0, child)
        document.save(str(path))
        return read(path)

    return read_body


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def item(text: str, level: int = 0, instance: int = 1) -> str:
    return paragraph(
        run(text),
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>',
    )


def levels(*definitions: str) -> str:
    """Definitions of the levels of abstract list 1: number format, text, further properties."""
    made = ""
    for index, definition in enumerate(definitions):
        form, text, *more = definition.split("|")
        made += (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'{"".join(more)}<w:lvlText w:val="{text}"/></w:lvl>'
        )
    return f'<w:abstractNum w:abstractNumId="1">{made}</w:abstractNum>'


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HYPERLINK = f"{_RELATIONS}/hyperlink"
ONE = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'


def numbers(source: Source) -> list[str | None]:
    return [line.number for line in source.lines()]


def printed(source: Source) -> list[str]:
    return [line.text for line in source.lines()]


def test_levels_count_on_and_start_again_below_the_next_number(body):
    found = body(
        item("one") + item("a", 1) + item("b", 1) + item("two") + item("a again", 1),
        numbering=levels("decimal|%1.", "lowerLetter|(%2)") + ONE,
    )
    assert numbers(found) == ["1.", "(a)", "(b)", "2.", "(a)"]
    assert [line.style.level for line in found.lines()] == [0, 1, 1, 0, 1]


def test_a_number_may_show_the_numbers_above_it(body):
    found = body(
        item("one") + item("deep", 1) + item("deeper", 2),
        numbering=levels("upperRoman|%1.", "decimal|%1.%2", "decimal|%1.%2.%3|<w:isLgl/>") + ONE,
    )
    assert numbers(found) == ["I.", "I.1", "1.1.1"]


def test_an_instance_with_its_own_start_begins_again_and_the_list_counts_on_without(body):
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    same = '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    found = body(
        item("one") + item("two") + item("three", instance=3) + item("one", instance=2),
        numbering=levels("decimal|%1.") + ONE + again + same,
    )
    assert numbers(found) == ["1.", "2.", "3.", "1."]


def test_a_level_that_never_restarts_counts_through(body):
    found = body(
        item("one") + item("a", 1) + item("two") + item("b", 1),
        numbering=levels("decimal|%1.", 'lowerLetter|(%2)|<w:lvlRestart w:val="0"/>') + ONE,
    )
    assert numbers(found) == ["1.", "(a)", "2.", "(b)"]


def test_a_bullet_is_shown_as_the_reader_sees_it(body):
    found = body(item("point"), numbering=levels("bullet|\uf0b7") + ONE)
    assert numbers(found) == ["•"]


def test_a_style_numbers_its_paragraphs_also_through_the_style_it_is_based_on(body):
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/>'
        '<w:basedOn w:val="Base"/></w:style>'
    )
    found = body(
        paragraph(run("one"), '<w:pStyle w:val="Own"/>')
        + paragraph(run("off"), '<w:pStyle w:val="Own"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        numbering=levels("decimal|%1)") + ONE,
        styles=styles,
    )
    assert numbers(found) == ["1)", None]


def test_an_empty_numbered_paragraph_counts_and_is_doubted(body):
    found = body(item("one") + item("") + item("three"), numbering=levels("decimal|%1.") + ONE)
    assert numbers(found) == ["1.", "3."]
    assert [doubt.check for doubt in found.doubts] == ["empty-number"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", ["1", "2", "10", "11", "21", "105"]),
        ("decimalZero", ["01", "02", "10", "11", "21", "105"]),
        ("lowerLetter", ["a", "b", "j", "k", "u", "aaaaa"]),
        ("upperRoman", ["I", "II", "X", "XI", "XXI", "CV"]),
        ("lowerRoman", ["i", "ii", "x", "xi", "xxi", "cv"]),
        ("chineseCounting", ["一", "二", "十", "十一", "二十一", "一百〇五"]),
        ("chineseCountingThousand", ["一", "二", "十", "十一", "二十一", "一百〇五"]),
        ("ideographDigital", ["一", "二", "一〇", "一一", "二一", "一〇五"]),
        ("chineseLegalSimplified", ["壹", "贰", "壹拾", "壹拾壹", "贰拾壹", "壹佰零伍"]),
        ("ideographTraditional", ["甲", "乙", "癸", "甲", "甲", "戊"]),
        ("russianUpper", ["А", "Б", "К", "Л", "Х", "ТТТТ"]),
        ("arabicAbjad", ["أ", "ب", "ي", "ك", "ش", "شششش"]),
        ("arabicAlpha", ["أ", "ب", "ر", "ز", "ق", "قققق"]),
        ("ordinal", ["1st", "2nd", "10th", "11th", "21st", "105th"]),
        ("decimalEnclosedParen", ["⑴", "⑵", "⑽", "⑾", "21", "105"]),
        ("none", [""] * 6),
        ("unheardOf", ["1", "2", "10", "11", "21", "105"]),
    ],
)
def test_numbers_are_set_as_word_sets_them(form, shown):
    assert [numeral(value, form) for value in (1, 2, 10, 11, 21, 105)] == shown


@pytest.mark.parametrize(
    ("code", "form", "text"),
    [
        ("ar", "decimal", "%1 -"),
        ("ar", "arabicAbjad", "(%1)"),
        ("ar", "arabicAbjad", "%1 -"),
        ("en", "lowerLetter", "(%1)"),
        ("en", "upperRoman", "%1."),
        ("es", "lowerLetter", "%1)"),
        ("fr", "lowerRoman", "%1)"),
        ("ru", "russianLower", "%1)"),
        ("zh", "chineseCounting", "%1、"),
        ("zh", "chineseCountingThousand", "（%1）"),
        ("zh", "decimal", "%1."),
    ],
)
def test_automatic_numbers_count_in_the_outline_as_typed_ones_do(body, code, form, text):
    found = body(
        "".join(item(word) for word in ("one", "two", "three")),
        numbering=levels(f"{form}|{text}") + ONE,
    )
    heads = [head(line, language(code)) for line in found.blocks]
    assert [
        next(mark.value for mark in each.marks if mark.value == order)
        for order, each in enumerate(heads, 1)
    ] == [1, 2, 3]


def test_tracked_changes_are_read_as_accepted_with_a_doubt(body):
    found = body(
        paragraph(
            run("The ")
            + f'<w:del w:id="1" w:author="A"><w:r><w:delText>first</w:delText></w:r></w:del>'
            f'<w:ins w:id="2" w:author="A">{run("second")}</w:ins>' + run(" session")
        )
    )
    assert printed(found) == ["The second session"]
    assert [doubt.check for doubt in found.doubts] == ["tracked-changes"]


def test_moved_text_is_read_where_it_was_moved_to(body):
    found = body(
        paragraph(f'<w:moveFrom w:id="1" w:author="A">{run("moved")}</w:moveFrom>' + run("stays"))
        + paragraph(f'<w:moveTo w:id="2" w:author="A">{run("moved")}</w:moveTo>')
    )
    assert printed(found) == ["stays", "moved"]
    assert [doubt.check for doubt in found.doubts] == ["tracked-changes"]


def test_a_deleted_paragraph_end_joins_two_paragraphs(body):
    found = body(
        paragraph(run("one "), '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>')
        + paragraph(run("two"))
    )
    assert printed(found) == ["one two"]


def test_the_result_of_a_field_is_printed_and_its_instruction_is_not(body):
    def part(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText>HYPERLINK "https://un.org/x"</w:instrText></w:r>'
    found = body(
        paragraph(run("see ") + part("begin") + code + part("separate") + run("here") + part("end"))
    )
    (line,) = found.blocks
    assert line.text == "see here"
    assert [(link.start, link.end, link.target) for link in line.links] == [
        (4, 8, "https://un.org/x")
    ]


def test_a_line_break_parts_two_lines_and_the_first_has_the_number(body):
    content = "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>"
    found = body(
        paragraph(content, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        numbering=levels("decimal|%1.") + ONE,
    )
    assert [(line.number, line.text) for line in found.blocks] == [("1.", "one"), (None, "two")]


def test_hidden_text_is_left_out_with_a_doubt(body):
    found = body(paragraph(run("seen") + run("hidden", "<w:vanish/>")))
    assert printed(found) == ["seen"]
    assert [doubt.check for doubt in found.doubts] == ["hidden-text"]


def test_text_in_content_controls_and_smart_tags_is_read(body):
    control = f"<w:sdt><w:sdtContent>{paragraph(run('whole'))}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{run('part')}</w:sdtContent></w:sdt>"
    assert printed(body(control + paragraph(inline))) == ["whole", "part"]


def test_text_boxes_are_read_once_after_their_paragraph(body):
    box = f"<w:txbxContent>{paragraph(run('boxed'))}</w:txbxContent>"
    content = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility'
        '/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert printed(body(paragraph(run("anchor") + content))) == ["anchor", "boxed"]


def test_look_comes_from_runs_and_styles(body):
    heading = paragraph(run("I. Bureau"), '<w:pStyle w:val="Heading1"/>')
    level = paragraph(run("Local"), '<w:outlineLvl w:val="1"/><w:jc w:val="center"/>')
    part = paragraph(run("bold", "<w:b/>") + run(" not"))
    one, two, three = body(heading + level + part).blocks
    assert (one.style.heading, one.style.bold) == (1, True)
    assert (two.style.heading, two.style.centred) == (2, True)
    assert not three.style.bold


def test_joined_cells_and_marked_header_rows_are_kept(body):
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text) if text else '')}</w:tc>"

    wide, begins = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Head', wide)}</w:tr>"
    first = f"<w:tr>{cell('left', begins)}{cell('1')}</w:tr>"
    second = f"<w:tr>{cell('', '<w:vMerge/>')}{cell('2')}</w:tr>"
    (grid,) = body(f"<w:tbl>{head}{first}{second}</w:tbl>").blocks
    shape = [[(_text(c), c.columns, c.rows) for c in row] for row in grid.rows]
    assert shape == [[("Head", 2, 1)], [("left", 1, 2), ("1", 1, 1)], [("2", 1, 1)]]
    assert grid.header == 1


def _text(cell: GridCell) -> str:
    return " ".join(line.text for line in cell.lines)


def test_headers_and_footers_are_residue(tmp_path):
    document = docx.Document()
    document.add_paragraph("text")
    document.sections[0].header.paragraphs[0].text = "HSP/HA.2/12"
    document.sections[0].footer.paragraphs[0].text = "- 2 -"
    document.save(str(tmp_path / "made.docx"))
    found = read(tmp_path / "made.docx")
    assert printed(found) == ["text"]
    assert [(item.text, item.reason) for item in found.residue] == [
        ("HSP/HA.2/12", "header"),
        ("- 2 -", "page number"),
    ]


@pytest.mark.parametrize("other", ["HSP/HA.2/12", "United Nations HSP/HA.2/12", ""])
def test_the_header_of_the_first_page_alone_is_its_letterhead_and_text(tmp_path, other):
    document = docx.Document()
    document.add_paragraph("text")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "United Nations HSP/HA.2/12"
    section.header.paragraphs[0].text = other
    document.save(str(tmp_path / "made.docx"))
    found = read(tmp_path / "made.docx")
    alone = other != "United Nations HSP/HA.2/12"
    assert printed(found) == (["United Nations HSP/HA.2/12", "text"] if alone else ["text"])
    assert "HSP/HA.2/12" in "".join(item.text for item in found.residue) or not other


def test_footnotes_stand_at_their_anchors(tmp_path):
    path = tmp_path / "made.docx"
    document = docx.Document()
    document.add_paragraph("one")
    document.element.body[0].append(
        parse_xml(f'<w:r {NAMES}><w:footnoteReference w:id="2"/><w:t> two</w:t></w:r>')
    )
    document.save(str(path))
    _add_footnotes(path, f'<w:footnote w:id="2">{paragraph(run("See A/79/8."))}</w:footnote>')
    (line,) = read(path).blocks
    assert line.text == "onetwo"
    assert [(note.anchor, note.marker, note.text) for note in line.notes] == [
        (3, "1", "See A/79/8.")
    ]


def test_the_mark_of_a_note_that_was_set_by_hand_is_not_said_twice(tmp_path):
    path = tmp_path / "made.docx"
    document = docx.Document()
    document.add_paragraph("one")
    reference = '<w:footnoteReference w:customMarkFollows="1" w:id="2"/>'
    document.element.body[0].append(parse_xml(f"<w:r {NAMES}>{reference}<w:t>*</w:t></w:r>"))
    document.save(str(path))
    _add_footnotes(path, f'<w:footnote w:id="2">{paragraph(run("* See A/79/8."))}</w:footnote>')
    (line,) = read(path).blocks
    assert [(note.marker, note.text) for note in line.notes] == [("*", "See A/79/8.")]


def test_endnotes_stand_at_their_anchors_with_small_roman_marks(tmp_path):
    path = tmp_path / "made.docx"
    document = docx.Document()
    document.add_paragraph("one")
    document.element.body[0].append(
        parse_xml(f'<w:r {NAMES}><w:endnoteReference w:id="2"/><w:t> two</w:t></w:r>')
    )
    document.save(str(path))
    note = f'<w:endnote w:id="2">{paragraph(run("See A/79/8."))}</w:endnote>'
    _add_notes(path, "endnotes", note)
    (line,) = read(path).blocks
    assert [(found.anchor, found.marker, found.text) for found in line.notes] == [
        (3, "i", "See A/79/8.")
    ]


def test_a_hyperlink_keeps_its_text_and_where_it_leads(tmp_path):
    path = tmp_path / "made.docx"
    document = docx.Document()
    link = document.part.relate_to("https://un.org/x", _HYPERLINK, is_external=True)
    whole = document.add_paragraph("see ")
    whole._p.append(
        parse_xml(
            f'<w:hyperlink {NAMES} xmlns:r="{_RELATIONS}" r:id="{link}">{run("here")}</w:hyperlink>'
        )
    )
    document.save(str(path))
    (line,) = read(path).blocks
    assert line.text == "see here"
    assert [(found.start, found.end, found.target) for found in line.links] == [
        (4, 8, "https://un.org/x")
    ]


def _add_footnotes(path: Path, notes: str) -> None:
    _add_notes(path, "footnotes", notes)


def _add_notes(path: Path, kind: str, notes: str) -> None:
    relation = (
        f'<Relationship Id="rIdNotes" Target="{kind}.xml" Type="{_RELATIONS}/{kind}"/>'
        "</Relationships>"
    ).encode()
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relations = "word/_rels/document.xml.rels"
    parts[relations] = parts[relations].replace(b"</Relationships>", relation)
    parts[f"word/{kind}.xml"] = f"<w:{kind} {NAMES}>{notes}</w:{kind}>".encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


@pytest.mark.parametrize("language", LANGUAGES_SET)
def test_a_word_file_says_what_the_text_says(word_documents, language):
    text, word = read(SAMPLES / f"{language}.txt"), read(word_documents[language])
    assert _paragraphs(word) == [joined([LETTERHEAD]), *_paragraphs(text)]
    assert [_rows(grid) for grid in _grids(word)[1:]] == [_rows(grid) for grid in _grids(text)]
    assert [grid.header for grid in _grids(word)[1:]] == [1, 1, 1]
    assert {item.reason for item in word.residue} == {"header", "page number"}


def test_numbers_that_the_text_lost_are_there_in_the_word_file(word_documents):
    found = [line.number for line in read(word_documents["zh"]).blocks if isinstance(line, Line)]
    automatic = [number for number in found if number and number[0].isdigit()]
    annexes = [f"{number}." for number in [*range(1, 12), *range(1, 13)]]
    assert automatic == [*(f"{number}." for number in range(1, 28)), *annexes]


def _grids(source: Source) -> list[Grid]:
    return [block for block in source.blocks if isinstance(block, Grid)]


def _rows(grid: Grid) -> list[list[str]]:
    return [[joined(line.text for line in cell.lines) for cell in row] for row in grid.rows]


def _paragraphs(source: Source) -> list[str]:
    """Every line with its number, without white space and without bullets, which text may lose."""
    lines = (joined([line.number or "", line.text]).removeprefix("-") for line in source.lines())
    return [_without_lost_number(line) for line in lines if line]


def _without_lost_number(line: str) -> str:
    """The line without its number where the Chinese text prints only a dash for it."""
    head, dot, rest = line.partition(".")
    return rest if dot and head in {"1", "2", "3", "4", "5"} else line


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (run("a \uf0e0 b", '<w:rFonts w:ascii="Wingdings"/>'), "a → b"),
        (run("\uf061 and \uf0b3", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), "α and ≥"),
        (run("x \uf0b1 y"), "x ± y"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "a✓"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Wingdings" w:char="E0"/></w:r>', "a→"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Times New Roman" w:char="00A9"/></w:r>', "a©"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Webdings" w:char="F061"/></w:r>', "a\uf061"),
    ],
)
def test_signs_of_picture_fonts_are_read_or_kept(body, inside, shown):
    assert printed(body(paragraph(inside))) == [shown]
