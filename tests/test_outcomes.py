"""Outcomes as notices tell and list them, case by case in every language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extractors.outcome_tables import in_tables
from extractors.outline import outline
from extractors.readings import readings
from schemas.language import codes, language
from schemas.source import Grid, GridCell, Line, Source
from tests.case_tables import cases, noticed, rows

CASES = cases("outcomes.toml")


def test_every_language_has_cases() -> None:
    assert set(CASES) == set(codes())


@pytest.mark.parametrize(("code", "case"), rows(CASES))
def test_outcomes(tmp_path: Path, code: str, case: Any) -> None:
    notice = noticed(tmp_path, code, case["lines"])
    found = [[o.kind, o.number or "", o.title] for o in notice.outcomes]
    kinds = {"res": "resolution", "dec": "decision", "rec": "recommendation", "decl": "declaration"}
    assert found == [[kinds[kind], number, title] for kind, number, title in case["found"]]


def test_a_cell_that_is_left_aside_does_not_stop_the_others_of_its_table() -> None:
    rows = (("Resolution", "Title"), ("2/1", "Lakes"), ("2/2", "Rivers"))
    table = Grid(tuple(tuple(GridCell((Line(text),)) for text in row) for row in rows), 1)
    intro = Line("1. The Council adopted the following resolutions:")
    source = Source("x.txt", "txt", "0" * 64, 1, (intro, table))
    found = readings(outline(source, language("en")).outline, language("en"), None)
    told = [reading for reading in found if reading.plain != "Rivers"]
    assert [outcome.number for outcome in in_tables(told, language("en"))] == ["2/1"]
