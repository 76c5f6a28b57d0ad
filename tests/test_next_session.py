"""What is concluded about the next session, and on what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from schemas.body import Body, body
from schemas.errors import Incomplete
from schemas.notice import Session
from tests.draft_notices import ADJOURNED, BODY, WORDS, session_notice
from writers.next_session import outlook
from writers.outlook.conclusion import Conclusion

LANGUAGES = pytest.mark.parametrize("code", sorted(WORDS))
# The statements about the third session of the Assembly: value and certainty of each.
THIRD_SESSION = {
    "number": (3, "derived"),
    "length": ("P5D", "derived"),
    "lead_time": ("P42D", "derived"),
    "symbol": ("HSP/HA.3/…", "pending"),
    "dates": (None, "pending"),
    "opening": (None, "pending"),
    "deadline": (None, "pending"),
    "states": (None, "pending"),
    "contact": (None, "pending"),
    "preparation_number": (None, "pending"),
    "extra_vice_presidents": ("unhabitat-cpr", "derived"),
    "bureau_term": ("P4Y", "derived"),
}
# The ordinal of that session as the item of the last agenda prints it.
THIRD = ("三", "third", "troisième", "tercer", "третьей", "الثالثة")
# The marks of the points that the last session had open.
SECOND_AND_THIRD = {code: ["b", "c"] for code in WORDS} | {"ar": ["ب", "ج"]}
# The frame of its agenda: what recurs, and what is open.
FRAME = [
    ("opening", "derived"),
    ("adoption", "derived"),
    ("chair_report", "derived"),
    ("credentials", "derived"),
    ("election", "derived"),
    ("strategic_plan", "pending"),
    ("outcomes", "derived"),
    ("next_session", "derived"),
    ("bureau_election", "derived"),
    ("other", "derived"),
    ("closure", "derived"),
]


@pytest.fixture
def assembly() -> Body:
    return body(BODY)


@LANGUAGES
@pytest.mark.parametrize("name", sorted(THIRD_SESSION))
def test_each_statement_says_its_value_and_how_sure_it_is(
    assembly: Body, code: str, name: str
) -> None:
    conclusion: Conclusion[object] = getattr(outlook(session_notice(code), assembly), name)
    assert (conclusion.value, conclusion.status) == THIRD_SESSION[name]


@LANGUAGES
def test_derived_statements_name_what_they_follow_from(assembly: Body, code: str) -> None:
    found = outlook(session_notice(code), assembly)
    derived = [
        getattr(found, name) for name, (_, status) in THIRD_SESSION.items() if status == "derived"
    ]
    assert all(conclusion.sources for conclusion in derived)


@LANGUAGES
def test_a_rule_is_traced_to_its_number_and_to_the_paragraph_that_reports_it(
    assembly: Body, code: str
) -> None:
    sources = outlook(session_notice(code), assembly).lead_time.sources
    assert sources[0].rule == "30(3)"
    assert "para_10" in [source.eid for source in sources]


@LANGUAGES
def test_the_year_is_pending_and_every_ground_gives_its_own(assembly: Body, code: str) -> None:
    years = outlook(session_notice(code), assembly).years
    grounds = [(candidate.year, candidate.reason.key) for candidate in years.value]
    assert years.status == "pending"
    assert years.reason.key == "years_disagree"
    assert grounds == [(2027, "year_by_cycle"), (2029, "year_by_term"), (2029, "year_by_plan")]


def test_grounds_that_agree_still_leave_the_year_pending(assembly: Body) -> None:
    notice = session_notice("en")
    regular = replace(_regular(), start="2025-06-05", end="2025-06-09")
    found = outlook(replace(notice, session=regular, gatherings=()), assembly).years
    assert ({c.year for c in found.value}, found.status) == ({2029}, "pending")
    assert found.reason.key == "years_agree"


@LANGUAGES
def test_the_frame_of_the_agenda_is_told_from_its_matter(assembly: Body, code: str) -> None:
    found = outlook(session_notice(code), assembly).agenda
    assert [(item.value.frame, item.status) for item in found] == FRAME


@LANGUAGES
def test_the_ordinal_in_an_item_is_found_where_it_is_printed(assembly: Body, code: str) -> None:
    item = outlook(session_notice(code), assembly).agenda[7].value
    assert item.counted is not None
    assert item.title[item.counted.start : item.counted.end] in THIRD


@LANGUAGES
def test_open_issues_carry_over_and_recurring_ones_do_not(assembly: Body, code: str) -> None:
    found = outlook(session_notice(code), assembly).carried_over
    assert [(issue.value.number or "").strip("()") for issue in found] == SECOND_AND_THIRD[code]
    assert {issue.status for issue in found} == {"pending"}


@LANGUAGES
def test_the_groups_elected_last_preside_without_states_or_persons(
    assembly: Body, code: str
) -> None:
    found = outlook(session_notice(code), assembly).presiding
    assert found.status == "derived"
    assert found.value[0].group == "asia-pacific"
    assert not hasattr(found.value[0], "state")


@LANGUAGES
def test_no_group_holds_an_office_twice_in_the_allocations(assembly: Body, code: str) -> None:
    found = outlook(session_notice(code), assembly)
    former = {"asia-pacific", "latin-american-and-caribbean"}
    assert found.allocations.status == "pending"
    assert len(found.allocations.value) == 6
    for option in found.allocations.value:
        assert former.isdisjoint({option.president, option.rapporteur})
        assert len({option.president, option.rapporteur, *option.vice_presidents}) == 5


def test_a_body_nobody_described_leaves_its_rules_pending() -> None:
    found = outlook(replace(session_notice("en"), quantities=()), None)
    unknown = ("length", "lead_time", "bureau_term", "preparation", "extra_vice_presidents")
    assert [getattr(found, name).status for name in unknown] == ["pending"] * 5
    assert (found.place.value, found.place.status) == ("Nairobi", "pending")
    assert found.number.value == 3


def test_rules_that_only_the_notice_reports_are_derived_from_it() -> None:
    found = outlook(session_notice("en"), None)
    assert (found.lead_time.value, found.lead_time.status) == ("P42D", "derived")
    assert [source.eid for source in found.lead_time.sources] == ["para_10"]


def test_of_two_reported_lengths_that_of_the_last_regular_session_is_meant() -> None:
    notice = session_notice("en")
    longer = tuple(
        replace(quantity, span=replace(quantity.span, eid="para_3__p_1"))
        for quantity in notice.quantities
    )
    stated = replace(notice, quantities=longer)
    assert outlook(stated, None).length.value == "P5D"
    undated = outlook(replace(stated, gatherings=()), None).length
    assert (undated.value, undated.status) == (None, "pending")


def _regular() -> Session:
    session = session_notice("en").session
    assert session is not None
    return replace(session, kind="regular", key=ADJOURNED, start="2023-06-05", end="2023-06-09")


def test_a_regular_session_counts_its_cycle_from_itself(assembly: Body) -> None:
    notice = replace(session_notice("en"), session=_regular(), gatherings=())
    found = outlook(notice, assembly)
    assert found.number.reason.key == "number_next"
    assert (2027, "year_by_cycle") in [(c.year, c.reason.key) for c in found.years.value]


def test_after_a_special_session_the_regular_series_goes_on(assembly: Body) -> None:
    notice = replace(session_notice("en"), session=replace(_regular(), kind="special"))
    found = outlook(notice, assembly).number  # the notice names the second regular session
    assert (found.value, found.status, found.reason.key) == (3, "pending", "number_after_special")


def test_the_number_of_a_special_session_alone_leads_nowhere(assembly: Body) -> None:
    special = replace(_regular(), kind="special")
    found = outlook(replace(session_notice("en"), session=special, gatherings=()), assembly)
    assert (found.number.value, found.number.reason.key) == (None, "number_of_special")
    assert found.symbol.value is None


def test_no_session_is_incomplete(assembly: Body) -> None:
    with pytest.raises(Incomplete, match="names no session"):
        outlook(replace(session_notice("en"), session=None), assembly)


def test_an_item_of_its_time_is_not_repeated_as_it_stands(assembly: Body) -> None:
    notice = session_notice("en")
    dated = replace(notice.periods[0], span=notice.agendas[0].items[0].span)
    found = outlook(replace(notice, periods=(*notice.periods, dated)), assembly).agenda[0]
    assert (found.status, found.reason.key) == ("pending", "item_dated")


def test_a_plan_that_the_session_does_not_take_up_gives_no_year(assembly: Body) -> None:
    notice = session_notice("en")
    mentioned = tuple(
        replace(period, span=replace(period.span, eid="para_3__p_1")) for period in notice.periods
    )
    years = outlook(replace(notice, periods=mentioned), assembly).years.value
    assert "year_by_plan" not in [candidate.reason.key for candidate in years]


OPENINGS = {  # opening: days of five meetings, deadline of 42 days, keys of what to weigh
    "2029-06-04": ("2029-06-04/2029-06-08", "2029-04-23", set()),
    "2029-05-31": ("2029-05-31/2029-06-06", "2029-04-19", {"on_holiday"}),
    "2029-06-02": ("2029-06-02/2029-06-07", "2029-04-21", {"on_weekend"}),
}


@pytest.mark.parametrize("opens", OPENINGS)
def test_a_given_opening_gives_every_day_and_what_to_weigh(assembly: Body, opens: str) -> None:
    found = outlook(session_notice("en"), assembly, date.fromisoformat(opens))
    days, deadline, weighed = OPENINGS[opens]
    assert (found.dates.value, found.dates.status) == (days, "derived")
    assert (found.deadline.value, found.deadline.status) == (deadline, "derived")
    assert (found.opening.value, found.opening.status) == (opens, "pending")
    assert {flag.key for flag in found.dates.flags} == weighed


def test_holidays_of_a_body_without_a_country_are_said_to_be_unchecked(assembly: Body) -> None:
    stateless = replace(assembly, country=None)
    found = outlook(session_notice("en"), stateless, date(2029, 6, 4))
    assert [flag.key for flag in found.deadline.flags] == ["holidays_unknown"]


def test_an_opening_without_any_length_leaves_the_days_open() -> None:
    silent = replace(session_notice("en"), quantities=(), gatherings=())
    assert outlook(silent, None, date(2029, 6, 4)).dates.value is None


def test_days_that_follow_the_length_of_the_last_session_are_to_be_confirmed() -> None:
    silent = replace(session_notice("en"), quantities=())
    found = outlook(silent, None, date(2029, 6, 4))
    assert (found.length.value, found.length.status) == ("P5D", "pending")
    assert (found.dates.value, found.dates.status) == ("2029-06-04/2029-06-08", "pending")
