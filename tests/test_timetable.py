"""The timetable of preparation: days counted back from the opening, and the calendar of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar

from schemas.body import body
from schemas.language import language
from tests.draft_notices import BODY, WORDS, drafted, session_notice
from tests.word_lint import WordFile
from writers.next_session import outlook
from writers.outlook.record import record
from writers.phrases import phrases
from writers.timetable import Step, timetable
from writers.word import Draft, Order, drafts

LANGUAGES = pytest.mark.parametrize("code", sorted(WORDS))
MONDAY = date(2029, 6, 4)
# Each step before the third session: days before the opening, days when it opens on that Monday.
STEPS = {
    "review": (None, None),
    "notification": ((169, 169), "2028-12-15/2028-12-15"),  # not on Sunday, 17 December
    "meeting_documents": ((45, 45), "2029-04-18/2029-04-18"),
    "documents": ((42, 42), "2029-04-23/2029-04-23"),
    "meeting": ((3, 1), "2029-05-30/2029-06-01"),
    "opening": ((0, 0), "2029-06-04/2029-06-04"),
    "closing": ((-1, -1), "2029-06-08/2029-06-08"),
}


def steps(opens: date | None = None, code: str = "en", **others: object) -> list[Step]:
    notice, known = session_notice(code, **others), body(BODY)
    return [*timetable(record(notice, known), outlook(notice, known, opens))]


def calendar(code: str, opens: date = MONDAY) -> Draft:
    return next(d for d in drafted(session_notice(code), opens) if d.name == "timetable.ics")


@LANGUAGES
def test_steps_are_counted_from_the_opening_before_it_is_known(code: str) -> None:
    moments = {step.key: step.when.value for step in steps(code=code)}
    assert [*moments] == [*STEPS]
    assert {key: (m.first, m.last) if m else None for key, m in moments.items()} == {
        key: before for key, (before, _) in STEPS.items()
    }


def test_an_opening_gives_every_step_its_days_and_none_is_on_a_weekend() -> None:
    moments = {step.key: step.when.value for step in steps(MONDAY)}
    assert {key: m.days if m else None for key, m in moments.items()} == {
        key: days for key, (_, days) in STEPS.items()
    }
    assert [*moments] == [
        "review", "notification", "meeting_documents", "documents", "meeting", "opening", "closing",
    ]  # fmt: skip


def test_only_what_a_rule_fixes_is_derived() -> None:
    derived = {step.key for step in steps() if step.when.status == "derived"}
    assert derived == {"documents", "closing"}


def test_days_moved_off_a_weekend_and_holidays_are_said() -> None:
    flags = {step.key: [flag.key for flag in step.when.flags] for step in steps(MONDAY)}
    assert flags["notification"] == ["moved_to_working_days"]
    assert flags["meeting"] == ["moved_to_working_days", "on_holiday"]  # 1 June in Kenya


def test_a_session_without_a_day_on_record_leaves_what_it_was_compared_with_open() -> None:
    session = session_notice("en").session
    assert session is not None
    found = steps(session=replace(session, start="2025"))
    undated = {step.key for step in found if step.when.value is None}
    assert undated == {"review", "notification", "meeting_documents", "meeting"}


@LANGUAGES
def test_the_calendar_has_an_all_day_event_for_every_step_with_days(code: str) -> None:
    made = Calendar.from_ical(calendar(code).data.decode("utf-8"))
    events = {
        f"{event.decoded('dtstart')}/{event.decoded('dtend')}": event
        for event in made.walk("VEVENT")
    }
    assert len(events) == len(STEPS) - 1  # the review has no day
    assert "2029-05-30/2029-06-02" in events  # the end is the day after the last
    assert made["x-wr-timezone"] == "Africa/Nairobi"
    assert all(event["summary"] and event["description"] for event in events.values())
    assert {str(event["status"]) for event in events.values()} == {"TENTATIVE"}


def identifiers(draft: Draft) -> list[str]:
    return [str(e["uid"]) for e in Calendar.from_ical(draft.data.decode("utf-8")).walk("VEVENT")]


def test_the_same_input_gives_the_same_calendar() -> None:
    again = next(
        d for d in drafts(session_notice("ar"), Order(MONDAY)) if d.name == "timetable.ics"
    )
    assert again.data == calendar("ar").data


def test_an_event_keeps_its_identifier_in_every_language_and_for_every_opening() -> None:
    known = identifiers(calendar("en"))
    assert len(set(known)) == len(known)
    assert identifiers(calendar("zh")) == identifiers(calendar("en", date(2027, 6, 7))) == known


def test_there_is_no_calendar_without_an_opening() -> None:
    assert not [draft for draft in drafted(session_notice("en")) if draft.name.endswith(".ics")]


def printed(code: str, opens: date | None) -> str:
    made = next(d for d in drafted(session_notice(code), opens) if d.name == "notification.docx")
    return "\n".join(WordFile(made.data).paragraphs())


@LANGUAGES
def test_documents_of_the_preparatory_meeting_are_due_before_that_meeting(code: str) -> None:
    words = phrases(language(code))
    moments = {step.key: step.when.value for step in steps(MONDAY, code)}
    found = re.sub(r"[\[\]]", "", printed(code, MONDAY))
    for key, form in (("meeting_documents", ""), ("meeting", "during"), ("documents", "")):
        moment = moments[key]
        assert moment is not None
        days = words.value(moment.days or "", "days")
        assert found.count(words.inflected(days, form)) == 1


def test_they_stay_open_while_the_day_of_that_meeting_is_not_known() -> None:
    assert "[18 April 2029]" not in printed("en", None)
    assert printed("en", None).count("[date to be confirmed]") == 2
