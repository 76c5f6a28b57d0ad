"""What a person has settled for the next session: it stands bare wherever it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from schemas.language import language
from tests.draft_notices import WORDS, session_notice
from tests.word_lint import WordFile, lint
from writers.outlook.conclusion import Choice
from writers.phrases import phrases
from writers.word import Order, drafts, papers
from writers.word.inlines import Bracket
from writers.word.paper import Paper, Table
from writers.word.places import label

LANGUAGES = pytest.mark.parametrize("code", sorted(WORDS))
DATES = Choice("4 to 8 June 2029", "2029-06-04/2029-06-08", "en")
NUMBER = Choice("fifth", 5, "en")


def files(order: Order, code: str = "en") -> dict[str, WordFile]:
    return {
        draft.name: WordFile(draft.data)
        for draft in drafts(session_notice(code), order)
        if draft.name.endswith(".docx")
    }


def written(order: Order, code: str = "en") -> str:
    return "\n".join(line for file in files(order, code).values() for line in file.paragraphs())


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
    text = written(Order(settled={"dates": DATES}))
    assert "in [Nairobi] from 4 to 8 June 2029" in text
    assert "dates in [2027" not in text
    assert "issued by [23 April 2029]" in text


def test_settled_days_are_said_as_each_language_says_days() -> None:
    assert "2029年6月4日至8日" in written(Order(settled={"dates": DATES}), "zh")


def test_a_settled_number_takes_the_form_that_each_place_asks_for() -> None:
    text = written(Order(settled={"number": NUMBER}), "ru")
    assert "пятой сессии" in text
    assert "[третьей]" not in text


def test_a_settled_text_stands_in_a_control_under_its_key() -> None:
    place = Choice("New York", "New York", "en")
    found = files(Order(settled={"place": place}))
    controls = {c.tag: c.text for c in found["notification.docx"].controls()}
    assert controls["next.place"] == "New York"


def test_items_settled_line_by_line_take_the_open_place_of_the_agenda() -> None:
    items = Choice("Housing for all\n\nUrban resilience", "", "en")
    lines = files(Order(settled={"agenda": items}))["provisional-agenda.docx"].paragraphs()
    at = lines.index("Housing for all.")
    assert lines[at + 1] == "Urban resilience."
    assert "[Substantive items to be confirmed]." not in lines


def test_an_item_of_the_last_agenda_can_be_worded_anew() -> None:
    notice = session_notice("en")
    span = notice.agendas[0].items[0].span
    key = f"agenda@{span.eid}:{span.start}"
    titles = Choice("Opening of the third session", "", "en")
    lines = files(Order(settled={key: titles}))["provisional-agenda.docx"].paragraphs()
    assert "Opening of the third session." in lines
    assert "Opening of the session." not in lines


def test_what_is_settled_as_nothing_leaves_no_paragraph_behind() -> None:
    order = Order(settled={"outcomes": Choice("", "", "en")})
    before, after = files(Order())["notification.docx"], files(order)["notification.docx"]
    assert len(before.paragraphs()) - len(after.paragraphs()) == 1
    assert not re.search(r"^\W*$", "\n".join(filter(None, after.paragraphs())), re.MULTILINE)


def test_files_are_whole_with_something_settled_under_every_key() -> None:
    keys = {each.key for paper in papers(session_notice("en")) for each in brackets(paper)}
    typed = {"dates": DATES, "number": NUMBER, "opening": Choice("10 a.m.", "2029-06-04", "en")}
    days = {"deadline": Choice("", "2029-04-23", "en")}
    spans = {name: Choice("", value, "en") for name, value in (("length", "P5D"), ("term", "P4Y"))}
    plain = {key: Choice(f"settled {key}", f"settled {key}", "en") for key in keys}
    order = Order(
        settled={**plain, **typed, **days, **spans, "lead_time": Choice("", "P42D", "en")}
    )
    made = [draft for draft in drafts(session_notice("en"), order) if draft.name[-4:] == "docx"]
    assert [lint(draft.data) for draft in made] == [[] for _ in made]
    left = {each.key for paper in papers(session_notice("en"), order) for each in brackets(paper)}
    assert left == set()
