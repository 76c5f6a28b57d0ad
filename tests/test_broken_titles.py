"""Titles over several lines are read as one, in each language; lines that stand alone are not."""

from __future__ import annotations

import pytest

from extractors.broken_titles import titles_joined
from schemas.language import language
from schemas.source import Line, Place, Style

BOLD = Style(bold=True, centred=True, size=14)

BROKEN = [
    ("en", "Report of the", "Third Meeting of the Lake Council"),
    ("en", "REPORT OF THE THIRD MEETING", "OF THE LAKE COUNCIL"),
    ("es", "Informe de la", "Tercera Reunión del Consejo del Lago"),
    ("es", "INFORME DE LA TERCERA REUNIÓN", "SOBRE DATOS DEL LAGO"),
    ("fr", "Rapport sur les travaux de", "la troisième réunion du Conseil du Lac"),
    ("fr", "Ordre du jour provisoire de la troisième réunion", "du Conseil du Lac"),
    ("ru", "Доклад о работе сессии Совета по", "озёрам"),
    ("ru", "Предварительная повестка дня сессии", "по вопросам озёр"),
    ("ar", "تقرير الاجتماع الثالث عن", "أعمال مجلس البحيرة"),
    ("zh", "湖泊理事会第三届会议的", "临时议程"),
]


@pytest.mark.parametrize(("code", "first", "second"), BROKEN)
def test_a_line_that_cannot_end_there_goes_on(code, first, second):
    lines = (Line(first, style=BOLD), Line(second, style=BOLD))
    joint = "" if code == "zh" else " "
    (line,) = titles_joined(lines, language(code))
    assert isinstance(line, Line)
    assert line.text == f"{first}{joint}{second}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Line("Lake Council", style=BOLD), Line("Third meeting", style=BOLD)),
        (Line("Report of the", style=BOLD), Line("The Council met.", style=Style(size=14))),
        (Line("Report of the", style=BOLD), Line("1. Opening", style=BOLD)),
        (Line("Report of the", style=BOLD), Line("Opening", "1.", style=BOLD)),
        (
            Line("Report of the", style=BOLD, places=(Place(1, (0, 100, 90, 114)),)),
            Line("Third Meeting", style=BOLD, places=(Place(1, (0, 200, 90, 214)),)),
        ),
    ],
)
def test_other_lines_stand_alone(first, second):
    assert titles_joined((first, second), language("en")) == (first, second)


@pytest.mark.parametrize(("code", "title"), [("es", "Elección de miembros"), ("fr", "Élection")])
def test_the_letter_of_a_part_is_none_of_the_title(code, title):
    lines = (Line(title, style=BOLD), Line("A", style=BOLD))
    assert titles_joined(lines, language(code)) == lines
