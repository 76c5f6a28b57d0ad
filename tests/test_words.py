"""What the words of a language read: short texts of many bodies, a table for each language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.folding import fold
from extractors.gatherings import named_in
from extractors.names import names
from extractors.notice import extract
from extractors.patterns import ordinal_value
from extractors.recognise import language_of
from extractors.source import read
from schemas.language import codes, language
from schemas.notice import Notice

TABLES = {
    code: tomllib.loads((Path(__file__).parent / "words" / f"{code}.toml").read_text("utf-8"))
    for code in codes()
}


def cases(table: str) -> list[Any]:
    return [
        pytest.param(code, case, id=f"{code}-{number}")
        for code, tables in TABLES.items()
        for number, case in enumerate(tables[table], 1)
    ]


@pytest.fixture
def notice(tmp_path: Path) -> Any:
    """A notice with a title block of its language and the lines that a case gives."""

    def make(code: str, *lines: str) -> Notice:
        head = TABLES[code]["notice"]["head"]
        path = tmp_path / "notice.txt"
        path.write_text("\n\n".join(("\n".join(head), *lines)) + "\n", "utf-8")
        return extract(read(path), code)

    return make


@pytest.mark.parametrize(("code", "case"), cases("ordinals"))
def test_ordinals_are_read_in_words_and_in_figures(code: str, case: Any) -> None:
    spoken = language(code)
    read_ = {text: ordinal_value(fold(text).plain, spoken) for text, _ in case["read"]}
    assert read_ == dict(case["read"])
    assert not any(ordinal_value(text, spoken) for text in case["not"])


@pytest.mark.parametrize(("code", "case"), cases("gatherings"))
def test_sessions_and_meetings_are_named_by_number_and_kind(code: str, case: Any) -> None:
    found = named_in(fold(case["text"]).plain, language(code))
    assert [[n.kind, n.number or 0, n.session or ""] for n in found] == case["named"]


@pytest.mark.parametrize(("code", "case"), cases("kinds"))
def test_the_title_says_of_what_kind_a_document_is(notice: Any, code: str, case: Any) -> None:
    found = {title: notice(code, title, f"1. {title}.").kind for title in case["titles"]}
    assert found == case["titles"]


@pytest.mark.parametrize("code", codes())
def test_the_title_block_gives_body_session_and_place(notice: Any, code: str) -> None:
    made = notice(code)
    session = made.session
    assert made.body.text == TABLES[code]["notice"]["head"][1]
    assert [session.number, session.start, session.end, session.place] == TABLES[code]["notice"][
        "session"
    ]


@pytest.mark.parametrize(("code", "case"), cases("officers"))
def test_officers_are_read_line_by_line(notice: Any, code: str, case: Any) -> None:
    made = notice(code, f"I. {case['lines'][0]}", "\n".join(case["lines"][1:]))
    assert [bureau.term for bureau in made.bureaux] == [case["term"]]
    officers = made.bureaux[0].officers
    assert [[o.role, o.state or "", o.group or ""] for o in officers] == case["seats"]


@pytest.mark.parametrize(("code", "case"), cases("outcomes"))
def test_outcomes_are_read_from_a_list(notice: Any, code: str, case: Any) -> None:
    made = notice(code, f"1. {case['lines'][0]}", "\n".join(case["lines"][1:]))
    assert [[o.kind, o.number, o.title] for o in made.outcomes] == case["found"]


@pytest.mark.parametrize(("code", "case"), cases("dates"))
def test_the_words_around_a_date_say_its_role(notice: Any, code: str, case: Any) -> None:
    made = notice(code, f"1. {case['text']}")
    found = [[p.start, p.role] for p in made.periods if p.role not in ("document", "session")]
    assert found == case["roles"]


@pytest.mark.parametrize(("code", "case"), cases("quantities"))
def test_amounts_are_read_with_what_they_mean(notice: Any, code: str, case: Any) -> None:
    made = notice(code, f"1. {case['text']}")
    assert [[q.role, q.value] for q in made.quantities] == case["found"]


@pytest.mark.parametrize(("code", "case"), cases("languages"))
def test_a_short_text_is_known_by_its_language(tmp_path: Path, code: str, case: Any) -> None:
    path = tmp_path / "title.txt"
    for title in case["titles"]:
        path.write_text(title, "utf-8")
        assert language_of(read(path)).code == code, title


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "Le rapport du rapporteur", [("role", "rapporteur")]),
        ("fr", "la porcelaine de chine et la Chine", [("state", "CN")]),
        ("es", "en el mes de mayo, la Mesa", [("organ", "bureau")]),
        ("es", "una mesa redonda sobre el chile", []),
        ("ru", "сессии Генеральной Ассамблеи", [("organ", "un-ga")]),
        ("ar", "المسائل الرئيسية والرئيس", [("role", "president")]),
        ("ar", "الوضع المالي في مالي", [("state", "ML")]),
        ("ar", "ممثلو الصين وفرنسا وقطر", [("state", "CN"), ("state", "FR"), ("state", "QA")]),
        ("ar", "للصين ولفرنسا ولليبيا وللبنان", [("state", x) for x in ("CN", "FR", "LY", "LB")]),
        ("ar", "عملا بمقرر الجمعية 2/2", []),
        ("ar", "المقرر عقدها في نيروبي", []),
        ("zh", "主席团由主席组成", [("organ", "bureau"), ("role", "president")]),
        ("en", "the Bureau and its chair", [("organ", "bureau"), ("role", "chair")]),
    ],
)
def test_names_are_told_from_words_that_look_alike(
    code: str, text: str, expected: list[tuple[str, str]]
) -> None:
    found = names(fold(text).plain, language(code), None)
    assert [(name.kind, name.key) for name in found] == expected
