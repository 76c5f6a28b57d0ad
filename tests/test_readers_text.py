"""Plain text: lines, tables, encodings."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.readers.list_marks import mark
from extractors.source import read
from schemas.errors import DamagedSource
from schemas.source import Grid, Line, Source
from tests.conftest import SAMPLES


@pytest.fixture
def source(tmp_path: Path):
    """A function that reads a text, or bytes, as a file."""

    def read_text(text: str | bytes, name: str = "notice.txt") -> Source:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read(path)

    return read_text


def texts(grid: Grid) -> list[list[str]]:
    return [[" ".join(line.text for line in cell.lines) for cell in row] for row in grid.rows]


def test_every_line_that_is_not_blank_is_a_line(source):
    found = source("\n\n 附件一 \n\n- 1. Opening.\n(a) Rules;\r\nEnd")
    assert [block.text for block in found.blocks] == [
        "附件一",
        "- 1. Opening.",
        "(a) Rules;",
        "End",
    ]


def test_lines_with_equally_many_tabs_are_a_table(source):
    (grid,) = source("Resolution\tTitle\n2/1\tCities\n2/2\tWorld Cleanup Day\n").blocks
    assert texts(grid) == [["Resolution", "Title"], ["2/1", "Cities"], ["2/2", "World Cleanup Day"]]
    assert grid.header == 1


def test_a_cell_may_be_empty(source):
    (grid,) = source("Declaration\tTitle\n\tA sustainable urban future\n").blocks
    assert texts(grid) == [["Declaration", "Title"], ["", "A sustainable urban future"]]
    assert grid.header == 1


def test_a_blank_line_parts_two_tables(source):
    found = source("Resolution\tTitle\n2/1\tCities\n\nDecision\tTitle\n2/1\tDates\n")
    assert [len(grid.rows) for grid in found.blocks] == [2, 2]


def test_a_text_with_blank_lines_throughout_keeps_its_table_whole(source):
    (grid,) = source("Resolution\tTitle\n\n2/1\tCities\n\n2/2\tCleanup\n").blocks
    assert len(grid.rows) == 3


@pytest.mark.parametrize(
    "line",
    ["1.\tReaffirms its decision;", "(a)\tOpening;", "II.\tBureau", "一、\t主席团", "-\tMexico"],
)
def test_a_tab_after_a_list_mark_makes_no_table(source, line):
    found = source(f"{line}\n{line}\n")
    assert [block.text for block in found.blocks] == [line, line]


def test_a_line_set_in_by_a_tab_is_a_line(source):
    found = source("\tPoland (Eastern European States)\n\tGermany\n")
    assert [block.text for block in found.blocks] == ["Poland (Eastern European States)", "Germany"]


def test_one_line_with_a_tab_is_a_line(source):
    (line,) = source("Distr.: General\t11 December 2024\n").blocks
    assert line.text == "Distr.: General\t11 December 2024"


def test_a_table_without_a_telling_first_row_has_no_header(source):
    (grid,) = source("Ghana\tAfrican States\nPoland\tEastern European States\n").blocks
    assert grid.header == 0


def test_form_feeds_are_page_breaks(source):
    found = source("first\n\fsecond\n")
    assert found.pages == 2
    assert [block.places[0].page for block in found.blocks] == [1, 2]


def test_control_characters_are_residue(source):
    found = source("Resumed\x07 session\n")
    assert found.blocks[0].text == "Resumed session"
    assert [(item.text, item.reason) for item in found.residue] == [("U+0007", "control")]


@pytest.mark.parametrize("language", ["zh", "en", "fr", "es", "ru", "ar"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_or_utf_8_is_read_without_doubt(source, language, encoding):
    text = (SAMPLES / f"{language}.txt").read_text(encoding="utf-8")
    found = source(text.encode(encoding))
    assert found.blocks == read(SAMPLES / f"{language}.txt").blocks
    assert found.doubts == ()


def test_both_orders_of_utf_16_are_read(source):
    text = "联合国人居大会\n"
    little = source(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))
    big = source(codecs.BOM_UTF16_BE + text.encode("utf-16-be"))
    assert little.blocks == big.blocks == (Line("联合国人居大会"),)


@pytest.mark.parametrize("length", [None, 3000, 400, 100])
@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("zh", "gb18030"),
        ("en", "cp1252"),
        ("fr", "cp1252"),
        ("es", "cp1252"),
        ("ru", "cp1251"),
        ("ar", "cp1256"),
    ],
)
def test_an_unnamed_code_page_is_recognised_with_a_doubt(source, language, encoding, length):
    text = (SAMPLES / f"{language}.txt").read_text(encoding="utf-8")[:length]
    data = text.encode(encoding, "ignore")
    found = source(data)
    assert found.blocks == source(data.decode(encoding)).blocks
    assert data.isascii() or [doubt.check for doubt in found.doubts] == ["encoding"]


def test_curly_apostrophes_do_not_make_english_chinese(source):
    found = source("The Chair’s summary, 2020–2023\n".encode("cp1252"))
    assert found.blocks == (Line("The Chair’s summary, 2020–2023"),)


@pytest.mark.parametrize("cut", [1, 2])
def test_broken_utf_8_is_not_taken_for_another_encoding(source, cut):
    data = (SAMPLES / "zh.txt").read_bytes()
    broken = data[:300] + data[300 + cut :]
    with pytest.raises(DamagedSource, match="byte"):
        source(broken)


def test_an_encoding_nobody_knows_is_refused(source):
    text = (SAMPLES / "ru.txt").read_text(encoding="utf-8")
    with pytest.raises(DamagedSource, match="encoding"):
        source(text.encode("koi8-r", "ignore"))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_no_character_is_lost(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "any.txt"
    path.write_text(f"kept\n{text}\n", encoding="utf-8", newline="")
    printed = "".join(line.text for line in read(path).lines())
    assert "".join(printed.split()) == "".join(f"kept{text}".replace("\ufffe", "").split())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Opening", "1."),
        ("2.14 The programme", "2.14"),
        ("(a) Rules", "(a)"),
        ("（一）组织事项", "（一）"),
        ("一、总则", "一、"),
        ("1 - القرار", "1 -"),
        ("أولا - معلومات", "أولا -"),
        ("IV. Bureau", "IV."),
        ("A. Composition", "A."),
        ("• Mexico", "•"),
        ("U.S. law", None),
        ("2024 was a year", None),
        ("(ERRC) observed", None),
        ("Distr. general", None),
    ],
)
def test_the_mark_of_a_list_is_told_from_other_beginnings(text, found):
    assert mark(text) == found
