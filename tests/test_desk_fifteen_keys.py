"""The desk in a real browser without a mouse: expectations 2 and 12 of the fifteen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from review import approval
from review.facts.desk import View
from tests.desk_page import Site, edit, go, outputs, person, row, saving, short, site


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[Site]:
    with site(short(tmp_path_factory), tmp_path) as at:
        yield at


@pytest.fixture
def whole_notice(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[Site]:
    with site(outputs(tmp_path_factory), tmp_path) as at:
        yield at


class Keys:
    """The keys that a person presses, counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def type(self, words: str) -> None:
        """Words by an input method: one key for each character of them."""
        self.page.keyboard.insert_text(words)
        self.pressed += len(words)

    def to(self, selector: str, key: str = "Tab", most: int = 60) -> None:
        """Press a key until what has the focus is as a selector says."""
        for _ in range(most):
            self.press(key)
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
        pytest.fail(f"{most} times {key} do not lead to {selector}")

    def decide(self, *keys: str, seconds: int = 20) -> None:
        with saving(self.page, seconds):
            self.press(*keys)


def resolve_all(keys: Keys) -> None:
    """Every finding that is open, looked at, with a reason."""
    button = '#exceptions [hx-get*="action=resolve"]'
    while keys.page.locator(button).count():
        keys.to(button)
        keys.press("Enter")
        expect(keys.page.locator("#exceptions form textarea")).to_be_focused()
        keys.type("已核对")
        keys.decide("Enter")


def accept_next(keys: Keys) -> None:
    """The next undecided fact, with all of its group that is shown and not doubted of."""
    keys.press("Alt+n")
    group = keys.page.evaluate("document.activeElement.closest('.group').id")
    if keys.page.locator(f"#{group} form.bulk:visible").count():
        keys.to(f"#{group} form.bulk button", "Shift+Tab")
        keys.decide("Enter")
    else:
        keys.decide("Alt+a")


def accept_names(keys: Keys) -> None:
    """The folded group of names: opened, and accepted at once."""
    keys.press("Alt+n")
    expect(keys.page.locator("#group-names summary")).to_be_focused()
    keys.press("Enter")
    expect(keys.page.locator("#group-names .fact").last).to_be_visible()
    accept_next(keys)


def correct_the_place(keys: Keys) -> None:
    """Another place of the session, typed into the field of its row."""
    keys.press("Alt+k")
    while keys.page.evaluate("document.activeElement.dataset.fact") != "session":
        keys.press("Alt+k")
    keys.press("Alt+e")
    keys.to('[name="after.place"]')
    keys.press("Control+a")
    keys.type("日内瓦")
    keys.decide("Enter")


def undecided(page: Page) -> int:
    return page.locator("#facts .fact:is([data-state=undecided], [data-state=conflict])").count()


def test_a_person_reviews_the_whole_notice_with_keys_alone(
    chromium: Browser, whole_notice: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    # 2: every fact accepted or corrected, the document approved, without one move of a mouse
    followed = list[Path]()
    monkeypatch.setattr(approval, "approved", lambda _desk, folder: followed.append(folder))
    with person(chromium, whole_notice) as page:
        page.evaluate("window.pointed = 0; addEventListener('pointerdown', () => pointed++, true)")
        keys = Keys(page)
        keys.press("F6", "F6")
        resolve_all(keys)
        keys.press("Alt+n")
        while page.evaluate("document.activeElement.closest('#group-session') !== null"):
            keys.decide("Alt+a")
        correct_the_place(keys)
        while undecided(page):
            accept_next(keys)
        accept_names(keys)
        keys.press("Alt+Shift+A")
        expect(page.locator("#approval textarea")).to_be_focused()
        keys.decide("Enter", seconds=120)
        expect(page.locator("#head .state").first).to_have_text("approved")
        assert page.evaluate("window.pointed") == 0
    found = whole_notice.opened()
    assert found.standing.state == "approved"
    assert followed == [found.folder]
    states = {one.state for one in found.folded.states.values()}
    view = View("", found)
    rows = view.rows.rows.values()
    assert states == {"accepted", "corrected", "resolved"}
    assert [row.path for row in rows if not row.decided] == []
    assert view.figures == (view.figures[1], view.figures[1])
    assert whole_notice.fact("session/place") == "日内瓦"
    assert keys.pressed < len(rows)


class InputMethod:
    """An input method as the browser meets one: letters typed, candidates shown, one chosen."""

    def __init__(self, page: Page) -> None:
        self.page, self.talk = page, page.context.new_cdp_session(page)

    def offers(self, words: str) -> None:
        """Words that stand in the field underlined, not chosen yet."""
        size = len(words)
        given = {"text": words, "selectionStart": size, "selectionEnd": size}
        self.talk.send("Input.imeSetComposition", given)

    def choose(self, words: str) -> None:
        self.talk.send("Input.insertText", {"text": words})


@pytest.mark.parametrize(
    ("key", "field", "action"),
    [("Alt+e", "input[name='after.place']", "correct"), ("Alt+r", "textarea", "reject")],
)
def test_the_enter_that_chooses_a_candidate_of_an_input_method_sends_nothing(
    chromium: Browser, desk: Site, key: str, field: str, action: str
) -> None:
    # 12
    with person(chromium, desk) as page:
        sent = list[str]()
        fact = "session" if action == "correct" else "outcomes/"
        where = edit(page, whole(desk, fact), key).locator(field)
        where.fill("")
        where.focus()
        method = InputMethod(page)
        method.offers("日内瓦")
        page.on("request", lambda asked: sent.append(asked.method))
        page.evaluate(
            "addEventListener('keydown', event => { window.composing = event.isComposing }, true)"
        )
        page.keyboard.press("Enter")
        assert page.evaluate("window.composing") is True
        method.choose("日内瓦")
        expect(where).to_have_value(re.compile(r"^日内瓦\s*$"))
        expect(where).to_be_focused()
        assert (sent, desk.log()) == ([], ())
        page.wait_for_timeout(50)  # longer than the event that ends a composition lasts
        with saving(page):
            page.keyboard.press("Enter")
        (made,) = desk.log()
        assert (made.action, str(made.after or made.reason).strip()) == (action, "日内瓦")


def whole(desk: Site, start: str) -> str:
    facts = desk.opened().folded.facts
    return next(path for path, fact in facts.items() if fact.whole and path.startswith(start))


def test_keys_are_shown_and_each_can_be_changed_but_not_to_a_letter_alone(
    chromium: Browser, desk: Site
) -> None:
    # 2
    with person(chromium, desk) as page:
        page.keyboard.press("Alt+h")
        dialog = page.get_by_role("dialog", name="Keys")
        line = dialog.get_by_role("row", name="Accept, and go")
        expect(line.locator("kbd")).to_have_text("Alt+A")
        line.get_by_role("button").press("Enter")
        page.keyboard.press("a")
        expect(dialog.locator("#keys-told")).to_contain_text("left to typing and screen readers")
        line.get_by_role("button").press("Enter")
        page.keyboard.press("Alt+E")
        expect(dialog.locator("#keys-told")).to_contain_text("is taken")
        line.get_by_role("button").press("Enter")
        page.keyboard.press("Control+y")
        expect(line.locator("kbd")).to_have_text("Ctrl+Y")
        page.keyboard.press("Escape")
        page.reload()
        expect(page.locator("#source [data-text]").first).to_be_visible()
        go(page, "title")
        expect(row(page, "title").locator("[data-key=accept]")).to_have_text("Ctrl+Y")
        page.keyboard.press("Alt+a")
        with saving(page):
            page.keyboard.press("Control+y")
        assert [made.fact for made in desk.log()] == ["title"]


def test_letters_alone_do_nothing_to_a_fact(chromium: Browser, desk: Site) -> None:
    # 2: they belong to screen readers
    with person(chromium, desk) as page:
        go(page, "title")
        for letter in "aermznpjkushg":
            page.keyboard.press(letter)
        expect(page.locator("form.edit, dialog[open]")).to_have_count(0)
        expect(row(page, "title")).to_be_focused()
        assert desk.log() == ()
