"""The phrases of the language files: complete, alike in all, and said as a language says them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.errors import Incomplete, InvalidData
from schemas.language import codes, language
from writers.phrases import Phrases, phrases
from writers.word.layout import layout

SPOKEN = [code for code in codes() if language(code).phrases]
# Tables whose keys follow the grammar of a language.
_GRAMMAR = ("ordinals.", "durations.", "forms.", "variants.")
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
        _PLURALS.sub("", key): set(re.findall(r"\{([a-z]\w*)", value))
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
        ("fr", 1, "première"), ("fr", 42, "quarante-deuxième"), ("fr", 61, "soixante et unième"),
        ("fr", 71, "soixante et onzième"), ("fr", 80, "quatre-vingtième"), ("fr", 100, "centième"),
        ("fr", 91, "quatre-vingt-onzième"), ("fr", 134, "134e"),
        ("es", 1, "primer"), ("es", 3, "tercer"), ("es", 10, "décimo"), ("es", 11, "11º"),
        ("es", 13, "13er"), ("es", 20, "20º"), ("es", 21, "21er"), ("es", 42, "42º"),
        ("es", 73, "73er"), ("es", 100, "100º"),
        ("ru", 3, "третья"), ("ru", 40, "сороковая"), ("ru", 43, "сорок третья"),
        ("ru", 101, "101-я"),
        ("ar", 3, "الثالثة"), ("ar", 12, "الثانية عشرة"), ("ar", 20, "العشرون"),
        ("ar", 21, "الحادية والعشرون"), ("ar", 43, "الثالثة والأربعون"), ("ar", 101, "101"),
    ],
)  # fmt: skip
def test_ordinals_are_words_or_figures_as_the_language_prints_them(
    code: str, number: int, expected: str
) -> None:
    assert phrases(language(code)).ordinal(number) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "P5D", "five days"), ("en", "P1D", "one day"), ("en", "P42D", "42 days"),
        ("en", "P4Y", "four years"), ("zh", "P5D", "五天"), ("zh", "P2D", "两天"),
        ("zh", "P42D", "42天"), ("zh", "P4Y", "四年"), ("zh", "PT5M", "PT5M"),
        ("fr", "P1W", "une semaine"), ("fr", "P4Y", "quatre ans"), ("fr", "P42D", "42 jours"),
        ("es", "P1D", "un día"), ("es", "P4Y", "cuatro años"), ("es", "P42D", "42 días"),
        ("ru", "P5D", "пять дней"), ("ru", "P42D", "42 дня"), ("ru", "P1W", "одну неделю"),
        ("ar", "P1D", "يوم واحد"), ("ar", "P2D", "يومين"), ("ar", "P5D", "خمسة أيام"),
        ("ar", "P42D", "42 يوما"), ("ar", "P100D", "100 يوم"), ("ar", "P4Y", "أربع سنوات"),
        ("ar", "P2Y", "سنتين"), ("ar", "P12Y", "12 سنة"), ("ar", "P3M", "ثلاثة أشهر"),
        ("ru", "P21D", "21 день"), ("ru", "P4Y", "четыре года"), ("ru", "P6Y", "шесть лет"),
    ],
)  # fmt: skip
def test_durations_are_said_as_the_organisation_prints_them(
    code: str, text: str, expected: str
) -> None:
    assert phrases(language(code)).duration(text) == expected


@pytest.mark.parametrize(
    ("code", "days", "expected"),
    [
        ("en", "2029-06-04/2029-06-08", "from 4 to 8 June 2029"),
        ("en", "2029-05-30/2029-06-01", "from 30 May to 1 June 2029"),
        ("en", "2029-12-30/2030-01-02", "from 30 December 2029 to 2 January 2030"),
        ("en", "2029-06-04/2029-06-04", "on 4 June 2029"),
        ("fr", "2029-06-04/2029-06-08", "du 4 au 8 juin 2029"),
        ("fr", "2029-05-30/2029-06-01", "du 30 mai au 1er juin 2029"),
        ("fr", "2029-12-30/2030-01-02", "du 30 décembre 2029 au 2 janvier 2030"),
        ("fr", "2029-06-04/2029-06-04", "le 4 juin 2029"),
        ("es", "2029-06-04/2029-06-08", "del 4 al 8 de junio de 2029"),
        ("es", "2029-05-30/2029-06-01", "del 30 de mayo al 1 de junio de 2029"),
        ("es", "2029-12-30/2030-01-02", "del 30 de diciembre de 2029 al 2 de enero de 2030"),
        ("es", "2029-06-04/2029-06-04", "el 4 de junio de 2029"),
        ("ru", "2029-06-04/2029-06-08", "с 4 по 8 июня 2029 года"),
        ("ru", "2029-07-02/2029-07-06", "со 2 по 6 июля 2029 года"),
        ("ru", "2029-05-30/2029-06-01", "с 30 мая по 1 июня 2029 года"),
        ("ru", "2029-12-30/2030-01-02", "с 30 декабря 2029 года по 2 января 2030 года"),
        ("ru", "2029-06-04/2029-06-04", "4 июня 2029 года"),
        ("zh", "2029-06-04/2029-06-08", "2029年6月4日至8日"),
        ("ar", "2029-06-04/2029-06-08", "الفترة من 4 إلى 8 حزيران/يونيه 2029"),
        ("ar", "2029-05-30/2029-06-01", "الفترة من 30 أيار/مايو إلى 1 حزيران/يونيه 2029"),
        ("ar", "2029-06-04/2029-06-04", "4 حزيران/يونيه 2029"),
    ],
)
def test_days_to_come_stand_in_a_sentence_as_the_organisation_writes_them(
    code: str, days: str, expected: str
) -> None:
    words = phrases(language(code))
    assert words.inflected(words.value(days, "days"), "during") == expected


def test_days_that_are_not_known_are_declined_with_their_preposition() -> None:
    words = phrases(language("ru"))
    for key in ("dates", "dates_in", "dates_about"):
        said = words.inflected(words.filled(f"unknown.{key}", {"years": "2027"}), "during")
        assert re.match(r"в (?:сроки, )?подлежащие подтверждению", said)


@pytest.mark.parametrize("code", SPOKEN)
def test_days_that_are_not_known_can_stand_in_the_same_place(code: str) -> None:
    words = phrases(language(code))
    year = words.filled("unknown.year", {"year": "2027"})
    for unknown in (
        words.text("unknown.dates"),
        words.filled("unknown.dates_in", {"years": year}),
        words.filled("unknown.dates_about", {"years": year}),
    ):
        put = words.inflected(unknown, "during")
        assert put.endswith(unknown)
        assert put != unknown or code in ("zh", "ar")  # whose phrase has the preposition itself


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("en", "2029-06-04", "opened on Monday, 4 June 2029"),
        ("fr", "2029-06-04", "s’ouvrir le lundi 4 juin 2029"),
        ("es", "2029-06-04", "se inaugure el lunes 4 de junio de 2029"),
        ("ru", "2029-06-04", "откроется в понедельник, 4 июня 2029 года"),
        ("ru", "2029-06-05", "откроется во вторник, 5 июня 2029 года"),
        ("ru", "2029-06-06", "откроется в среду, 6 июня 2029 года"),
        ("zh", "2029-06-04", "将于2029年6月4日星期一开幕"),
        ("ar", "2029-06-04", "في يوم الاثنين 4 حزيران/يونيه 2029"),
    ],
)
def test_the_day_of_the_opening_has_its_preposition(code: str, day: str, expected: str) -> None:
    words = phrases(language(code))
    (form,) = [form for _, slot, form in words.parts("notification.dates.opening") if slot]
    opening = words.inflected(words.value(day, "weekday"), form)
    said = "".join(
        opening if slot else text for text, slot, _ in words.parts("notification.dates.opening")
    )
    assert expected in said


@pytest.mark.parametrize(
    ("code", "parts", "expected"),
    [
        ("en", ["a", "b", "c"], "a, b and c"),
        ("zh", ["a", "b", "c"], "a、b和c"),
        ("zh", [], ""),
        ("fr", ["a", "b", "c"], "a, b et c"),
        ("es", ["a", "b", "c"], "a, b y c"),
        ("es", ["agua", "industria"], "agua e industria"),
        ("es", ["agua", "hielo"], "agua y hielo"),
        ("ru", ["а", "б", "в"], "а, б и в"),
        ("ar", ["3", "4", "7"], "3 و4 و7"),
    ],
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
        ("en", "Adoption of the report", "adoption_report"),
        ("en", "Dates and venue of the next session", "next_session"),
        ("en", "Any other business", "other"),
        ("en", "Biodiversity", None),
        ("zh", "宣布会议开幕", "opening"),
        ("zh", "选举主席团成员", "bureau_election"),
        ("zh", "选举执行局成员", "election"),
        ("zh", "通过会议报告", "adoption_report"),
        ("zh", "第四届会议的日期和地点", "next_session"),
        ("zh", "生物多样性", None),
        ("fr", "Ouverture de la session extraordinaire", "opening"),
        ("fr", "Cérémonie d’ouverture", "opening"),
        ("fr", "Ouverture de crédits", None),
        ("fr", "Adoption de l'ordre du jour et du programme de travail", "adoption"),
        ("fr", "Rapport de la présidence du Comité", "chair_report"),
        ("fr", "Vérification des pouvoirs", "credentials"),
        ("fr", "Coopération avec les pouvoirs locaux", None),
        ("fr", "Élection du Président et des Vice-Présidents", "bureau_election"),
        ("fr", "Élection de membres du Conseil", "election"),
        ("fr", "Lieu et date de la quarante-deuxième session", "next_session"),
        ("fr", "Lieu et dates de la 45e session", "next_session"),
        ("fr", "Adoption du rapport et clôture", "adoption_report"),
        ("fr", "Adoption des décisions", "outcomes"),
        ("fr", "Divers", "other"),
        ("fr", "Diverses mesures", None),
        ("fr", "Élections", "election"),
        ("fr", "Clôture", "closure"),
        ("fr", "Clôture des comptes de 2025", None),
        ("fr", "Programme de travail", None),
        ("es", "Instalación de la Sesión", "opening"),
        ("es", "Apertura del período de sesiones", "opening"),
        ("es", "Apertura de mercados", None),
        ("es", "Aprobación del temario provisional", "adoption"),
        ("es", "Aprobación del programa y del calendario", "adoption"),
        ("es", "Aprobación del programa de trabajo", None),
        ("es", "Informe de la Presidencia del Comité", "chair_report"),
        ("es", "Informe sobre las credenciales", "credentials"),
        ("es", "Elección de tres Vicepresidentes", "bureau_election"),
        ("es", "Elección de los miembros del Consejo", "election"),
        ("es", "Fecha y lugar del 13.º período de sesiones", "next_session"),
        ("es", "Lugar y fecha de la X Sesión Ordinaria", "next_session"),
        ("es", "Fecha y lugar de la séptima reunión de la Conferencia", "next_session"),
        ("es", "Aprobación del informe y clausura de la reunión", "adoption_report"),
        ("es", "Asuntos varios", "other"),
        ("es", "Clausura del período de sesiones", "closure"),
        ("es", "Carbono azul", None),
        ("ru", "Официальное открытие двадцатой сессии", "opening"),
        ("ru", "Открытие выставки", None),
        ("ru", "Утверждение предварительной повестки дня и программы работы", "adoption"),
        ("ru", "Отчет Председателя Комитета", "chair_report"),
        ("ru", "Рассмотрение полномочий представителей", "credentials"),
        ("ru", "Срок полномочий членов Комитета", None),
        ("ru", "Выборы должностных лиц", "bureau_election"),
        ("ru", "О Председателе и сопредседателях Совета на 2027–2028 годы", "bureau_election"),
        ("ru", "Выборы и выдвижение кандидатур", "election"),
        ("ru", "Утверждение доклада и закрытие сессии", "adoption_report"),
        ("ru", "О дате и месте проведения двадцатого заседания", "next_session"),
        ("ru", "Сроки и места проведения очередных сессий", "next_session"),
        ("ru", "Разное", "other"),
        ("ru", "Закрытие совещания", "closure"),
        ("ru", "Бюджет на 2027–2029 годы", None),
        ("ar", "افتتاح الدورة", "opening"),
        ("ar", "افتتاح المعرض", None),
        ("ar", "اعتماد جدول الأعمال المؤقت", "adoption"),
        ("ar", "وثائق التفويض", "credentials"),
        ("ar", "انتخاب رئيس المؤتمر العام ونواب الرئيس والمقرر", "bureau_election"),
        ("ar", "انتخاب أعضاء المجلس", "election"),
        ("ar", "مكان انعقاد الدورة الخامسة عشرة", "next_session"),
        ("ar", "اعتماد التقرير عن أعمال الاجتماع", "adoption_report"),
        ("ar", "ما يستجد من أعمال", "other"),
        ("ar", "اختتام الاجتماع", "closure"),
        ("ar", "مدونة السلوك", None),
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
        ("ru", "Сроки двадцать первой сессии", 21, "двадцать первой"),
        ("ru", "Третье совещание открытого состава", 3, "Третье"),
        ("ar", "مكان الدورة الحادية والعشرين", 21, "الحادية والعشرين"),
        ("ar", "الاجتماع الثالث المفتوح العضوية", 3, "الثالث"),
        ("ar", "الدورة الثالثة", 3, "الثالثة"),
        ("ru", "Сроки и место проведения 45-й сессии", 45, "45-й"),
        ("en", "A third-party matter of the thirdborn", 3, "third"),
        ("en", "Thirdborn", 3, None),
        ("en", "Agenda for the 42nd session", 42, "42nd"),
        ("zh", "第42届会议的日期", 42, "42"),
        ("fr", "Dates de la vingt-deuxième session", 2, None),
        ("fr", "Dates de la Quarante-deuxième session", 42, "Quarante-deuxième"),
        ("fr", "Lieu et dates de la 45e session", 45, "45e"),
        ("fr", "Premier forum", 1, "Premier"),
        ("es", "Fecha del tercer período de sesiones", 3, "tercer"),
        ("es", "Fecha y lugar del 13.º período de sesiones", 13, "13.º"),
        ("es", "Fecha de la séptima reunión", 7, "séptima"),
    ],
)
def test_an_ordinal_counts_only_beside_what_it_counts(
    code: str, title: str, number: int, found: str | None
) -> None:
    counted = phrases(language(code)).counted(title, number)
    assert (title[counted.start : counted.end] if counted else None) == found


@pytest.mark.parametrize(
    ("code", "form", "text", "expected"),
    [
        ("fr", "of", "Assemblée", "de l’Assemblée"),
        ("fr", "of", "Conseil d’administration", "du Conseil d’administration"),
        ("fr", "of", "COMMISSION ÉCONOMIQUE", "de la COMMISSION ÉCONOMIQUE"),
        ("fr", "of", "Comité de l’information", "du Comité de l’information"),
        ("fr", "of", "Réunion des Parties", "de la Réunion des Parties"),
        ("fr", "of", "Haute Autorité", "de la Haute Autorité"),
        ("fr", "of", "Parties à l’Accord", "des Parties à l’Accord"),
        ("fr", "of", "Le Conseil", "du Conseil"),
        ("fr", "of", "organe à confirmer", "de l’organe à confirmer"),
        ("fr", "of", "paragraphe 3 de l’article 30", "du paragraphe 3 de l’article 30"),
        ("fr", "to", "article 2", "à l’article 2"),
        ("fr", "to", "paragraphe 3 de l’article 30", "au paragraphe 3 de l’article 30"),
        ("fr", "at", "Genève", "à Genève"),
        ("fr", "at", "Le Caire", "au Caire"),
        ("fr", "at", "La Haye", "à La Haye"),
        ("fr", "on", "1er au 5 juin 2029", "du 1er au 5 juin 2029"),
        ("fr", "on", "30 mai au 2 juin 2029", "du 30 mai au 2 juin 2029"),
        ("fr", "on", "du 5 au 9 juin 2023", "du 5 au 9 juin 2023"),
        ("fr", "on", "29 et 30 mai 2025", "les 29 et 30 mai 2025"),
        ("fr", "on", "1er juin 2029", "le 1er juin 2029"),
        ("fr", "on", "juin 2029", "en juin 2029"),
        (
            "fr",
            "the",
            "numéro à confirmer réunion du Comité",
            "la numéro à confirmer réunion du Comité",
        ),
        ("fr", "the", "deuxième forum", "le deuxième forum"),
        ("es", "of", "Asamblea de ONU-Hábitat", "de la Asamblea de ONU-Hábitat"),
        ("es", "of", "CONSEJO DE PESCA", "del CONSEJO DE PESCA"),
        ("es", "of", "Comisión Trinacional", "de la Comisión Trinacional"),
        ("es", "of", "Conferencia Regional", "de la Conferencia Regional"),
        ("es", "of", "Junta Ejecutiva", "de la Junta Ejecutiva"),
        ("es", "of", "Estados Partes", "de los Estados Partes"),
        ("es", "of", "órgano por confirmar", "del órgano por confirmar"),
        ("es", "on", "4 al 8 de junio de 2029", "del 4 al 8 de junio de 2029"),
        ("es", "on", "29 y 30 de mayo de 2025", "los días 29 y 30 de mayo de 2025"),
        ("es", "on", "1 de junio de 2029", "el 1 de junio de 2029"),
        ("es", "or", " o 8", " u 8"),
        ("en", "genitive", "Assembly", "Assembly"),
        ("ru", "genitive", "Всемирная ассамблея по воде", "Всемирной ассамблеи по воде"),
        ("ru", "genitive", "Высший и Малый Совет", "Высшего и Малого Совета"),
        ("ru", "genitive", "Совет управляющих Программы", "Совета управляющих Программы"),
        ("ru", "genitive", "Исполнительный комитет", "Исполнительного комитета"),
        ("ru", "genitive", "Рабочая группа открытого состава", "Рабочей группы открытого состава"),
        ("ru", "genitive", "Программа по населенным пунктам", "Программы по населенным пунктам"),
        ("ru", "genitive", "Совещание Сторон", "Совещания Сторон"),
        ("ru", "genitive", "Конференция сторон", "Конференции сторон"),
        ("ru", "genitive", "ООН-Хабитат", "ООН-Хабитат"),
        ("ru", "genitive", "Бюро Комитета", "Бюро Комитета"),
        ("ru", "genitive", "орган, подлежащий подтверждению", "органа, подлежащего подтверждению"),
        ("ar", "li", "جمعية الأمم المتحدة للموئل", "لجمعية الأمم المتحدة للموئل"),
        ("ar", "li", "المؤتمر العام", "للمؤتمر العام"),
        ("ar", "li", "اللجنة الدائمة", "للجنة الدائمة"),
        ("ar", "li", "لجنة الممثلين", "للجنة الممثلين"),
        ("ar", "bi", "المادة 2", "بالمادة 2"),
        ("ru", "prepositional", "Найроби", "Найроби"),
        ("ru", "prepositional", "Женева", "Женеве"),
        ("ru", "prepositional", "Женеве", "Женеве"),
        ("ru", "prepositional", "Нью-Йорк", "Нью-Йорке"),
        ("ru", "prepositional", "Никосия", "Никосии"),
        ("ru", "prepositional", "Казань", "Казани"),
        ("ru", "instrumental", "пункт 3 правила 30", "пунктом 3 правила 30"),
    ],
)
def test_a_name_takes_the_form_that_a_sentence_asks_for(
    code: str, form: str, text: str, expected: str
) -> None:
    assert phrases(language(code)).inflected(text, form) == expected


DAY_FORMS = ("day", "days", "month", "weekday")
DAYS = {  # a period in one month, over months, over years; a day of the week
    "en": ("4–8 June 2029", "30 May–1 June 2029", "30 December 2029–2 January 2030",
           "Monday, 4 June 2029"),
    "fr": ("4-8 juin 2029", "30 mai-1er juin 2029", "30 décembre 2029-2 janvier 2030",
           "lundi 4 juin 2029"),
    "es": ("4 a 8 de junio de 2029", "30 de mayo a 1 de junio de 2029",
           "30 de diciembre de 2029 a 2 de enero de 2030", "lunes 4 de junio de 2029"),
    "ru": ("4–8 июня 2029 года", "30 мая — 1 июня 2029 года",
           "30 декабря 2029 года — 2 января 2030 года", "понедельник, 4 июня 2029 года"),
    "zh": ("2029年6月4日至8日", "2029年5月30日至6月1日", "2029年12月30日至2030年1月2日",
           "2029年6月4日星期一"),
    "ar": ("4 إلى 8 حزيران/يونيه 2029", "30 أيار/مايو إلى 1 حزيران/يونيه 2029",
           "30 كانون الأول/ديسمبر 2029 إلى 2 كانون الثاني/يناير 2030",
           "الاثنين 4 حزيران/يونيه 2029"),
}  # fmt: skip


@pytest.mark.parametrize("code", SPOKEN)
def test_days_are_printed_as_the_language_prints_them(code: str) -> None:
    words = phrases(language(code))
    periods = ("2029-06-04/2029-06-08", "2029-05-30/2029-06-01", "2029-12-30/2030-01-02")
    found = (*(words.value(period, "days") for period in periods),
             words.value("2029-06-04", "weekday"))  # fmt: skip
    assert found == DAYS[code]


@pytest.mark.parametrize("code", SPOKEN)
def test_every_form_that_a_slot_asks_for_is_there(code: str) -> None:
    words = phrases(language(code))
    known = {"", "cardinal", "roman", "ordinal", "duration", *DAY_FORMS, *words.table["forms"]}
    known |= {f"ordinal.{form}" for form in words.table["ordinals"]}
    known |= {f"duration.{form}" for form in words.table["durations"]}
    phrased = [
        key
        for key, value in leaves(words.table)
        if isinstance(value, str) and not key.startswith((*_GRAMMAR, "layout."))
    ]
    asked = {(key, form) for key in phrased for _, slot, form in words.parts(key) if slot}
    assert not {(key, form) for key, form in asked if form not in known}


def test_places_are_named_in_the_number_that_a_language_tells_apart() -> None:
    arabic, english = phrases(language("ar")), phrases(language("en"))
    assert arabic.plural("places.paragraphs", 2) == "places.paragraphs.two"
    assert arabic.plural("places.paragraphs", 5) == "places.paragraphs.other"
    assert english.plural("places.paragraphs", 2) == "places.paragraphs"


def test_a_language_without_phrases_is_incomplete() -> None:
    with pytest.raises(Incomplete, match="no phrases"):
        phrases(replace(language("en"), phrases={}))


def test_a_phrase_that_is_missing_is_named() -> None:
    with pytest.raises(InvalidData, match=r"xx\.toml has no phrase 'a\.b'"):
        Phrases("xx", {"a": {}}).text("a.b")


FRAMES = tomllib.loads((Path(__file__).parent / "frames.toml").read_text("utf-8"))


@pytest.mark.parametrize("code", codes())
def test_standard_items_of_agendas_are_told_from_substantive_ones(code: str) -> None:
    words = phrases(language(code))
    titles = [(title, key) for key, known in FRAMES[code].items() for title in known]
    expected = {title: None if key == "substantive" else key for title, key in titles}
    assert {title: words.frame(title) for title, _ in titles} == expected


@pytest.mark.parametrize(
    ("code", "title", "number"),
    [
        ("en", "Sixth meeting of the Conference of the Parties", 6),
        ("fr", "Onzième session (2030)", 11),
        ("es", "XLI período ordinario de sesiones", 41),
        ("ru", "Пятая сессия", 5),
        ("ar", "الدورة الخامسة", 5),
        ("zh", "第九届会议", 9),
    ],
)
def test_an_item_may_be_no_more_than_the_name_of_a_session(
    code: str, title: str, number: int
) -> None:
    assert phrases(language(code)).names_session(title, number)
    assert not phrases(language(code)).names_session(title, number + 1)


def test_roman_ordinals_move_on_and_small_letters_are_none() -> None:
    words = phrases(language("es"))
    found = words.counted("Lugar y fecha de la X Sesión Ordinaria", 10)
    assert found is not None
    assert words.ordinal(11, found.form) == "XI"
    assert words.counted("lugar de la x sesión", 10) is None
