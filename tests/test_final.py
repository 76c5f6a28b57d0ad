"""Drafts that are final: nothing pending, nothing bracketed, nothing that says draft."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

from schemas.errors import Pending
from schemas.language import language
from schemas.notice import Notice, Settled
from tests.draft_notices import WORDS, session_notice
from tests.test_settled import brackets
from tests.word_changes import accepted, lines
from tests.word_lint import WordFile, lint, text_of
from writers.word import NAMES, Draft, Order, drafts, papers
from writers.word.final import pending
from writers.word.layout import layout
from writers.word.paper import Paper

LANGUAGES = pytest.mark.parametrize("code", sorted(WORDS))
WORKING = ("cover-note", "documents", "follow-up")
TYPED = {
    "dates": "2029-06-04/2029-06-08",
    "opening": "2029-06-04",
    "deadline": "2029-04-23",
    "step@meeting": "2029-05-28/2029-05-30",
}


def settled(code: str, *names: str) -> Notice:
    """A notice with something settled under each key that is pending in papers."""
    found = papers(session_notice(code), Order(only=names))
    keys = {b.key for paper in found for b in brackets(paper) if b.status == "pending"}
    values = (Settled(key, f"settled {key}", TYPED.get(key), code) for key in sorted(keys))
    return session_notice(code, settled=tuple(values))


def finals(code: str, *names: str, tracked: bool = False) -> tuple[Draft, ...]:
    return drafts(settled(code, *names), Order(tracked=tracked, final=True, only=names))


def whole(file: WordFile) -> str:
    """All that is printed anywhere in a file."""
    return "\n".join(text_of(part) for name, part in file.parts.items() if name.startswith("word/"))


@LANGUAGES
def test_a_final_paper_has_no_brackets_no_comments_and_no_word_draft(code: str) -> None:
    made = [draft for draft in finals(code) if draft.name.endswith(".docx")]
    assert {draft.name for draft in made} == {f"{n}.docx" for n in NAMES if n not in WORKING}
    for draft in made:
        file = WordFile(draft.data)
        assert lint(draft.data) == []
        assert "[" not in whole(file)
        assert not file.comments()
        assert layout(language(code)).draft not in text_of(file.body).split()
        assert all(layout(language(code)).draft not in text for text in headers(file))


def headers(file: WordFile) -> Iterator[str]:
    return (text_of(part) for name, part in file.parts.items() if "header" in name)


def test_derived_values_stand_bare_and_keep_their_controls() -> None:
    file = WordFile(finals("en", "notification")[0].data)
    assert "Third session" in file.paragraphs()
    assert "next.number" in {control.tag for control in file.controls()}


@LANGUAGES
def test_what_is_pending_is_listed_once_by_its_name_and_its_places(code: str) -> None:
    with pytest.raises(Pending) as found:
        drafts(session_notice(code), Order(final=True))
    listed = found.value.places
    expected = [
        (paper.name, bracket.key)
        for paper in papers(session_notice(code))
        if not paper.working
        for bracket in brackets(paper)
        if bracket.status == "pending"
    ]
    assert len(listed) == len({*expected})
    for name, key in expected:
        assert [line for line in listed if line.startswith(f"{name}: ") and f" ({key}): " in line]


def test_places_are_named_by_the_numbers_printed_in_the_draft() -> None:
    with pytest.raises(Pending) as found:
        drafts(session_notice("en"), Order(final=True))
    listed = found.value.places
    title = "the title block"
    assert f"provisional-agenda.docx: Dates of the session (dates): {title}" in listed
    agenda = "Item of the agenda (agenda)"
    assert f"provisional-agenda.docx: {agenda}: Provisional agenda, item 7" in listed
    assert f"notification.docx: {agenda}: Annex, item 7" in listed
    assert f"annotated-agenda.docx: {agenda}: Item 7" in listed
    where = f"{title}, paragraph 6 and Annex"
    assert f"notification.docx: Dates of the session (dates): {where}" in listed


def test_values_of_one_family_stand_together() -> None:
    paper = papers(session_notice("en"), Order(only=("annotated-agenda",)))[0]
    families = [line.split("(")[1].split(")")[0].split("@")[0] for line in _lines(paper)]
    runs = [name for at, name in enumerate(families) if at == 0 or families[at - 1] != name]
    assert len(runs) == len({*runs})


def _lines(paper: Paper) -> list[str]:
    from writers.phrases import phrases

    return [*pending(paper, phrases(language("en")))]


def test_each_paper_is_final_by_itself() -> None:
    notice = settled("en", "provisional-agenda")
    only = Order(final=True, only=("provisional-agenda",))
    assert [draft.name for draft in drafts(notice, only)] == ["provisional-agenda.docx"]
    with pytest.raises(Pending) as found:
        drafts(notice, Order(final=True))
    assert "notification.docx" in found.value.found
    assert "provisional-agenda.docx" not in found.value.found


@pytest.mark.parametrize("name", WORKING)
def test_working_papers_are_never_final(name: str) -> None:
    with pytest.raises(Pending, match="filled in by hand"):
        drafts(settled("en"), Order(final=True, only=(name,)))


def test_a_final_paper_has_a_copy_with_tracked_changes_too() -> None:
    made = finals("fr", "notification", tracked=True)
    clean, copy = (WordFile(draft.data) for draft in made)
    assert [lint(draft.data) for draft in made] == [[], []]
    assert lines(accepted(copy)) == lines(clean.body)
    assert not copy.comments()


def test_the_list_of_what_is_pending_survives_the_way_from_a_worker() -> None:
    error = Pending("not final", "settle it", ("x.docx: Place (place): paragraph 1",))
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.places) == (str(error), error.places)
