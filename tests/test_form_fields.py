"""Notices that are forms: a label in one column, its value in the other, or behind a colon."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.notice import Notice

FORMS = {
    "en": (
        "NOTICE OF MEETING",
        [
            ("Reference", "RFC/C.12/N-3"),
            ("Date of issue", "22 June 2026"),
            ("Body", "Council of the Regional Fire Centre"),
            ("Session", "twelfth regular"),
            ("Venue", "Yerevan, Government House, room 3"),
            ("Dates", "30 November to 3 December 2026"),
        ],
    ),
    "fr": (
        "AVIS DE CONVOCATION",
        [
            ("Cote", "CRI/C.12/N-3"),
            ("Date d’émission", "22 juin 2026"),
            ("Organe", "Conseil du Centre régional des incendies"),
            ("Session", "douzième session ordinaire"),
            ("Lieu", "Erevan, Maison du Gouvernement, salle 3"),
            ("Dates", "30 novembre-3 décembre 2026"),
        ],
    ),
    "es": (
        "AVISO DE CONVOCATORIA",
        [
            ("Signatura", "CRI/C.12/N-3"),
            ("Fecha de emisión", "22 de junio de 2026"),
            ("Órgano", "Consejo del Centro Regional de Incendios"),
            ("Período de sesiones", "12º período ordinario de sesiones"),
            ("Lugar", "Ereván, Casa de Gobierno, sala 3"),
            ("Fechas", "30 de noviembre a 3 de diciembre de 2026"),
        ],
    ),
    "ru": (
        "ИЗВЕЩЕНИЕ О СОЗЫВЕ",
        [
            ("Номер", "РЦП-СУ/12-ИЗВ"),
            ("Дата", "22 июня 2026 года"),
            ("Орган", "Совет управляющих Регионального центра"),
            ("Сессия", "двенадцатая очередная"),
            ("Место проведения", "Ереван, Дом правительства, зал 3"),
            ("Сроки", "30 ноября — 3 декабря 2026 года"),
        ],
    ),
    "zh": (
        "会议通知",
        [
            ("文号", "RFC/C.12/N-3"),
            ("发文日期", "2026年6月22日"),
            ("机构", "区域消防中心理事会"),
            ("届会", "第十二届常会"),
            ("地点", "埃里温，政府大楼3号厅"),
            ("会期", "2026年11月30日至12月3日"),
        ],
    ),
    "ar": (
        "إشعار بعقد دورة",
        [
            ("رمز الوثيقة", "RFC/C.12/N-3"),
            ("تاريخ الإصدار", "22 حزيران/يونيه 2026"),
            ("الهيئة", "مجلس المركز الإقليمي للحرائق"),
            ("الدورة", "الثانية عشرة العادية"),
            ("المكان", "يريفان، دار الحكومة، القاعة 3"),
            ("المواعيد", "30 تشرين الثاني/نوفمبر إلى 3 كانون الأول/ديسمبر 2026"),
        ],
    ),
}


def form(code: str, between: str, tmp_path: Path) -> Notice:
    title, rows = FORMS[code]
    lines = [f"{label}{between}{value}" for label, value in rows]
    path = tmp_path / f"{code}.txt"
    path.write_text("\n".join([title, "", *lines, ""]), "utf-8")
    return extract(read(path), code)


@pytest.mark.parametrize("between", ["\t", ": "])
@pytest.mark.parametrize("code", FORMS)
def test_a_form_gives_session_place_body_and_number(
    code: str, between: str, tmp_path: Path
) -> None:
    notice = form(code, between, tmp_path)
    values = dict(zip(("number", "date", "body", "session", "place"), FORMS[code][1], strict=False))
    session = notice.session
    assert session is not None
    assert (session.number, session.start, session.end) == (12, "2026-11-30", "2026-12-03")
    assert session.place == values["place"][1].replace("，", ",").replace("،", ",").split(",")[0]
    assert notice.body is not None
    assert notice.body.text == values["body"][1]
    assert notice.symbol is not None
    assert notice.symbol.text == values["number"][1]
    assert notice.date == "2026-06-22"
