"""A run that is stopped from outside, for real, and repeated."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import SAMPLES

COUNT = 5


def done(out: Path) -> bool:
    """Whether a document stands in the outputs, which change while they are looked at."""
    try:
        return any(out.glob("*/*/*/run.json"))
    except FileNotFoundError:
        return False


def command(inputs: Path, out: Path) -> list[str]:
    call = "from flows.cli import main; main()"
    options = ["--engine", "inline", "--json", "--out", str(out)]
    return [sys.executable, "-c", call, "run", str(inputs), *options]


def wait_for_the_first(out: Path, process: subprocess.Popen[str]) -> None:
    while not done(out):
        assert process.poll() is None, "the run ended before it could be stopped"
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
def test_what_is_done_stays_done_and_the_same_command_goes_on(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    inputs, out = tmp_path / "inputs", tmp_path / "outputs"
    inputs.mkdir()
    notice = (SAMPLES / "zh.txt").read_text("utf-8")
    for count in range(COUNT):
        (inputs / f"{count}.txt").write_text(f"{notice}\n28. {count}\n", "utf-8")
    with subprocess.Popen(
        command(inputs, out), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        wait_for_the_first(out, process)
        process.send_signal(number)
        assert process.stderr is not None
        told = process.stderr.read()
    assert process.returncode == status
    assert number == signal.SIGKILL or "Stopped." in told
    assert not (out / "failed").exists()
    again = subprocess.run(command(inputs, out), capture_output=True, text=True, check=True)
    results = json.loads(again.stdout)
    assert {result["status"] for result in results} == {"done", "unchanged"}
    assert len({result["folder"] for result in results}) == COUNT
