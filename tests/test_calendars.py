"""Times before an opening that the calendar of a notice states, a table of dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.language import codes
from writers.next_session import outlook

NOTICES = {  # head of a notice, and a calendar: of documents, and of something else
    "en": (
        "CONFERENCE OF THE PARTIES TO THE CONVENTION ON COLD SPRINGS|Fifth meeting|"
        "Lima, 5–9 October 2026|"
        "NOTIFICATION|1. The calendar is as follows:",
        "Date\tWhat happens\n13 July 2026\tDocuments published (12 weeks before the opening)\n"
        "1 June 2026\tBureau meets for two days",
    ),
    "fr": (
        "COMMISSION DES LACS DU NORD|Douzième session|Oslo, 7-9 septembre 2026|"
        "NOTIFICATION|1. Le calendrier est le suivant :",
        "Date\tÉtape\n15 juin 2026\tPublication des documents (12 semaines avant l’ouverture)\n"
        "1er juin 2026\tRéunion de deux jours",
    ),
    "es": (
        "COMISIÓN DE LOS LAGOS DEL NORTE|12.º período de sesiones|"
        "Oslo, 7 a 9 de septiembre de 2026|"
        "NOTIFICACIÓN|1. El calendario es el siguiente:",
        "Fecha\tActividad\n15 de junio de 2026\t"
        "Publicación de los documentos (12 semanas antes de la apertura)\n"
        "1 de junio de 2026\tReunión de dos días",
    ),
    "ru": (
        "КОМИССИЯ ПО СЕВЕРНЫМ ОЗЕРАМ|Двенадцатая сессия|Осло, 7–9 сентября 2026 года|"
        "УВЕДОМЛЕНИЕ|1. Календарь выглядит следующим образом:",
        "Дата\tМероприятие\n15 июня 2026 года\tВыпуск документов (за 12 недель до открытия)\n"
        "1 июня 2026 года\tСовещание продолжительностью два дня",
    ),
    "ar": (
        "لجنة بحيرات الشمال|الدورة الثانية عشرة|أوسلو، 7-9 أيلول/سبتمبر 2026|"
        "إخطار|1- فيما يلي الجدول الزمني:",
        "التاريخ\tالنشاط\n15 حزيران/يونيه 2026\tنشر الوثائق (قبل 12 أسبوعا من الافتتاح)\n"
        "1 حزيران/يونيه 2026\tاجتماع مدته يومان",
    ),
    "zh": (
        "北方湖泊委员会|第十二届会议|奥斯陆，2026年9月7日至9日|通知|1. 日程如下：",
        "日期\t事项\n2026年6月15日\t印发会议文件（会议开幕前12周）\n2026年6月1日\t为期两天的会议",
    ),
}  # fmt: skip


def test_every_language_has_a_calendar() -> None:
    assert set(NOTICES) == set(codes())


@pytest.mark.parametrize("code", sorted(NOTICES))
def test_a_calendar_says_how_long_before_the_opening_documents_are_out(
    tmp_path: Path, code: str
) -> None:
    head, table = NOTICES[code]
    path = tmp_path / "notice.txt"
    path.write_text("\n\n".join((*head.split("|"), table)) + "\n", "utf-8")
    notice = extract(read(path), code)
    assert [(q.role, q.value) for q in notice.quantities] == [("lead-time", "P12W")]
    found = outlook(notice, None).lead_time
    assert (found.value, found.reason.key) == ("P12W", "documents_as_stated")
