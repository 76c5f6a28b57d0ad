"""The note for the drafter: each open value once, by group, with its reason and its places."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pdfplumber
import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.language import language
from schemas.notice import Finding, Notice, Settled, Span
from tests.documents import make_pdfs
from tests.draft_notices import SAMPLES, WORDS, session_notice
from tests.word_lint import WordFile
from writers.phrases import phrases
from writers.word import drafts, papers
from writers.word.cover_note import GROUPS
from writers.word.findings import MOST
from writers.word.inlines import Bracket, text_of
from writers.word.open_values import family
from writers.word.paper import Heading, Paper, Table, texts
from writers.word.places import label

LANGUAGES = pytest.mark.parametrize("code", sorted(WORDS))


@cache
def extracted(code: str) -> Notice:
    return extract(read(SAMPLES / f"{code}.txt"))


def tables(note: Paper) -> dict[str, Table]:
    """The tables of a note, each by the heading above it."""
    found: dict[str, Table] = {}
    heading = ""
    for block in note.blocks:
        if isinstance(block, Heading):
            heading = text_of(block.inlines)
        elif isinstance(block, Table):
            found[heading] = block
    return found


def rows(table: Table) -> dict[str, list[str]]:
    """The rows of a table by their first cell, groups left out; no two begin alike."""
    found = [[text_of(cell) for cell in row] for row in table.rows if len(row) > 1]
    assert max(Counter(row[0] for row in found).values()) == 1
    return {row[0]: row[1:] for row in found}


def section(code: str, heading: str, notice: Notice | None = None) -> Table:
    note, *_ = papers(notice or session_notice(code))
    return tables(note)[phrases(language(code)).text(f"cover.{heading}_heading")]


def open_keys(made: tuple[Paper, ...], status: str) -> dict[str, set[str]]:
    """The papers in which brackets of a status stand, by the family of their keys."""
    found: dict[str, set[str]] = {}
    for paper in made:
        for inlines, _ in texts(paper):
            for each in inlines:
                if isinstance(each, Bracket) and each.status == status:
                    found.setdefault(family(each.key), set()).add(paper.name)
    return found


@LANGUAGES
def test_every_family_of_open_values_belongs_to_one_group_with_a_name(code: str) -> None:
    words = phrases(language(code))
    grouped = [name for names in GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(words.table["labels"])
    assert set(words.table["cover"]["groups"]) == set(GROUPS)


@LANGUAGES
@pytest.mark.parametrize("status", ["pending", "derived"])
def test_the_note_names_each_open_value_once_and_where_it_stands(code: str, status: str) -> None:
    _, *others = papers(extracted(code))
    words = phrases(language(code))
    numbers = {paper.name: str(number) for number, paper in enumerate(others, start=1)}
    wanted = {}
    for name, standing in open_keys(tuple(others), status).items():
        places = [number for paper, number in numbers.items() if paper in standing]
        said = words.text("separator").join(places)
        every = len(places) == len(others)
        wanted[label(words, name)] = words.text("cover.all") if every else said
    found = rows(section(code, status, extracted(code)))
    assert {name: row[-1] for name, row in found.items()} == wanted


@LANGUAGES
def test_what_is_open_can_be_filled_in_in_the_note_under_the_key_of_the_drafts(code: str) -> None:
    note, *others = papers(extracted(code))
    own = {i.key: i for inlines, _ in texts(note) for i in inlines if isinstance(i, Bracket)}
    known = {(i.key, text_of((i,))) for p in others for t, _ in texts(p) for i in t
             if isinstance(i, Bracket)}  # fmt: skip
    assert len(own) > 30
    assert {(key, text_of((each,))) for key, each in own.items()} <= known
    assert not any(each.comment for each in own.values())


def test_groups_stand_in_the_order_of_a_secretariat() -> None:
    table = section("en", "pending")
    groups = [text_of(row[0]) for row in table.rows if len(row) == 1]
    assert groups == [*phrases(language("en")).table["cover"]["groups"].values()]


@pytest.mark.parametrize(
    ("code", "seats", "options"),
    [
        ("en", "[State to be confirmed] (five seats)", "six options"),
        ("fr", "[État à confirmer] (cinq sièges)", "six options"),
        ("es", "[Estado por confirmar] (cinco puestos)", "seis opciones"),
        ("ru", "[государство подлежит подтверждению] (5 мест)", "6 вариантов"),
        ("ar", "[دولة تُؤكَّد لاحقا] (خمسة مقاعد)", "ستة خيارات"),
        ("zh", "[国家待确认]（5个席位）", "6种方案"),
    ],
)
def test_values_that_are_alike_are_counted(code: str, seats: str, options: str) -> None:
    words = phrases(language(code))
    found = rows(section(code, "pending"))
    assert found[label(words, "state")][0] == seats
    assert found[label(words, "allocation")][0] == options


def test_values_of_items_are_listed_with_their_items_or_words() -> None:
    found = rows(section("en", "pending"))
    assert found["Annotation of the item"][0] == "[Annotation to be drawn up] (items 6 and 7)"
    steps = found["Day of a step of preparation"][0]
    assert "Issue of the notification: [opening minus 169 days]; " in steps


def test_a_reason_names_what_it_follows_from_without_the_notice() -> None:
    found = rows(section("en", "pending"))
    known, why, where = found["Dates of the session"]
    assert known == "[dates in 2027 or 2029 to be confirmed]"
    assert why.startswith("The body has not yet decided on the dates. ")
    assert "2027: " in why
    assert "rule 2 of the rules of procedure".casefold() in why.casefold()
    assert "11 December 2024" not in why
    assert where == "All"


def test_what_is_settled_moves_to_a_table_of_its_own() -> None:
    place = Settled("place", "New York", "New York", "en")
    notice = session_notice("en", settled=(place,))
    assert rows(section("en", "settled", notice)) == {"Place of the session": ["New York", "All"]}
    assert "Place of the session" not in rows(section("en", "derived", notice))
    assert "Settled" not in tables(papers(session_notice("en"))[0])


def finding(status: str, detail: str) -> Finding:
    return Finding("dates", status, detail, (Span("para_4__p_1", 0, 5),))  # type: ignore[arg-type]


def test_contradictions_stand_before_doubts_and_what_agrees_is_not_told() -> None:
    found = tuple(map(finding, ("warn", "pass", "fail"), ("doubt", "agreed", "contradiction")))
    table = section("en", "findings", replace(session_notice("en"), findings=found))
    assert [[text_of(cell) for cell in row] for row in table.rows] == [
        ["Contradiction", "contradiction", "paragraph 4"],
        ["To be checked", "doubt", "paragraph 4"],
    ]


@LANGUAGES
def test_findings_beyond_what_a_note_holds_are_counted(code: str) -> None:
    found = tuple(finding("warn", f"doubt {number}") for number in range(MOST + 2))
    note, *_ = papers(session_notice(code, findings=found))
    said = text_of(next(reversed([inlines for inlines, _ in texts(note)])))
    assert "findings.json" in said
    table = section(code, "findings", session_notice(code, findings=found))
    assert len(table.rows) == MOST


def test_a_notice_without_findings_has_no_list_of_them() -> None:
    note, *_ = papers(session_notice("en", findings=()))
    assert "Findings on the last notice" not in tables(note)


def test_the_note_comes_first_and_names_every_other_draft_by_its_file() -> None:
    note, *others = drafts(extracted("zh"))
    said = "\n".join(WordFile(note.data).paragraphs())
    assert note.name == "cover-note.docx"
    assert all(f"{number}. {draft.title}（{draft.name}）" in said
               for number, draft in enumerate(others, start=1))  # fmt: skip


def test_the_note_is_short_in_every_language(soffice: str, tmp_path: Path) -> None:
    made = []
    for code in sorted(WORDS):
        path = tmp_path / f"{code}.docx"
        path.write_bytes(drafts(extracted(code))[0].data)
        made.append(path)
    lengths = {}
    for path in make_pdfs(made, tmp_path / "printed"):
        with pdfplumber.open(path) as printed:
            lengths[path.stem] = len(printed.pages)
    assert set(lengths) == set(WORDS)
    assert max(lengths.values()) <= 3, lengths
