"""Saving on the desk in a real browser: expectations 3 and 4 of the fifteen."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests import desk_process
from tests.desk_page import Site, copied, edit, go, person, row, saving, short, site

TYPED = "日内瓦万国宫"


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[Site]:
    with site(short(tmp_path_factory), tmp_path) as at:
        yield at


def type_place(page: Page, words: str) -> None:
    """The place of the session in the form of its row, not sent yet."""
    edit(page, "session").locator('[name="after.place"]').fill(words)


def test_a_decision_is_said_to_be_under_way_then_kept_and_its_files_made(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    # 3
    with (
        site(short(tmp_path_factory), tmp_path, calm=0.1) as at,
        person(chromium, at) as page,
    ):
        go(page, "title")
        page.evaluate(
            "window.told = []; new MutationObserver(() => told.push("
            "document.getElementById('status').textContent))"
            ".observe(document.getElementById('status'), {childList: true, characterData: true})"
        )
        with saving(page):
            page.keyboard.press("Alt+a")
        told = page.evaluate("told")
        assert told[:2] == ["Saving …", "Saved."]
        expect(page.locator("#files")).to_contain_text("files are up to date", timeout=60_000)


def test_what_the_desk_did_not_take_is_said_aloud_kept_and_sent_again(
    chromium: Browser, desk: Site
) -> None:
    # 3
    with person(chromium, desk) as page:
        page.route("**/decisions", lambda route: route.abort())
        type_place(page, TYPED)
        page.keyboard.press("Enter")
        alert = row(page, "session").get_by_role("alert")
        expect(alert).to_contain_text("Not saved. The desk does not answer.")
        expect(page.locator('[name="after.place"]')).to_have_value(TYPED)
        assert desk.log() == ()
        page.unroute("**/decisions")
        with saving(page):
            alert.get_by_role("button", name="Try again").press("Enter")
        assert [made.after for made in desk.log()] == [TYPED]
        expect(row(page, "session")).to_be_focused()


def test_a_page_with_words_not_saved_is_not_left_without_a_question(
    chromium: Browser, desk: Site
) -> None:
    # 3
    asked = list[str]()

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    with person(chromium, desk) as page:
        page.on("dialog", stay)
        edit(page, "session")
        page.keyboard.type("7")
        page.evaluate("location.reload()")
        page.keyboard.press("Escape")
        assert asked == ["beforeunload", "confirm"]
        expect(page.locator("form.edit")).to_be_visible()


def test_a_desk_killed_in_the_middle_of_a_save_loses_nothing_it_said_was_saved(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    # 3: kill -9 while the request is under way; the desk that is started after it takes it
    at = copied(short(tmp_path_factory), tmp_path)
    with desk_process.desk(at) as first:
        here = Site(at, first.address)
        with person(chromium, here) as page:
            go(page, "title")
            with saving(page):
                page.keyboard.press("Alt+a")
            type_place(page, TYPED)
            first.process.send_signal(signal.SIGSTOP)
            page.keyboard.press("Enter")
            expect(page.locator("#status")).to_have_text("Saving …")
            first.process.kill()
            alert = row(page, "session").get_by_role("alert")
            expect(alert).to_contain_text("Not saved.")
            expect(page.locator('[name="after.place"]')).to_have_value(TYPED)
            assert [made.fact for made in here.log()] == ["title"]
            with desk_process.desk(at, "--port", first.address.rpartition(":")[2]):
                with saving(page):
                    alert.get_by_role("button", name="Try again").press("Enter")
                assert [made.after for made in here.log()] == [None, TYPED]


def test_two_people_on_one_fact_see_each_others_values_and_neither_is_overwritten(
    chromium: Browser, desk: Site
) -> None:
    # 4
    with person(chromium, desk) as ana, person(chromium, desk) as rui:
        type_place(ana, "日内瓦")
        type_place(rui, "巴黎")
        with saving(ana):
            ana.keyboard.press("Enter")
        rui.keyboard.press("Enter")
        sides = rui.locator(".conflict table tbody tr")
        expect(sides).to_have_count(1)
        expect(sides.locator("td")).to_have_text(["内罗毕", "日内瓦", "巴黎"])
        expect(rui.locator('form.edit input[type=text][name="after.place"]')).to_have_value("巴黎")
        expect(rui.get_by_role("button", name="Save mine")).to_be_focused()
        assert [made.after for made in desk.log()] == ["日内瓦"]
        with saving(rui):
            rui.keyboard.press("Enter")
        assert [(made.before, made.after) for made in desk.log()] == [
            ("内罗毕", "日内瓦"),
            ("日内瓦", "巴黎"),
        ]


def test_one_may_take_the_others_value_instead(chromium: Browser, desk: Site) -> None:
    # 4
    with person(chromium, desk) as ana, person(chromium, desk) as rui:
        type_place(ana, "日内瓦")
        type_place(rui, "巴黎")
        with saving(ana):
            ana.keyboard.press("Enter")
        rui.keyboard.press("Enter")
        rui.get_by_role("button", name="Take theirs").press("Enter")
        expect(row(rui, "session")).to_contain_text("日内瓦")
        expect(rui.locator(".conflict, form.edit")).to_have_count(0)
        assert desk.fact("session/place") == "日内瓦"
        with saving(rui):
            go(rui, "title")
            rui.keyboard.press("Alt+a")
        assert [made.fact for made in desk.log()] == ["session/place", "title"]


def test_two_people_on_two_facts_each_get_the_others_decision_with_their_own(
    chromium: Browser, desk: Site
) -> None:
    # 4
    with person(chromium, desk) as ana, person(chromium, desk) as rui:
        go(ana, "title")
        with saving(ana):
            ana.keyboard.press("Alt+a")
        go(rui, "date")
        with saving(rui):
            rui.keyboard.press("Alt+a")
        for fact in ("title", "date"):
            expect(row(rui, fact)).to_have_attribute("data-state", "accepted")
        assert [made.fact for made in desk.log()] == ["title", "date"]
