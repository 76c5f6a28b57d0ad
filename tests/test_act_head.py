"""Title and day of resolutions and decisions, as their heads and ends print them."""

from __future__ import annotations

import pytest

from extractors.notice import extract
from schemas.notice import Notice
from schemas.source import Line, Source

TITLED = [
    ("ar", "75/12.\t- التعاون بين المنظمات", "التعاون بين المنظمات"),
    ("ar", "75/12\tنزع السلاح النووي", "نزع السلاح النووي"),
    ("en", "75/12.\tNuclear disarmament", "Nuclear disarmament"),
    ("es", "75/12. Desarme nuclear", "Desarme nuclear"),
    ("fr", "75/12 — Désarmement nucléaire", "Désarmement nucléaire"),
    ("ru", "75/12.\tЯдерное разоружение", "Ядерное разоружение"),
    ("zh", "75/12.\t核裁军", "核裁军"),
    ("zh", "75/12.\t2022年方案预算", "2022年方案预算"),
]
# The organ, what it recalls with a day of its own, the meeting, and its day.
ENDED = {
    "ar": (
        "إن المجلس الاقتصادي والاجتماعي،",
        "إذ يشير إلى قراره 2020/14 المؤرخ 17 تموز/يوليه 2020،",
        "الجلسة العامة 8",
        "8 حزيران/يونيه 2021",
    ),
    "en": (
        "The Economic and Social Council,",
        "Recalling its resolution 2020/14 of 17 July 2020,",
        "8th plenary meeting",
        "8 June 2021",
    ),
    "es": (
        "El Consejo Económico y Social,",
        "Recordando su resolución 2020/14, de 17 de julio de 2020,",
        "8ª sesión plenaria",
        "8 de junio de 2021",
    ),
    "fr": (
        "Le Conseil économique et social,",
        "Rappelant sa résolution 2020/14 du 17 juillet 2020,",
        "8e séance plénière",
        "8 juin 2021",
    ),
    "ru": (
        "Экономический и Социальный Совет,",
        "ссылаясь на свою резолюцию 2020/14 от 17 июля 2020 года,",
        "8-е пленарное заседание",
        "8 июня 2021 года",
    ),
    "zh": (
        "经济及社会理事会，",
        "回顾其2020年7月17日第2020/14号决议，",
        "第8次全体会议",
        "2021年6月8日",
    ),
}


def notice(code: str, *lines: str) -> Notice:
    printed = tuple(Line(line) for line in lines)
    return extract(Source("x.txt", "txt", "0" * 64, 1, printed), code)


@pytest.mark.parametrize(("code", "line", "title"), TITLED)
def test_the_title_stands_behind_the_number_of_the_act(code: str, line: str, title: str) -> None:
    read = notice(code, "A/RES/75/12", line, ENDED[code][0])
    assert read.title is not None
    assert read.title.text == title


@pytest.mark.parametrize("code", ENDED)
def test_the_symbol_is_no_title(code: str) -> None:
    read = notice(code, "A/RES/75/12", *ENDED[code])
    assert read.title is None or "75/12" not in read.title.text


@pytest.mark.parametrize("code", ENDED)
def test_the_day_below_the_meeting_is_that_of_adoption_and_none_that_is_recalled(code: str) -> None:
    assert notice(code, "E/RES/2021/6", *ENDED[code]).date == "2021-06-08"


@pytest.mark.parametrize("code", ENDED)
def test_of_several_decisions_in_one_document_the_day_of_the_first_counts(code: str) -> None:
    *first, meeting, day = ENDED[code]
    later = day.replace("2021", "2022")
    assert notice(code, "E/RES/2021/6", *first, meeting, day, *first, meeting, later).date == (
        "2021-06-08"
    )


@pytest.mark.parametrize("code", ENDED)
def test_the_organ_that_speaks_is_the_body_where_no_masthead_names_it(code: str) -> None:
    body = notice(code, "E/RES/2021/6", *ENDED[code]).body
    assert body is not None
    assert body.text in ENDED[code][0]
    assert body.span.eid != "preface__p_1"
    assert len(body.text) > len(ENDED[code][0]) / 2
