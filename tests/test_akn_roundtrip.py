"""The XML is the record: whatever is written is read back the same, and is always valid."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from extractors.akn import read
from schemas.akn import AKN, parse, schema_errors
from schemas.notice import Notice
from schemas.outline import Outline
from tests import factories
from tests.chinese import chinese
from tests.notices import notices
from writers.akn import write

_THOROUGH = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@_THOROUGH
@given(notices())
def test_any_notice_is_read_back_as_it_was_written(notice: Notice) -> None:
    data = write(notice, factories.MARKUP_DATE)
    assert read(data) == notice
    assert schema_errors(parse(data)) == ()


@_THOROUGH
@given(st.text(st.characters(codec=None), max_size=40))
def test_any_characters_at_all_give_valid_xml_of_the_same_length(words: str) -> None:
    notice = factories.notice(factories.unit("paragraph", "para_1", words))
    found = read(write(notice, factories.MARKUP_DATE))
    (written,) = [text.text for text in found.outline.units[0].texts()]
    assert len(written) == len(words)


def test_characters_that_xml_forbids_become_the_replacement_character() -> None:
    notice = factories.notice(factories.unit("paragraph", "para_1", "a\x00b\ufffec\ud800d\x0b"))
    found = read(write(notice, factories.MARKUP_DATE))
    assert found.outline.units[0].blocks[0] == factories.text(
        "para_1__p_1", "a\ufffdb\ufffdc\ufffdd\ufffd"
    )


def test_the_sample_form_is_read_back() -> None:
    notice = chinese()
    assert read(write(notice, factories.MARKUP_DATE)) == notice


def test_the_same_notice_gives_the_same_bytes() -> None:
    first, second = (write(chinese(), factories.MARKUP_DATE) for _ in range(2))
    assert first == second


def test_laid_out_again_by_hand_the_record_stays_the_same() -> None:
    notice = chinese()
    root = parse(write(notice, factories.MARKUP_DATE))
    for element in root.iter(f"{{{AKN}}}section"):
        element.tail = "\n\n\n"
        element.addprevious(etree.Comment("looked at"))
    assert read(etree.tostring(root)) == notice


@pytest.mark.parametrize(
    "outline",
    [
        Outline((), ()),
        Outline((factories.text("preface__p_1", ""),), ()),
        Outline((), (factories.unit("section", "sec_I", blocks=()),)),
        Outline((factories.table("preface__table_1"),), ()),
        Outline((), (factories.unit("list", "list_1", "alone"),)),
    ],
)
def test_a_document_with_next_to_nothing_in_it_is_valid(outline: Outline) -> None:
    notice = factories.notice(outline=outline, title=None)
    data = write(notice, factories.MARKUP_DATE)
    assert read(data) == notice
