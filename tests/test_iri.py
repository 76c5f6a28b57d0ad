"""What a document is called: class, dates and IRIs."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import get_args

import pytest

from schemas.notice import Identity, Session
from schemas.vocabulary import Kind
from tests import factories
from writers import iri

MARKUP_DATE = datetime.date(2026, 11, 22)
WORK = "/akn/un/doc/communication/unhabitat-ed/2024-12-11/notification-HA.2-resumed"


def test_the_three_levels_of_a_dated_notice() -> None:
    found = iri.iri(factories.notice(language="zh"), MARKUP_DATE)
    assert found == iri.Iri(WORK, f"{WORK}/zho@2024-12-11", f"{WORK}/zho@2024-12-11/.xml")


def test_a_component_stands_after_the_exclamation_mark_and_the_format_last() -> None:
    found = iri.iri(factories.notice(language="zh"), MARKUP_DATE).component("annex_1")
    assert found.work == f"{WORK}/!annex_1"
    assert found.expression == f"{WORK}/zho@2024-12-11/!annex_1"
    assert found.manifestation == f"{WORK}/zho@2024-12-11/!annex_1.xml"


@pytest.mark.parametrize(
    ("printed", "segment"),
    [
        ("HSP/HA.2/12", "HSP-HA.2-12"),
        ("CL 154/1", "CL_154-1"),
        ("S/RES/1990 (2011)", "S-RES-1990_(2011)"),
        (" A/79/8\n", "A-79-8"),
        ("A/1?x#y@z!", "A-1%3Fx%23y%40z%21"),
        ("", ""),
    ],
)
def test_a_printed_number_as_part_of_an_iri(printed: str, segment: str) -> None:
    assert iri.segment(printed) == segment


def test_resolution_and_decision_with_one_number_have_two_iris() -> None:
    resolution = iri.outcome("resolution", "unhabitat-ha", "2023-06-09", "2/1")
    decision = iri.outcome("decision", "unhabitat-ha", "2023-06-09", "2/1")
    assert resolution == "/akn/un/statement/deliberation/unhabitat-ha/2023-06-09/res-2-1"
    assert decision == "/akn/un/statement/deliberation/unhabitat-ha/2023-06-09/dec-2-1"


def test_a_resolution_of_the_general_assembly_has_its_plain_number() -> None:
    found = iri.outcome("resolution", "un-ga", "2018-12-20", "73/239")
    assert found == "/akn/un/statement/deliberation/un-ga/2018-12-20/73-239"


@pytest.mark.parametrize(
    ("date", "session", "expected"),
    [
        ("2024-12-11", None, iri.Dates("2024-12-11", "issuance", "2024-12-11")),
        ("2024-12", None, iri.Dates("2024-12-01", "issuance", "2024-12-01")),
        ("2024", None, iri.Dates("2024-01-01", "issuance", "2024-01-01")),
        (None, "2025-05-29", iri.Dates("2025-05-29", "sessionStart", None)),
        ("2024-02-30", "2025-05-29", iri.Dates("2025-05-29", "sessionStart", None)),
        (None, "2025-05", iri.Dates("2026-11-22", "markup", None)),
        (None, None, iri.Dates("2026-11-22", "markup", None)),
    ],
)
def test_the_days_that_identify_a_notice(
    date: str | None, session: str | None, expected: iri.Dates
) -> None:
    held = Session(2, None, session, session, None, None, None)
    found = iri.dates(factories.notice(date=date, session=held), MARKUP_DATE)
    assert found == expected


def test_a_version_without_a_date_has_a_number_in_its_expression() -> None:
    found = iri.iri(factories.notice(date=None), MARKUP_DATE)
    assert found.expression.endswith("/eng@v1")


@pytest.mark.parametrize(
    "number", ["notification-HA.2-resumed", "HSP/HA.2/12", "12 a", "公告/3", "/", "", "  ", "a//b"]
)
@pytest.mark.parametrize("kind", get_args(Kind))
def test_any_number_of_any_kind_gives_seven_parts_and_none_empty(kind: Kind, number: str) -> None:
    notice = factories.notice(kind=kind, identity=Identity("un-ga", number, False))
    work = iri.iri(notice, MARKUP_DATE).work
    assert re.fullmatch(r"/akn/un/[^/\s]+/[^/\s]+/[^/\s]+/\d{4}-\d\d-\d\d/[^/\s]+", work)


def test_a_language_nobody_described_is_undetermined() -> None:
    notice = replace(factories.notice(), language="tlh")
    assert iri.iri(notice, MARKUP_DATE).expression.endswith("/und@2024-12-11")
