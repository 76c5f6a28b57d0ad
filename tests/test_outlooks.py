"""What follows for the next session of bodies that no file describes, from small notices."""

from __future__ import annotations

import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile
from docx.oxml.ns import qn

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


def test_a_special_session_is_not_told_as_the_regular_one_with_its_number(tmp_path: Path) -> None:
    case = next(case for case in OUTLOOKS["en"] if "extraordinary" in case["name"])
    path = tmp_path / "notice.txt"
    path.write_text("\n\n".join(case["lines"]) + "\n", "utf-8")
    made = next(d for d in drafts(extract(read(path), "en")) if d.name == "notification.docx")
    body = WordFile(BytesIO(made.data)).element.body
    said = "".join(text.text or "" for text in body.iter(qn("w:t")))
    assert "[thirteenth] session" in said
    assert "The third session" not in said


def _said(found: Outlook) -> dict[str, object]:
    return {
        "number": found.number.value or 0,
        "status": found.number.status,
        "years": [candidate.when for candidate in found.years.value],
        "dates": found.dates.value or "",
        "length": found.length.value or "",
        "lead": found.lead_time.value or "",
    }
