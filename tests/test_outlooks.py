"""What follows for the next session of bodies that no file describes, from small notices."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.language import codes
from writers.next_session import Outlook, outlook
from writers.word import drafts

OUTLOOKS = tomllib.loads((Path(__file__).parent / "outlooks.toml").read_text("utf-8"))
ROWS = [
    pytest.param(code, case, id=f"{code}: {case['name']}")
    for code, cases in OUTLOOKS.items()
    for case in cases
]


def test_every_language_has_outlooks() -> None:
    assert set(OUTLOOKS) == set(codes())


@pytest.mark.parametrize(("code", "case"), ROWS)
def test_what_a_notice_states_of_its_body_is_used(tmp_path: Path, code: str, case: Any) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("\n\n".join(case["lines"]) + "\n", "utf-8")
    notice = extract(read(path), code)
    assert _said(outlook(notice, None)) == case["says"]
    assert len(drafts(notice)) == len({draft.name for draft in drafts(notice)})


def _said(found: Outlook) -> dict[str, object]:
    return {
        "number": found.number.value or 0,
        "status": found.number.status,
        "years": [candidate.when for candidate in found.years.value],
        "dates": found.dates.value or "",
        "length": found.length.value or "",
        "lead": found.lead_time.value or "",
    }
