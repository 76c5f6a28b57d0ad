"""What drafts say of bodies unlike the Assembly: their words, their outcomes, their days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.language import language
from schemas.notice import Notice
from schemas.vocabulary import SessionKind
from tests.draft_notices import SAMPLES, WORDS
from tests.test_phrases import leaves
from writers.outlook.record import record
from writers.phrases import phrases
from writers.word import Order, papers
from writers.word.inlines import Stated, text_of
from writers.word.paper import Paper, Table, texts

NOTICES = Path(__file__).parent / "notices"
# What a session is called, where it is no part of another word.
SESSION = {
    "ar": r"\b(?:ال|لل|بال)?دور(?:ة|ات|تان|تين)\b",
    "en": r"\bsessions?\b",
    "es": r"períodos? (?:\w+ )?de sesiones",
    "fr": r"\bsessions?\b",
    "ru": r"\bсесси",
    "zh": "届会",
}
MEETS = {  # folders of bodies that call their sessions meetings
    "convenio-manglares": ("es", "séptima] reunión"),
    "freshwater-species-cop": ("en", "Sixth] meeting"),
    "konventsiya-gornye-ekosistemy": ("ru", "Пятое] совещание"),
    "ar-cop-aquifers": ("ar", "الاجتماع [الثامن]"),
}


@cache
def notice(folder: str) -> Notice:
    return extract(read(next((NOTICES / folder).glob("*.txt"))))


def words(folder: str, **order: object) -> dict[str, list[str]]:
    """Per paper its paragraphs and cells."""
    return told(papers(notice(folder), Order(**order)))  # type: ignore[arg-type]


def told(made: tuple[Paper, ...]) -> dict[str, list[str]]:
    return {
        paper.name: [
            *(text_of(found) for found, _ in texts(paper)),
            *(head for block in paper.blocks if isinstance(block, Table) for head in block.header),
        ]
        for paper in made
    }


def phrases_said(code: str, *variants: str) -> Mapping[str, str]:
    """The phrases of drafts: not what only reads the words of the record."""
    said = phrases(language(code), variants)
    grammar = ("ordinals", "durations", "forms", "variants", "frame", "layout", "days", "cardinals")
    return {
        key: said.text(key)
        for key, value in leaves(said.table)
        if isinstance(value, str) and key.partition(".")[0] not in grammar
    }


@pytest.mark.parametrize("code", sorted(SESSION))
def test_no_phrase_tells_a_body_that_meets_of_its_sessions(code: str) -> None:
    said = phrases_said(code, "meetings")
    assert {key for key, phrase in said.items() if re.search(SESSION[code], phrase)} == set()
    plain = phrases_said(code)
    assert sum(bool(re.search(SESSION[code], phrase)) for phrase in plain.values()) > 70


@pytest.mark.parametrize("code", sorted(SESSION))
@pytest.mark.parametrize("variant", ["chairs", "meetings", "parties"])
def test_a_variant_of_a_phrase_has_its_slots_in_forms_that_the_language_has(
    code: str, variant: str
) -> None:
    said = phrases(language(code), (variant,))
    for key, phrase in phrases_said(code, variant).items():
        before = {slot for _, slot, _ in phrases(language(code)).parts(key)}
        assert {slot for _, slot, _ in said.parts(key)} == before, key
        for _, slot, form in said.parts(key):
            kind, _, variety = form.partition(".")
            if slot and kind == "ordinal" and variety:
                assert said.ordinal(3, variety), phrase


@pytest.mark.parametrize(("folder", "code", "expected"), [(f, *told) for f, told in MEETS.items()])
def test_a_body_that_meets_is_told_of_its_meetings(folder: str, code: str, expected: str) -> None:
    said = words(folder)
    assert any(expected.casefold() in line.casefold() for line in said["notification.docx"])
    own = {line for lines in said.values() for line in lines}
    assert [line for line in own if re.search(SESSION[code], line)] == []


@pytest.mark.parametrize("code", sorted(WORDS))
def test_a_body_of_sessions_is_told_of_them_in_another_language_too(code: str) -> None:
    said = told(papers(extract(read(SAMPLES / "en.txt")), Order(language=code)))
    assert any(re.search(SESSION[code], line) for line in said["timetable.docx"])


def test_a_body_that_meets_is_told_so_in_another_language_than_its_own() -> None:
    assert "[Sixième] réunion" in words("freshwater-species-cop", language="fr")["timetable.docx"]


def test_outcomes_of_an_earlier_session_are_not_laid_to_the_last_one() -> None:
    """The fifth meeting was convened by the notice that lists what the fourth adopted."""
    said = words("freshwater-species-cop")
    assert (
        "The notification of the fifth meeting lists the following outcomes:"
        in (said["notification.docx"])
    )
    assert not any("outcomes of the fifth" in line for lines in said.values() for line in lines)


def test_a_body_with_a_chair_is_told_of_no_president() -> None:
    said = words("freshwater-species-cop")["bureau.docx"]
    assert "Vice-Chairs" in said
    assert not any("President" in line for line in said)


def test_groups_of_vice_chairs_stand_in_the_table_of_past_bureaux() -> None:
    said = words("freshwater-species-cop")["notification.docx"]
    at = said.index("African States, Asia-Pacific States and Eastern European States")
    assert said[at - 1] == "–"  # of the chairs the record names no group


def test_a_bureau_of_which_no_group_is_known_makes_no_row() -> None:
    said = words("konventsiya-gornye-ekosistemy")["notification.docx"]
    assert "[Год подлежит подтверждению]" not in said
    assert "[2026]" in said


def test_an_item_that_begins_with_the_ordinal_keeps_its_capital() -> None:
    said = words("freshwater-species-cop")["provisional-agenda.docx"]
    assert "[Seventh] meeting of the Conference of the Parties." in said


def test_a_title_that_names_its_own_session_is_not_used_again() -> None:
    said = words("union-postale-extraordinaire")["notification.docx"]
    assert not any("extraordinaire" in line for line in said)
    assert "NOTIFICATION TO THE PARTIES" in words("freshwater-species-cop")["notification.docx"]


@pytest.mark.parametrize("code", sorted(WORDS))
@pytest.mark.parametrize(("kind", "numbered"), [("special", False), ("regular", True)])
def test_a_session_not_convened_in_its_turn_goes_by_no_number(
    code: str, kind: SessionKind, numbered: bool
) -> None:
    found = extract(read(SAMPLES / f"{code}.txt"))
    assert found.session
    made = papers(replace(found, session=replace(found.session, kind=kind)))
    facts = [i for paper in made for inlines, _ in texts(paper) for i in inlines]
    assert any(isinstance(i, Stated) and i.fact == "session" for i in facts) == numbered


MEMBERS = {
    "ar": "الدول الأعضاء|للدول الأعضاء", "en": "Member States", "es": "Estados Miembros",
    "fr": "États Membres", "ru": "осударств[а-я]*-член", "zh": "会员国",
}  # fmt: skip
# Bodies whose notices speak of Parties, and of Member States or of neither.
TREATIES = {
    "aquifer-cop8": True, "ar-cop-aquifers": True, "convenio-manglares": True,
    "freshwater-species-cop": True, "konventsiya-gornye-ekosistemy": True,
    "oiseaux-accord-reunion": True,
    "river-council": False, "consejo-pesca-austral": False, "majlis-arsad-manakh": False,
    "komitet-obshchestvennoe-zdorovie": False, "haian-dahui-12": False,
    "commission-ocean-austral": False,
}  # fmt: skip


@pytest.mark.parametrize(("folder", "treaty"), TREATIES.items())
def test_parties_of_a_treaty_are_called_so_and_members_of_others_members(
    folder: str, treaty: bool
) -> None:
    assert ("parties" in record(notice(folder), None).variants) == treaty


@pytest.mark.parametrize("code", sorted(MEMBERS))
def test_no_phrase_tells_parties_that_they_are_members(code: str) -> None:
    def telling(*variants: str) -> set[str]:
        said = phrases_said(code, *variants)
        return {key for key, phrase in said.items() if re.search(MEMBERS[code], phrase)}

    assert telling() >= {"notification.dates.inform", "notification.general.heading"}
    assert telling("parties") == telling("meetings", "parties") == set()


@pytest.mark.parametrize("code", sorted(WORDS))
def test_what_a_special_session_adopted_stands_under_words_without_a_number(code: str) -> None:
    found = notice("union-postale-extraordinaire")
    outcomes = extract(read(SAMPLES / "fr.txt")).outcomes
    phrase = phrases(language(code)).text("notification.general.outcomes_unnumbered")
    said = told(papers(replace(found, outcomes=outcomes), Order(language=code)))
    assert phrase in said["notification.docx"]


def test_a_deadline_without_a_period_is_not_said_to_wait_for_the_opening() -> None:
    silent = replace(notice("freshwater-species-cop"), quantities=())  # on any period
    found = comments(silent, date(2029, 10, 15))
    assert "No rule on the issue of documents is known." in found
    assert "the opening of the meeting, which is not yet known" not in found


@pytest.mark.parametrize(
    ("opens", "flagged"), [(date(2028, 10, 16), True), (date(2029, 10, 15), False)]
)
def test_an_opening_in_another_year_than_the_record_leads_to_is_to_be_weighed(
    opens: date, flagged: bool
) -> None:
    found = comments(notice("freshwater-species-cop"), opens)
    assert ("leads to another year (2029)" in found) == flagged


def comments(found: Notice, opens: date | None = None, code: str | None = None) -> str:
    made = papers(found, Order(opens=opens, language=code))
    inlines = (i for paper in made for said, _ in texts(paper) for i in said)
    return "\n".join(getattr(inline, "comment", "") for inline in inlines)


def test_a_notice_is_named_by_its_date_as_the_draft_prints_dates() -> None:
    """One prints 2026-03-09, the other 14 November 2025 in a Russian text."""
    assert "the notice of 9 March 2026" in comments(notice("freshwater-species-cop"))
    assert "от 14 ноября 2025 года" in comments(notice("konventsiya-gornye-ekosistemy"))


def test_bullets_are_no_numbers_and_a_number_may_hold_the_one_above() -> None:
    found = comments(notice("union-postale-extraordinaire"))
    assert "•" not in found
    assert "paragraphe 3.1" in found
    assert "3 3.1" not in found


def test_a_reason_stands_once_in_the_note_for_the_drafter() -> None:
    cells = words("freshwater-species-cop")["cover-note.docx"]
    reason = "An item of the last agenda that is not procedural"
    assert max(cell.count(reason) for cell in cells) == 1


def test_groups_hold_an_office_once_in_a_row_of_the_table() -> None:
    said = words("convenio-manglares")["notification.docx"]
    assert not any("Estados de África, Estados de África" in line for line in said)


def test_no_allocation_is_offered_where_two_hold_the_chair() -> None:
    """Nobody can say of two chairs which group may follow."""
    found = notice("freshwater-species-cop")
    groups = ("asia-pacific", "western-european-and-others")
    bureau = found.bureaux[0]
    officers = tuple(
        replace(o, group=o.group or groups[min(n, 1)]) for n, o in enumerate(bureau.officers[:2])
    )
    bureaux = (replace(bureau, officers=(*officers, *bureau.officers[3:])),)
    said = told(papers(replace(found, bureaux=bureaux)))["bureau.docx"]
    assert "[Allocation of offices to be confirmed]." in said


@pytest.mark.parametrize(
    ("code", "cited"), [("en", "annex I"), ("fr", "annexe I"), ("zh", "附件一")]
)
def test_an_annex_is_cited_as_in_a_sentence(code: str, cited: str) -> None:
    made = papers(extract(read(SAMPLES / f"{code}.txt")))
    found = [i for paper in made for inlines, _ in texts(paper) for i in inlines]
    comments = [getattr(inline, "comment", "") for inline in found]
    assert any(cited in comment for comment in comments)
    assert not any("Annex I" in comment for comment in comments)


@pytest.mark.parametrize("code", sorted(WORDS))
def test_a_sentence_that_no_table_follows_ends_in_a_stop(code: str) -> None:
    phrase = phrases(language(code)).text("unknown.bureau")
    said = words("freshwater-species-cop", language=code)["notification.docx"]
    assert any(line.endswith((f"[{phrase}].", f"[{phrase}]。")) for line in said)
