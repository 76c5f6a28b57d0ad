"""What people expect of a review desk, in a real browser: those of the fifteen about facts.

Expectations 2 and 12 are in test_desk_fifteen_keys.py, 3 and 4 in test_desk_fifteen_two.py,
13 and 15 in test_desk_fifteen_looks.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from flows.logs import REVIEW
from review import approval
from schemas.decision import Proposed
from schemas.review import facts_digest
from tests.desk_outputs import printed
from tests.desk_page import Site, edit, go, person, row, saving, short, show, site, tab
from writers.decision_log import append_all

OUTCOMES = "#group-outcomes"
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
DOUBTED = "outcomes/declaration/"  # it has no number in the notice


@pytest.fixture
def desk(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Site]:
    monkeypatch.setattr(approval, "approved", lambda _desk, _folder: None)
    with site(short(tmp_path_factory), tmp_path) as at:
        yield at


@pytest.fixture
def page(chromium: Browser, desk: Site) -> Iterator[Page]:
    with person(chromium, desk) as page:
        yield page


def doubted(desk: Site) -> str:
    return next(
        path
        for path, fact in desk.opened().folded.facts.items()
        if fact.whole and path.startswith(DOUBTED)
    )


def in_sight(page: Page, place: Locator) -> bool:
    """Whether some of a place stands inside what is seen of its pane."""
    return bool(
        place.evaluate(
            """place => {
              const pane = place.closest('.pane').getBoundingClientRect();
              return [...place.getClientRects()].some(one =>
                one.top >= pane.top && one.bottom <= pane.bottom && one.width > 0);
            }"""
        )
    )


def accept(page: Page, *facts: str) -> None:
    for fact in facts:
        go(page, fact)
        with saving(page):
            page.keyboard.press("Alt+a")


def correct_place(page: Page, words: str) -> None:
    edit(page, "session").locator('[name="after.place"]').fill(words)
    with saving(page):
        page.keyboard.press("Enter")


def reject(page: Page, fact: str, reason: str) -> None:
    edit(page, fact, "Alt+r").locator("textarea").fill(reason)
    with saving(page):
        page.keyboard.press("Enter")


def approve(page: Page) -> None:
    page.keyboard.press("Alt+Shift+A")
    expect(page.locator("#approval textarea")).to_be_focused()
    with saving(page, 120):
        page.keyboard.press("Enter")


def state(page: Page) -> Locator:
    return page.locator("#head .state").first


def test_every_fact_that_gets_the_focus_is_shown_where_it_is_printed(
    page: Page, desk: Site
) -> None:
    # 1: all rows of three groups, each with its words in sight on the left
    rows = page.locator("#group-session .fact, #group-outcomes .fact, #group-dates .fact")
    placed = 0
    for number in range(rows.count()):
        rows.nth(number).focus()
        fact = rows.nth(number).get_attribute("data-fact")
        places = page.locator(f'#source mark[data-fact~="{fact}"]')
        if places.count():
            placed += 1
            expect(places.first).to_have_class(re.compile(r"\bhere\b"))
            assert in_sight(page, places.first), fact
    assert placed > 20


def test_a_fact_of_a_document_with_pages_is_boxed_on_the_picture_of_its_page(
    chromium: Browser,
    documents: dict[tuple[str, str], Path],
    tmp_path_factory: pytest.TempPathFactory,
    tmp_path: Path,
) -> None:
    # 1
    made = printed(documents, tmp_path_factory)
    with site(made, tmp_path) as at, person(chromium, at) as page:
        page.get_by_role("button", name="Pages").press("Enter")
        picture = page.locator("#page-1 img")
        expect(picture).to_be_visible()
        assert (
            picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 600
        )
        go(page, "title")
        box = page.locator('#page-1 .box.here[data-fact~="title"]').first
        expect(box).to_be_in_viewport()
        inner, outer = box.bounding_box(), picture.bounding_box()
        assert inner is not None
        assert outer is not None
        assert outer["x"] < inner["x"]
        assert inner["x"] + inner["width"] < outer["x"] + outer["width"]
        assert 0 < inner["height"] < outer["height"] / 20
        box.focus()
        page.keyboard.press("Enter")
        expect(row(page, "title")).to_be_focused()


def test_enter_on_words_of_the_source_leads_to_their_fact(page: Page, desk: Site) -> None:
    # 1
    place = page.locator(f'#source mark[data-fact~="{doubted(desk)}"]').first
    place.focus()
    page.keyboard.press("Enter")
    expect(row(page, doubted(desk))).to_be_focused()


def test_a_decision_is_undone_and_the_page_shows_it_as_before(page: Page, desk: Site) -> None:
    # 5
    cells = row(page, "session").locator(".cells")
    before = cells.inner_text()
    correct_place(page, "日内瓦")
    expect(cells).to_contain_text("日内瓦")
    with saving(page):
        page.keyboard.press("Alt+z")
    expect(cells).to_have_text(before, use_inner_text=True)
    assert desk.fact("session/place") == "内罗毕"


def test_what_was_accepted_at_once_is_undone_at_once(page: Page, desk: Site) -> None:
    # 5 and 10: the count is of what is shown, and it is what is accepted
    facts = page.locator(f"{OUTCOMES} .fact")
    accept(page, facts.first.get_attribute("data-fact") or "")
    button = page.locator(f"{OUTCOMES} form.bulk button")
    expect(button).to_have_text("Accept 14 shown without doubt")
    with saving(page):
        button.press("Enter")
    accepted = page.locator(f"{OUTCOMES} .fact[data-state=accepted]")
    expect(accepted).to_have_count(15)
    expect(row(page, doubted(desk))).to_have_attribute("data-state", "undecided")
    with saving(page):
        page.keyboard.press("Alt+z")
    expect(accepted).to_have_count(1)
    undo = desk.log()[-1]
    assert (undo.action, undo.fact) == ("undo", f"batch/{desk.log()[-2].batch}")


def test_nothing_that_is_not_shown_is_accepted_with_the_others(page: Page, desk: Site) -> None:
    # 10
    page.get_by_role("button", name="in doubt").press("Enter")
    expect(page.locator("#facts form.bulk:visible")).to_have_count(0)
    page.get_by_role("button", name="all facts").press("Enter")
    hidden = page.locator(f"{OUTCOMES} .fact").nth(1)
    hidden.evaluate("row => { row.hidden = true }")
    page.get_by_role("button", name="all facts").press("Enter")
    button = page.locator(f"{OUTCOMES} form.bulk button")
    expect(button).to_contain_text("Accept 14 shown")
    with saving(page):
        button.press("Enter")
    made = [one.fact for one in desk.log()]
    assert len(made) == 14
    assert hidden.get_attribute("data-fact") not in made


def test_the_history_tells_every_decision_with_who_when_from_what_to_what_and_why(
    page: Page, desk: Site
) -> None:
    # 6
    log = desk.folder() / REVIEW
    accept(page, "title")
    first = log.read_bytes()
    correct_place(page, "日内瓦")
    reject(page, doubted(desk), "不是成果")
    with saving(page):
        page.keyboard.press("Alt+z")
    assert log.read_bytes().startswith(first)
    panel = tab(page, "History")
    lines = panel.locator("tbody tr")
    expect(lines).to_have_count(4)
    for line, made in zip(lines.all(), reversed(desk.log()), strict=True):
        told = line.inner_text()
        assert made.actor in told
        assert made.at[:19].replace("T", " ") in told
    expect(lines.nth(2)).to_contain_text("内罗毕")
    expect(lines.nth(2)).to_contain_text("日内瓦")
    expect(lines.nth(1)).to_contain_text("不是成果")
    expect(lines.nth(1)).to_contain_text("undone")
    panel.get_by_label("only what holds").press("Space")
    expect(lines).to_have_count(3)
    assert len([json.loads(line) for line in log.read_text("utf-8").splitlines()]) == 4


def test_only_an_approval_makes_a_document_approved_and_any_change_after_it_shows(
    page: Page, desk: Site
) -> None:
    # 7
    expect(state(page)).to_have_text("needs review")
    accept(page, "title")
    expect(state(page)).to_have_text("in review")
    expect(tab(page, "Drafts")).to_contain_text("not approved")
    approve(page)
    expect(state(page)).to_have_text("approved")
    expect(tab(page, "Drafts")).not_to_contain_text("not approved")
    tab(page, "Facts")
    correct_place(page, "日内瓦")
    expect(state(page)).to_have_text("changed since approval")
    expect(tab(page, "Drafts")).to_contain_text("not approved")
    page.goto("/")
    expect(page.locator("tr", has_text="执行主任的通知")).to_contain_text("changed since")


def test_what_needs_a_look_stands_first_and_leads_to_its_facts(page: Page, desk: Site) -> None:
    # 8
    doubts = page.locator("#exceptions .finding")
    expect(doubts).to_have_count(3)
    top = page.locator("#facts > section").first
    expect(top).to_have_id("exceptions")
    link = page.locator(f'#exceptions a[data-fact="{doubted(desk)}"]')
    link.press("Enter")
    expect(row(page, doubted(desk))).to_be_in_viewport()
    page.get_by_role("button", name="in doubt").press("Enter")
    shown = page.locator("#facts .fact:visible")
    assert 0 < shown.count() < 10
    expect(page.locator("#facts .fact:visible:not([data-doubt])")).to_have_count(0)


def test_changes_are_told_by_fact_and_element_against_extraction_and_approval(
    page: Page, desk: Site
) -> None:
    # 9
    edit(page, "title").locator("textarea").first.fill("新题名")
    with saving(page):
        page.keyboard.press("Enter")
    changes = tab(page, "Changes")
    fact = changes.locator('tr[data-fact="title"]')
    expect(fact.locator("del")).to_have_text("执行主任的通知")
    expect(fact.locator("ins")).to_have_text("新题名")
    eids = [text.strip() for text in changes.locator("details tbody th").all_inner_texts()]
    assert eids
    xml = tab(page, "XML")
    assert [eid for eid in eids if xml.locator("code", has_text=f'"{eid}"').count() == 0] == []
    expect(since_approval(page)).to_contain_text("Nobody has approved this document yet.")
    approved = {"facts": facts_digest(desk.opened().notice)}
    made = Proposed("Amina Yusuf", "approve", "", None, approved)
    append_all(desk.folder() / REVIEW, [made], NOW, desk.opened().log.last)
    show(page, desk)
    reject(page, doubted(desk), "不是成果")
    changes = since_approval(page)
    expect(changes.locator("tr[data-fact]", has_text="不是成果")).to_have_count(1)
    expect(changes.locator('tr[data-fact="title"]')).to_have_count(0)


def since_approval(page: Page) -> Locator:
    changes = tab(page, "Changes")
    changes.get_by_role("link", name="since the last approval").press("Enter")
    expect(changes.locator("a[aria-current]")).to_have_text("since the last approval")
    return changes


def test_what_the_machine_read_and_doubted_is_seen_after_people_decided(
    page: Page, desk: Site
) -> None:
    # 11
    fact = doubted(desk)
    found = row(page, fact).locator(".finding")
    doubt, printed = found.inner_text(), row(page, fact).locator("q").inner_text()
    accept(page, fact)
    expect(row(page, fact)).to_have_attribute("data-state", "accepted")
    expect(found).to_have_text(doubt, use_inner_text=True)
    expect(row(page, fact).locator("q")).to_have_text(printed)
    correct_place(page, "日内瓦")
    expect(row(page, "session").locator("del")).to_contain_text("内罗毕")


def test_a_rejection_without_a_reason_is_refused_beside_the_field(page: Page, desk: Site) -> None:
    # 14
    form = edit(page, doubted(desk), "Alt+r")
    page.keyboard.press("Enter")
    expect(form.locator("textarea")).to_be_focused()
    assert desk.log() == ()
    page.keyboard.insert_text("不是成果")
    with saving(page):
        page.keyboard.press("Enter")
    assert desk.log()[-1].reason == "不是成果"
    expect(page.locator(f"{OUTCOMES} .gone")).to_contain_text("不是成果")


def test_a_comment_stays_with_its_fact_until_somebody_resolves_it(page: Page, desk: Site) -> None:
    # 14
    edit(page, "title", "Alt+m").locator("textarea").fill("请核对题名")
    with saving(page):
        page.keyboard.press("Enter")
    for where in (row(page, "title"), page.locator("#exceptions .remark")):
        expect(where).to_contain_text("请核对题名")
    with saving(page):
        page.locator("#exceptions .remark").get_by_role("button", name="Resolve").press("Enter")
    expect(page.locator(".remark")).to_have_count(0)
    assert [made.action for made in desk.log()] == ["comment", "resolve"]


def test_a_comment_on_words_of_the_source_marks_these_words(page: Page, desk: Site) -> None:
    # 14
    page.locator("[data-find]").focus()
    page.keyboard.insert_text("世界清洁日")
    page.keyboard.press("Enter")
    found = page.locator("#source [data-text]", has_text="世界清洁日").first
    expect(found).to_be_in_viewport()
    page.get_by_role("button", name="Comment here").press("Enter")
    form = page.locator("#head-work form.edit")
    expect(form.locator(":focus")).to_have_count(1)
    form.locator('[name="reason"]').fill("请核对日期")
    with saving(page):
        form.locator('[name="reason"]').press("Enter")
    expect(page.locator("#source mark.comment").first).to_have_text("世界清洁日")
