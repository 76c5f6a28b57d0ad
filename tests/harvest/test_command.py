"""The command that offers packages: started as people start it, and refused where it should be."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from flows.cli import main

COMMAND = (sys.executable, "-c", "from flows.cli import main; main()", "serve-archive")
PUBLIC = ("--host", "0.0.0.0", "--port", "0")


@contextmanager
def serving(*arguments: str | Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command on a free port, and what it says first."""
    process = subprocess.Popen(
        [*COMMAND, "--port", "0", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline()
    finally:
        process.kill()
        process.communicate(timeout=30)


def test_packages_of_the_outputs_are_offered_until_somebody_ends_it(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    with serving(tmp_path, "--name", "An archive") as (process, said):
        assert said.startswith("0 packages are offered at http://127.0.0.1:")
        answered = httpx.get(said.split()[5], params={"verb": "Identify"})
        assert "<repositoryName>An archive</repositoryName>" in answered.text
        assert "oai:seriatim.localhost:akn/" in answered.text
        process.send_signal(signal.SIGTERM)
        assert process.communicate(timeout=30)[0] == "The archive is closed.\n"
        assert process.returncode == 0
    assert not (tmp_path / "harvest.jsonl").exists()


@pytest.mark.parametrize(
    ("options", "missing"),
    [
        (PUBLIC, "--domain"),
        ((*PUBLIC, "--domain", "archive.example.org"), "--email"),
        (("--domain", "no name"), "--domain"),
        (("--email", "nobody"), "--email"),
        (("--page", "0"), "--page"),
    ],
)
def test_an_archive_that_others_reach_says_whose_it_is(
    tmp_path: Path, options: tuple[str, ...], missing: str
) -> None:
    result = CliRunner().invoke(main, ["serve-archive", str(tmp_path), *options])
    assert result.exit_code == 2
    assert missing in result.stderr


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve-archive", str(tmp_path / "none")])
    assert result.exit_code == 1
    assert f"there is no folder {tmp_path / 'none'}" in result.stderr


def test_a_journal_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    journal = tmp_path / "none" / "harvest.jsonl"
    options = ["--port", "0", "--journal", str(journal)]
    result = CliRunner().invoke(main, ["serve-archive", str(tmp_path), *options])
    assert result.exit_code == 1
    assert str(journal) in result.stderr
