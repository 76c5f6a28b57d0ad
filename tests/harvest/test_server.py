"""The archive as it answers at an address."""

from __future__ import annotations

from pathlib import Path

import httpx

from flows.harvest.answering import answer
from flows.harvest.app import LONGEST, Offering, application
from flows.harvest.archive import Archive
from tests.desk_server import served
from tests.harvests import (
    ADDRESS,
    IDS,
    REPOSITORY,
)
from writers.oai import Repository


def test_get_and_post_have_the_same_answer_packed_where_that_is_understood(
    archive: Archive,
) -> None:
    with served(application(Offering(archive, REPOSITORY))) as address:
        got = httpx.get(f"{address}/oai", params=IDS)
        posted = httpx.post(f"{address}/oai", data=IDS)
        assert got.content == posted.content
        assert got.headers["content-type"].startswith("text/xml")
        assert got.headers["content-encoding"] == "gzip"
        assert f'<request verb="ListIdentifiers" metadataPrefix="oai_dc">{address}/oai<' in got.text


def test_requests_that_are_too_long_or_would_change_something_are_refused(
    archive: Archive, folder: Path
) -> None:
    before = sorted(folder.rglob("*"))
    long = {"verb": "Identify", "set": "x" * LONGEST}
    with served(application(Offering(archive, REPOSITORY))) as address:
        url = f"{address}/oai"
        assert httpx.get(url, params=long).status_code == 413
        assert httpx.post(url, data=long).status_code == 413
        assert httpx.post(url, json=IDS).status_code == 415
        assert httpx.put(url).status_code == httpx.delete(url).status_code == 405
        assert httpx.get(f"{address}/p0/bag-info.txt").status_code == 404
        assert httpx.get(address).status_code == 307
    assert sorted(folder.rglob("*")) == before


def test_the_address_that_harvesters_use_may_be_another(archive: Archive) -> None:
    public = "https://archive.example.org/harvest"
    with served(application(Offering(archive, REPOSITORY, public))) as address:
        assert f"<baseURL>{public}</baseURL>" in httpx.get(f"{address}/oai?verb=Identify").text


def test_names_are_written_as_text(archive: Archive) -> None:
    named = Repository("R&D <archive>", REPOSITORY.domain, REPOSITORY.email)
    data = answer(archive, named, ADDRESS, [("verb", "Identify")])
    assert b"R&amp;D &lt;archive&gt;" in data
