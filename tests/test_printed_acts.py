"""Resolutions and decisions printed in full, case by case in every language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.language import codes
from tests.test_words import TABLES

CASES = tomllib.loads((Path(__file__).parent / "printed_acts.toml").read_text("utf-8"))


def test_every_language_has_cases() -> None:
    assert set(CASES) == set(codes())


@pytest.mark.parametrize(
    ("code", "case"),
    [
        pytest.param(code, case, id=f"{code}: {case['name']}")
        for code in CASES
        for case in CASES[code]
    ],
)
def test_acts_printed_in_full_are_sections_and_outcomes(
    tmp_path: Path, code: str, case: Any
) -> None:
    path = tmp_path / "notice.txt"
    head = TABLES[code]["notice"]["head"]
    path.write_text("\n\n".join(("\n".join(head), *case["lines"])) + "\n", "utf-8")
    notice = extract(read(path), code)
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
