"""Agendas in many layouts, case by case in every language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.language import codes
from schemas.notice import AgendaItem
from tests.test_words import TABLES

CASES = tomllib.loads((Path(__file__).parent / "agendas.toml").read_text("utf-8"))


def drawn(items: Sequence[AgendaItem], depth: int = 0) -> Iterator[str]:
    for item in items:
        yield f"{'.' * depth}{item.number} {item.title}"
        yield from drawn(item.items, depth + 1)


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
def test_an_agenda(tmp_path: Path, code: str, case: Any) -> None:
    path = tmp_path / "notice.txt"
    head = "\n".join(TABLES[code]["notice"]["head"])
    path.write_text("\n\n".join((head, *case["lines"])) + "\n", "utf-8")
    notice = extract(read(path), code)
    assert [list(drawn(agenda.items)) for agenda in notice.agendas] == [case["items"]]
