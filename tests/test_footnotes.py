"""Footnotes: what they cite and date is found, recorded and marked up as in running text."""

from __future__ import annotations

from datetime import date

import pytest

from extractors import akn
from extractors.notice import extract
from schemas.akn import check
from schemas.notice import Notice
from schemas.source import Footnote, Line, Source
from tests.akn_elements import find, inline, written
from writers.akn import write

# Title, a paragraph, and a note on it that cites A/79/8 and resolution 70/1 and tells a day.
NOTED = {
    "ar": (
        "إخطار من المدير التنفيذي",
        "1 - تفتتح الجمعية دورتها.",
        "انظر الوثيقة A/79/8 والقرار 70/1 المؤرخ 25 أيلول/سبتمبر 2015.",
    ),
    "en": (
        "Notification by the Executive Director",
        "1. The Assembly will open its session.",
        "See A/79/8 and resolution 70/1 of 25 September 2015.",
    ),
    "es": (
        "Notificación de la Directora Ejecutiva",
        "1. La Asamblea abrirá su período de sesiones.",
        "Véanse A/79/8 y la resolución 70/1, de 25 de septiembre de 2015.",
    ),
    "fr": (
        "Notification de la Directrice exécutive",
        "1. L’Assemblée ouvrira sa session.",
        "Voir A/79/8 et la résolution 70/1 du 25 septembre 2015.",
    ),
    "ru": (
        "Уведомление Директора-исполнителя",
        "1. Ассамблея откроет свою сессию.",
        "См. A/79/8 и резолюцию 70/1 от 25 сентября 2015 года.",
    ),
    "zh": ("执行主任的通知", "1. 大会将开幕。", "见A/79/8和2015年9月25日第70/1号决议。"),
}


def noted(code: str) -> Notice:
    title, paragraph, note = NOTED[code]
    lines = (Line(title), Line(paragraph, notes=(Footnote(len(paragraph) - 1, "1", note),)))
    return extract(Source("x.txt", "txt", "0" * 64, 1, lines), code)


@pytest.mark.parametrize("code", NOTED)
def test_what_a_note_cites_and_dates_is_found_in_its_place(code: str) -> None:
    notice, note = noted(code), NOTED[code][2]
    cited = {(each.kind, each.value): each.span for each in notice.references}
    assert cited.keys() == {("document", "A/79/8"), ("resolution", "70/1")}
    assert {span.eid for span in cited.values()} == {"para_1__p_1__authorialNote_1"}
    (period,) = notice.periods
    assert (period.start, note[period.span.start : period.span.end]) == ("2015-09-25", period.text)


@pytest.mark.parametrize("code", NOTED)
def test_a_record_with_facts_in_notes_is_valid_and_read_back(code: str) -> None:
    record = write(noted(code), date(2026, 1, 2))
    assert check(record) == ()
    assert akn.read(record) == noted(code)


def test_facts_are_marked_up_inside_the_note() -> None:
    assert inline(noted("en")) == (
        "The Assembly will open its session"
        "<authorialNote><p>See <ref>A/79/8</> and <ref>resolution 70/1</> of "
        "<date>25 September 2015</>.</></>."
    )


def test_a_note_on_the_title_is_no_part_of_the_title_block() -> None:
    line = Line("Provisional agenda", notes=(Footnote(18, "*", "Reissued on 3 May 2025."),))
    notice = extract(Source("x.txt", "txt", "0" * 64, 1, (line, Line("1. Opening"))), "en")
    assert notice.title is not None
    assert (notice.title.text, notice.date) == ("Provisional agenda", None)
    assert [(period.start, period.role) for period in notice.periods] == [("2025-05-03", "other")]
    (note,) = find(written(notice), "authorialNote")
    assert note.get("marker") == "*"
