"""Notices of other bodies in other layouts: every one in `notices/` against its gold facts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from extractors import akn
from extractors.notice import extract
from extractors.source import read
from schemas.akn import check
from tests import score
from tests.test_samples import printed, record_text
from writers.akn import write
from writers.facts import facts

FOLDER = Path(__file__).parent / "notices"
FORMS = (".txt", ".html", ".docx", ".pdf")
NOTICES = sorted(
    path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*") if path.suffix in FORMS
)
TEXTS = [name for name in NOTICES if name.endswith(".txt")]  # print the numbers of their lists
# What is measured of documents that are not read in full yet; a floor is only ever raised.
FLOORS = json.loads((FOLDER / "floors.json").read_text("utf-8"))


@pytest.mark.parametrize("name", NOTICES)
def test_a_notice_of_another_body_is_read(name: str) -> None:
    path = FOLDER / name
    notice = extract(read(path))
    gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
    rows = list(score.compare(gold, facts(notice)))
    hits, wanted, had = (sum(row[i] for row in rows) for i in (1, 2, 3))
    wrong = [f"{row[0]}: missed {row[4]} made up {row[5]}" for row in rows if row[4] or row[5]]
    assert score.f1(hits, wanted, had) >= FLOORS.get(name, 1.0), "\n".join(wrong)


@pytest.mark.parametrize("name", TEXTS)
def test_its_record_is_valid_and_holds_the_whole_text(name: str) -> None:
    source = read(FOLDER / name)
    notice = extract(source)
    written = write(notice, date(2026, 1, 2))
    assert check(written) == ()
    assert akn.read(written) == notice
    lines = "".join("".join(printed(source)).split())
    aside = sum(
        len("".join(residue.text.split())) for residue in notice.residue[len(source.residue) :]
    )
    assert len(record_text(written)) == len(lines) - aside
