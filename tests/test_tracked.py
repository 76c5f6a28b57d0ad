"""Copies with tracked changes: accepted they are the draft, rejected the last session's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.notice import extract
from extractors.source import read
from schemas.language import language
from schemas.notice import Notice
from schemas.outline import Cell, Text, Unit
from schemas.outline import Table as PriorTable
from schemas.source import Footnote
from tests.draft_notices import SAMPLES, WORDS, session_notice
from tests.word_changes import accepted, lines, rejected
from tests.word_lint import W, WordFile, lint
from writers.word import Order, drafts
from writers.word.document import write
from writers.word.inlines import Bracket, Plain, plain
from writers.word.layout import layout
from writers.word.paper import Block, Line, Masthead, Paper, Paragraph, Table
from writers.word.pen import Pen
from writers.word.template import empty
from writers.word.tracked.alignment import ALIKE, Likeness, aligned
from writers.word.tracked.predecessor import Passage, Prior
from writers.word.tracked.words import edits, tokens

LANGUAGES = pytest.mark.parametrize("code", sorted(WORDS))
COPIED = ("provisional-agenda", "notification")
TEXT = st.text(alphabet="ab з第届会الدو .,1[]", max_size=30)


@cache
def extracted(code: str) -> Notice:
    return extract(read(SAMPLES / f"{code}.txt"))


NOTICES = pytest.mark.parametrize("made", [session_notice, extracted], ids=["by hand", "extracted"])


def files(notice: Notice, order: Order) -> dict[str, WordFile]:
    made = drafts(notice, order)
    return {draft.name: WordFile(draft.data) for draft in made if draft.name.endswith(".docx")}


@cache
def tracked(notice: Notice, name: str) -> tuple[WordFile, WordFile]:
    """A draft, and its copy with tracked changes."""
    made = files(notice, Order(tracked=True, only=(name,)))
    return made[f"{name}.docx"], made[f"{name}.tracked.docx"]


def printed(notice: Notice) -> Iterator[str]:
    """The texts of a notice; headings after numbers that Word cannot count in."""
    marks = layout(language(notice.language))
    words = {"section": marks.section.words, "division": marks.division.words}
    numbers = {
        unit.heading.eid: f"{unit.number.text} "
        for unit in notice.outline.walk()
        if unit.heading and unit.number and words.get(unit.kind)
    }
    return (numbers.get(text.eid, "") + text.text for text in notice.outline.texts())


@LANGUAGES
@NOTICES
def test_accepting_all_changes_gives_the_draft(code: str, made: Callable[[str], Notice]) -> None:
    for name in COPIED:
        clean, copy = tracked(made(code), name)
        assert lines(accepted(copy)) == lines(clean.body)


@LANGUAGES
@NOTICES
def test_rejecting_all_changes_gives_the_last_notice_as_printed(
    code: str, made: Callable[[str], Notice]
) -> None:
    notice = made(code)
    _, copy = tracked(notice, "notification")
    assert [text for _, text in lines(rejected(copy))] == [*printed(notice)]


@LANGUAGES
@NOTICES
def test_rejecting_all_changes_gives_the_last_agenda_as_printed(
    code: str, made: Callable[[str], Notice]
) -> None:
    notice = made(code)
    annex = notice.outline.annexes[0]
    _, copy = tracked(notice, "provisional-agenda")
    assert [text for _, text in lines(rejected(copy))] == [text.text for text in annex.texts()]


@LANGUAGES
def test_copies_are_whole_and_keep_controls_and_comments(code: str) -> None:
    for name in COPIED:
        made = drafts(session_notice(code), Order(tracked=True, only=(name,)))
        assert [lint(draft.data) for draft in made] == [[], []]
        clean, copy = (WordFile(draft.data) for draft in made)
        assert copy.controls() == clean.controls()
        assert copy.comments() == clean.comments()


@LANGUAGES
def test_recurring_text_is_not_touched_and_changed_text_is_changed_by_words(code: str) -> None:
    clean, copy = tracked(session_notice(code), "notification")
    untouched = {
        "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        for paragraph in copy.body.iter(f"{W}p")
        if not [*paragraph.iter(f"{W}ins", f"{W}del")]
    }
    repeated = [c.text for c in clean.controls() if c.tag.startswith("text@")]
    assert len(repeated) > 5
    assert len([text for text in repeated if text in untouched]) >= len(repeated) - 2
    mixed = [p for p in copy.body.iter(f"{W}p") if len({*_kinds(p)}) == 3]
    assert len(mixed) >= 5


def _kinds(paragraph: object) -> Iterator[str]:
    """What stands in a paragraph: words kept, put in, taken out."""
    for run in paragraph.iter(f"{W}t", f"{W}delText"):  # type: ignore[attr-defined]
        inside = next(run.iterancestors(f"{W}ins"), None) is not None
        yield "del" if run.tag == f"{W}delText" else "ins" if inside else "kept"


def test_changes_are_dated_as_the_notice_and_the_bytes_are_the_same_each_time() -> None:
    order = Order(tracked=True)
    assert drafts(session_notice("zh"), order) == drafts(session_notice("zh"), order)
    _, copy = tracked(session_notice("zh"), "notification")
    dates = {node.get(f"{W}date") for node in copy.body.iter(f"{W}ins", f"{W}del")}
    assert dates == {"2024-12-11T00:00:00Z"}


def test_papers_without_a_text_before_them_have_no_copy() -> None:
    made = files(session_notice("en"), Order(tracked=True))
    copies = {name.split(".")[0] for name in made if ".tracked." in name}
    assert copies == set(COPIED)


def test_an_annotated_agenda_follows_an_annotated_agenda() -> None:
    notice = replace(session_notice("en"), kind="annotated-agenda")
    clean, copy = tracked(notice, "annotated-agenda")
    assert lines(accepted(copy)) == lines(clean.body)
    assert [text for _, text in lines(rejected(copy))] == [*printed(notice)]
    assert "notification.tracked.docx" not in files(notice, Order(tracked=True))


def test_the_label_of_the_last_agenda_begins_no_page_of_the_next() -> None:
    _, copy = tracked(session_notice("en"), "provisional-agenda")
    styles = {text: style for style, text in lines(rejected(copy))}
    assert styles["Annex I"] == "Normal"


def test_notes_of_the_last_text_stand_after_the_texts_that_carry_them() -> None:
    notice = session_notice("en")
    first = notice.outline.units[0]
    text = next(first.units[0].texts())
    noted = replace(text, notes=(Footnote(3, "1", "Resolution 73/239."),))
    unit = replace(first.units[0], blocks=(noted,))
    units = (replace(first, units=(unit, *first.units[1:])), *notice.outline.units[1:])
    outline = replace(notice.outline, units=units)
    _, copy = tracked(replace(notice, outline=outline), "notification")
    texts = [text for _, text in lines(rejected(copy))]
    assert texts[texts.index(text.text) + 1] == "Resolution 73/239."


def test_rejecting_gives_back_the_styles_that_number_the_last_text() -> None:
    notice = session_notice("en")
    _, copy = tracked(notice, "notification")
    styles = [style for style, _ in lines(rejected(copy))]
    numbered = [unit for unit in notice.outline.walk() if _counted(unit)]
    assert sum(styles.count(name) for name in ("NumberedParagraph", "AgendaItem")) == len(numbered)


def _counted(unit: Unit) -> bool:
    return unit.kind == "paragraph" and unit.number is not None


@given(old=TEXT, new=TEXT)
def test_edits_make_the_new_text_of_the_old_one(old: str, new: str) -> None:
    made, at = "", 0
    for edit in edits(old, new):
        made += old[at : edit.old_start] + new[edit.new_start : edit.new_end]
        at = edit.old_end
    assert made + old[at:] == new


@given(text=TEXT)
def test_tokens_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("the second session", "the [third] session", [("second", "[third]")]),
        ("第二届会议", "第[三]届会议", [("二", "[三]")]),
        ("HSP/HA.2/12 is out", "HSP/HA.3/1 is out", [("HSP/HA.2/12", "HSP/HA.3/1")]),
        ("a b c d e", "v w x y z", [("a b c d e", "v w x y z")]),
        ("held in Nairobi", "held in Nairobi", []),
    ],
)
def test_edits_are_whole_words_and_not_scraps(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    found = edits(old, new)
    assert [(old[e.old_start : e.old_end], new[e.new_start : e.new_end]) for e in found] == expected


@given(st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), max_size=5))
def test_every_part_is_aligned_once_and_in_order(scores: list[list[float]]) -> None:
    found = [*aligned(len(scores), 4, lambda i, j: scores[i][j])]
    assert [i for i, _ in found if i is not None] == [*range(len(scores))]
    assert [j for _, j in found if j is not None] == [0, 1, 2, 3]


def test_rare_words_tell_texts_apart_and_common_ones_do_not() -> None:
    common = ["the", "session", "of", "the", "assembly"]
    old = [[*common, "budget"], [*common, "elections"], common]
    new = [[*common, "elections", "bureau"]]
    likeness = Likeness(old, new)
    assert likeness.of(1, 0) > max(likeness.of(0, 0), ALIKE)
    assert Likeness([["a"]], [["b"]]).of(0, 0) == 0.0
    assert Likeness([common], [common]).of(0, 0) == pytest.approx(1.0)


CELLS = st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1, max_size=3)
BLOCKS = st.lists(st.one_of(TEXT, CELLS), min_size=1, max_size=5)


@settings(deadline=None, max_examples=60)
@given(old=BLOCKS, new=BLOCKS, code=st.sampled_from(["en", "zh", "ar"]))
def test_any_text_can_follow_any_other(
    old: list[str | list[list[str]]], new: list[str | list[list[str]]], code: str
) -> None:
    before = tuple(_prior(number, part) for number, part in enumerate(old))
    data = write(_paper(new), _pen(code), before=before)
    assert lint(data) == []
    file, clean = WordFile(data), WordFile(write(_paper(new), _pen(code)))
    assert lines(accepted(file)) == lines(clean.body)
    assert [text for _, text in lines(rejected(file))] == [*filter(None, _texts(old))]


def _prior(number: int, part: str | list[list[str]]) -> Prior:
    if isinstance(part, str):
        return Passage(f"p_{number}", part, "Normal")
    rows = tuple(tuple(Cell((Text("t", words),) if words else ()) for words in row) for row in part)
    return PriorTable(f"table_{number}", rows)


def _paper(parts: list[str | list[list[str]]]) -> Paper:
    head = Masthead("o", plain("b"), plain("s"), ())
    blocks = (Line("BodyName", plain("body")), *map(_block, parts))
    return Paper("x.docx", "x", head, blocks)


def _block(part: str | list[list[str]]) -> Block:
    """A paragraph half of which is open, or a table."""
    if isinstance(part, str):
        half = len(part) // 2
        return Paragraph((*plain(part[:half]), Bracket("place", (Plain(part[half:]),), "because")))
    first, *rest = part
    return Table((first[0], first[1]), tuple(tuple(map(plain, row)) for row in rest), (30, 70))


def _pen(code: str) -> Pen:
    setting = layout(language(code))
    day = datetime(2024, 12, 11, tzinfo=UTC)
    return Pen(empty(setting), setting, day, lambda stated: "alias", lambda key: "label")


def _texts(parts: list[str | list[list[str]]]) -> Iterator[str]:
    for part in parts:
        cells = [part] if isinstance(part, str) else [cell for row in part for cell in row]
        yield from cells


def test_no_change_stands_where_nothing_has_changed() -> None:
    before = (Passage("p_1", "body", "BodyName"), Passage("p_2", "[x]", "NumberedParagraph"))
    data = write(_paper(["x"]), _pen("en"), before=before)
    assert not re.search(rb"<w:(ins|del) ", _document(data))


def _document(data: bytes) -> bytes:
    from lxml import etree

    return etree.tostring(WordFile(data).body)
