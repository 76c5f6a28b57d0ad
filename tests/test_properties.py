"""What holds of any text whatever: it is read, nothing of it is lost, every fact has its place."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors import akn
from extractors.notice import extract
from schemas.akn import check
from schemas.errors import NotANotice
from schemas.language import codes
from schemas.notice import Notice
from schemas.outline import with_notes
from schemas.printable import printable
from schemas.source import Footnote, Grid, GridCell, Line, Source
from tests.test_samples import record_text
from writers.akn import write

MARKS = [
    "1. ",
    "2. ",
    "3.1 ",
    "I. ",
    "II. ",
    "A. ",
    "(a) ",
    "b) ",
    "(i) ",
    "一、",
    "（二）",
    "أولا - ",
]
MARKS += ["- ", "• ", "Annex I", "附件一", "Item 3: ", "", "", "", ""]
WORDS = [
    "Notification by the Secretariat", "The second session will be held on 29 and 30 May 2025",
    "in accordance with rule 30, paragraph 3,", "resolution 73/239", "HSP/HA.2/12", "the Bureau:",
    "President: Kenya (African States)", "第二届会议续会将于2025年5月29日举行。", "执行主任的通知",
    "adopted the following decisions:", "Decision 2/1: Title", "provisional agenda", "Opening.",
    "<https://example.org/a?b=c&d>",
    "e\u0301 \u202a\u0627\u0644\u0641\u200f \u00ad", "]]> & < > \"", "\U0001f600",
]  # fmt: skip

fragments = st.sampled_from(WORDS) | st.text(max_size=40)
texts = st.lists(fragments, min_size=1, max_size=4).map(" ".join).map(printable)  # as readers do
notes = st.lists(st.builds(Footnote, st.integers(0, 9), st.sampled_from("1*"), texts), max_size=1)
lines = st.tuples(st.sampled_from(MARKS), texts, notes).map(
    lambda parts: Line("".join(parts[:2]), notes=tuple(parts[2]))
)
grids = st.lists(st.lists(texts, min_size=2, max_size=2), min_size=1, max_size=3).map(
    lambda rows: Grid(tuple(tuple(GridCell((Line(t),)) for t in row) for row in rows), header=1)
)
sources = st.lists(lines | grids, min_size=1, max_size=14).map(
    lambda blocks: Source("x.txt", "txt", "0" * 64, 1, (Line("Notification"), *blocks))
)


def notice(source: Source, code: str) -> Notice | None:
    try:
        return extract(source, code)
    except NotANotice:
        return None


@pytest.mark.parametrize("code", codes())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(source=sources)
def test_any_text_becomes_a_valid_record_that_is_read_back(code: str, source: Source) -> None:
    made = notice(source, code)
    if made is not None:
        written = write(made, date(2026, 1, 2))
        assert check(written) == ()
        assert akn.read(written) == made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(source=sources)
def test_no_text_is_lost(source: Source) -> None:
    made = notice(source, "en")
    if made is not None:
        said = [text.text for text in with_notes(made.outline.texts())]
        numbers = [u.number.text for u in made.outline.walk() if u.number and not u.number.restored]
        left = [residue.text for residue in made.residue]
        printed = [line.text for line in source.lines()]
        printed += [note.text for line in source.lines() for note in line.notes]
        assert _letters([*said, *numbers, *left]) == _letters(printed)


def _letters(texts: list[str]) -> list[str]:
    return sorted(c for text in texts for c in text if not c.isspace())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(source=sources)
def test_every_fact_says_what_stands_in_its_place(source: Source) -> None:
    made = notice(source, "en")
    if made is None:
        return
    texts = {text.eid: text.text for text in with_notes(made.outline.texts())}
    stated = [made.symbol, made.title, made.body, *(made.periods), *(made.quantities)]
    for fact in (fact for fact in stated if fact is not None):
        place = texts[fact.span.eid][fact.span.start : fact.span.end]
        assert place == fact.text or fact is made.symbol
    for mention in made.mentions:
        assert texts[mention.span.eid][mention.span.start : mention.span.end].strip()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(source=sources)
def test_dates_stand_in_reading_order_and_apart(source: Source) -> None:
    made = notice(source, "en")
    if made is None:
        return
    order = {text.eid: index for index, text in enumerate(with_notes(made.outline.texts()))}
    places = [(order[p.span.eid], p.span.start, p.span.end) for p in made.periods]
    assert places == sorted(places)
    for one, other in pairwise(places):
        assert one[0] != other[0] or one[2] <= other[1]


def test_a_record_holds_its_text_once() -> None:
    source = Source("x.txt", "txt", "0" * 64, 1, (Line("Notification"), Line("1. Text of it.")))
    made = extract(source, "en")
    assert record_text(write(made, date(2026, 1, 2))) == "Notification1.Textofit."
