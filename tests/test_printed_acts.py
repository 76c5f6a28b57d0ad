"""Resolutions and decisions printed in full, case by case in every language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from schemas.language import codes
from tests.case_tables import cases, noticed, rows

CASES = cases("printed_acts.toml")


def test_every_language_has_cases() -> None:
    assert set(CASES) == set(codes())


@pytest.mark.parametrize(("code", "case"), rows(CASES))
def test_acts_printed_in_full_are_sections_and_outcomes(
    tmp_path: Path, code: str, case: Any
) -> None:
    notice = noticed(tmp_path, code, case["lines"])
    found = [[o.kind, o.number or "", o.title] for o in notice.outcomes]
    assert found == case["found"]
    sections = [
        f"{unit.number.text} | {unit.heading.text}"
        for unit in notice.outline.walk()
        if unit.kind in ("section", "division") and unit.number and unit.heading
    ]
    assert sections == case["sections"]
    assert notice.agendas == ()
    adopted = [period.start for period in notice.periods if period.role == "adoption"]
    assert adopted == case["adopted"]
