"""Every kind of fact that a notice can have has its words, group and controls on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from flows import work
from flows.plan import plan
from flows.result import Options
from review.app import application
from review.desk import Desk
from review.documents import document_id
from review.facts import kinds, labels
from review.facts.groups import KINDS
from review.facts.rows import identifier
from review.opened import opened
from review.updates import Updates
from schemas.addresses import FORMS
from schemas.notice import Finding, Mandate, Notice
from tests.desk_page import NEVER
from tests.desk_server import at_the_desk, served

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
RESOLUTION = """\
Commission of the Northern Lakes
Thirteenth session
Aarhus, 3–7 May 2027

Resolution 13/4
Lake levels

The Commission of the Northern Lakes,

Recalling its resolution 12/3,

1. Decides to include in the provisional agenda of its fourteenth session, under the item \
entitled “Lake levels”, the sub-item entitled “Early warning”;

2. Requests the Executive Director to report to the Commission at its fourteenth session, \
under the item entitled “Shore birds”, on progress.
"""


def test_every_type_of_fact_and_every_field_has_a_name() -> None:
    for holder, form in FORMS.items():
        assert labels.TYPES[holder]
        assert all(labels.field(holder, name) for name in form.fields)


def test_every_part_of_a_notice_stands_in_one_group() -> None:
    form = FORMS[Notice]
    parts = [part for part, kind in form.parts.items() if kind is not Finding]
    grouped = [part for kind in KINDS for part in kind.parts]
    assert sorted(grouped) == sorted([*form.fields, *parts])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.txt").write_text(RESOLUTION, "utf-8")
    todo = plan([tmp_path / "en.txt"], tmp_path / "out", Options())
    (result,) = (work.attempt(job, tmp_path / "out", Options()) for job in todo.jobs.values())
    return tmp_path / "out" / str(result.folder)


@pytest.fixture
def client(folder: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    out = tmp_path / "out"
    app = application(Desk(out, lambda: NOW))
    app.state.updates = Updates(out, calm=NEVER)
    with served(app) as address, httpx.Client(base_url=address, timeout=60) as browser:
        yield at_the_desk(browser)


def test_what_a_resolution_puts_before_a_later_session_is_shown_and_decided_on(
    client: httpx.Client, folder: Path, tmp_path: Path
) -> None:
    known = document_id(folder.relative_to(tmp_path / "out").as_posix())
    paths = [
        path
        for path, fact in opened(folder).folded.facts.items()
        if fact.whole and kinds.kind(path) is Mandate
    ]
    assert len(paths) == 2
    shown = client.get(f"/documents/{known}").text
    assert 'id="group-mandates"' in shown
    assert [path for path in paths if f'id="{identifier(path)}"' not in shown] == []
    wanted = {"target_session": "15", "action": "consider", "item_title": "Lake levels and floods"}
    for name, typed in wanted.items():
        sent = {"action": "correct", "fact": paths[0], f"after.{name}": typed}
        tag = {"If-Match": opened(folder).etag}
        answer = client.post(f"/documents/{known}/decisions", data=sent, headers=tag)
        assert answer.status_code == 200, answer.text
    mandate = opened(folder).notice.mandates[0]
    assert (mandate.target_session, mandate.action) == (15, "consider")
    assert mandate.item_title.text == "Lake levels and floods"
    sent = {"action": "correct", "fact": paths[0], "after.item_title": ""}
    tag = {"If-Match": opened(folder).etag}
    assert client.post(f"/documents/{known}/decisions", data=sent, headers=tag).status_code == 422
