"""Which country a place is in, and the public holidays there that a session falls on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.notice import Notice, Settled
from schemas.places import country
from writers.next_session import outlook

BESIDE = [  # language, place, what is printed, the country
    ("en", "Kisumu", "to be held in Kisumu, Kenya, from 4 to 8 June 2029", "KE"),
    ("en", "Kisumu", "Kisumu (Kenya)", "KE"),
    ("en", "Galati", "in Romania (Galati) in 2027", "RO"),
    ("en", "Bobo", "Bobo, Guinea-Bissau", "GW"),
    ("en", "Kisumu", "Kisumu, Kenyatta Hall", None),
    ("en", "Springfield", "Springfield, Ireland, and Springfield, Belize", None),
    ("en", "Kisumu", "in Kisumu in June", None),
    ("en", "Vienna", "Vienna, 4 to 8 June", "AT"),
    ("fr", "Kisumu", "Kisumu (Kenya), du 4 au 8 juin", "KE"),
    ("fr", "Genève", "", None),
    ("fr", "Le Caire", "Le Caire, 4-8 juin", "EG"),
    ("es", "Arequipa", "Arequipa, Perú, 4 a 8 de junio", "PE"),
    ("ru", "Кисуму", "Кисуму (Кения), 4–8 июня", "KE"),
    ("ru", "Осло", "Осло, 4–8 июня", "NO"),
    ("ar", "كيسومو", "كيسومو، كينيا، 4-8 حزيران/يونيه", "KE"),
    ("zh", "基苏木", "会议将在肯尼亚基苏木举行", "KE"),
    ("zh", "奥斯陆", "会议将在奥斯陆举行", "NO"),
]
LINES = (
    "NORTHERN LAKES COMMISSION", "Twelfth session", "{place}, 7–9 September 2026", "NOTIFICATION",
    "1. The Commission meets in regular session once a year.",
)  # fmt: skip
MADARAKA = date(2027, 6, 1)  # a Tuesday


@pytest.mark.parametrize(("code", "name", "printed", "expected"), BESIDE)
def test_a_place_is_in_the_country_printed_with_it_or_known_of_it(
    code: str, name: str, printed: str, expected: str | None
) -> None:
    assert country(name, [printed], code) == expected


def notice(tmp_path: Path, place: str) -> Notice:
    path = tmp_path / "notice.txt"
    path.write_text("\n\n".join(LINES).format(place=place) + "\n", "utf-8")
    return extract(read(path), "en")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Kisumu, Kenya", {"on_holiday_there"}),
        ("Nairobi", {"on_holiday_there"}),
        ("Oslo", set()),
        ("Kisumu", {"holidays_unknown"}),
    ],
)
def test_holidays_are_checked_where_the_session_meets(
    tmp_path: Path, place: str, expected: set[str]
) -> None:
    found = outlook(notice(tmp_path, place), None, MADARAKA)
    assert {flag.key for flag in found.dates.flags} == expected


def test_holidays_are_those_of_a_place_that_is_settled(tmp_path: Path) -> None:
    chosen = (Settled("place", "Nairobi", None, "en"),)
    found = outlook(replace(notice(tmp_path, "Oslo"), settled=chosen), None, MADARAKA)
    assert {flag.key for flag in found.dates.flags} == {"on_holiday_there"}
