"""The papers that go with an agenda: what of them is stated, what derived, what pending."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.body import body
from schemas.language import language
from schemas.notice import Notice
from tests.draft_notices import BODY, WORDS, session_notice
from writers.next_session import outlook
from writers.outlook.agenda import items
from writers.outlook.item_rules import cited_rule
from writers.outlook.record import record
from writers.phrases import phrases
from writers.word.annotated_agenda import annotated_agenda
from writers.word.document_list import document_list
from writers.word.inlines import Inline, Inlines, Plain, Stated, text_of
from writers.word.paper import Block, Line, Paper, Table
from writers.word.timetable import preparation_timetable
from writers.word.voice import Voice

NOTICES = Path(__file__).parent / "notices"
LANGUAGES = pytest.mark.parametrize("code", sorted(WORDS))
MAKERS: dict[str, Callable[[Voice], Paper]] = {
    "annotated-agenda.docx": annotated_agenda,
    "documents.docx": document_list,
    "timetable.docx": preparation_timetable,
}

# What is said in the drafts for the third session, block by block: s stated, d derived, p pending.
STATEMENTS = {
    "annotated-agenda.docx": """
BodyName s | SessionLine d | SessionLine dp | ItemLine | ItemTitle s
DocumentTitle d
AnnotatedItem | AnnotatedTitle s | Paragraph dp | Paragraph p | Paragraph
AnnotatedItem | AnnotatedTitle s | Paragraph p | Paragraph p | Paragraph dp | Documentation
DocumentLine p | DocumentLine p
AnnotatedItem | AnnotatedTitle s | Paragraph d | Paragraph | Documentation | DocumentLine p
AnnotatedItem | AnnotatedTitle s | Paragraph | Documentation | DocumentLine p
AnnotatedItem | AnnotatedTitle s | Paragraph p | Paragraph s
AnnotatedItem | AnnotatedTitle p | Paragraph s | Paragraph s | Paragraph ds | Row s
Paragraph p | Documentation | DocumentLine p
AnnotatedItem | AnnotatedTitle p | Paragraph p | Paragraph s | Point p | Point p | Paragraph s
Row s | Row s | Row s | Row s | Row s | Row s | Row s | Row s | Row s | Row s | Row s | Row s
Row s | Row s | Row s | Row s | Documentation | DocumentLine p
AnnotatedItem d | AnnotatedTitle s | Paragraph | Documentation | DocumentLine p
AnnotatedItem d | AnnotatedTitle ds | Paragraph d | Paragraph ds | Row s | Documentation
DocumentLine p
AnnotatedItem d | AnnotatedTitle s | Paragraph s | Paragraph s | Paragraph d | Paragraph
Paragraph s
AnnotatedItem d | AnnotatedTitle s | Paragraph
AnnotatedItem d | AnnotatedTitle s | Paragraph p
AnnexLabel | AnnexTitle | Row | Row d
""",
    "documents.docx": """
BodyName s | SessionLine d | SessionLine dp
DocumentTitle | Paragraph d | Paragraph dp | Row p | Row p | Row p | Row p | Row p | Row p
Row dp | Row dp
""",
    "timetable.docx": """
BodyName s | SessionLine d | SessionLine dp
DocumentTitle | Paragraph d | Row p | Row p | Row p | Row d | Row p | Row p | Row d
""",
}


def voice(notice: Notice) -> Voice:
    known = body(BODY) if notice.body_key == BODY else None
    words = phrases(language(notice.language))
    return Voice(record(notice, known), outlook(notice, known), words)


def statements(code: str, paper: str) -> list[str]:
    """The blocks of a paper by style, each with how sure its values are: s, d, p."""
    speaker = voice(session_notice(code))
    made = MAKERS[paper](speaker)
    return [line for block in made.blocks for line in said(speaker, block)]


def said(speaker: Voice, block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (f"Row {sure(speaker, sum(row, ()))}".strip() for row in block.rows)
        return
    style = block.style if isinstance(block, Line) else type(block).__name__
    yield f"{style} {sure(speaker, block.inlines)}".strip()


def sure(speaker: Voice, inlines: Inlines) -> str:
    return "".join(sorted({certainty(speaker, inline) for inline in inlines}))


def certainty(speaker: Voice, inline: Inline) -> str:
    """Of a value: s stated, d derived, p pending; nothing of words."""
    if isinstance(inline, Plain):
        return ""
    if isinstance(inline, Stated):
        return "s"
    openings = {
        status: speaker.phrases.text(f"comments.{status}").split("{")[0]
        for status in ("derived", "pending")
    }
    return next(status for status, words in openings.items() if inline.comment.startswith(words))[0]


def lines(table: str) -> list[str]:
    return [part.strip() for line in table.strip().splitlines() for part in line.split("|")]


@LANGUAGES
@pytest.mark.parametrize("paper", sorted(STATEMENTS))
def test_each_statement_of_a_paper_is_as_sure_as_what_it_stands_on(code: str, paper: str) -> None:
    assert statements(code, paper) == lines(STATEMENTS[paper])


def annotated(name: str, code: str) -> Notice:
    return extract(read(NOTICES / name / f"{code}.txt"))


def test_a_rule_cited_alone_under_an_item_is_known_and_two_leave_it_open() -> None:
    found = record(annotated("coastal-board-annotated", "en"), None)
    frame = items(found, phrases(language("en")))
    cited = {item.value.frame: cited_rule(found, item.value) for item in frame}
    assert {key: rule.value if rule else None for key, rule in cited.items() if key} == {
        "opening": None,
        "organization": None,
        "credentials": None,  # rules 20 and 21
        "head_report": None,
        "next_session": "14",
        "other": None,
        "adoption_report": None,
        "closure": None,
    }


def test_a_rule_that_the_last_annotations_cite_is_bracketed() -> None:
    made = annotated_agenda(voice(annotated("coastal-board-annotated", "en")))
    written = [text_of(block.inlines) for block in made.blocks if not isinstance(block, Table)]
    assert any(
        line.startswith("In accordance with [rule 14 of the rules of procedure], the provisional")
        for line in written
    )


def test_an_agenda_nobody_knows_is_one_open_item() -> None:
    made = annotated_agenda(voice(replace(session_notice("en"), agendas=())))
    titles = [b for b in made.blocks if isinstance(b, Line) and b.style == "AnnotatedTitle"]
    assert [text_of(title.inlines) for title in titles] == ["[Agenda to be drawn up]"]


@pytest.mark.parametrize("code", sorted(WORDS))
def test_a_rule_on_elections_is_not_said_to_fix_the_term(code: str) -> None:
    said = phrases(language(code))
    sentences = said.text("annotated.bureau_election").split(said.text("stop"), 1)
    assert ["{term}" in sentence for sentence in sentences] == [False, True]


@pytest.mark.parametrize("code", sorted(WORDS))
def test_under_the_adoption_of_a_report_its_draft_is_expected_and_no_outcomes(code: str) -> None:
    """The title of the item that the sample has on its outcomes, worded on a report."""
    found, said = session_notice(code), phrases(language(code))
    title = said.text("agenda.adoption_report")
    agendas = tuple(
        replace(
            agenda,
            items=tuple(
                replace(item, title=title) if said.frame(item.title) == "outcomes" else item
                for item in agenda.items
            ),
        )
        for agenda in found.agendas
    )
    made = voice(replace(found, agendas=agendas))
    lines = "\n".join(
        text_of(b.inlines) for b in annotated_agenda(made).blocks if not isinstance(b, Table)
    )
    assert said.text("annotated.adoption_report")[1:] in lines  # the first letter may be a capital
    assert said.text("documents.report") in lines
    assert said.text("documents.outcomes") not in lines
