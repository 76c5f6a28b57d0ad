"""Days printed without a year have the year that the dates around them prove, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.notice import extract
from extractors.source import read

HEAD = "{issued}\n\nGovernors of the Fund\n\nSixteenth session\n\nRome, {held}\n\n1. {text}\n"


@pytest.mark.parametrize(
    ("issued", "held", "text", "expected"),
    [
        ("3 May 2026", "8–12 June 2026", "It will meet on 9 June.", ["2026-06-09"]),
        ("3 May 2026", "8–12 June 2026", "A seminar is held on 7 July.", ["2026-07-07"]),
        ("3 November 2025", "8–12 February 2026", "Names are due by 9 January.", ["2026-01-09"]),
        ("3 May 2026", "8–12 June 2026", "It met on 4 March 2019 and again on 9 April.",
         ["2019-03-04", "2019-04-09"]),
        ("3 May 2026", "8–12 June 2026", "In 2028 it may meet, from 4 to 8 September.",
         ["2028", "2028-09-04"]),
        ("3 May 2026", "8–12 June 2026", "World Day is on 20 December.", []),
        ("3 May 2026", "8–12 June 2026", "It will meet on Monday, 9 June.", []),
    ],
)  # fmt: skip
def test_a_day_has_the_year_that_is_proved(
    tmp_path: Path, issued: str, held: str, text: str, expected: list[str]
) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(HEAD.format(issued=issued, held=held, text=text), "utf-8")
    notice = extract(read(path), "en")
    block = {line.eid for line in notice.outline.preface}
    assert [p.start for p in notice.periods if p.span.eid not in block] == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "Le Bureau l’a examiné les 25 et 26 février derniers.", "2027-02-25"),
        ("fr", "Une séance est prévue le 10 janvier prochain.", "2028-01-10"),
        ("es", "La Mesa lo examinó el 25 de febrero pasado.", "2027-02-25"),
    ],
)
def test_a_day_called_the_last_or_the_next_is_counted_from_the_day_of_issue(
    tmp_path: Path, code: str, text: str, expected: str
) -> None:
    head = "15.03.2027\n\n{}\n\nRoma, 6-11.12.2027\n\n1. {}\n"
    session = {"fr": "Seizième session du Comité", "es": "16.º período de sesiones del Comité"}
    path = tmp_path / "notice.txt"
    path.write_text(head.format(session[code], text), "utf-8")
    periods = extract(read(path), code).periods
    assert periods[-1].start == expected
