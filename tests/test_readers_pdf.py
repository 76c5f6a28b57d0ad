"""PDF: paragraphs, tables and running heads from where words stand on the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest

from extractors.readers.pdf_joining import Vocabulary, join
from extractors.readers.pdf_layout import printed
from extractors.readers.pdf_page import Page, Rule, Word
from extractors.readers.printed import Printed
from extractors.readers.residue import is_page_number
from extractors.source import read
from schemas.source import Grid, Line, Source
from tests.conftest import LANGUAGES_SET, SAMPLES
from tests.documents import LETTERHEAD, joined, make_pdf

LEFT, RIGHT, SIZE, LEADING = 60.0, 540.0, 10.0, 12.0
LETTER = 5.0  # width of every letter in made pages


def words(text: str, left: float = LEFT, baseline: float = 100.0, size: float = SIZE, **look: bool):
    """Words of one printed line, every letter as wide as half the size."""
    found, x = [], left
    for index, word in enumerate(text.split(" ")):
        width = len(word) * size / 2
        found.append(Word(word, x, x + width, baseline, size, spaced=index > 0, **look))
        x += width + size / 4
    return found


def page(*lines: list[Word], number: int = 1, rules: tuple[Rule, ...] = ()) -> Page:
    return Page(number, 600.0, 800.0, tuple(word for line in lines for word in line), rules)


def body(*texts: str, top: float = 100.0, **look: bool) -> list[list[Word]]:
    """Lines of text one below the other."""
    return [words(text, LEFT, top + index * LEADING, **look) for index, text in enumerate(texts)]


def full(*beginnings: str) -> tuple[str, ...]:
    """Texts filled up so that they run from side to side."""
    count = int((RIGHT - LEFT) / LETTER)
    return tuple(
        (text + " " + "x" * count)[: count - 2 - text.count(" ") // 2] for text in beginnings
    )


def texts(found: Printed | Source) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Line)]


def test_lines_of_two_columns_below_a_line_across_both_are_two_paragraphs():
    across = words(
        "A notice whose title goes over both of the columns that stand below it on a page"
    )
    left = [words(f"left column {n}", LEFT, 130.0 + n * LEADING) for n in range(1, 6)]
    right = [
        words(f"right column with words that fill its lines {n}", 320.0, 130.0 + n * LEADING)
        for n in range(1, 4)
    ]
    found = texts(printed([page(across, *left, *right)]))
    assert found[1:] == [
        " ".join(f"left column {n}" for n in range(1, 6)),
        " ".join(f"right column with words that fill its lines {n}" for n in range(1, 4)),
    ]


def test_a_paragraph_goes_on_in_the_next_column_over_a_narrow_gutter():
    left = [words(f"first column with words that reach over {n}", LEFT, 100.0 + n * LEADING)
            for n in range(1, 7)]  # fmt: skip
    edge = max(word.right for line in left for word in line)
    right = [words(f"second column with words that go on {n}", edge + 8, 100.0 + n * LEADING)
             for n in range(1, 7)]  # fmt: skip
    one, two = (" ".join(w.text for line in column for w in line) for column in (left, right))
    assert texts(printed([page(*left, *right)])) == [f"{one} {two}"]


def test_lines_that_run_to_the_side_are_one_paragraph():
    first, second = full("one", "two")
    found = printed([page(*body(first, second, "three."))])
    assert texts(found) == [f"{first} {second} three."]


def test_a_line_that_ends_early_ends_the_paragraph():
    (first,) = full("One")
    found = printed([page(*body(first, "two.", "Three", first))])
    assert texts(found) == [f"{first} two.", "Three", first]


def test_more_space_begins_a_paragraph():
    one, two, three, four = full("Aa", "bb", "Cc", "dd")
    lines = [*body(one, two), *body(three, four, top=100 + 2 * LEADING + 6)]
    assert texts(printed([page(*lines)])) == [f"{one} {two}", f"{three} {four}"]


def test_another_look_begins_a_paragraph():
    one, two, three = full("Heading", "text", "text")
    found = printed([page(*body(one, bold=True), *body(two, three, top=112))])
    assert texts(found) == [one, f"{two} {three}"]


def test_a_number_followed_by_a_tab_begins_a_paragraph_at_the_same_margin():
    one, two, three = full("1.  aa", "bb", "2.  cc")
    lines = [
        [*words("1."), *words(one[4:], LEFT + 30, 100)],
        *body(two, top=112),
        [*words("2.", LEFT, 124), *words(three[4:], LEFT + 30, 124)],
        *body("dd.", top=136),
    ]
    found = texts(printed([page(*lines)]))
    assert [text[:4] for text in found] == ["1. a", "2. c"]


def test_a_hanging_paragraph_stays_whole():
    first, second = full("aa", "bb")
    lines = [
        [*words("(a)"), *words(first[:80], LEFT + 40, 100)],
        words(second[:88], LEFT + 40, 112),
        words("cc.", LEFT + 40, 124),
        [*words("(b)", LEFT, 136), *words("dd", LEFT + 40, 136)],
    ]
    assert len(texts(printed([page(*lines)]))) == 2


def test_a_first_line_set_in_begins_a_paragraph():
    one, two, three = full("Aa", "bb", "cc")
    lines = [*body(one, two), words(three[:90], LEFT + 30, 124), *body("dd.", top=136)]
    assert len(texts(printed([page(*lines)]))) == 2


@pytest.mark.parametrize(
    ("before", "gap", "read_as"),
    [
        ("Vice-Chairs", 1.2 * SIZE, "Vice-Chairs Kenya of Nairobi"),
        ("Vice-Chairs", 2.0 * SIZE, "Vice-Chairs\tKenya of Nairobi"),
        ("1.", 2.0 * SIZE, "1. Kenya of Nairobi"),  # a number stands apart by itself
    ],
)
def test_a_gap_that_stands_out_is_a_tab(before, gap, read_as):
    label = words(before)
    line = [*label, *words("Kenya of Nairobi", label[-1].right + gap)]
    line[len(label)] = replace(line[len(label)], spaced=True)
    assert texts(printed([page(line)])) == [read_as]


def test_text_set_apart_at_the_side_ends_its_line():
    first, second, last = full("Aa", "bb", "cc")
    lines = [*body(first, second), *body(last, "Dd.", top=124)]
    tabbed = [*words("U.S. and Canada", LEFT, 160), *words("Denise LaDue", RIGHT - 130, 160)]
    other = [*words("Europe", LEFT, 172), *words("Bernd Birklhuber", RIGHT - 130, 172)]
    found = texts(printed([page(*lines, tabbed, other)]))
    assert found[-2:] == ["U.S. and Canada\tDenise LaDue", "Europe\tBernd Birklhuber"]


def test_columns_are_read_one_after_the_other():
    left = [words(f"Left {n}.", 60, 100 + 12 * n) for n in range(3)]
    right = [words(f"Right {n}.", 320, 100 + 12 * n) for n in range(3)]
    found = " ".join(texts(printed([page(*left, *right)])))
    assert found == "Left 0. Left 1. Left 2. Right 0. Right 1. Right 2."


def test_what_was_drawn_late_is_read_where_it_stands():
    lines = [*body("Two.", "Three.", top=120), words("One.", LEFT, 80)]
    assert texts(printed([page(*lines)])) == ["One.", "Two.", "Three."]


def arabic(*pieces: tuple[str, float]) -> list[Word]:
    """Words of one Arabic line by their right sides, each letter five points wide."""
    found = []
    for text, right in pieces:
        sides = [(right - 5 * (i + 1), right - 5 * i) for i in range(len(text))]
        if text[0].isascii():
            sides = [(right - 5 * (len(text) - i), right - 5 * (len(text) - i - 1))
                     for i in range(len(text))]  # fmt: skip
        found.append(Word(text, right - 5 * len(text), right, 100, SIZE, stops=tuple(sides)))
    return found


@pytest.mark.parametrize(
    ("pieces", "read_as"),
    [
        ((("القرار", 540), ("73/239", 500)), "القرار 73/239"),
        ((("الوثيقة", 540), ("HSP/HA.2/12", 500), ("،", 445)), "الوثيقة HSP/HA.2/12،"),
        ((("للفترة", 540), ("2023–2020", 500)), "للفترة 2020–2023"),
        # Programs draw the parts of one number apart, in any order.
        ((("قرارها", 540), ("/", 490), ("311", 505), ("79", 485)), "قرارها 79/311"),
        ((("في", 540), (":", 500), ("9", 495), ("30", 510)), "في 9:30"),
        (
            (("في", 540), ("2026", 520), ("/", 500), ("11", 495), ("/", 485), ("24", 480)),
            "في 24/11/2026",
        ),
        ((("/1", 540), ("6", 530), ("برنامج", 500)), "6/1 برنامج"),
        ((("3.1", 540), ("الأنشطة", 500)), "3.1 الأنشطة"),
        ((("الفترة", 540), ("2028", 505), ("-", 485), ("2025", 480)), "الفترة 2028-2025"),
        ((("-1", 540), ("2", 530), ("تشكيل", 500)), "2-1 تشكيل"),
        ((("26-00817", 540), ("الأصل", 480)), "26-00817 الأصل"),
        ((("2028-2025", 540), ("المعتمدة", 480)), "2025-2028 المعتمدة"),
        ((("يومي", 540), ("9", 510), ("10", 495)), "يومي 9 10"),
        ((("(", 540), ("الموئل", 535), (")", 505)), "(الموئل)"),
        (((")", 540), ("الموئل", 535), ("(", 505)), "(الموئل)"),
        (
            (("UN", 100), ("Habitat", 140), ("المستوطنات البشرية", 540)),
            "المستوطنات البشرية\tUN Habitat",
        ),
    ],
)
def test_rows_from_right_to_left_are_read_in_order(pieces, read_as):
    assert texts(printed([page(arabic(*pieces))])) == [read_as]


@pytest.mark.parametrize(
    ("pieces", "read_as"),
    [
        ((("January", 480), ("2026", 505), ("19", 520)), "19 January 2026"),
        ((("19", 440), ("January", 480), ("2026", 505)), "19 January 2026"),
        ((("Original:", 480), ("English", 520)), "Original: English"),
        ((("Page", 480), ("2", 490), ("3", 500)), "Page 2 3"),
    ],
)
def test_latin_rows_of_an_arabic_document_begin_with_the_day(pieces, read_as):
    text = arabic(("القرار", 540), ("الوثيقة", 500), ("المستوطنات", 450), ("الموئل", 390))
    row = [replace(word, baseline=200.0) for word in arabic(*pieces)]
    assert texts(printed([page(text, row)]))[-1] == read_as


def test_what_is_typed_parts_only_words_that_were_drawn_one_after_the_other():
    text = arabic(("القرار", 540), ("الوثيقة", 500), ("المستوطنات", 450), ("الموئل", 390))
    row = [replace(word, baseline=200.0) for word in arabic(("/12", 520), ("HA.2", 505))]
    row = [replace(row[0], spaced=True), *row[1:]]
    assert texts(printed([page(text, row)]))[-1] == "HA.2/12"


def test_vowels_drawn_without_a_letter_under_them_are_kept():
    line = arabic(("القرار", 540), ("73/239", 500))
    vowel = [Word("\u064e", 300, 302, 200, SIZE, stops=((300, 302),))]
    assert texts(printed([page(line, vowel)])) == ["القرار 73/239", "\u064e"]


def test_a_paragraph_goes_on_over_the_turn_of_the_page():
    one, two, three = full("Aa", "bb", "cc")
    pages = [page(*body(one, two, top=700)), page(*body(three, "dd."), number=2)]
    (line,) = printed(pages).blocks
    assert line.text == f"{one} {two} {three} dd."
    assert [place.page for place in line.places] == [1, 2]


def test_chinese_lines_are_joined_without_a_space():
    line = (
        "联合国人类住区规划署联合国人居大会第二届会议续会将于二〇二五年五月二十九日和三十日在内罗"
    )
    first = [Word(line, LEFT, RIGHT, 100, SIZE)]
    second = [Word("毕举行。", LEFT, LEFT + 40, 112, SIZE)]
    assert texts(printed([page(first, second)])) == [line + "毕举行。"]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("the", "session", "the session"),
        ("develop-", "ment of", "development of"),
        ("high-", "level review", "high-level review"),
        ("UN-", "Habitat", "UN-Habitat"),
        ("2020–", "2023", "2020–2023"),
        ("the plan –", "that is", "the plan – that is"),
        ("HSP/", "HA.2/12", "HSP/HA.2/12"),
        ("at https://unhabitat.org/post-", "session>", "at https://unhabitat.org/post-session>"),
        ("联合国", "人居", "联合国人居"),
        ("人居署", "2025", "人居署2025"),
        ("co\u00ad", "operation", "cooperation"),
    ],
)
def test_what_a_line_break_stood_for(before, after, whole):
    vocabulary = Vocabulary.of(["the development agenda and a high-level meeting"])
    assert join(before, after, vocabulary) == whole


def test_running_heads_and_page_numbers_are_residue():
    pages = [
        page(
            words("HSP/HA.2/12", LEFT, 40),
            *body(*full(f"text {number}"), "End."),
            words(f"{number}/3", 290, 770),
            number=number,
        )
        for number in (1, 2, 3)
    ]
    found = printed(pages)
    assert all("HSP" not in text for text in texts(found))
    assert [item.reason for item in found.residue] == ["header", "page number"] * 3


def test_two_pages_suffice_for_a_running_head_and_the_letterhead_above_the_first_is_text():
    pages = [
        page(
            words("United Nations HSP/HA.2/12", LEFT, 40), *body("One", "Two.", "Three"), number=1
        ),
        page(words("HSP/HA.2/12", LEFT, 40), *body("Four", "Five.", "Six"), number=2),
        page(words("HSP/HA.2/12", LEFT, 40), *body("Seven", "Eight.", "Nine"), number=3),
    ]
    found = printed(pages)
    assert texts(found)[0] == "United Nations HSP/HA.2/12"
    assert [item.text for item in found.residue] == ["HSP/HA.2/12"] * 2
    short = printed(pages[1:])
    assert [item.text for item in short.residue] == ["HSP/HA.2/12"] * 2


def test_the_symbol_at_the_head_of_the_second_of_two_pages_is_residue():
    first = page(words("LC/27/1", 400, 90), *body("One.", top=200))
    second = page(words("LC/27/1", LEFT, 50), *body("Two.", "Three.", top=120), number=2)
    found = printed([first, second])
    assert texts(found) == ["LC/27/1", "One.", "Two.", "Three."]
    assert [(residue.reason, residue.text) for residue in found.residue] == [("header", "LC/27/1")]


def test_the_first_page_may_have_its_own_foot():
    pages = [
        page(*body("One", "Two.", "Three"), words("GE.19-13879 (E)", LEFT, 770), number=1),
        page(*body("Four", "Five.", "Six"), words("Geneva", LEFT, 770), number=2),
        page(*body("Seven", "Eight.", "Nine"), words("Geneva", LEFT, 770), number=3),
    ]
    found = printed(pages)
    assert [item.text for item in found.residue] == ["GE.19-13879 (E)", *["Geneva"] * 2]


def test_headings_of_annexes_on_pages_of_their_own_are_text():
    pages = [page(*body("One", "two", "three"), number=1)] + [
        page(words(f"Annex {number - 1}", LEFT, 80, bold=True), *body("1. Opening", "2. Close"),
             number=number)
        for number in (2, 3)
    ]  # fmt: skip
    assert [text for text in texts(printed(pages)) if "Annex" in text] == ["Annex 1", "Annex 2"]


@pytest.mark.parametrize(
    "text",
    ["2/7", "– 2 –", "- 2 -", "Page 2 of 7", "2", "iv", "第 2 页", "第2页，共7页", "Página 2 de 7"],
)
def test_page_numbers_are_recognised(text):
    assert is_page_number(text)


@pytest.mark.parametrize(
    "text", ["Annex 2", "2/7 Housing", "A/79/8", "Resolution 2", "12 May 2025"]
)
def test_other_things_are_no_page_numbers(text):
    assert not is_page_number(text)


def test_raised_marks_lead_to_the_notes_at_the_foot():
    (first,) = full("aa")
    second = words("bb cc", LEFT, 112)
    after = Word("2", second[-1].right, second[-1].right + 3, 108.5, 6)
    lines = [*body(first), [*second, after], *body("Next.", top=136)]
    note = [Word("2", LEFT, LEFT + 3, 696.5, 5), *words("See A/79/8.", LEFT + 5, 700, 8)]
    found = printed([page(*lines, note)])
    assert texts(found) == [f"{first} bb cc", "Next."]
    line = found.blocks[0]
    assert [(item.anchor, item.marker, item.text) for item in line.notes] == [
        (len(line.text), "2", "See A/79/8.")
    ]


@pytest.mark.parametrize(
    ("mark", "printed_before", "text"),
    [
        ("2", "2", "见A/79/8。"),  # no space parts the mark from the text
        ("*", "**", "See A/79/8."),  # set once by hand and once by the program
    ],
)
def test_marks_lead_to_notes_that_begin_in_other_ways(mark, printed_before, text):
    (first,) = full("aa")
    second = words("bb cc", LEFT, 112)
    after = Word(mark, second[-1].right, second[-1].right + 3, 108.5, 6)
    lines = [*body(first), [*second, after], *body("Next.", top=136)]
    own = Word(printed_before, LEFT, LEFT + 4, 696.5, 5)
    note = [own, *(replace(word, spaced=False) for word in words(text, LEFT + 4, 700, 8)[:1])]
    note += words(text, LEFT + 4, 700, 8)[1:]
    found = printed([page(*lines, note)])
    assert texts(found) == [f"{first} bb cc", "Next."]
    assert [(item.marker, item.text) for item in found.blocks[0].notes] == [(mark, text)]


def test_a_raised_mark_is_of_the_line_that_stands_apart_from_it():
    lines = [*body("Text of the page.", "More of it."), words("See A/79/8.", LEFT + 20, 700)]
    mark = Word("1", LEFT, LEFT + 4, 695.6, 8)
    assert texts(printed([page(*lines, [mark])]))[-1] == "¹ See A/79/8."


def test_a_title_in_the_middle_goes_on_below_a_line_that_fills_the_column():
    title = [words("x " * 42 + "of", LEFT, 100), words("the Council", 272.5, 112)]
    lines = body(*full("aa", "bb", "cc"), top=160)
    assert texts(printed([page(*title, *lines)]))[0].endswith("of the Council")


def test_a_raised_figure_without_a_note_stays_raised():
    line = words("An area of 20 km")
    raised = Word("2", line[-1].right, line[-1].right + 3, 96.5, 6)
    assert texts(printed([page([*line, raised], *body("End.", top=130))]))[0] == "An area of 20 km²"


def ruled(xs: list[float], ys: list[float]) -> tuple[Rule, ...]:
    return (
        *(Rule(xs[0], y, xs[-1], y) for y in ys),
        *(Rule(x, ys[0], x, ys[-1]) for x in xs),
    )


def cells(grid: Grid) -> list[list[str]]:
    return [[" / ".join(line.text for line in cell.lines) for cell in row] for row in grid.rows]


def test_ruled_cells_make_a_table_and_wrapped_text_is_joined():
    rules = ruled([60, 120, 300], [90, 106, 140])
    lines = [
        words("No.", 62, 102, bold=True),
        words("Title", 122, 102, bold=True),
        words("2/1", 62, 118),
        words("International guidelines on cities", 122, 118),
        words("that are smart", 122, 130),
    ]
    (grid,) = printed([page(*lines, rules=rules)]).blocks
    assert cells(grid) == [
        ["No.", "Title"],
        ["2/1", "International guidelines on cities that are smart"],
    ]
    assert grid.header == 1


def test_cells_without_a_wall_between_are_one():
    rules = (*ruled([60, 120, 300], [106, 140]), Rule(60, 90, 300, 90), Rule(60, 90, 60, 106),
             Rule(300, 90, 300, 106))  # fmt: skip
    lines = [words("Both", 62, 102), words("left", 62, 118), words("right", 122, 118)]
    (grid,) = printed([page(*lines, rules=rules)]).blocks
    assert [[cell.columns for cell in row] for row in grid.rows] == [[2], [1, 1]]


def test_tables_that_do_not_touch_are_two():
    rules = (*ruled([60, 120, 300], [90, 106, 122]), *ruled([60, 120, 300], [130, 146, 162]))
    lines = [words(text, x, y) for y in (102, 118, 142, 158) for x, text in ((62, "a"), (122, "b"))]
    found = printed([page(*lines, rules=rules)])
    assert [cells(grid) for grid in found.blocks] == [[["a", "b"], ["a", "b"]]] * 2


def across(*heights: float) -> tuple[Rule, ...]:
    return tuple(Rule(60, y, 540, y) for y in heights)


OUTCOMES = [
    [*words("Resolution", 62, 102), *words("Title", 160, 102)],
    [
        *words("2/1", 62, 122),
        *words("International guidelines on people-centred and well-lit and green urban", 160, 122),
    ],
    words("smart cities", 160, 134),
    [*words("2/2", 62, 146), *words("World Cleanup Day", 160, 146)],
]


def test_a_table_ruled_across_only_has_its_columns_by_the_gaps_between_words():
    lines = [*OUTCOMES, *body("After.", top=190)]
    grid, after = printed([page(*lines, rules=across(90, 108, 152))]).blocks
    assert cells(grid) == [
        ["Resolution", "Title"],
        [
            "2/1",
            "International guidelines on people-centred and well-lit and green urban smart cities",
        ],
        ["2/2", "World Cleanup Day"],
    ]
    assert grid.header == 1
    assert after.text == "After."


def test_rules_at_the_head_and_foot_of_a_page_make_no_table_of_a_list():
    lines = [
        words("HSP/HA.2/12", 60, 50),
        *([*words(f"{n}.", 60, 80 + 20 * n), *words(f"Item {n}", 90, 80 + 20 * n)]
          for n in range(1, 6)),
    ]  # fmt: skip
    found = printed([page(*lines, rules=across(30, 56, 700))])
    assert [text for text in texts(found) if "Item" in text] == [
        f"{n}. Item {n}" for n in range(1, 6)
    ]


def columns(*rows: tuple[str, ...], top: float = 100.0, by: str = "rows") -> list[list[Word]]:
    """Words in columns 150 apart; each row drawn after the other, or each column."""
    placed = [
        (column, words(text, LEFT + 150 * column, top + LEADING * row))
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    ]
    drawn = placed if by == "rows" else sorted(placed, key=lambda each: each[0])
    return [line for _, line in drawn]


OFFICERS = (
    ("Office", "State", "Regional group"),
    ("President", "Ghana", "African States"),
    ("Vice-President", "Bolivia (the Plurinational", "Latin American States"),
    ("", "State of)", ""),
    ("", "Serbia", "Eastern European States"),
)
WHOLE = [
    ["Office", "State", "Regional group"],
    ["President", "Ghana", "African States"],
    ["Vice-President", "Bolivia (the Plurinational State of)", "Latin American States"],
    ["", "Serbia", "Eastern European States"],
]


def test_columns_without_any_rule_make_a_table_and_wrapped_cells_are_joined():
    found = printed([page(*body("Officers:", top=60), *columns(*OFFICERS))])
    assert texts(found) == ["Officers:"]
    assert [cells(grid) for grid in found.blocks if isinstance(grid, Grid)] == [WHOLE]


def test_a_table_without_rules_goes_on_over_the_turn_of_the_page():
    first = page(*columns(*OFFICERS[:2], top=740), number=1)
    second = page(*columns(*OFFICERS[2:], top=60), number=2)
    assert [cells(grid) for grid in printed([first, second]).blocks if isinstance(grid, Grid)] == [
        WHOLE
    ]


def test_columns_of_text_drawn_one_after_the_other_are_no_table():
    found = printed([page(*columns(*OFFICERS, by="columns"))])
    assert not any(isinstance(block, Grid) for block in found.blocks)


def test_numbers_of_points_that_are_set_in_make_no_table():
    lines = columns(*((f"{n}.", f"Point {n}") for n in ("II", "III", "IV")), top=124)
    found = printed([page(words("I.", LEFT, 100), *lines)])
    assert not any(isinstance(block, Grid) for block in found.blocks)


def test_numbers_before_the_points_of_a_list_make_no_table():
    points = [(f"{number}.", "Point of the list") for number in range(1, 5)]
    found = printed([page(*columns(*points))])
    assert not any(isinstance(block, Grid) for block in found.blocks)


def packed(text: str) -> str:
    """A text filled up so that no other word has room on its line."""
    spaces, letters = text.count(" ") + 1, len(text.replace(" ", ""))
    return f"{text} {'x' * int((RIGHT - LEFT - spaces * SIZE / 4) / LETTER - letters)}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(3)", "(4)"),
        ("4.", "5."),
        ("a)", "b)"),
        ("III.", "IV."),
        ("2.9.", "2.10."),
        ("三、", "四、"),
        ("（三）", "（四）"),
        ("б)", "в)"),
    ],
)
def test_the_next_number_of_a_list_begins_a_paragraph_after_a_full_line(one, other):
    first, second = packed(f"{one} Aa"), packed(f"{other} Bb")
    assert texts(printed([page(*body(first, second, "end."))])) == [first, f"{second} end."]


@pytest.mark.parametrize("other", ["(5)", "(2)", "3.", "b)"])
def test_another_number_at_the_side_is_part_of_the_sentence(other):
    first, second = packed("(3) See rule"), packed(f"{other} of it")
    assert texts(printed([page(*body(first, second, "end."))])) == [f"{first} {second} end."]


@pytest.fixture(scope="module")
def long_table(tmp_path_factory: pytest.TempPathFactory, soffice: str) -> Source:
    """A table of 70 rows whose header is printed again on each page, then a second table."""
    folder = tmp_path_factory.mktemp("table")
    document = docx.Document()
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    rows = [("No.", "Title"), *((str(n), f"Item {n} of the list") for n in range(1, 71))]
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
            cell.paragraphs[0].runs[0].bold = row is rows[0]
    header = docx.oxml.OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)
    document.add_paragraph("After the table.")
    document.save(str(folder / "long.docx"))
    return read(make_pdf(folder / "long.docx", folder / "long.pdf"))


def test_a_table_over_pages_is_one_and_its_repeated_header_is_residue(long_table):
    grid, after = long_table.blocks
    assert cells(grid)[0] == ["No.", "Title"]
    assert [row[0] for row in cells(grid)[1:]] == [str(n) for n in range(1, 71)]
    assert after.text == "After the table."
    assert long_table.pages is not None
    assert len(long_table.residue) == 2 * (long_table.pages - 1)


@pytest.mark.parametrize("language", LANGUAGES_SET)
def test_a_pdf_says_what_the_word_file_says(documents, language):
    word, pdf = read(documents[language, "docx"]), read(documents[language, "pdf"])
    assert _paragraphs(pdf) == _paragraphs(word)
    assert [_rows(grid) for grid in _grids(pdf)] == [_rows(grid) for grid in _grids(word)[1:]]
    assert [grid.header for grid in _grids(pdf)] == [1, 1, 1]


@pytest.mark.parametrize("language", LANGUAGES_SET)
def test_heads_and_page_numbers_of_a_pdf_are_residue(documents, language):
    pdf = read(documents[language, "pdf"])
    running = [item for item in pdf.residue if item.reason != "page number"]
    assert running
    assert LETTERHEAD not in [item.text for item in running]
    assert next(pdf.lines()).text == LETTERHEAD
    assert [item.text for item in pdf.residue if item.reason == "page number"] == [
        f"{number}/{pdf.pages}" for number in range(1, (pdf.pages or 0) + 1)
    ]


@pytest.mark.parametrize("language", LANGUAGES_SET)
def test_every_paragraph_of_a_pdf_has_its_place(documents, language):
    pdf = read(documents[language, "pdf"])
    for line in pdf.lines():
        assert line.places
        for place in line.places:
            assert place.box is not None
            left, top, right, bottom = place.box
            assert 0 <= left < right <= 600
            assert 0 <= top < bottom <= 850


def _grids(source: Source) -> list[Grid]:
    return [block for block in source.blocks if isinstance(block, Grid)]


def _rows(grid: Grid) -> list[list[str]]:
    return [[joined(line.text for line in cell.lines) for cell in row] for row in grid.rows]


def _paragraphs(source: Source) -> list[str]:
    return [joined([line.number or "", line.text]) for line in source.lines()]


def test_samples_are_set_with_all_their_text(documents):
    """The makers of test documents lose nothing, or the comparisons above would prove little."""
    text = read(SAMPLES / "en.txt")
    assert _paragraphs(read(documents["en", "docx"])) == [joined([LETTERHEAD]), *_paragraphs(text)]


SCANS = ("scan-1947-letter-en.pdf", "scan-1991-agreement-ru.pdf")


def test_real_pdf_files_are_read_in_order(corpus: Path):
    for path in sorted((corpus / "real").glob("*.pdf")):
        if path.name in SCANS:
            continue
        found = read(path)
        assert len(found.blocks) > 5, path.name
        pages = [line.places[0].page for line in found.lines()]
        assert pages == sorted(pages), path.name


def test_numbered_paragraphs_of_a_real_report_are_whole_and_in_order(corpus: Path):
    for name in ("ohchr-1-en.pdf", "ohchr-1-ru.pdf"):
        found = texts(read(corpus / "real" / name))
        heads = [text.split(".")[0] for text in found if text.split(".")[0].isdigit()]
        numbers = [int(head) for head in heads if text_is_paragraph(head, found)]
        assert numbers[: numbers.index(60)] != []
        assert [n for n in range(1, 61) if n not in numbers] == [], name


def text_is_paragraph(head: str, found: list[str]) -> bool:
    return any(text.startswith(f"{head}.") and len(text) > 80 for text in found)
