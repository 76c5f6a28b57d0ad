"""An approval starts a flow at a server of Prefect, tried with a real one."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.settings import SETTINGS
from tests.desk_outputs import worked

pytestmark = pytest.mark.flow
PATIENCE = 120.0
FOLDER = "unhabitat-ha/2024-12-11-session-2-resumed/en"


@contextmanager
def running(environment: dict[str, str], *arguments: str) -> Iterator[None]:
    """A process of Python that runs while the block does, and ends as by Ctrl+C."""
    with subprocess.Popen(
        [sys.executable, "-m", *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def waited(found: Callable[[], Any]) -> Any:
    """What a question gives as soon as it gives anything."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            answer = found()
        except httpx.HTTPError:
            answer = None
        if answer:
            return answer
        time.sleep(0.5)
    raise AssertionError("nothing came in time")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """That of a server of its own on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    own = {
        "PREFECT_HOME": str(tmp_path / "home"),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_RUNNER_POLL_FREQUENCY": "1",
    }
    return {**os.environ, **SETTINGS, **own}


def test_an_approval_starts_the_flow_that_waits_for_it(
    environment: dict[str, str], tmp_path: Path
) -> None:
    out, api = worked(tmp_path, "en"), environment["PREFECT_API_URL"]
    port = api.split(":")[2].split("/")[0]

    def listed(what: str) -> list[dict[str, Any]]:
        answer = httpx.post(f"{api}/{what}/filter", json={}, timeout=10)
        answer.raise_for_status()
        found: list[dict[str, Any]] = answer.json()
        return found

    def finished() -> list[dict[str, Any]]:
        return [run for run in listed("flow_runs") if run["state_type"] in ("COMPLETED", "FAILED")]

    tells = (
        "from pathlib import Path; from flows.approvals import tell; "
        f"tell(Path({str(out)!r}), {FOLDER!r})"
    )
    with running(environment, "prefect", "server", "start", "--port", port):
        waited(lambda: httpx.get(f"{api}/health", timeout=5).is_success)
        with running(environment, "flows.approvals"):
            waited(lambda: listed("deployments"))
            waited(lambda: listed("automations"))
            subprocess.run([sys.executable, "-c", tells], env=environment, check=True)
            (run,) = waited(finished)
    assert run["state_type"] == "COMPLETED", run["state"]["message"]
    assert run["parameters"] == {"out": str(out), "folders": [FOLDER]}
