"""The outline: small documents and the units they come out as."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import pytest

from extractors.outline import Read, outline
from schemas.language import codes, language
from schemas.outline import Outline, Text, Unit
from schemas.source import Line, Source


def read(text: str, code: str = "en") -> Read:
    lines = [Line(line.strip()) for line in textwrap.dedent(text).splitlines() if line.strip()]
    return outline(Source("x.txt", "txt", "", 0, tuple(lines)), language(code))


def drawn(made: Outline) -> str:
    """Units one per line, indented: eId, number, the first words of the text."""
    parts = [f"{text.text}" for text in made.preface if isinstance(text, Text)]
    lines = [f"= {' / '.join(parts)}"] if parts else []
    for unit in made.units:
        lines += _drawn(unit, 0)
    for annex in made.annexes:
        titles = [annex.label, *annex.preface] if annex.label else list(annex.preface)
        lines.append(f"+ {' / '.join(t.text for t in titles if isinstance(t, Text))}")
        for unit in annex.units:
            lines += _drawn(unit, 0)
    return "\n".join(lines)


def _drawn(unit: Unit, depth: int) -> Iterator[str]:
    number = unit.number.text + ("*" if unit.number.restored else "") if unit.number else ""
    texts = [unit.heading, *unit.blocks] if unit.heading else list(unit.blocks)
    words = " | ".join(text.text[:18] for text in texts if isinstance(text, Text))
    yield f"{'  ' * depth}{unit.eid} {number} {words}".rstrip().replace("  ", "  ")
    for below in unit.units:
        yield from _drawn(below, depth + 1)


CASES = {
    "titles that count for themselves head the paragraphs that run on through them": (
        """
        I. Approach
        1. Parties take part in the work, with their own means and in their own time.
        1. Education
        2. Parties promote education on water in all schools of the basin, and beyond it.
        (a) In the towns;
        (b) In the villages.
        2. Training
        3. Parties promote training on water in all ports of the basin, and beyond it.
        """,
        """
        sec_I I. Approach
          para_1 1. Parties take part
          sec_I__dvs_1 1. Education
            para_2 2.
              para_2__list_1  Parties promote ed
                para_2__list_1__point_a (a) In the towns;
                para_2__list_1__point_b (b) In the villages.
          sec_I__dvs_2 2. Training
            para_3 3. Parties promote tr
        """,
    ),
    "a table of contents is text above what it lists": (
        """
        Report
        I. Background .... 1−2 3
        A. Tasks,
        by whom .... 3 4
        II. Venue .... 4 5
        I. Background
        1. The session will be held in Rome, as the Council decided last year.
        A. How the session was prepared, and by whom
        2. The documents will be issued in time, in the six official languages.
        """,
        """
        = Report / I. Background .... 1−2 3 / A. Tasks, / by whom .... 3 4 / II. Venue .... 4 5
        sec_I I. Background
          para_1 1. The session will b
          sec_I__dvs_A A. How the session wa
            para_2 2. The documents will
        """,
    ),
    "a number alone on its line that counts nothing is text": (
        """
        Notification
        1. The session will be held in Rome, as the Council decided last year.
        b)
        The hall
        """,
        """
        = Notification
        para_1 1. The session will b
        al_1  b) The hall
        """,
    ),
    "a number alone on its line numbers the line below": (
        """
        Notification
        1.
        The session will be held in Rome, as the Council decided last year.
        Part I
        Overall matters
        2. The venue is the headquarters of the Organization in the city centre.
        (a)
        the hall;
        (b)
        the library.
        """,
        """
        = Notification
        para_1 1. The session will b
        sec_I Part I Overall matters
          para_2 2.
            para_2__list_1  The venue is the h
              para_2__list_1__point_a (a) the hall;
              para_2__list_1__point_b (b) the library.
        """,
    ),
    "items that count on behind paragraphs are no headings": (
        """
        A. BACKGROUND
        1. Parties take part in the work, with their own means and in their own time.
        2. Parties promote training on water in all ports of the basin, and beyond it.
        B. AGENDA
        1. Opening
        2. Budget
        3. Other matters
        4. Closure
        """,
        """
        sec_A A. BACKGROUND
          sec_A__para_1 1. Parties take part
          sec_A__para_2 2. Parties promote tr
        sec_B B. AGENDA
          sec_B__para_1 1. Opening
          sec_B__para_2 2. Budget
          sec_B__para_3 3. Other matters
          sec_B__para_4 4. Closure
        """,
    ),
    "items that a number goes on with are no headings": (
        """
        1. Parties take part in the work, with their own means and in their own time.
        2. Adoption of the agenda
        3. Election of officers
        4. Parties promote training on water in all ports of the basin, and beyond it.
        """,
        """
        para_1 1. Parties take part
        para_2 2. Adoption of the ag
        para_3 3. Election of office
        para_4 4. Parties promote tr
        """,
    ),
    "sections hold text, so their Roman numbers head it": (
        """
        Notification
        I. Background
        1. The session will be held in Rome, as the Council decided last year.
        2. The documents will be issued in time, in the six official languages.
        II. Venue
        3. The venue is the headquarters of the Organization in the city centre.
        """,
        """
        = Notification
        sec_I I. Background
          para_1 1. The session will b
          para_2 2. The documents will
        sec_II II. Venue
          para_3 3. The venue is the h
        """,
    ),
    "items follow each other, so the same numbers count an agenda": (
        """
        Provisional agenda
        I. Opening of the session
        II. Adoption of the agenda
        III. Other matters
        """,
        """
        = Provisional agenda
        para_I I. Opening of the ses
        para_II II. Adoption of the ag
        para_III III. Other matters
        """,
    ),
    "(i) after (h) goes on with the letters, (i) after a colon starts a list": (
        """
        1. The Council decides the following, having considered all the matters at hand:
        (g) seventh;
        (h) eighth:
        (i) inner one;
        (ii) inner two;
        (i) ninth.
        """,
        """
        para_1 1.
          para_1__list_1  The Council decide
            para_1__list_1__point_g (g) seventh;
            para_1__list_1__point_h (h)
              para_1__list_1__point_h__list_1  eighth:
                para_1__list_1__point_h__list_1__point_i (i) inner one;
                para_1__list_1__point_h__list_1__point_ii (ii) inner two;
            para_1__list_1__point_i (i) ninth.
        """,
    ),
    "numbers lost between two that are printed are restored": (
        """
        1. The first paragraph is here and long enough to be read as running text.
        - The second one has lost its number and shows a bullet instead of it.
        - The third one has lost its number and shows a bullet instead of it.
        4. The fourth paragraph is here and long enough to be read as running text.
        """,
        """
        para_1 1. The first paragrap
        para_2 2.* The second one has
        para_3 3.* The third one has
        para_4 4. The fourth paragra
        """,
    ),
    "numbers are not restored where the count does not prove them": (
        """
        1. The first paragraph is here and long enough to be read as running text.
        - The second one has lost its number and shows a bullet instead of it.
        5. The fifth paragraph is here and long enough to be read as running text.
        """,
        """
        para_1 1.
          para_1__list_1  The first paragrap
            para_1__list_1__point_1  The second one has
        para_5 5. The fifth paragrap
        """,
    ),
    "annexes number for themselves": (
        """
        1. The agenda is in annex I, the list of participants is in annex II of this note.
        Annex I
        Provisional agenda
        1. Opening.
        2. Closure.
        Annex II: List of participants
        1. States.
        """,
        """
        para_1 1. The agenda is in a
        + Annex I / Provisional agenda
        att_1__para_1 1. Opening.
        att_1__para_2 2. Closure.
        + Annex II: List of participants
        att_2__para_1 1. States.
        """,
    ),
    "4.1 stands below 4": (
        """
        Agenda
        4. Budget
        4.1 Income
        4.2 Expenditure
        5. Other business
        """,
        """
        = Agenda
        para_4 4. Budget
          para_4-1 4.1 Income
          para_4-2 4.2 Expenditure
        para_5 5. Other business
        """,
    ),
    "a list within a paragraph starts anew at 1": (
        """
        3. The agenda of the session reads as follows, subject to approval:
        1. Opening
        2. Budget
        3. Closure
        4. The documents will be available on the first of May, in all languages.
        """,
        """
        para_3 3.
          para_3__list_1  The agenda of the
            para_3__list_1__point_1 1. Opening
            para_3__list_1__point_2 2. Budget
            para_3__list_1__point_3 3. Closure
        para_4 4. The documents will
        """,
    ),
    "labels under a colon are points and hold for the lines below": (
        """
        1. The Bureau is composed of the following members, elected for two years:
        President: Kenya
        Vice-Presidents: Peru
        Japan
        """,
        """
        para_1 1.
          para_1__list_1  The Bureau is comp
            para_1__list_1__point_1  President: Kenya
            para_1__list_1__point_2  Vice-Presidents: P | Japan
        """,
    ),
    "lines of an address under a colon stay with their paragraph": (
        """
        1. Letters should be sent to the following address of the secretariat:
        Ms. Jane Doe
        Secretary of the Council
        Email: jane@example.org
        """,
        """
        para_1 1. Letters should be  | Ms. Jane Doe | Secretary of the C | Email: jane@exampl
        """,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_outline(name: str) -> None:
    text, expected = CASES[name]
    assert drawn(read(text).outline) == textwrap.dedent(expected).strip()


def test_a_bar_code_is_residue() -> None:
    bars = "\uf02a\uf031\uf039 \uf02a"
    made = read(f"Notice\n{bars}\n1. The text is here and is long enough to be running text.")
    assert [(r.text, r.reason) for r in made.residue] == [(bars, "rule")]


def test_a_dangling_bullet_is_residue() -> None:
    made = read("Notice\n1. The text is here and is long enough to be running text of a note.\n-")
    assert [(r.text, r.reason) for r in made.residue] == [("-", "rule")]


def test_a_restored_number_is_a_finding() -> None:
    made = read(CASES["numbers lost between two that are printed are restored"][0])
    assert [(f.check, f.status) for f in made.findings] == [("numbers-restored", "warn")]
    assert "2, 3" in made.findings[0].detail


@pytest.mark.parametrize(
    ("code", "lines", "labels"),
    [
        (
            "zh",
            ["一、背景", "1. 理事会决定于明年三月在罗马举行下一届会议，并通过议程。"],
            ["sec_I"],
        ),
        ("ru", ["I. Введение", "1. Совет постановил провести сессию в Риме в марте."], ["sec_I"]),
        (
            "ar",
            ["أولا - مقدمة", "1 - قرر المجلس عقد دورته المقبلة في روما في شهر آذار."],
            ["sec_I"],
        ),
        (
            "fr",
            ["I. Introduction", "1. Le Conseil a décidé de tenir sa session à Rome."],
            ["sec_I"],
        ),
    ],
)
def test_language_versions_share_their_eids(code: str, lines: list[str], labels: list[str]) -> None:
    made = read("\n".join(lines), code).outline
    assert [unit.eid for unit in made.units] == labels
    assert [unit.eid for unit in made.units[0].units] == ["para_1"]


def test_paragraphs_numbered_in_the_form_of_headings_stand_below_those() -> None:
    text = """
    第一部分  概况
    一、会议召开
    （一）理事会于二〇二八年九月在普洱召开第三届会议，四十一个缔约方派代表出席。
    （二）上届会议主席宣布会议开幕，普洱市市长代表东道国政府致欢迎词，秘书长致辞。
    二、全权证书
    （三）全权证书委员会举行了两次会议，其报告经理事会审议后获得通过，未经表决。
    """
    made = read(text, "zh").outline
    assert [unit.eid for unit in made.walk()] == [
        *("sec_I", "sec_I__dvs_I", "para_I", "para_II", "sec_I__dvs_II", "para_III")
    ]


@pytest.mark.parametrize("code", codes())
def test_a_list_may_begin_with_nought(code: str) -> None:
    printed = [text.text for text in read("Notification\n0/\n1/", code).outline.texts()]
    assert "Notification" in printed
