"""Folders of outputs for tests of the desk: a document worked once, and others made after it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from flows import work
from flows.ledger import making
from flows.plan import plan
from flows.result import Options
from tests.conftest import SAMPLES
from tests.sharing import once

PRINTED = ("zh", "ar", "en")


def worked(home: Path, *languages: str) -> Path:
    """The outputs of a run over the sample notice in some languages."""
    home.mkdir(parents=True, exist_ok=True)
    for code in languages:
        shutil.copy(SAMPLES / f"{code}.txt", home / f"{code}.txt")
    out, asked = home / "outputs", Options()
    todo = plan([home / f"{code}.txt" for code in languages], out, asked)
    results = [work.attempt(job, out, asked) for job in todo.jobs.values()]
    assert [result.status for result in results] == ["done"] * len(languages)
    return out


def printed(documents: Mapping[tuple[str, str], Path], factory: pytest.TempPathFactory) -> Path:
    """The outputs of a run over PDF files of the sample notice, made once for all tests."""

    def make(folder: Path) -> None:
        todo = plan([documents[code, "pdf"] for code in PRINTED], folder, Options())
        results = [work.attempt(job, folder, Options()) for job in todo.jobs.values()]
        assert [result.status for result in results] == ["done"] * len(PRINTED)

    return once(factory, "desk-pages", make)


def document(
    out: Path, place: str, findings: Sequence[str] = (), complete: bool = True, **facts: Any
) -> Path:
    """A folder as a run leaves it, with what the catalogue reads of one; `findings` by status."""
    folder = out / place
    folder.mkdir(parents=True, exist_ok=True)
    blank: Mapping[str, Any] = {
        "language": folder.name.split("-")[0],
        **dict.fromkeys(("symbol", "title", "date", "body", "session")),
        **{
            name: []
            for name in (
                *("outcomes", "agendas", "dates", "bureaux", "participants", "issues"),
                "contacts",
            )
        },
    }
    told = [
        {"check": f"check-{number}", "status": status, "detail": "seen", "places": []}
        for number, status in enumerate(findings)
    ]
    (folder / "facts.json").write_text(json.dumps({**blank, "findings": told, **facts}))
    source = {"name": f"{folder.name}.txt", "sha256": "0" * 64, "size": 1}
    (folder / "run.json").write_text(
        json.dumps({"complete": complete, "source": source, "made": making(Options()), "files": []})
    )
    return folder


def failure(out: Path, name: str, found: str, remedy: str) -> Path:
    """A folder as a run leaves it for an input that gave no document."""
    folder = out / "failed" / f"{name}-00000000"
    folder.mkdir(parents=True)
    told = {"kind": "EmptySource", "found": found, "remedy": remedy, "lasting": True}
    source = {"name": f"{name}.pdf", "sha256": "0" * 64, "size": 1}
    table = {"failure": told, "source": source, "made": {}}
    (folder / "reason.json").write_text(json.dumps(table))
    return folder
