"""What people type into a draft is understood in the form in which drafts print it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.settling import expected, value
from schemas.language import codes, language
from writers.phrases import phrases

LANGUAGES = pytest.mark.parametrize("code", codes())
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@LANGUAGES
@given(number=st.integers(1, 99))
def test_a_number_is_read_in_every_form_it_is_printed_in(code: str, number: int) -> None:
    words = phrases(language(code))
    forms = words.table["ordinals"]
    printed = {words.ordinal(number, form) for form in forms} | {str(number)}
    assert {value("number", text, language(code)) for text in printed} == {str(number)}


@LANGUAGES
@given(day=DAYS)
def test_a_day_is_read_as_it_is_printed(code: str, day: date) -> None:
    words = phrases(language(code))
    for form in ("day", "weekday"):
        printed = words.value(day.isoformat(), form)
        assert value("opening", printed, language(code)) == day.isoformat()


@LANGUAGES
@given(day=DAYS, more=st.integers(0, 20))
def test_days_are_read_as_they_are_printed(code: str, day: date, more: int) -> None:
    iso = f"{day.isoformat()}/{(day + timedelta(days=more)).isoformat()}"
    printed = phrases(language(code)).value(iso, "days")
    assert value("dates", printed, language(code)) == iso


@LANGUAGES
@pytest.mark.parametrize("form", ["default"])
@given(count=st.integers(1, 60), unit=st.sampled_from("DWMY"))
def test_a_duration_is_read_as_it_is_printed(code: str, form: str, count: int, unit: str) -> None:
    printed = phrases(language(code)).duration(f"P{count}{unit}", form)
    assert value("lead_time", printed, language(code)) == f"P{count}{unit}"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("opening", "4 and 5 June 2029"),
        ("opening", "June 2029"),
        ("dates", "to be confirmed"),
        ("dates", "4 June 2029 or 6 July 2029"),
        ("number", "some"),
        ("length", "long"),
    ],
)
def test_words_that_do_not_say_it_are_not_guessed_at(key: str, text: str) -> None:
    assert value(key, text, language("en")) is None
    assert expected(key)


def test_any_text_will_do_where_nothing_is_computed_from_it() -> None:
    assert value("place", "New York", language("en")) == "New York"
    assert expected("place") is None
