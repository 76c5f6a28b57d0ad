"""Sessions that a notice names by letters and a number are those that its title block explains."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.notice import extract
from extractors.source import read

HEAD = "Northern Lakes Council\n\n3 March 2026\n\n10th session of the Council ({})\n\nOslo, {}\n"
DAYS = "7–9 June 2027"


@pytest.mark.parametrize(
    ("short", "text", "role"),
    [
        ("C-10", "C-9 was held in Bergen from 13 to 15 October 2026.", "session"),
        ("NLC10", "NLC9 (Bergen, 13–15 October 2026) dealt with it.", "session"),
        ("C-10", "The workshop was held in Bergen from 13 to 15 October 2026.", "meeting"),
    ],
)
def test_a_session_is_known_by_its_short_name(
    tmp_path: Path, short: str, text: str, role: str
) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(f"{HEAD.format(short, DAYS)}\n1. {text}\n", "utf-8")
    periods = extract(read(path), "en").periods
    assert [p.role for p in periods if p.start == "2026-10-13"] == [role]
