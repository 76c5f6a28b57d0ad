"""The desk of one document: every fact is shown, decided on, and never decided over."""

from __future__ import annotations

import re
import shutil
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
from review.facts.rows import Rows, identifier
from review.opened import opened
from tests.conftest import SAMPLES
from tests.desk_server import at_the_desk, served

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in three languages, worked once."""
    home = tmp_path_factory.mktemp("decided")
    todo = plan([SAMPLES / f"{code}.txt" for code in ("zh", "ar", "fr")], home, Options())
    for job in todo.jobs.values():
        work.attempt(job, home, Options())
    return home


@pytest.fixture
def outputs(once: Path, tmp_path: Path) -> Path:
    """A copy of them, to decide on."""
    return Path(shutil.copytree(once, tmp_path / "outputs"))


@pytest.fixture
def client(outputs: Path) -> Iterator[httpx.Client]:
    desk = Desk(outputs, lambda: NOW)
    with (
        served(application(desk)) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield at_the_desk(client)


def folder(outputs: Path, code: str = "zh") -> Path:
    (found,) = outputs.glob(f"*/*/{code}*/run.json")
    return found.parent


def address(outputs: Path, code: str = "zh") -> str:
    return f"/documents/{document_id(folder(outputs, code).relative_to(outputs).as_posix())}"


@pytest.mark.parametrize("code", ["zh", "ar", "fr"])
def test_every_fact_of_a_document_has_its_row(
    client: httpx.Client, outputs: Path, code: str
) -> None:
    base = address(outputs, code)
    names = client.get(f"{base}/facts", params={"group": "names"}).text
    text = client.get(base).text + names
    rows = Rows(opened(folder(outputs, code))).rows
    assert len(rows) > 100
    assert [path for path in rows if f'id="{identifier(path)}"' not in text] == []


def test_a_row_has_its_value_in_the_language_of_the_document_and_as_it_is_kept(
    client: httpx.Client, outputs: Path
) -> None:
    for code, day, state in (
        ("zh", "2024年12月11日", "墨西哥"),
        ("fr", "11 décembre 2024", "Mexique"),
    ):
        text = client.get(address(outputs, code)).text
        assert f'<bdi lang="{code}">{day}</bdi> <span class="kept">2024-12-11</span>' in text
        assert f'<bdi lang="{code}">{state}</bdi> <span class="kept">MX</span>' in text


def test_language_versions_lead_to_each_other(client: httpx.Client, outputs: Path) -> None:
    text = client.get(address(outputs)).text
    assert f'<a href="{address(outputs, "ar")}" hreflang="ar">Arabic</a>' in text
    assert '<strong aria-current="page" lang="zh">Chinese</strong>' in text


def test_what_is_doubted_stands_before_all_facts(client: httpx.Client, outputs: Path) -> None:
    text = client.get(address(outputs)).text
    first = text.index('id="group-session"')
    doubts = [match.start() for match in re.finditer('data-state="warn">doubt', text)]
    assert len([place for place in doubts if place < first]) == 4


def test_a_document_that_is_not_there_is_a_404(client: httpx.Client) -> None:
    assert client.get("/documents/0123456789abcdef").status_code == 404
