"""Body files: every rule has its source, every organ its names, and the rules give real days."""

from __future__ import annotations

from datetime import date

import pytest
import regex

from extractors.checks.case import earlier
from schemas.body import Body, bodies, body
from schemas.errors import UnknownBody
from schemas.language import codes


@pytest.mark.parametrize("described", bodies(), ids=lambda described: described.key)
def test_every_rule_of_a_body_names_its_source(described: Body) -> None:
    assert described.rules
    for name, rule in described.rules.items():
        assert rule.source.strip(), name
    for bureau in described.bureaux:
        assert bureau.source.strip()


@pytest.mark.parametrize("described", bodies(), ids=lambda described: described.key)
def test_every_organ_of_a_body_has_a_name_in_every_language(described: Body) -> None:
    assert described.organ(described.key) is not None
    assert described.organ(described.author) is not None
    for organ in described.organs:
        assert set(organ.names) == set(codes())
        assert all(organ.names.values())


@pytest.mark.parametrize("described", bodies(), ids=lambda described: described.key)
def test_every_symbol_pattern_of_a_body_gives_its_session(described: Body) -> None:
    for form in described.symbols:
        assert "session" in regex.compile(form).groupindex


@pytest.mark.parametrize(
    ("opening", "duration", "expected"),
    [
        (date(2025, 5, 29), "P42D", date(2025, 4, 17)),
        (date(2025, 5, 26), "P42D", date(2025, 4, 14)),
        (date(2026, 10, 5), "P6W", date(2026, 8, 24)),
        (date(2025, 3, 31), "P1M", date(2025, 2, 28)),
        (date(2024, 3, 31), "P1M", date(2024, 2, 29)),
        (date(2025, 1, 15), "P2M", date(2024, 11, 15)),
        (date(2024, 2, 29), "P1Y", date(2023, 2, 28)),
    ],
)
def test_a_lead_time_counts_back_from_the_opening(
    opening: date, duration: str, expected: date
) -> None:
    assert earlier(opening, duration) == expected


def test_an_undescribed_body_is_said_to_be_so() -> None:
    with pytest.raises(UnknownBody, match="no body file describes 'un-nowhere'"):
        body("un-nowhere")
