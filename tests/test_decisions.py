"""People's decisions folded into a notice: each changes what it names, and what no longer fits is
shown instead of applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.akn import read
from extractors.checks import checked
from extractors.decisions import Folded, effective, fold, state, summary
from schemas.addresses import Fact, address, tree
from schemas.body import body
from schemas.decision import Action, Decision, Proposed, placed
from schemas.language import language
from schemas.notice import Notice, Settled
from schemas.plain import hints
from schemas.review import approved, facts_digest
from tests import factories
from tests.chinese import chinese
from tests.notices import VALUES
from writers.akn import write

_LIGHT = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
ANOTHER = {"number": 99, "weekday": 3, "start": "2031-01-02", "end": "2031-01-03"}
ANOTHER |= {"date": "2031-01-01", "time": "23:59"}  # values that no notice here has


def log(*proposed: Proposed) -> tuple[Decision, ...]:
    """Decisions one after another, a day apart; their chain is not looked at here."""
    return tuple(
        placed(one, seq, f"2026-03-{seq:02}T09:00:00Z", "") for seq, one in enumerate(proposed, 1)
    )


def does(action: Action, fact: str = "", before: Any = None, after: Any = None) -> Proposed:
    reason = "it is wrong" if action in ("reject", "comment") else None
    return Proposed("A. Reader", action, fact, before, after, reason)


def extracted() -> Notice:
    """A notice with every kind of fact, and the findings of its own checks."""
    notice = chinese()
    found = checked(notice, language(notice.language), body(notice.body_key or ""))
    return replace(notice, findings=found)


def values(facts: dict[str, Fact] | Any) -> dict[str, Any]:
    """The fields that people decide on, without findings."""
    return {p: f.value for p, f in facts.items() if not f.whole and not p.startswith("findings")}


def kinds(notice: Notice) -> Iterator[str]:
    """The address of the first whole fact in each kind of collection."""
    seen: set[str] = set()
    for path, fact in address(notice).items():
        kind = "items" if "/items/" in path else path.split("/")[0]
        kind = "officers" if "/officers/" in path else kind
        if fact.whole and kind != "findings" and kind not in seen:
            seen.add(kind)
            yield path


WHOLE = list(kinds(extracted()))
SAMPLE = extracted()
FIELDS = [p for p in values(address(extracted())) if p.rpartition("/")[0] in {*WHOLE, ""}]


def other(path: str, value: Any) -> Any:
    """A value that fits a field and is another one."""
    name = path.rpartition("/")[2]
    words = [word for word in _choices(_hint(path)) if word != value]
    if words:
        return words[0]
    if path.startswith("quantities") and name == "value":
        return "P43D"
    if name == "number" and not isinstance(value, int):
        return "99"
    return ANOTHER.get(name, f"{value} (corrected)")


def _hint(path: str) -> Any:
    """The type of a field."""
    before, _, name = path.rpartition("/")
    (node,) = (node for node in tree(SAMPLE).walk() if node.path == before)
    return hints(type(node.value))[name]


def _choices(hint: Any) -> list[str]:
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    return [word for part in get_args(hint) for word in _choices(part)]


def needed(path: str, value: Any) -> Any:
    """A value with a place, where the field has none yet."""
    printed = path in ("symbol", "title", "body") or path.endswith(("/unit", "/person"))
    if value is None and printed and "officers" not in path:
        return {"text": "HSP/HA.2/1", "span": {"eid": "preface__p_1", "start": 0, "end": 3}}
    return other(path, value)


def test_the_sample_has_every_kind_of_fact_that_is_tried_here() -> None:
    kinds = {path.split("/")[0] for path in WHOLE}
    assert {"session", "outcomes", "agendas", "periods", "bureaux", "references"} <= kinds
    assert any("/items/" in path for path in WHOLE)
    assert any("/officers/" in path for path in WHOLE)


@pytest.mark.parametrize("path", FIELDS)
def test_a_correction_changes_exactly_one_fact(path: str) -> None:
    notice = extracted()
    before = values(address(notice))
    after = needed(path, before[path])
    folded = fold(notice, log(does("correct", path, before[path], after)))
    assert folded.findings == ()
    wanted = after["text"] if isinstance(after, dict) else after
    assert values(folded.facts) == before | {path: wanted}
    assert folded.notice.outline == notice.outline
    assert folded.states[path].state == "corrected"


@pytest.mark.parametrize("path", WHOLE)
def test_a_rejected_fact_is_gone_with_all_in_it_and_nothing_else(path: str) -> None:
    notice = extracted()
    facts = address(notice)
    folded = fold(notice, log(does("reject", path, facts[path].value)))
    below = {p: v for p, v in values(facts).items() if not p.startswith(f"{path}/")}
    assert values(folded.facts) == below
    assert folded.findings == ()


@pytest.mark.parametrize("path", WHOLE)
def test_a_fact_rejected_and_added_again_is_as_it_was(path: str) -> None:
    notice = extracted()
    value = address(notice)[path].value
    collection = path if path == "session" else _collection(path)
    folded = fold(
        notice,
        log(does("reject", path, value), does("add", collection, after=value)),
    )
    assert folded.findings == ()
    assert sorted(map(repr, values(address(folded.notice)).values())) == sorted(
        map(repr, values(address(notice)).values())
    )
    new = path if path == "session" else f"{collection}/+2"
    assert folded.states[new].state == "added"
    assert folded.facts[new].value == value


@pytest.mark.parametrize("path", [*WHOLE, *FIELDS])
def test_to_accept_changes_nothing_and_lapses_when_the_value_does(path: str) -> None:
    notice = extracted()
    value = address(notice)[path].value
    folded = fold(notice, log(does("accept", path, value)))
    assert (folded.notice, folded.findings) == (notice, ())
    assert folded.states[path].state == "accepted"
    lapsed = fold(notice, log(does("accept", path, "something else")))
    assert [finding.check for finding in lapsed.findings] == ["review"]


@pytest.mark.parametrize("action", ["correct", "accept", "move"])
def test_what_is_decided_on_a_fact_that_is_gone_is_shown(action: Action) -> None:
    place = {"in": "outcomes", "after": None}
    folded = fold(extracted(), log(does(action, "outcomes/resolution/9.9/title", place, place)))
    assert "resolution/9.9" in folded.findings[0].detail


def test_a_conflict_shows_both_values_and_the_path_and_applies_nothing() -> None:
    notice = extracted()
    path = "outcomes/resolution/2.1/title"
    folded = fold(notice, log(does("correct", path, "as it was once", "as it should be")))
    (finding,) = folded.findings
    assert (finding.check, finding.status) == ("review", "fail")
    now = address(notice)[path]
    for words in (path, "as it was once", "as it should be", str(now.value)):
        assert words in finding.detail
    assert finding.spans == (now.span,)
    assert values(folded.facts) == values(address(notice))
    assert finding in folded.notice.findings
    assert folded.states[path].state == "conflict"


def test_a_correction_that_a_newer_reading_gives_by_itself_is_satisfied() -> None:
    notice = extracted()
    path = "outcomes/resolution/2.1/title"
    title = address(notice)[path].value
    folded = fold(notice, log(does("correct", path, "misread", title)))
    assert (folded.notice, folded.findings) == (notice, ())


def test_a_later_decision_on_the_same_fact_settles_a_conflict() -> None:
    notice = extracted()
    path = "outcomes/resolution/2.1/title"
    title = address(notice)[path].value
    first = does("correct", path, "misread", "half right")
    again = fold(notice, log(first, does("correct", path, title, "right")))
    assert again.findings == ()
    assert again.facts[path].value == "right"
    assert fold(notice, log(first, does("correct", path, "half right", title))).findings == ()
    assert fold(notice, log(first, does("accept", path, title))).findings == ()


def test_a_fact_keeps_its_address_when_its_number_is_corrected() -> None:
    title = address(extracted())["outcomes/resolution/2.1/title"].value
    folded = fold(
        extracted(),
        log(
            does("correct", "outcomes/resolution/2.1/number", "2/1", "2/77"),
            does("reject", "outcomes/resolution/2.1"),
        ),
    )
    assert folded.findings == ()
    left = [outcome for outcome in extracted().outcomes if outcome.title != title]
    assert list(folded.notice.outcomes) == left


def test_corrected_facts_are_checked_again() -> None:
    notice = extracted()
    folded = fold(notice, log(does("correct", "date", notice.date, "2030-01-01")))
    before, after = (
        [f.status for f in found.findings if f.check == "document-date"]
        for found in (notice, folded.notice)
    )
    assert (set(before), set(after)) == ({"pass"}, {"warn"})


def test_findings_that_no_check_made_stay() -> None:
    notice = extracted()
    doubt = replace(notice.findings[0], check="from the reader")
    notice = replace(notice, findings=(doubt, *notice.findings))
    folded = fold(notice, log(does("correct", "date", notice.date, "2024-12-12")))
    assert doubt in folded.notice.findings


def test_an_agenda_item_moves_with_its_place_in_the_record() -> None:
    notice = extracted()
    items = [path for path, fact in address(notice).items() if fact.whole and _depth(path) == 1]
    collection = _collection(items[0])
    moved = fold(
        notice,
        log(
            does(
                "move",
                items[1],
                {"in": collection, "after": items[0]},
                {"in": f"{items[0]}/items", "after": None},
            )
        ),
    )
    assert moved.findings == ()
    first, second = notice.agendas[0].items[:2]
    assert moved.notice.agendas[0].items[0] == replace(first, items=(second, *first.items))
    assert moved.facts[items[1]].value["title"] == second.title


@pytest.mark.parametrize(
    ("target", "after"),
    [("{0}/items", None), ("outcomes", None), ("{in}", "{0}"), ("agendas/none/items", None)],
)
def test_an_item_is_not_moved_where_it_cannot_stand(target: str, after: str | None) -> None:
    notice = extracted()
    first = next(p for p, fact in address(notice).items() if fact.whole and _depth(p) == 1)
    names = {"in": _collection(first)}
    place = {"in": target.format(first, **names)}
    place["after"] = after.format(first, **names) if after else None  # type: ignore[assignment]
    folded = fold(notice, log(does("move", first, {"in": names["in"], "after": None}, place)))
    assert len(folded.findings) == 1
    assert values(folded.facts) == values(address(notice))


@pytest.mark.parametrize(
    ("path", "after"),
    [
        ("date", "11 December"),
        ("date", "2024-13-01"),
        ("session/number", "two"),
        ("session/kind", "merry"),
        ("kind", None),
        ("title", {"text": "x", "span": {"eid": "nowhere", "start": 0, "end": 1}}),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_a_finding(path: str, after: Any) -> None:
    notice = extracted()
    before = values(address(notice))[path]
    folded = fold(notice, log(does("correct", path, before, after)))
    assert [finding.check for finding in folded.findings] == ["review"]
    assert values(folded.facts) == values(address(notice))


def test_an_added_fact_takes_its_words_from_its_place_and_stands_in_reading_order() -> None:
    notice = extracted()
    first = notice.periods[0]
    less = replace(notice, periods=notice.periods[1:])
    added = {
        "start": first.start,
        "end": first.end,
        "role": first.role,
        "span": {"eid": first.span.eid, "start": first.span.start, "end": first.span.end},
    }
    folded = fold(less, log(does("add", "periods", after=added)))
    assert folded.findings == ()
    assert folded.notice.periods[0].text == first.text
    again = fold(folded.notice, log(does("add", "periods", after=added)))
    assert len(again.notice.periods) == len(notice.periods)
    (path,) = again.states
    assert again.facts[path].value["start"] == first.start


def test_an_added_fact_without_a_place_in_the_notice_is_refused() -> None:
    for after in ({"kind": "decision"}, {"kind": "decision", "span": {"eid": "x"}}, "words"):
        assert fold(extracted(), log(does("add", "outcomes", after=after))).findings


def test_a_fact_whose_ends_a_newer_reading_moved_is_found_by_its_place() -> None:
    notice = extracted()
    first = notice.periods[0]
    span = replace(first.span, end=first.span.end - 1)
    path = f"periods/{span.eid}:{span.start}-{span.end}/role"
    folded = fold(notice, log(does("correct", path, first.role, "other")))
    assert folded.findings == ()
    assert folded.notice.periods[0].role == "other"


def test_a_corrected_symbol_names_the_document() -> None:
    after = {"text": "HSP/HA.2/99", "span": {"eid": "preface__p_1", "start": 0, "end": 3}}
    notice = factories.notice()
    named = fold(notice, log(does("correct", "symbol", None, after))).notice
    assert named.symbol is not None
    assert named.symbol.text == "HSP/HA.2/99"


def test_a_settled_value_of_the_next_session_is_the_last_one_given() -> None:
    first = {"text": "June", "value": "2027-06", "language": "en"}
    last = {"text": "7 June 2027", "value": "2027-06-07", "language": "en"}
    folded = fold(
        extracted(),
        log(does("settle", "next/opens", after=first), does("settle", "next/opens", after=last)),
    )
    assert folded.notice.settled == (Settled("opens", "7 June 2027", "2027-06-07", "en"),)


def test_comments_stay_until_they_are_resolved_and_findings_with_them() -> None:
    notice = extracted()
    finding = next(p for p in address(notice) if p.startswith("findings/"))
    asked = log(does("comment", "date"), does("comment", "symbol"), does("resolve", "log/1"))
    assert [comment.fact for comment in fold(notice, asked).comments] == ["symbol"]
    folded = fold(notice, log(does("resolve", finding)))
    assert folded.states[finding].state == "resolved"
    assert folded.notice == notice


def test_to_undo_an_undo_is_to_redo() -> None:
    made = log(does("accept", "date"), does("undo", "log/1"), does("undo", "log/2"))
    assert effective(made[:2]) == ()
    assert effective(made) == made[:1]


def test_a_batch_is_undone_at_once() -> None:
    one, two = (Proposed("A", "accept", fact, batch="b") for fact in ("date", "kind"))
    made = log(one, does("accept", "symbol"), two, does("undo", "batch/b"))
    assert [decision.fact for decision in effective(made)] == ["symbol"]


@_LIGHT
@given(st.data())
def test_decisions_and_their_undos_give_the_notice_as_it_was(data: st.DataObject) -> None:
    notice = SAMPLE
    made = data.draw(_decisions(notice))
    undos = [does("undo", f"log/{seq}") for seq in range(1, len(made) + 1)]
    folded = fold(notice, log(*made, *data.draw(st.permutations(undos))))
    assert (folded.notice, folded.findings, folded.states) == (notice, (), {})


@_LIGHT
@given(st.data())
def test_whatever_is_decided_the_record_is_valid_and_gives_it_back(data: st.DataObject) -> None:
    made = log(*data.draw(_decisions(SAMPLE)))
    folded = fold(SAMPLE, made)
    assert fold(SAMPLE, made) == folded
    assert folded.notice.outline == SAMPLE.outline
    xml = write(folded.notice, factories.MARKUP_DATE)
    assert read(xml) == folded.notice


def test_approval_holds_for_the_facts_approved() -> None:
    notice = extracted()
    facts = facts_digest(notice)
    accept, approve = does("accept", "date", notice.date), does("approve", after={"facts": facts})
    assert state((), facts) == "needs review"
    assert state(log(accept), facts) == "in review"
    assert state(log(accept, approve), facts) == "approved"
    assert state(log(accept, approve, does("reopen")), facts) == "in review"
    corrected = does("correct", "date", notice.date, "2024-12-12")
    made = log(accept, approve, corrected)
    later = fold(notice, made).notice
    assert state(made, facts_digest(later)) == "changed since"
    assert approved(fold(notice, made[:2]).notice)
    assert not approved(later)
    assert state(log(accept, approve, corrected, does("undo", "log/3")), facts) == "approved"


def test_an_approval_says_who_reviewed_and_who_approved() -> None:
    notice = extracted()
    facts = facts_digest(notice)
    made = log(
        does("accept", "date", notice.date), Proposed("B. Head", "approve", after={"facts": facts})
    )
    steps = [(r.date, r.actor, r.role, r.outcome) for r in fold(notice, made).notice.reviews]
    assert steps == [
        ("2026-03-01", "A. Reader", "reviewer", "reviewed"),
        ("2026-03-02", "B. Head", "approver", "approved"),
    ]
    found = summary(made, facts)
    assert (found.state, found.approved_by, found.reviewers) == (
        "approved",
        "B. Head",
        ("A. Reader",),
    )


def test_the_place_of_a_fact_does_not_matter_to_its_approval() -> None:
    notice = extracted()
    moved = replace(
        notice, outcomes=tuple(replace(o, span=replace(o.span, end=99)) for o in notice.outcomes)
    )
    assert facts_digest(moved) == facts_digest(notice)


@st.composite
def _decisions(draw: st.DrawFn, notice: Notice) -> list[Proposed]:
    """Decisions on facts of a notice, some of which fit it."""
    facts = [f for p, f in address(notice).items() if not p.startswith("findings")]
    made: list[Proposed] = []
    for fact in draw(st.lists(st.sampled_from(facts), max_size=6)):
        action: Action = draw(st.sampled_from(("accept", "correct", "correct", "reject")))
        after = draw(st.none() | st.integers(-5, 50) | VALUES)
        made.append(does(action, fact.path, fact.value, after))
    return made


def _collection(path: str) -> str:
    """The collection of a fact, whose own part of the address may have two."""
    parts = path.split("/")
    two = parts[-3] in ("outcomes", "entities") if len(parts) > 2 else False
    return "/".join(parts[: -2 if two else -1])


def _depth(path: str) -> int:
    return path.split("/").count("items")


def test_a_folded_notice_is_a_sequence_of_facts_like_any_other() -> None:
    folded: Folded = fold(extracted(), ())
    assert folded.notice == extracted()
    assert isinstance(folded.comments, Sequence)
