"""The whole line through Prefect, once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from flows import inline
from flows.result import Options
from tests.conftest import SAMPLES

pytestmark = pytest.mark.flow


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The notice in English, a file that is none, and the notice in Chinese."""
    broken = tmp_path_factory.mktemp("inputs") / "broken.docx"
    broken.write_bytes(b"no archive")
    return [SAMPLES / "en.txt", broken, SAMPLES / "zh.txt"]


@pytest.fixture(scope="module")
def folder(inputs: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the flow left, with a database of Prefect's that no other run has written to."""
    folder = tmp_path_factory.mktemp("flow")
    done = subprocess.run(
        [sys.executable, "-m", "tests.flow_once", folder, *inputs],
        env={
            **os.environ,
            "PREFECT_HOME": str(folder / "home"),
            "SERIATIM_DESK_URL": "https://desk.example/",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def report(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "report.json").read_text("utf-8"))
    return found


def files(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def test_one_bad_input_does_not_stop_the_others_and_the_order_is_kept(
    report: dict[str, Any], inputs: list[Path]
) -> None:
    results = report["results"]
    assert [result["name"] for result in results] == [str(path) for path in inputs]
    assert [result["status"] for result in results] == ["done", "failed", "done"]
    assert report["told"] == sorted(str(path) for path in inputs)


def test_the_flow_makes_the_same_bytes_as_the_functions_without_it(
    folder: Path, inputs: list[Path], tmp_path: Path
) -> None:
    inline.run(inputs, tmp_path, Options())
    assert files(folder / "prefect") == files(tmp_path)


def test_the_flow_leaves_a_table_of_what_was_found(report: dict[str, Any], folder: Path) -> None:
    assert "10 resolutions, 5 decisions, 1 declaration" in report["artifact"]
    assert "the file is not a Word document inside" in report["artifact"]
    assert (folder / "prefect").as_uri() in report["artifact"]


def test_the_flow_ends_with_a_link_to_the_desk_where_people_review(report: dict[str, Any]) -> None:
    link, description = report["desk"]
    assert "(https://desk.example/)" in link
    assert description == "2 documents need review"


def test_a_document_whose_process_was_killed_is_tried_again(report: dict[str, Any]) -> None:
    assert report["attempts"] == 2
    assert report["retried"]["status"] == "done"


def test_the_next_session_is_prepared_from_what_is_approved_alone(report: dict[str, Any]) -> None:
    approved, other = report["prepared"]
    assert "notification.tracked.docx" in approved["files"]
    assert approved["failure"] is None
    assert other["failure"] == "nobody has approved what it says: approve it on the review desk"
