"""Officers in every layout and language: tables, lists, sentences, with persons and without."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.folding import fold
from extractors.names import names
from extractors.notice import extract
from extractors.source import read
from schemas.language import codes, language
from schemas.states import state_forms, states
from schemas.words import words

HERE = Path(__file__).parent


def table(folder: str, code: str) -> dict[str, Any]:
    return tomllib.loads((HERE / folder / f"{code}.toml").read_text("utf-8"))


CASES = [
    pytest.param(code, case, id=f"{code}-{case['name']}")
    for code in codes()
    for case in table("officers", code)["cases"]
]


@pytest.mark.parametrize(("code", "case"), CASES)
def test_officers_are_read_in_any_layout(tmp_path: Path, code: str, case: Any) -> None:
    head, (first, *rest) = table("words", code)["notice"]["head"], case["lines"]
    path = tmp_path / "notice.txt"
    path.write_text("\n\n".join(("\n".join(head), first, "\n".join(rest))) + "\n", "utf-8")
    made = extract(read(path), code)
    found = [
        [bureau.term, officer.role, officer.state or "", officer.group or ""]
        for bureau in made.bureaux
        for officer in bureau.officers
    ]
    assert sorted(found) == sorted(case["found"])


@pytest.mark.parametrize("code", codes())
def test_every_name_of_a_state_is_read_back(code: str) -> None:
    """Names that two States share in a language (Congo) are the first one's."""
    spoken = language(code)
    missed = {}
    for iso, forms in (*states(code).items(), *state_forms(code).items()):
        for form in forms:
            found = [(n.kind, n.key) for n in names(fold(form).plain, spoken, None)]
            if found != [("state", iso)]:
                missed[form] = found
    assert not missed


@pytest.mark.parametrize("code", codes())
def test_every_name_of_a_group_is_read_back(code: str) -> None:
    spoken = language(code)
    for key, forms in words(spoken).groups.items():
        for form in forms:
            found = names(fold(form).plain, spoken, None)
            assert [(n.kind, n.key) for n in found] == [("group", key)], form


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("ru", "представители Кыргызской Республики и Российской Федерации", ["KG", "RU"]),
        (
            "ru",
            "от имени Кот-д'Ивуара, Чешской Республики, Турции и Эсватини",
            ["CI", "CZ", "TR", "SZ"],
        ),
        ("ru", "Соединенными Штатами Америки и Соединенным Королевством", ["US", "GB"]),
        (
            "fr",
            "du Tchad, de la Côte d’Ivoire, des Fidji et de l’Équateur",
            ["TD", "CI", "FJ", "EC"],
        ),
        ("fr", "à la République kirghize et aux Pays-Bas", ["KG", "NL"]),
        ("es", "del Perú, de la Argentina y de los Países Bajos", ["PE", "AR", "NL"]),
        ("ar", "وللجمهورية التونسية وبالمملكة العربية السعودية", ["TN", "SA"]),
        ("zh", "吉尔吉斯共和国、大韩民国和刚果民主共和国", ["KG", "KR", "CD"]),
        ("en", "Turkey, Swaziland, the Czech Republic and Cape Verde", ["TR", "SZ", "CZ", "CV"]),
    ],
)
def test_states_are_known_in_every_case_and_by_their_names_of_old(
    code: str, text: str, expected: list[str]
) -> None:
    found = names(fold(text).plain, language(code), None)
    assert [name.key for name in found if name.kind == "state"] == expected


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "1. Kenya, Peru and Norway were elected President and Rapporteur of the session."),
        ("fr", "1. Le Kenya, le Pérou et la Norvège ont été élus Président et Rapporteur."),
        ("es", "1. Kenya, el Perú y Noruega fueron elegidos Presidente y Relator."),
        ("ru", "1. Кения, Перу и Норвегия были избраны Председателем и Докладчиком."),
        ("ar", "1. انتخبت كينيا وبيرو والنرويج رئيسا ومقررا."),
        ("zh", "1. 肯尼亚、秘鲁和挪威当选为主席和报告员。"),
    ],
)
def test_offices_that_cannot_be_matched_with_their_holders_are_a_finding(
    tmp_path: Path, code: str, line: str
) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("\n".join((*table("words", code)["notice"]["head"], "", line, "")), "utf-8")
    made = extract(read(path), code)
    assert made.bureaux == ()
    assert [f.status for f in made.findings if f.check == "bureau-unmatched"] == ["warn"]
