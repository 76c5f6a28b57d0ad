"""Addresses: every fact of a notice has one of its own, and is found by its place."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings

from schemas.addresses import FORMS, address, at, notice_of, tree
from schemas.notice import AgendaItem, Notice, Span
from schemas.plain import built, plain
from tests.chinese import chinese
from tests.notices import notices

_LIGHT = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# How a notice is printed and named, what was left aside and what reviewers did are no facts of it.
APART = {"language", "date_span", "identity", "outline", "residue", "origin", "settled", "reviews"}


@pytest.mark.parametrize(
    "path",
    [
        "date",
        "symbol",
        "body_key",
        "session/number",
        "outcomes/resolution/2.1",
        "outcomes/resolution/2.1/title",
        "outcomes/decision/2.1/title",
        "bureaux/current/term",
    ],
)
def test_the_address_of_a_fact_says_what_it_is(path: str) -> None:
    assert path in address(chinese())


def test_every_field_of_a_notice_can_be_decided_on_or_is_known_not_to_be() -> None:
    form = FORMS[Notice]
    assert {*form.fields, *form.parts, *APART} == {field.name for field in fields(Notice)}


@_LIGHT
@given(notices())
def test_no_two_facts_share_an_address_and_all_values_are_json(notice: Notice) -> None:
    root = tree(notice)
    paths = [node.path for node in root.walk()]
    assert len(paths) == len(set(paths))
    found = address(notice)
    assert len(found) == sum(len(FORMS[type(n.value)].fields) + bool(n.path) for n in root.walk())
    json.dumps([fact.value for fact in found.values()])


@_LIGHT
@given(notices())
def test_a_tree_that_nobody_changed_gives_its_notice_back(notice: Notice) -> None:
    assert notice_of(tree(notice)) == notice


@_LIGHT
@given(notices())
def test_a_fact_is_the_same_after_a_way_through_json(notice: Notice) -> None:
    for outcome in notice.outcomes:
        assert built(type(outcome), json.loads(json.dumps(plain(outcome)))) == outcome
    for agenda in notice.agendas:
        assert built(type(agenda), plain(agenda)) == agenda


def test_facts_that_would_have_the_same_address_are_told_apart() -> None:
    notice = chinese()
    twice = replace(notice, outcomes=(notice.outcomes[0], notice.outcomes[0]))
    paths = [path for path, fact in address(twice).items() if fact.whole and "outcomes" in path]
    assert paths == ["outcomes/resolution/2.1", "outcomes/resolution/2.1~2"]


def test_a_fact_is_found_by_the_place_in_a_content_control() -> None:
    notice = chinese()
    outcome = notice.outcomes[0]
    found = {fact.path for fact in at(address(notice), outcome.span)}
    assert "outcomes/resolution/2.1/number" in found
    inner = Span(outcome.span.eid, outcome.span.start, outcome.span.end - 1)
    assert "outcomes/resolution/2.1/number" in {f.path for f in at(address(notice), inner)}


def test_an_item_below_another_has_the_numbers_of_both() -> None:
    notice = chinese()
    span = Span("preface__p_1", 0, 2)
    below = AgendaItem("a", "x", "u2", span)
    item = AgendaItem("5", "y", "u1", span, (below,))
    nested = replace(notice, agendas=(replace(notice.agendas[0], eid="att_1", items=(item,)),))
    assert address(nested)["agendas/att_1/items/5/items/a/title"].value == "x"
