"""Notes typed as lines: anchored where a mark leads to them, text where none does."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.readers.typed_notes import noted
from extractors.reflow import reflowed
from extractors.source import read
from schemas.language import language
from schemas.source import Grid, GridCell, Line

RULE = "_________"


def shown(*texts: str) -> list[str]:
    """The lines as read, notes in braces at their anchors."""
    return [
        _shown(line) for line in noted([Line(text) for text in texts]) if isinstance(line, Line)
    ]


def _shown(line: Line) -> str:
    text = line.text
    for note in reversed(line.notes):
        text = f"{text[: note.anchor]}{{{note.marker} {note.text}}}{text[note.anchor :]}"
    return text


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("See the report¹ here.", "¹ A/79/8."), "See the report{¹ A/79/8.} here."),
        (("The report,¹² and", "¹² A/79/8."), "The report,{¹² A/79/8.} and"),
        (("Provisional agenda*", "Other.", "* Reissued."), "Provisional agenda{* Reissued.}"),
        (("Повестка дня *", "* Переиздано."), "Повестка дня{* Переиздано.}"),
        (("临时议程*项目1", "*A/79/8。"), "临时议程{* A/79/8。}项目1"),
        (("La asistencia[1] es", "[1]\tVéase A/79/8."), "La asistencia{[1] Véase A/79/8.} es"),
        (("انظر القرار 70/1⁽¹⁾.", "⁽¹⁾ الوثيقة A/79/8."), "انظر القرار 70/1{⁽¹⁾ الوثيقة A/79/8.}."),
        (("Le rapport† suit.", "† Voir A/79/8."), "Le rapport{† Voir A/79/8.} suit."),
        (("The Assembly1 met.", RULE, "1 See A/79/8."), "The Assembly{1 See A/79/8.} met."),
        (("قررت الجمعية(1) أن", RULE, "(1) انظر A/79/8."), "قررت الجمعية{(1) انظر A/79/8.} أن"),
    ],
)  # fmt: skip
def test_a_note_is_anchored_at_its_mark(texts: tuple[str, ...], wanted: str) -> None:
    assert shown(*texts) == [wanted, *texts[1:-1]]


@pytest.mark.parametrize(
    "texts",
    [
        ("An area of 12 km² is", "² See A/79/8."),
        ("No mark at all.", RULE, "1 See A/79/8.", "* Reissued.", "¹ See A/79/9."),
        ("Agenda*", "* one point", "* another point"),
        ("Agenda*", "* one point", "text between", "* another point"),
        ("Annex A/79/8/Add.1 is", RULE, "1 See there."),
        ("The Assembly1 met.", "1 See A/79/8."),
        ("* Reissued.", "Agenda*"),
    ],
)
def test_a_line_that_no_mark_leads_to_stays_text(texts: tuple[str, ...]) -> None:
    assert shown(*texts) == [*texts]


def test_marks_that_start_anew_on_each_page_lead_to_the_note_below_them() -> None:
    assert shown("One¹ and two².", "¹ A.", "² B.", "Three¹.", "¹ C.") == [
        "One{¹ A.} and two{² B.}.",
        "Three{¹ C.}.",
    ]


def test_a_note_broken_at_the_width_of_the_text_is_put_together() -> None:
    full = "The agenda* was approved in preliminary form by the Council on"
    note = "* As approved in its preliminary form by the Council, and later"
    assert shown(full, RULE, note, "26 February by all.", "26-04118 (E)") == [
        "The agenda{* As approved in its preliminary form by the Council, and later "
        "26 February by all.} was approved in preliminary form by the Council on",
        RULE,
        "26-04118 (E)",
    ]


def test_a_mark_in_a_table_leads_to_the_note_below_it() -> None:
    grid = Grid(((GridCell((Line("Kenya¹"),)), GridCell((Line("2025"),))),))
    (made,) = noted([grid, Line("¹ Until June.")])
    assert isinstance(made, Grid)
    assert _shown(made.rows[0][0].lines[0]) == "Kenya{¹ Until June.}"


def test_notes_move_along_when_broken_lines_are_joined() -> None:
    words = "The General Assembly has decided upon it, and it will be told"
    lines = [Line(words), *noted([Line("of it¹ soon."), Line("¹ A/79/8.")]), *[Line(words)] * 20]
    first = reflowed(lines, language("en"))[0]
    assert isinstance(first, Line)
    assert _shown(first).startswith(f"{words} of it{{¹ A/79/8.}} soon.")


def test_notes_with_tabs_after_their_marks_are_no_table(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("One[1] and two[2].\n\n[1]\tA/79/8.\n[2]\tA/79/9.\n", "utf-8")
    assert [_shown(line) for line in read(path).lines()] == [
        "One{[1] A/79/8.} and two{[2] A/79/9.}."
    ]
