"""Documents of every kind, with much or next to nothing in them, as Akoma Ntoso."""

from __future__ import annotations

from typing import get_args

import pytest

from extractors.akn import read
from schemas.akn import check, parse, problems
from schemas.errors import InvalidAkn
from schemas.notice import Identity, Span, Stated
from schemas.outline import Cell, Number, Outline, Table
from schemas.vocabulary import Kind
from tests import factories
from tests.akn_elements import find, only, sample, tag, written
from writers import akn_marks
from writers.akn import write
from writers.akn_view import Mark
from writers.akn_xml import words


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("date", ["2024-12-11", "2024-12", None])
@pytest.mark.parametrize("number", ["HSP/HA.2/12", ""])
def test_every_kind_is_written_without_problems(kind: Kind, date: str | None, number: str) -> None:
    identity = Identity("un-ga", number, assigned=False)
    notice = factories.notice(kind=kind, date=date, identity=identity)
    root = written(notice)
    assert problems(root) == ()
    assert root[0].get("name")


def test_a_version_without_a_date_has_a_version_number_and_is_not_called_published() -> None:
    root = written(factories.notice(date=None))
    expression = only(root, "FRBRExpression")
    assert only(expression, "FRBRdate").get("date") == "1900-01-01"
    assert only(expression, "FRBRversionNumber").get("value") == "v1"
    assert find(root, "publication") == []


def test_a_title_block_without_a_title_says_editorially_what_the_document_is() -> None:
    notice = factories.notice(outline=factories.outline(preface=()), title=None, language="fr")
    (paragraph,) = only(written(notice), "preface")
    assert (paragraph.get("status"), words(paragraph)) == ("editorial", "notification")


def test_a_restored_number_is_marked_as_editorial() -> None:
    numbered = [
        factories.unit("paragraph", f"para_{count}", "Words.", number=Number(f"{count}.", restored))
        for count, restored in ((1, True), (2, False))
    ]
    root = written(factories.notice(*numbered))
    assert [num.get("status") for num in find(root, "num")] == ["editorial", None]


def test_blocks_before_units_are_an_introduction_and_those_after_wrap_up() -> None:
    inner = factories.unit("point", "list_1__point_a", "Item.")
    unit = factories.unit(
        "list",
        "list_1",
        "Before:",
        units=(inner,),
        after=(factories.text("list_1__p_2", "After."),),
    )
    made = only(written(factories.notice(unit)), "list")
    assert [tag(child) for child in made] == ["intro", "point", "wrapUp"]


def test_a_table_keeps_its_spans_and_its_empty_cells() -> None:
    cells = (Cell((), header=True, columns=2, rows=3), Cell((factories.text("t__p_1", "a"),)))
    unit = factories.unit(blocks=(Table("para_1__table_1", (cells,)),))
    root = written(factories.notice(unit))
    header = only(root, "th")
    assert (header.get("colspan"), header.get("rowspan")) == ("2", "3")
    assert [words(child) for child in header] == [""]


def test_a_document_that_marks_would_make_invalid_is_written_without_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bad = Mark(Span("para_1__p_1", 0, 5), "date", attributes={"date": "someday"})
    monkeypatch.setattr(akn_marks, "marks", lambda view: iter([bad]))
    notice = factories.notice()
    data = write(notice, factories.MARKUP_DATE)
    assert read(data) == notice
    assert find(parse(data), "date") == []
    assert [problem.rule for problem in check(data)] == ["SRT-01"]


def test_a_repeated_eid_is_an_error_with_its_name() -> None:
    units = (factories.unit("paragraph", "para_1", "a"), factories.unit("paragraph", "para_1", "b"))
    with pytest.raises(InvalidAkn, match="para_1"):
        write(factories.notice(*units), factories.MARKUP_DATE)


def test_an_outline_without_a_symbol_says_that_its_number_was_assigned() -> None:
    (status,) = sample().iter("{urn:seriatim:1}numberStatus")
    assert status.get("value") == "assigned-by-implementor"


def test_a_printed_symbol_is_the_number_of_the_work_and_of_the_title_block() -> None:
    outline = Outline((factories.text("preface__p_1", "HSP/HA.2/12"),), ())
    notice = factories.notice(
        outline=outline,
        symbol=Stated("HSP/HA.2/12", Span("preface__p_1", 0, 11)),
        title=None,
        identity=Identity("unhabitat-ha", "HSP/HA.2/12", assigned=False),
    )
    root = written(notice)
    number = only(root, "FRBRnumber")
    assert (number.get("value"), number.get("showAs")) == ("HSP-HA.2-12", "HSP/HA.2/12")
    assert words(only(root, "docNumber")) == "HSP/HA.2/12"
