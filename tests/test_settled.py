"""What a person has settled for the next session: it stands bare wherever it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from schemas.language import language
from schemas.notice import Settled
from tests.draft_notices import WORDS, session_notice
from tests.word_lint import WordFile, lint
from writers.phrases import phrases
from writers.word import drafts, papers
from writers.word.inlines import Bracket
from writers.word.paper import Paper, Table
from writers.word.places import label

LANGUAGES = pytest.mark.parametrize("code", sorted(WORDS))
DATES = Settled("dates", "4 to 8 June 2029", "2029-06-04/2029-06-08", "en")
NUMBER = Settled("number", "fifth", "5", "en")


def files(*settled: Settled, code: str = "en") -> dict[str, WordFile]:
    return {
        draft.name: WordFile(draft.data)
        for draft in drafts(session_notice(code, settled=settled))
        if draft.name.endswith(".docx")
    }


def written(*settled: Settled, code: str = "en") -> str:
    return "\n".join(
        line for file in files(*settled, code=code).values() for line in file.paragraphs()
    )


def brackets(paper: Paper) -> Iterator[Bracket]:
    cells = [row for block in paper.blocks if isinstance(block, Table) for row in block.rows]
    texts = [cell for row in cells for cell in row]
    texts += [block.inlines for block in paper.blocks if not isinstance(block, Table)]
    texts += [paper.masthead.organ, paper.masthead.symbol, *paper.masthead.details]
    return (inline for text in texts for inline in text if isinstance(inline, Bracket))


@LANGUAGES
def test_every_open_value_has_a_key_whose_family_has_a_name(code: str) -> None:
    words = phrases(language(code))
    open_values = [each for paper in papers(session_notice(code)) for each in brackets(paper)]
    assert len(open_values) > 100
    assert all(label(words, each.key) for each in open_values)


@LANGUAGES
def test_open_values_have_the_same_keys_in_every_language(code: str) -> None:
    def keys(code: str) -> set[str]:
        return {each.key for paper in papers(session_notice(code)) for each in brackets(paper)}

    assert keys(code) == keys("en")


def test_settled_days_stand_without_brackets_and_deadlines_follow_from_them() -> None:
    text = written(DATES)
    assert "in [Nairobi] from 4 to 8 June 2029" in text
    assert "dates in [2027" not in text
    assert "issued by [23 April 2029]" in text


def test_settled_days_are_said_as_each_language_says_days() -> None:
    assert "2029年6月4日至8日" in written(DATES, code="zh")


def test_a_settled_number_takes_the_form_that_each_place_asks_for() -> None:
    text = written(NUMBER, code="ru")
    assert "пятой сессии" in text
    assert "[третьей]" not in text


def test_a_settled_text_stands_in_a_control_under_its_key() -> None:
    found = files(Settled("place", "New York", "New York", "en"))
    controls = {c.tag: c.text for c in found["notification.docx"].controls()}
    assert controls["next.place"] == "New York"


def test_items_settled_line_by_line_take_the_open_place_of_the_agenda() -> None:
    items = Settled("agenda", "Housing for all\n\nUrban resilience", None, "en")
    lines = files(items)["provisional-agenda.docx"].paragraphs()
    at = lines.index("Housing for all.")
    assert lines[at + 1] == "Urban resilience."
    assert "[Substantive items to be confirmed]." not in lines


def test_an_item_of_the_last_agenda_can_be_worded_anew() -> None:
    notice = session_notice("en")
    span = notice.agendas[0].items[0].span
    key = f"agenda@{span.eid}:{span.start}"
    titles = Settled(key, "Opening of the third session", None, "en")
    lines = files(titles)["provisional-agenda.docx"].paragraphs()
    assert "Opening of the third session." in lines
    assert "Opening of the session." not in lines


def test_what_is_settled_as_nothing_leaves_no_paragraph_behind() -> None:
    nothing = Settled("outcomes", "", None, "en")
    before, after = files()["notification.docx"], files(nothing)["notification.docx"]
    assert len(before.paragraphs()) - len(after.paragraphs()) == 1
    assert not re.search(r"^\W*$", "\n".join(filter(None, after.paragraphs())), re.MULTILINE)


def test_files_are_whole_with_something_settled_under_every_key() -> None:
    keys = {each.key for paper in papers(session_notice("en")) for each in brackets(paper)}
    typed = {
        "dates": "2029-06-04/2029-06-08",
        "number": "3",
        "opening": "2029-06-04",
        "deadline": "2029-04-23",
        "length": "P5D",
        "term": "P4Y",
        "lead_time": "P42D",
    }
    settled = tuple(Settled(key, f"settled {key}", typed.get(key), "en") for key in keys)
    notice = session_notice("en", settled=settled)
    made = [draft for draft in drafts(notice) if draft.name.endswith(".docx")]
    assert [lint(draft.data) for draft in made] == [[] for _ in made]
    assert {each.key for paper in papers(notice) for each in brackets(paper)} == set()


def test_a_symbol_and_a_day_of_issue_are_of_one_document() -> None:
    """No two documents share a symbol; the provisional agenda is cited in three others."""
    own = Settled("symbol@provisional-agenda", "HSP/HA.3/1", None, "en")
    issued = Settled("date@notification", "11 December 2028", None, "en")
    said = {name: " ".join(file.paragraphs()) for name, file in files(own, issued).items()}
    assert {name for name, text in said.items() if own.text in text} == {
        "annotated-agenda.docx",
        "cover-note.docx",
        "documents.docx",
        "notification.docx",
        "provisional-agenda.docx",
    }
    assert "HSP/HA.3/…" not in said["provisional-agenda.docx"]
    assert {name for name, text in said.items() if issued.text in text} == {
        "cover-note.docx",
        "notification.docx",
    }
    assert said["documents.docx"].count(own.text) == 1


def test_a_settled_opening_is_not_said_to_wait_for_the_secretariat() -> None:
    opening = Settled("opening", "Monday, 4 June 2029, at 10 a.m.", "2029-06-04", "en")
    lines = files(opening)["timetable.docx"].paragraphs()
    assert lines[lines.index("Opening of the session") + 1] == "Settled by the secretariat."
