"""The record on the desk: its XML as it is, and what people changed in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from flows.logs import REVIEW
from review.app import application
from review.desk import Desk
from review.documents import document_id
from review.opened import opened
from review.source.changes import Change, Changes
from review.source.coloured import lines
from review.source.elements import Piece, differences, pieces
from schemas.decision import Proposed
from schemas.review import facts_digest
from tests import desk_outputs, factories
from tests.desk_server import served
from tests.sharing import once
from writers.akn import write
from writers.decision_log import append

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = once(tmp_path_factory, "desk-record", lambda folder: desk_outputs.worked(folder, "en"))
    return home / "outputs"


@pytest.fixture
def outputs(worked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(worked, tmp_path / "outputs"))


@pytest.fixture
def folder(outputs: Path) -> Path:
    (found,) = outputs.glob("*/*/*/run.json")
    return found.parent


@pytest.fixture
def client(outputs: Path) -> Iterator[httpx.Client]:
    address = served(application(Desk(outputs)))
    with address as base, httpx.Client(base_url=base, timeout=60) as client:
        yield client


def _decide(folder: Path, action: Any, fact: str, **others: Any) -> None:
    append(folder / REVIEW, Proposed("Ana", action, fact, **others), NOW)


def _correct(folder: Path, fact: str, after: Any) -> Any:
    before = opened(folder).folded.facts[fact].value
    _decide(folder, "correct", fact, before=before, after=after)
    return before


def _approve(folder: Path) -> None:
    _decide(folder, "approve", "", after={"facts": facts_digest(opened(folder).notice)})


def _facts(folder: Path, against: Any = "extraction") -> dict[str, Change]:
    return {change.path: change for change in Changes(opened(folder), against).facts()}


def test_nothing_has_changed_before_anybody_decided(folder: Path) -> None:
    assert _facts(folder) == {}
    assert not Changes(opened(folder), "approval").possible


def test_a_correction_is_told_with_both_values_and_who_made_it(folder: Path) -> None:
    before = _correct(folder, "session/place", "Geneva")
    change = _facts(folder)["session/place"]
    assert (change.before, change.after) == (before, "Geneva")
    assert change.decision is not None
    assert (change.decision.actor, change.decision.seq) == ("Ana", 1)


def test_a_fact_taken_out_is_one_change_and_not_one_for_each_field(folder: Path) -> None:
    facts = opened(folder).folded.facts
    path = next(path for path in facts if path.startswith("outcomes/resolution/"))
    _decide(folder, "reject", path, before=facts[path].value, reason="It is none.")
    gone = {p: c for p, c in _facts(folder).items() if p.startswith("outcomes/")}
    assert list(gone) == [path]
    assert gone[path].after is None
    assert gone[path].decision is not None


def test_what_was_approved_is_the_measure_after_an_approval(folder: Path) -> None:
    _correct(folder, "session/place", "Geneva")
    _approve(folder)
    assert _facts(folder, "approval") == {}
    _correct(folder, "session/place", "Vienna")
    change = _facts(folder, "approval")["session/place"]
    assert (change.before, change.after) == ("Geneva", "Vienna")
    assert change.decision is not None
    assert change.decision.seq == 3


def test_an_undo_after_the_approval_is_told_as_what_changed_the_fact(folder: Path) -> None:
    printed = _correct(folder, "session/place", "Geneva")
    _approve(folder)
    _decide(folder, "undo", "log/1")
    change = _facts(folder, "approval")["session/place"]
    assert (change.before, change.after) == ("Geneva", printed)
    assert change.decision is not None
    assert change.decision.action == "undo"


def test_the_page_of_changes_shows_facts_and_elements(
    client: httpx.Client, outputs: Path, folder: Path
) -> None:
    facts = opened(folder).folded.facts
    path = next(p for p, f in facts.items() if p.startswith("references/") and f.whole)
    _decide(folder, "reject", path, before=facts[path].value, reason="<b>No</b>.")
    page = html.document_fromstring(client.get(f"{_base(outputs, folder)}/changes").text)
    assert path in page.xpath("//tr/@data-fact")
    assert page.xpath("//td/q")[0].text == "<b>No</b>."
    assert page.xpath("//pre[.//del or .//ins]")
    approval = client.get(f"{_base(outputs, folder)}/changes?against=approval").text
    assert "Nobody has approved" in approval


def _base(outputs: Path, folder: Path) -> str:
    return f"/documents/{document_id(folder.relative_to(outputs).as_posix())}"


def test_the_xml_is_shown_line_by_line_as_it_is_in_the_file(
    client: httpx.Client, outputs: Path, folder: Path
) -> None:
    page = html.document_fromstring(client.get(f"{_base(outputs, folder)}/xml").text)
    shown = "".join(f"{line.text_content()}\n" for line in page.xpath("//ol/li/code"))
    assert shown == (folder / "notice.xml").read_text("utf-8")
    ids = page.xpath("//ol//@id")
    assert "xml-para_1__p_1" in ids
    assert len(ids) == len(set(ids))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30))
def test_any_words_pass_through_the_colours_unchanged(words: str) -> None:
    xml = write(factories.notice(factories.unit("paragraph", "para_1", words)), DAY).decode()
    assert "\n".join("".join(t.text for t in line.tokens) for line in lines(xml)) + "\n" == xml
    assert {token.kind for line in lines(xml) for token in line.tokens} <= {"", "t", "a", "v", "c"}


DAY = factories.MARKUP_DATE


@given(st.text(max_size=40), st.text(max_size=40))
def test_pieces_are_the_one_text_and_the_other(before: str, after: str) -> None:
    found = list(pieces(before, after))
    assert "".join(piece.text for piece in found if piece.kind != "ins") == before
    assert "".join(piece.text for piece in found if piece.kind != "del") == after


def test_elements_are_matched_by_their_eids_alone() -> None:
    def record(*words: str) -> bytes:
        units = [factories.unit("paragraph", f"para_{n}", text) for n, text in words_by(words)]
        return write(factories.notice(*units), DAY)

    def words_by(words: tuple[str, ...]) -> list[tuple[int, str]]:
        return [(order, text) for order, text in enumerate(words, 1) if text]

    found = {d.eid: d for d in differences(record("One.", "Two."), record("One!", "", "Two."))}
    assert found["para_1__p_1"].kind == "changed"
    assert Piece("ins", "!") in found["para_1__p_1"].pieces
    assert (found["para_2"].kind, found["para_3"].kind) == ("removed", "added")


def test_a_record_does_not_differ_from_itself(folder: Path) -> None:
    data = (folder / "notice.xml").read_bytes()
    assert list(differences(data, data)) == []


def test_eids_in_the_xml_lead_to_what_the_source_pane_shows(
    client: httpx.Client, outputs: Path, folder: Path
) -> None:
    base = _base(outputs, folder)
    xml = html.document_fromstring(client.get(f"{base}/xml").text)
    source = html.document_fromstring(client.get(f"{base}/source").text)
    led = {str(target).removeprefix("#") for target in xml.xpath("//ol//a/@href")}
    assert {"para_1", "para_1__p_1"} <= led <= set(source.xpath("//@id"))
