"""The files of a document follow its decisions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx

from review.updates import Updates
from schemas.errors import Unprintable
from tests.desk.deciding import address, desk_over, folder, log, read, send, settled


def test_files_follow_decisions_behind_the_page(busy: httpx.Client, outputs: Path) -> None:
    answer = send(busy, outputs, "correct", fact="session", after_place="日内瓦")
    assert "saved · updating files" in answer.text
    assert "up to date" in settled(busy, address(outputs))
    assert "日内瓦" in (folder(outputs) / "notice.xml").read_text()


def test_files_that_an_earlier_desk_left_behind_are_made_when_the_page_is_opened(
    outputs: Path,
) -> None:
    with desk_over(outputs, Updates(outputs, calm=3600)) as client:
        send(client, outputs, "correct", fact="session", after_place="日内瓦")
    with desk_over(outputs, Updates(outputs, calm=0.01)) as client:
        assert "updating files" in client.get(address(outputs)).text
        assert "up to date" in settled(client, address(outputs))
    assert "日内瓦" in (folder(outputs) / "notice.xml").read_text()


def test_a_failure_to_make_files_is_told_and_tried_again(outputs: Path) -> None:
    calls: list[Path] = []

    def broken(place: Path) -> Any:
        calls.append(place)
        raise Unprintable("the disk is full", "make room")

    with desk_over(outputs, Updates(outputs, broken, 0.01)) as client:
        send(client, outputs, "accept", fact="title")
        assert "could not be made again: the disk is full" in settled(client, address(outputs))
        client.post(f"{address(outputs)}/files")
        settled(client, address(outputs))
    assert len(calls) == 2


def test_a_page_follows_its_document_into_another_folder(busy: httpx.Client, outputs: Path) -> None:
    base, tag = address(outputs), read(outputs).etag
    send(busy, outputs, "correct", fact="session", after_number="3")
    told = settled(busy, base)
    assert address(outputs) != base
    assert f'data-document="{address(outputs).rpartition("/")[2]}"' in told
    headers = {"If-Match": read(outputs).etag}
    form = {"action": "accept", "fact": "title"}
    assert busy.post(f"{base}/decisions", data=form, headers=headers).status_code == 200
    assert [made.action for made in log(outputs)] == ["correct", "accept"]
    assert tag != read(outputs).etag
