"""Agendas in many layouts, case by case in every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from schemas.language import codes
from schemas.notice import AgendaItem
from tests.case_tables import cases, noticed, rows

CASES = cases("agendas.toml")


def drawn(items: Sequence[AgendaItem], depth: int = 0) -> Iterator[str]:
    for item in items:
        yield f"{'.' * depth}{item.number} {item.title}"
        yield from drawn(item.items, depth + 1)


def test_every_language_has_cases() -> None:
    assert set(CASES) == set(codes())


@pytest.mark.parametrize(("code", "case"), rows(CASES))
def test_an_agenda(tmp_path: Path, code: str, case: Any) -> None:
    notice = noticed(tmp_path, code, case["lines"])
    assert [list(drawn(agenda.items)) for agenda in notice.agendas] == [case["items"]]
