"""What resolutions and decisions put before a later session, and the agenda that has it."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile
from docx.document import Document
from docx.oxml.ns import qn

from extractors.akn import read as read_record
from extractors.folding import fold
from extractors.mandates import told_in
from extractors.notice import extract
from extractors.source import read
from schemas.language import codes, language
from tests.draft_notices import session_notice
from tests.factories import MARKUP_DATE
from writers.akn import write
from writers.next_session import outlook
from writers.word import drafts

MANDATES = tomllib.loads((Path(__file__).parent / "mandates.toml").read_text("utf-8"))
ROWS = [(code, case) for code, cases in MANDATES.items() for case in cases]
RESOLUTION = (
    "NORTHERN LAKES COMMISSION",
    "Thirteenth session",
    "Oslo, 7–9 September 2026",
    "Resolution 13/2",
    "Lake levels",
    "The Northern Lakes Commission,",
    "1. Decides to include in the provisional agenda of its fourteenth session, under the item "
    "entitled “Lake levels”, the sub-item entitled “Early warning”;",
    "2. Requests the Executive Director to report to the Commission at its fifteenth session, "
    "under the item entitled “Shore birds”.",
)


def test_every_language_has_mandates() -> None:
    assert set(MANDATES) == set(codes())


@pytest.mark.parametrize(("code", "case"), ROWS)
def test_a_mandate_names_session_action_and_titles(code: str, case: Any) -> None:
    assert found(case["text"], code) == [
        (session, action, fold(item).plain, fold(sub_item).plain)
        for session, action, item, sub_item in case["says"]
    ]


def found(text: str, code: str) -> list[tuple[int, str, str, str]]:
    plain = fold(text).plain
    return [
        (
            told.session,
            told.action,
            plain[slice(*told.item)].strip(),
            plain[slice(*told.sub_item)].strip() if told.sub_item else "",
        )
        for told in told_in(plain, language(code))
    ]


@pytest.mark.parametrize("code", codes())
def test_mandates_of_the_general_assembly_are_all_found(code: str, corpus: Path) -> None:
    rows = (corpus / "mandates-dev" / f"{code}.jsonl").read_text("utf-8").splitlines()
    missed, acted = [], 0
    for gold in map(json.loads, rows):
        sub_item = fold(gold["sub_item_title"] or "").plain
        wanted = (gold["target_session"], fold(gold["item_title"]).plain, sub_item)
        told = {(s, item, sub): action for s, action, item, sub in found(gold["quote"], code)}
        missed += [] if wanted in told else [(gold["resolution"], gold["paragraph"])]
        acted += told.get(wanted) == gold["action"]
    assert rows
    assert not missed
    assert acted >= len(rows) - 1  # by words: one of each language may be read otherwise


@pytest.fixture
def resolution(tmp_path: Path) -> Any:
    path = tmp_path / "resolution.txt"
    path.write_text("\n\n".join(RESOLUTION) + "\n", "utf-8")
    return extract(read(path), "en")


def test_the_next_agenda_has_what_is_put_on_it_and_nothing_of_later_ones(resolution: Any) -> None:
    (item,) = outlook(resolution, None).agenda
    assert (item.value.title, item.status) == ("Lake levels", "stated")
    assert [below.value.title for below in item.value.items] == ["Early warning"]
    assert [source.eid for source in item.sources] == ["para_1"]


def test_mandates_stand_in_the_record_as_they_were_read(resolution: Any) -> None:
    assert [mandate.target_session for mandate in resolution.mandates] == [14, 15]
    assert read_record(write(resolution, MARKUP_DATE)).mandates == resolution.mandates


def test_drafts_print_a_mandated_item_without_brackets_and_say_who_asked(resolution: Any) -> None:
    made = {draft.name: WordFile(BytesIO(draft.data)) for draft in drafts(resolution)}
    agenda = texts(made["provisional-agenda.docx"])
    assert "Lake levels:" in agenda
    assert "Early warning." in agenda
    annotated = "\n".join(texts(made["annotated-agenda.docx"]))
    assert "Decides to include in the provisional agenda" in annotated
    assert "Shore birds" not in annotated


def texts(document: Document) -> list[str]:
    """Its paragraphs, with the text of content controls."""
    runs = (p._p.iter(qn("w:t")) for p in document.paragraphs)
    return ["".join(text.text or "" for text in found) for found in runs]


def test_an_outcome_on_the_next_session_is_named_as_the_likely_basis_of_its_agenda() -> None:
    notice = session_notice("en")
    title = "Provisional agenda and other arrangements for the third session"
    named = replace(notice.outcomes[0], kind="decision", number="2/9", title=title)
    made = next(
        draft
        for draft in drafts(replace(notice, outcomes=(*notice.outcomes, named)))
        if draft.name == "notification.docx"
    )
    said = [c.text for c in WordFile(BytesIO(made.data)).comments]
    assert any("2/9" in comment and title in comment for comment in said)


def test_an_agenda_that_the_notice_has_for_the_next_session_is_taken_as_it_is(
    tmp_path: Path,
) -> None:
    lines = (
        "NORTHERN LAKES COMMISSION",
        "Thirteenth session",
        "Oslo, 7–9 September 2026",
        "Decision 13/4",
        "The Northern Lakes Commission,",
        "1. Decides to hold its fourteenth session in Riga from 6 to 8 September 2027.",
        "Annex",
        "Provisional agenda for the fourteenth session",
        "1. Opening of the session.",
        "2. Lake levels.",
        "3. Provisional agenda for the fifteenth session.",
        "4. Closure of the session.",
    )
    path = tmp_path / "decision.txt"
    path.write_text("\n\n".join(lines) + "\n", "utf-8")
    notice = extract(read(path), "en")
    agenda = outlook(notice, None).agenda
    assert [(item.value.title, item.status) for item in agenda] == [
        ("Opening of the session", "stated"),
        ("Lake levels", "stated"),
        ("Provisional agenda for the fifteenth session", "stated"),
        ("Closure of the session", "stated"),
    ]
    made = next(d for d in drafts(notice) if d.name == "provisional-agenda.docx")
    said = texts(WordFile(BytesIO(made.data)))
    assert "Lake levels." in said
    assert not [line for line in said if "Substantive items" in line]
