"""The session that letters, memoranda, forms and crowded title blocks are about."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.language import codes

SESSIONS = tomllib.loads((Path(__file__).parent / "sessions.toml").read_text("utf-8"))
ROWS = [
    pytest.param(code, case, id=f"{code}: {case['name']}")
    for code, cases in SESSIONS.items()
    for case in cases
]


def test_every_language_has_sessions() -> None:
    assert set(SESSIONS) == set(codes())


@pytest.mark.parametrize(("code", "case"), ROWS)
def test_a_session_is_told_with_number_kind_days_and_city(
    tmp_path: Path, code: str, case: Any
) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("\n\n".join(case["lines"]) + "\n", "utf-8")
    session = extract(read(path), code).session
    assert session is not None
    found = [session.number, session.kind or "", session.start or "", session.end or ""]
    assert [*found, session.place or ""] == case["says"]
