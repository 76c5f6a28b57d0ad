"""How Prefect is set up here; whatever the environment says already stands."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

SETTINGS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    # Importing and building the server takes 15 to 30 s; Prefect itself gives up after 20.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    # Failures are told in our own words; a server still gets everything.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_SERVER_UI_ENABLED": "false",
}


def desk() -> str:
    """Where the review desk is reached: on this machine, unless SERIATIM_DESK_URL says where."""
    return os.environ.get("SERIATIM_DESK_URL") or "http://127.0.0.1:8470/"


def apply() -> None:
    """Put the settings into the environment; to be called before Prefect is imported."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    if "PREFECT_HOME" not in os.environ:
        os.environ["PREFECT_HOME"] = str(_home())


def _home() -> Path:
    """A folder for Prefect's database, apart from that of other programs; made where missing."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = cache / "seriatim" / "prefect"
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError:  # a home that cannot be written to, as for services
        return Path(tempfile.mkdtemp(prefix="seriatim-"))
    return home
