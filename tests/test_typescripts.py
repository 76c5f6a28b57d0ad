"""Notices of other bodies made Word files and pages: nothing that they say is lost."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from extractors.source import read
from schemas.source import Source
from tests.documents import joined
from tests.typescripts import blocks, counted, make_plain_page, make_typescript, tabular

NOTICES = sorted((Path(__file__).parent / "notices").glob("*/*.txt"))


def words(source: Source) -> str:
    """What is said, in figures of one kind: Word counts paragraphs in those of Europe."""
    said = joined(f"{line.number or ''}{line.text}" for line in source.lines())
    figures = (str(unicodedata.digit(sign, sign)) for sign in re.sub(r"[\W_]", "", said))
    return "".join(figures)


@pytest.mark.parametrize("path", NOTICES[::6], ids=lambda path: path.parent.name)
def test_word_files_and_pages_say_what_the_text_says(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    page = tmp_path / "page.html"
    page.write_text(make_plain_page(text, path.stem), "utf-8")
    said = words(read(path))
    assert words(read(make_typescript(text, tmp_path / "a.docx"))) == said
    assert words(read(page)) == said


def test_lines_of_a_list_follow_each_other_and_rows_of_a_table_have_cells() -> None:
    listed, table, numbered = blocks("1. One\n2. Two\n\nHead\tText\na\tb\n\n1.\tOne\n4.\tFour\n")
    assert [counted(block) for block in (listed, table, numbered)] == [True, False, False]
    assert [tabular(block) for block in (listed, table, numbered)] == [False, True, False]
