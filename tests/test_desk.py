"""The review desk answers, and nothing from elsewhere comes into its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from review.app import application
from review.desk import Desk
from tests.desk_server import served


@pytest.fixture
def client(tmp_path: Path) -> Iterator[httpx.Client]:
    with served(application(Desk(tmp_path))) as address, httpx.Client(base_url=address) as client:
        yield client


def test_the_queue_of_empty_outputs_is_a_page(client: httpx.Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "<h1>Queue</h1>" in answer.text


def test_a_page_that_is_not_there_says_so_and_leads_back(client: httpx.Client) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert 'href="/"' in answer.text


def test_every_answer_keeps_out_what_is_not_the_desks_own(client: httpx.Client) -> None:
    for path in ("/", "/nowhere", "/static/desk.css"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
