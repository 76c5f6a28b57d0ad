"""The phrases of the language files: complete, alike in all, and said as a language says them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from schemas.errors import Incomplete, InvalidData
from schemas.language import codes, language
from writers.phrases import Phrases, phrases
from writers.word.layout import layout

SPOKEN = [code for code in codes() if language(code).phrases]
# Tables whose keys follow the grammar of a language.
_GRAMMAR = ("ordinals.", "durations.", "forms.")
# Forms of a phrase for different numbers; a language has those that it tells apart.
_PLURALS = re.compile(r"\.(?:zero|one|two|few|many|other)$")


def leaves(table: Mapping[str, object], path: str = "") -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def slots(code: str) -> dict[str, set[str]]:
    """Every phrase that all languages must have, with its slots; the forms of slots may differ."""
    return {
        _PLURALS.sub("", key): set(re.findall(r"\{(\w+)", value))
        if isinstance(value, str)
        else set()
        for key, value in leaves(language(code).phrases)
        if not key.startswith((*_GRAMMAR, "layout."))
    }


@pytest.mark.parametrize("code", SPOKEN)
def test_every_language_has_the_same_phrases_with_the_same_slots(code: str) -> None:
    assert slots(code) == slots("en")


@pytest.mark.parametrize("code", SPOKEN)
def test_every_layout_loads_and_every_frame_pattern_compiles(code: str) -> None:
    assert layout(language(code)).page.count("{page}") == 1
    assert phrases(language(code)).frame("~") is None


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [
        ("en", 1, "first"), ("en", 12, "twelfth"), ("en", 20, "twentieth"),
        ("en", 21, "twenty-first"), ("en", 79, "seventy-ninth"), ("en", 99, "ninety-ninth"),
        ("en", 101, "101st"), ("en", 111, "111th"), ("en", 142, "142nd"), ("en", 143, "143rd"),
        ("zh", 1, "一"), ("zh", 10, "十"), ("zh", 12, "十二"), ("zh", 20, "二十"),
        ("zh", 79, "七十九"), ("zh", 141, "141"),
    ],
)  # fmt: skip
def test_ordinals_are_words_up_to_a_hundred(code: str, number: int, expected: str) -> None:
    assert phrases(language(code)).ordinal(number) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "P5D", "five days"), ("en", "P1D", "one day"), ("en", "P42D", "42 days"),
        ("en", "P4Y", "four years"), ("zh", "P5D", "五天"), ("zh", "P2D", "两天"),
        ("zh", "P42D", "42天"), ("zh", "P4Y", "四年"), ("zh", "PT5M", "PT5M"),
    ],
)  # fmt: skip
def test_durations_are_said_as_the_organisation_prints_them(
    code: str, text: str, expected: str
) -> None:
    assert phrases(language(code)).duration(text) == expected


@pytest.mark.parametrize(
    ("code", "parts", "expected"),
    [("en", ["a", "b", "c"], "a, b and c"), ("zh", ["a", "b", "c"], "a、b和c"), ("zh", [], "")],
)
def test_lists_end_in_the_word_of_the_language(code: str, parts: list[str], expected: str) -> None:
    assert phrases(language(code)).joined(parts) == expected


@pytest.mark.parametrize(
    ("code", "title", "frame"),
    [
        ("en", "Opening of the meeting", "opening"),
        ("en", "Adoption of the agenda", "adoption"),
        ("en", "Prior to the adoption of the agenda, the Committee may add items", None),
        ("en", "Election of officers", "bureau_election"),
        ("en", "Election of members of the Council", "election"),
        ("en", "Adoption of the report", "outcomes"),
        ("en", "Dates and venue of the next session", "next_session"),
        ("en", "Any other business", "other"),
        ("en", "Biodiversity", None),
        ("zh", "宣布会议开幕", "opening"),
        ("zh", "选举主席团成员", "bureau_election"),
        ("zh", "选举执行局成员", "election"),
        ("zh", "通过会议报告", "outcomes"),
        ("zh", "第四届会议的日期和地点", "next_session"),
        ("zh", "生物多样性", None),
    ],
)
def test_recurring_items_are_known_by_their_words(code: str, title: str, frame: str | None) -> None:
    assert phrases(language(code)).frame(title) == frame


@pytest.mark.parametrize(
    ("code", "title", "number", "found"),
    [
        ("zh", "第 三 届会议的临时议程", 3, "三"),
        ("zh", "三项决议", 3, None),
        ("en", "Agenda for the THIRD session", 3, "THIRD"),
        ("en", "Agenda for the third session", 4, None),
        ("en", "A third-party matter of the thirdborn", 3, "third"),
        ("en", "Thirdborn", 3, None),
    ],
)
def test_an_ordinal_counts_only_beside_what_it_counts(
    code: str, title: str, number: int, found: str | None
) -> None:
    counted = phrases(language(code)).counted(title, number)
    assert (title[counted.start : counted.end] if counted else None) == found


def test_a_language_without_phrases_is_incomplete() -> None:
    with pytest.raises(Incomplete, match="no phrases"):
        phrases(replace(language("en"), phrases={}))


def test_a_phrase_that_is_missing_is_named() -> None:
    with pytest.raises(InvalidData, match=r"xx\.toml has no phrase 'a\.b'"):
        Phrases("xx", {"a": {}}).text("a.b")
