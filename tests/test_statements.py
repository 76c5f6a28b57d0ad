"""Every statement of the drafts for the third session: stated, derived, pending, or plain words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.language import language
from schemas.notice import Notice
from schemas.states import states
from tests.draft_notices import SAMPLES, WORDS
from writers.word import papers
from writers.word.inlines import Bracket, Inline, Noted, Plain, Stated, text_of
from writers.word.paper import Paper, Table, texts

STATEMENTS = tomllib.loads((Path(__file__).parent / "statements.toml").read_text("utf-8"))
LANGUAGES = pytest.mark.parametrize("code", sorted(WORDS))
KINDS = ("stated", "offered", "derived", "pending")
NOTE = "cover-note.docx"
_SLOT = re.compile(r"\{\w+(?::[\w.]+)?\}")
_JOB_NUMBER = re.compile(r"(?<![\w/-])(?:[A-Z]{1,3}\.?)?\d{2}-\d{5}(?!\d)|(?<!\w)[A-Z]\d{7}(?!\d)")


@cache
def notice(code: str) -> Notice:
    return extract(read(SAMPLES / f"{code}.txt"))


@cache
def made(code: str) -> tuple[Paper, ...]:
    return papers(notice(code))


def inlines(paper: Paper) -> Iterator[Inline]:
    """The inlines of a paper, those under a comment one by one."""
    for found, _ in texts(paper):
        for inline in found:
            yield from inline.inlines if isinstance(inline, Noted) else (inline,)


def said(paper: Paper) -> dict[str, set[str]]:
    """What a paper says, by how sure it is: facts at their place, and keys of values."""
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for inline in inlines(paper):
        if isinstance(inline, Bracket):
            found[inline.status].add(inline.key)
        elif isinstance(inline, Stated):
            # The title block has more lines in some languages than in others.
            place = re.sub(r"^preface.*", "preface", inline.span.eid)
            found["offered" if inline.key else "stated"].add(f"{inline.fact}@{place}")
    return found


def phrases_of(code: str) -> set[str]:
    """All that the language file says between the slots of its phrases."""
    return {part for phrase in _strings(language(code).phrases) for part in _SLOT.split(phrase)}


def _strings(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
        return
    inside: Iterable[Any] = table.values() if hasattr(table, "values") else ()
    for value in table if isinstance(table, list | tuple) else inside:
        yield from _strings(value)


def words_of(code: str) -> set[str]:
    """The words of the drafts, the note aside, that are no phrase of the language file.

    Numbers of items are not counted, nor capitals at the beginning of a sentence.
    """
    known = phrases_of(code)
    known |= {phrase[:1].upper() + phrase[1:] for phrase in known}
    return {
        inline.text
        for paper in made(code)
        if paper.name != NOTE
        for inline in inlines(paper)
        if isinstance(inline, Plain) and inline.text not in known
        if not re.fullmatch(r"\d{1,2}", inline.text)
    }


@LANGUAGES
def test_the_drafts_say_what_the_table_says_each_as_sure_as_there(code: str) -> None:
    table = {paper.name: STATEMENTS[paper.name] for paper in made(code)}
    assert {paper.name: said(paper) for paper in made(code)} == {
        name: {kind: set(rows[kind]) for kind in KINDS} for name, rows in table.items()
    }


def test_the_table_knows_no_paper_that_is_not_drafted() -> None:
    assert set(STATEMENTS) == {"words", *(paper.name for paper in made("en"))}
    assert set(STATEMENTS["words"]) == set(WORDS)


@LANGUAGES
def test_all_other_words_are_phrases_or_stand_in_the_table(code: str) -> None:
    assert words_of(code) == set(STATEMENTS["words"][code]["said"])


def own_words(code: str) -> Iterator[str]:
    """All that the drafts say of themselves: plain words, words in brackets, comments."""
    for paper in made(code):
        yield paper.title
        for found, _ in texts(paper):
            for inline in found:
                if isinstance(inline, Bracket | Noted):
                    yield inline.comment
                inner = inline.inlines if isinstance(inline, Bracket | Noted) else (inline,)
                yield from (part.text for part in inner if isinstance(part, Plain))


def everything(code: str) -> str:
    """All that stands in the drafts, values of the record too."""
    read_out = (text_of(found) for paper in made(code) for found, _ in texts(paper))
    return "\n".join((*read_out, *own_words(code)))


def persons(found: Notice) -> set[str]:
    """Everybody whom the notice names."""
    officers = (officer.person for bureau in found.bureaux for officer in bureau.officers)
    contacts = (contact.person.text for contact in found.contacts if contact.person)
    printed = {text.eid: text.text for text in found.outline.texts()}
    named = (
        printed[mention.span.eid][mention.span.start : mention.span.end]
        for mention in found.mentions
        if mention.kind == "person"
    )
    entities = (entity.name for entity in found.entities if entity.kind == "person")
    return {name for name in (*officers, *contacts, *named, *entities) if name}


@LANGUAGES
def test_no_person_of_the_record_stands_in_a_draft(code: str) -> None:
    written = everything(code).casefold()
    assert persons(notice(code))
    parts = {part for name in persons(notice(code)) for part in (name, *name.split()[-1:])}
    assert not [name for name in parts if name.casefold() in written]


@LANGUAGES
def test_no_state_is_named_but_where_the_record_prints_it_of_the_bureau_in_office(
    code: str,
) -> None:
    known = {name for names in states(code).values() for name in names}
    written = "\n".join(own_words(code))
    assert not [name for name in known if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", written)]
    current = {
        officer.span.eid
        for bureau in notice(code).bureaux
        if bureau.term == "current"
        for officer in bureau.officers
    }
    held = [
        (paper.name, inline)
        for paper in made(code)
        for inline in inlines(paper)
        if isinstance(inline, Stated) and inline.fact == "state"
    ]
    assert len(held) == len(current)
    for paper, inline in held:
        assert (paper, inline.key, inline.span.eid in current) == ("bureau.docx", "", True)


@LANGUAGES
def test_days_of_the_record_are_not_carried_over(code: str) -> None:
    """Days of adoption, of election, of the last session stand only as values of the record."""
    own = notice(code).date
    days = {
        period.text
        for period in notice(code).periods
        if len(period.start) == len("2025-05-29") and period.start != own
    }
    written = "\n".join(own_words(code))
    assert len(days) > 5
    assert not [day for day in days if day in written]


@LANGUAGES
def test_no_draft_bears_a_job_number(code: str) -> None:
    assert not _JOB_NUMBER.findall(everything(code))


@pytest.mark.parametrize("number", ["24-23456", "K2412345", "HS.24-12345"])
def test_a_job_number_would_be_seen(number: str) -> None:
    assert _JOB_NUMBER.search(f"Original: English {number} (E)")


@LANGUAGES
@pytest.mark.parametrize(("paper", "columns"), [("follow-up.docx", 2), ("documents.docx", 1)])
def test_who_does_what_and_how_far_it_is_stays_empty(code: str, paper: str, columns: int) -> None:
    (found,) = (each for each in made(code) if each.name == paper)
    rows = [row for block in found.blocks if isinstance(block, Table) for row in block.rows]
    assert rows
    assert {cell for row in rows for cell in row[-columns:]} == {()}


@LANGUAGES
def test_of_outcomes_only_numbers_and_titles_are_repeated(code: str) -> None:
    spans = {
        (span.eid, span.start, span.end)
        for outcome in notice(code).outcomes
        for span in (outcome.span, outcome.title_span)
        if span
    }
    repeated = {
        (inline.span.eid, inline.span.start, inline.span.end)
        for paper in made(code)
        for inline in inlines(paper)
        if isinstance(inline, Stated) and inline.fact == "outcome"
    }
    assert repeated
    assert repeated <= spans


def test_the_note_says_what_the_other_drafts_leave_open() -> None:
    """Only members of families whose words are alike are counted there and not listed."""
    note, *others = map(said, made("en"))
    for kind in ("derived", "pending"):
        left = set().union(*(each[kind] for each in others)) - note[kind]
        assert note[kind] <= set().union(*(each[kind] for each in others))
        assert {key.partition("@")[0] for key in left} <= {
            "state", "allocation", "annotation", "documents", "symbol", "date",
        }  # fmt: skip
