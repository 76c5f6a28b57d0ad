"""What documents of other bodies say of themselves at their head, in every language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.language import codes

HEADS = tomllib.loads((Path(__file__).parent / "heads.toml").read_text("utf-8"))
ROWS = [
    pytest.param(code, head, id=f"{code}: {head['name']}")
    for code, heads in HEADS.items()
    for head in heads
]


def test_every_language_has_heads() -> None:
    assert set(HEADS) == set(codes())


@pytest.mark.parametrize(("code", "head"), ROWS)
def test_a_head_says_kind_number_title_day_and_body(tmp_path: Path, code: str, head: Any) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("\n\n".join(head["lines"]) + "\n", "utf-8")
    notice = extract(read(path))
    stated = [part.text if part else "" for part in (notice.symbol, notice.title, notice.body)]
    found = [notice.kind, stated[0], stated[1], notice.date or "", stated[2]]
    assert notice.language == code
    assert found == head["says"]
