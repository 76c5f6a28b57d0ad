"""Word drafts: whole files, every value traced, nothing invented."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Twips

from extractors.notice import extract
from extractors.source import read
from schemas.errors import Incomplete
from schemas.language import codes, language
from schemas.notice import Notice, Span
from tests.draft_notices import SAMPLES, WORDS, drafted, session_notice
from tests.word_lint import W, WordFile, lint, text_of
from writers.phrases import Phrases, phrases
from writers.word import Draft, drafts
from writers.word.document import write
from writers.word.inlines import Bracket, Plain, plain, respelt
from writers.word.inlines import Stated as Value
from writers.word.layout import layout
from writers.word.paper import Masthead, Paper, Paragraph
from writers.word.pen import Pen, tag
from writers.word.template import empty

LANGUAGES = pytest.mark.parametrize("code", sorted(WORDS))
NAMES = (
    "cover-note.docx",
    "provisional-agenda.docx",
    "annotated-agenda.docx",
    "documents.docx",
    "notification.docx",
    "bureau.docx",
    "follow-up.docx",
    "timetable.docx",
)
LANDSCAPE = ("follow-up.docx",)
PAPERS = pytest.mark.parametrize("paper", NAMES)
AGENDAS = {
    "zh": """
会议开幕。
通过议程。
常驻代表委员会主席的报告。
主席团关于全权证书的报告。
选举执行局成员。
[下一规划周期的战略计划]。
[实质性项目待确认]。
通过会议成果。
联合国人居大会第[四]届会议的临时议程和其他安排。
选举联合国人居大会主席团成员。
其他事项。
会议闭幕。
""",
    "en": """
Opening of the session.
Adoption of the agenda.
Report of the Chair of the Committee of Permanent Representatives.
Report of the Bureau on credentials.
Election of members of the Executive Board.
[Strategic plan for the next planning period].
[Substantive items to be confirmed].
Adoption of the outcomes of the session.
Provisional agenda and other arrangements for the [fourth] session of the United Nations Habitat \
Assembly.
Election of the members of the Bureau of the United Nations Habitat Assembly.
Other matters.
Closure of the session.
""",
    "fr": """
Ouverture de la session.
Adoption de l’ordre du jour.
Rapport de la présidence du Comité des représentants permanents.
Rapport du Bureau sur les pouvoirs.
Élection des membres du Conseil exécutif.
[Plan stratégique pour la prochaine période de planification].
[Questions de fond à confirmer].
Adoption des textes issus de la session.
Ordre du jour provisoire de la [quatrième] session de l’Assemblée des Nations Unies pour \
l’habitat et autres dispositions relatives à cette session.
Élection des membres du Bureau de l’Assemblée des Nations Unies pour l’habitat.
Questions diverses.
Clôture de la session.
""",
    "es": """
Apertura del período de sesiones.
Aprobación del programa.
Informe de la Presidencia del Comité de Representantes Permanentes.
Informe de la Mesa sobre las credenciales.
Elección de los miembros de la Junta Ejecutiva.
[Plan estratégico para el próximo período de planificación].
[Temas sustantivos por confirmar].
Aprobación de los documentos finales del período de sesiones.
Programa provisional y otros arreglos para el [cuarto] período de sesiones de la Asamblea de las \
Naciones Unidas sobre el Hábitat.
Elección de los miembros de la Mesa de la Asamblea de las Naciones Unidas sobre el Hábitat.
Otros asuntos.
Clausura del período de sesiones.
""",
    "ru": """
Открытие сессии.
Утверждение повестки дня.
Доклад Председателя Комитета постоянных представителей.
Доклад Бюро о полномочиях.
Выборы членов Исполнительного совета.
[Стратегический план на следующий период планирования].
[Основные пункты повестки дня подлежат подтверждению].
Принятие итоговых документов сессии.
Предварительная повестка дня и другие организационные вопросы [четвертой] сессии Ассамблеи \
Организации Объединенных Наций по Хабитат.
Выборы членов Бюро Ассамблеи Организации Объединенных Наций по Хабитат.
Прочие вопросы.
Закрытие сессии.
""",
    "ar": """
افتتاح الدورة.
إقرار جدول الأعمال.
تقرير رئيس لجنة الممثلين الدائمين.
تقرير المكتب عن وثائق التفويض.
انتخاب أعضاء المجلس التنفيذي.
[الخطة الاستراتيجية لفترة التخطيط المقبلة].
[بنود موضوعية تُؤكَّد لاحقا].
اعتماد نتائج الدورة.
جدول الأعمال المؤقت للدورة [الرابعة] لجمعية الأمم المتحدة للموئل والترتيبات الأخرى المتعلقة بها.
انتخاب أعضاء مكتب جمعية الأمم المتحدة للموئل.
مسائل أخرى.
اختتام الدورة.
""",
}
STATES = {
    "zh": "墨西哥 加纳 波兰 德国",
    "en": "Mexico Ghana Poland Germany",
    "fr": "Mexique Pologne Allemagne",
    "es": "México Polonia Alemania",
    "ru": "Мексик Гана Польш Герман",
    "ar": "المكسيك غانا بولندا ألمانيا",
}
_BRACKETED = re.compile(r"\[[^\[\]]*\]")


@cache
def files(notice: Notice) -> dict[str, WordFile]:
    return {draft.name: WordFile(draft.data) for draft in drafted(notice)}


def text(notice: Notice) -> str:
    return "\n".join(line for file in files(notice).values() for line in file.paragraphs())


def values(notice: Notice) -> list[str]:
    """The texts of all content controls, the longest first."""
    found = {control.text for file in files(notice).values() for control in file.controls()}
    return sorted(found, key=len, reverse=True)


def test_every_language_that_drafts_is_tested_here() -> None:
    assert set(WORDS) == set(AGENDAS) == {code for code in codes() if language(code).phrases}


@LANGUAGES
def test_the_files_are_whole(code: str) -> None:
    made = {draft.name: lint(draft.data) for draft in drafted(session_notice(code))}
    assert made == {name: [] for name in NAMES}


@LANGUAGES
def test_python_docx_opens_them_with_their_properties(code: str) -> None:
    for draft in drafted(session_notice(code)):
        document = Document(BytesIO(draft.data))
        properties = document.core_properties
        assert (properties.author, properties.language) == ("Seriatim", code)
        assert properties.title == draft.title
        assert properties.created.date().isoformat() == "2024-12-11"
        section = document.sections[0]
        sides = (section.page_width, section.page_height)
        upright = (Twips(11906), Twips(16838))  # A4
        assert sides == (upright[::-1] if draft.name in LANDSCAPE else upright)


def test_the_same_notice_gives_the_same_bytes() -> None:
    assert drafts(session_notice("zh")) == drafts(session_notice("zh"))


@LANGUAGES
@pytest.mark.parametrize("paper", NAMES[1:])  # the note says why beside each value
def test_every_bracketed_value_has_a_comment(code: str, paper: str) -> None:
    file = files(session_notice(code))[paper]
    bracketed = [found for line in file.paragraphs() for found in _BRACKETED.findall(line)]
    commented = [words for words, _ in file.commented() if words.startswith("[")]
    assert bracketed
    assert sorted(bracketed) == sorted(commented)
    assert all(comment.strip() for comment in file.comments().values())


@cache
def extracted(code: str) -> Notice:
    return extract(read(SAMPLES / f"{code}.txt"))


@LANGUAGES
@pytest.mark.parametrize("made", [session_notice, extracted], ids=["by hand", "extracted"])
def test_every_content_control_holds_what_the_record_prints(
    code: str, made: Callable[[str], Notice]
) -> None:
    notice = made(code)
    printed = {text.eid: text.text for text in notice.outline.texts()}
    words = phrases(language(code))
    ordinals = {words.ordinal(2, form) for form in words.table["ordinals"]}
    controls = [control for file in files(notice).values() for control in file.controls()]
    assert len(controls) > 60
    for control in controls:
        found = re.fullmatch(r"(?:next\.)?(?P<fact>\w+)@(.+):(\d+)-(\d+)", control.tag)
        if found is None:
            assert control.tag.startswith("next.")
            assert re.fullmatch(r"\[.+\]", control.text), control.tag
            continue
        fact, eid, start, end = found.groups()
        stated = ordinals if fact == "session" else {printed[eid][int(start) : int(end)]}
        assert control.text in stated, control.tag


@LANGUAGES
def test_all_outcomes_and_participants_stand_in_content_controls(code: str) -> None:
    notice = session_notice(code)
    controls = {control.text for control in files(notice)["notification.docx"].controls()}
    assert {outcome.title for outcome in notice.outcomes} <= controls
    assert {entry.text.rstrip("；。;.؛\u00a0") for entry in notice.participants} <= controls


@LANGUAGES
def test_nothing_is_invented(code: str) -> None:
    """No person, no State of a bureau, no year but in brackets and in values of the record."""
    written = text(session_notice(code))
    for person in ("Chris Mensah", "Anacláudia", "Maimunah"):
        assert person not in written
    for state in STATES[code].split():
        assert state not in written
    _, *drafted_papers = files(session_notice(code)).values()  # the note tells reasons, with years
    written = "\n".join(line for file in drafted_papers for line in file.paragraphs())
    for control in (*values(session_notice(code)), WORDS[code]["date"]):
        written = written.replace(control, "")
    assert not re.findall(r"20[2-9]\d", re.sub(r"\[[^\[\]]*\]", "", written))


@LANGUAGES
def test_the_year_is_bracketed_with_both_grounds(code: str) -> None:
    file = files(session_notice(code))["notification.docx"]
    grounds = {comment for words, comment in file.commented() if "2027" in words}
    assert len(grounds) == 1
    assert all(year in comment for comment in grounds for year in ("2023", "2027", "2025", "2029"))


@LANGUAGES
@pytest.mark.parametrize("made", [session_notice, extracted], ids=["by hand", "extracted"])
def test_the_agenda_reads_as_a_secretariat_prints_it(
    code: str, made: Callable[[str], Notice]
) -> None:
    expected = AGENDAS[code].strip().splitlines()
    papers = files(made(code))
    agenda, annex = papers["provisional-agenda.docx"], papers["notification.docx"]
    assert agenda.paragraphs()[-len(expected) :] == expected
    assert annex.paragraphs()[-len(expected) :] == expected


def test_an_item_on_the_next_session_without_a_number_is_reworded_in_brackets() -> None:
    notice = session_notice("en")
    own = notice.agendas[0]
    unnumbered = replace(own.items[7], title="Provisional agenda for the next session")
    agenda = replace(own, items=(*own.items[:7], unnumbered))
    lines = files(replace(notice, agendas=(agenda,)))["provisional-agenda.docx"].paragraphs()
    assert lines[-1] == "[Provisional agenda and other arrangements for the fourth session]."


def test_an_item_with_sub_items_ends_in_a_colon() -> None:
    notice = session_notice("en")
    own, other = notice.agendas
    nested = replace(own, items=(replace(own.items[0], items=other.items[0].items), *own.items[1:]))
    lines = files(replace(notice, agendas=(nested,)))["provisional-agenda.docx"].paragraphs()
    at = lines.index("Opening of the session:")
    assert lines[at + 1] == "Organizational matters;"
    assert lines[at + 2].endswith(".")


@LANGUAGES
def test_numbers_are_words_own_and_run_through(code: str) -> None:
    file = files(session_notice(code))["notification.docx"]
    styles = [node.get(f"{W}val") for node in file.body.iter(f"{W}pStyle")]
    assert styles.count("NumberedParagraph") == 24
    assert styles.count("Heading1") == 6
    assert not [line for line in file.paragraphs() if re.match(r"\d+\.\s|\([a-z]\)", line)]


@PAPERS
def test_all_languages_number_their_paragraphs_alike(paper: str) -> None:
    def shape(code: str) -> list[str | None]:
        body = files(session_notice(code))[paper].body
        return [node.get(f"{W}val") for node in body.iter(f"{W}pStyle")]

    assert {code: shape(code) for code in WORDS} == dict.fromkeys(WORDS, shape("en"))


def test_words_put_before_a_value_stand_outside_its_brackets() -> None:
    words = phrases(language("fr"))
    value = (Bracket("place", (Plain("Nairobi"),), "why"),)
    assert respelt(value, words_at(words)) == (Plain("à "), *value)


def test_a_value_of_the_record_keeps_all_but_the_word_that_the_grammar_changes() -> None:
    words = phrases(language("fr"))
    found = respelt((Value("Le Caire", "place", Span("p_1", 5, 13)),), words_at(words))
    assert found == (Plain("au"), Value(" Caire", "place", Span("p_1", 7, 13)))


def test_a_value_of_the_record_stays_whole_where_only_words_beside_it_change() -> None:
    value = Value("deuxième réunion", "meeting", Span("p_1", 0, 16))
    inlines = (Plain("du "), value)
    assert respelt(inlines, lambda text: text.replace("du ", "de la ")) != inlines
    assert value in respelt(inlines, lambda text: text.replace("du ", "de la "))


def words_at(words: Phrases) -> Callable[[str], str]:
    return lambda text: words.inflected(text, "at")


def test_a_long_place_is_cut_to_what_word_takes() -> None:
    value = Value("x", "participant", Span("para_1__" + "list_1__point_a__" * 9, 10, 2000))
    assert len(tag(value)) <= 64
    assert tag(value) != tag(replace(value, span=replace(value.span, eid=value.span.eid + "b")))


def test_a_body_without_a_file_still_gets_drafts() -> None:
    notice = replace(session_notice("en"), body_key="un-known", quantities=())
    assert [lint(draft.data) for draft in drafts(notice)] == [[] for _ in NAMES]
    written = text(notice)
    assert "Pursuant to [rule to be confirmed]" in written
    assert "Preparatory meeting" not in written


def test_a_notice_with_hardly_a_fact_still_gets_drafts() -> None:
    empty: dict[str, Any] = dict.fromkeys(
        ("gatherings", "outcomes", "agendas", "periods", "bureaux", "references", "participants",
         "issues", "contacts", "links", "quantities", "entities"), ()
    )  # fmt: skip
    bare = {"title": None, "date": None, "date_span": None, "body": None, "body_key": None}
    notice = session_notice("zh", **empty, **bare)
    found: tuple[Draft, ...] = drafts(notice)
    assert [lint(draft.data) for draft in found] == [[] for _ in NAMES]
    assert "[议程待拟订]。" in text(notice)


def test_a_notice_about_no_session_is_incomplete() -> None:
    with pytest.raises(Incomplete):
        drafts(session_notice("zh", session=None))


def test_right_to_left_reaches_paragraphs_runs_tables_and_the_page() -> None:
    setting = replace(layout(language("en")), rtl=True)
    day = datetime(2024, 12, 11, tzinfo=UTC)
    pen = Pen(empty(setting), setting, day, lambda stated: "alias", lambda key: "label")
    head = Masthead("أ", plain("ب"), plain("ج"), (plain("د"),))
    blocks = (
        Paragraph((Bracket("place", (Plain("هـ"),), "و"),)),
        Paragraph(plain("الوثيقة HSP/HA.3/… هنا")),
    )
    data = write(Paper("x.docx", "x", head, blocks), pen)
    file = WordFile(data)
    assert lint(data) == []
    runs = [run for run in file.body.iter(f"{W}r") if run.find(f"{W}t") is not None]
    others = [text_of(run) for run in runs if run.find(f"{W}rPr/{W}rtl") is None]
    assert others == ["DRAFT", "HSP/HA.3/…\u200e"]
    assert all(p.find(f"{W}pPr/{W}bidi") is not None for p in file.body.iter(f"{W}p"))
    assert file.body.find(f".//{W}tblPr/{W}bidiVisual") is not None
    assert file.body.find(f".//{W}sectPr/{W}bidi") is not None


def test_control_characters_in_a_record_do_not_break_the_file() -> None:
    notice = session_notice("en")
    assert notice.body is not None
    spoilt = replace(notice, body_key=None, body=replace(notice.body, text="A\x00\x0bB"))
    assert [lint(draft.data) for draft in drafts(spoilt)] == [[] for _ in NAMES]


@LANGUAGES
def test_text_is_set_in_the_language_of_the_notice(code: str) -> None:
    for draft in drafted(session_notice(code)):
        with ZipFile(BytesIO(draft.data)) as archive:
            everything = b"".join(map(archive.read, archive.namelist())).decode("utf-8")
        assert "ja-JP" not in everything
        assert 'w:eastAsia="zh-CN"' in everything
    assert WORDS[code]["body"] in text(session_notice(code))
