"""Tables in plain text whose columns are set by spaces."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.readers.spaced import tabbed
from extractors.source import read
from schemas.source import Grid

TABLES: dict[str, tuple[list[str], list[str]]] = {
    "columns to the left": (
        [
            "Office         Country     Regional group",
            "Chair          Peru        Latin American and Caribbean States",
            "First Vice-    Chad        African States",
        ],
        [
            "Office\tCountry\tRegional group",
            "Chair\tPeru\tLatin American and Caribbean States",
            "First Vice-\tChad\tAfrican States",
        ],
    ),
    "a head in the middle of its column": (
        ["  №        Название", "7-1      О бюджете", "7-2      О рабочей группе"],
        ["№\tНазвание", "7-1\tО бюджете", "7-2\tО рабочей группе"],
    ),
    "rows that count below an empty first cell": (
        [
            "Date        Time        Item   Subject",
            "1 Feb.      9.30 a.m.   1      Opening",
            "                        2      Statement by the Director",
            "                               of the Fund",
            "            2.30 p.m.   3      Budget",
        ],
        [
            "Date\tTime\tItem\tSubject",
            "1 Feb.\t9.30 a.m.\t1\tOpening",
            "\t\t2\tStatement by the Director of the Fund",
            "\t2.30 p.m.\t3\tBudget",
        ],
    ),
    "an empty cell": (
        ["第1号决议    预算      2025年", "宣言                   2026年", "第2号决议    地点"],
        ["第1号决议\t预算\t2025年", "宣言\t\t2026年", "第2号决议\t地点\t"],
    ),
    "points and holders below each other": (
        [
            "Item 2     Organization",
            "           (a) Agenda",
            "Chair      Ms. A (Chad)",
            "           Mr. B (Fiji)",
        ],
        ["Item 2\tOrganization", "\t(a) Agenda", "Chair\tMs. A (Chad)", "\tMr. B (Fiji)"],
    ),
    "cells that go on below": (
        [
            "Resolution 1   Natural fibres in a",
            "               circular economy",
            "Resolution 2   Tribute",
        ],
        ["Resolution 1\tNatural fibres in a circular economy", "Resolution 2\tTribute"],
    ),
}
LINES = {
    "points": ["1.  Opening of the session", "2.  Adoption of the agenda", "(a)  Other matters"],
    "a justified paragraph": ["The  Council met in  Lima and", "took note of  the report of  all"],
    "a single line": ["C.41/NOT/1                    Page 2"],
    "indented points": ["Members may note that:", "    (a) It meets;", "    (b) It ends."],
}


@pytest.mark.parametrize("case", TABLES)
def test_columns_set_by_spaces_are_parted_by_tabs(case: str) -> None:
    lines, expected = TABLES[case]
    assert [text for _, text in tabbed(lines)] == expected


@pytest.mark.parametrize("case", LINES)
def test_other_lines_stay_as_they_are(case: str) -> None:
    assert [text for _, text in tabbed(LINES[case])] == LINES[case]


def test_a_head_in_two_columns_becomes_lines_the_left_column_first() -> None:
    lines = ["ORGANIZATION FOR FIBRES        C.41/NOT/1", "                               9 March"]
    assert [text for _, text in tabbed(lines)] == [
        "ORGANIZATION FOR FIBRES",
        "C.41/NOT/1",
        "9 March",
    ]


def test_such_a_table_is_a_table_of_the_source(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n".join(["The officers are:", "", *TABLES["columns to the left"][0]]))
    grids = [block for block in read(path).blocks if isinstance(block, Grid)]
    assert [len(grid.rows) for grid in grids] == [3]


@given(st.lists(st.text(alphabet="ab1. \u3000中)", min_size=1, max_size=40), max_size=8))
def test_no_character_is_lost(lines: Sequence[str]) -> None:
    def inked(texts: Sequence[str]) -> list[str]:
        return sorted("".join("".join(texts).split()))

    lines = [line for line in lines if line.strip()]
    assert inked([text for _, text in tabbed(lines)]) == inked(lines)
