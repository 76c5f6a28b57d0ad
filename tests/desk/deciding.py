"""What tests of the desk read of a document, and what they send."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from review.app import application
from review.desk import Desk
from review.documents import document_id
from review.facts.rows import Rows
from review.opened import Opened, opened
from review.updates import Updates
from schemas.decision import Decision
from tests.desk_server import at_the_desk, served

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@contextmanager
def desk_over(outputs: Path, updates: Updates) -> Iterator[httpx.Client]:
    app = application(Desk(outputs, lambda: NOW))
    app.state.updates = updates
    with served(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield at_the_desk(client)


def folder(outputs: Path, code: str = "zh") -> Path:
    (found,) = outputs.glob(f"*/*/{code}*/run.json")
    return found.parent


def address(outputs: Path, code: str = "zh") -> str:
    return f"/documents/{document_id(folder(outputs, code).relative_to(outputs).as_posix())}"


def read(outputs: Path, code: str = "zh") -> Opened:
    return opened(folder(outputs, code))


def facts(outputs: Path, code: str = "zh") -> dict[str, Any]:
    return {path: fact.value for path, fact in read(outputs, code).folded.facts.items()}


def state(outputs: Path, path: str) -> str:
    return read(outputs).folded.states[path].state


def log(outputs: Path) -> tuple[Decision, ...]:
    return read(outputs).log.decisions


def send(client: httpx.Client, outputs: Path, action: str, **fields: Any) -> httpx.Response:
    """What a page that shows the document as it is sends; `after_x` is the field after.x."""
    tag = fields.pop("tag", None) or read(outputs).etag
    named = {name.replace("after_", "after."): value for name, value in fields.items()}
    headers = {"If-Match": tag} if tag != "-" else {}
    form = {"action": action, **named}
    return client.post(f"{address(outputs)}/decisions", data=form, headers=headers)


def first(outputs: Path, prefix: str, code: str = "zh") -> str:
    return next(
        path
        for path, fact in read(outputs, code).folded.facts.items()
        if fact.whole and path.startswith(prefix)
    )


ONE_OF_EACH = (
    "title",
    "date",
    "symbol",
    "session",
    "gatherings/",
    "outcomes/resolution/",
    "outcomes/declaration/",
    "agendas/att_1/items/",
    "periods/",
    "bureaux/current/officers/",
    "references/",
    "participants/",
    "issues/",
    "contacts/",
    "links/",
    "quantities/",
    "entities/",
    "mentions/",
)


def where(outputs: Path, prefix: str) -> str:
    return first(outputs, prefix) if prefix.endswith("/") else prefix


def items(outputs: Path) -> list[str]:
    """The items of the first agenda as they stand: number, and as many dots as they stand deep."""
    rows = Rows(read(outputs))
    return [
        "." * one.depth + str(rows.folded.facts[path].value["number"])
        for path, one in rows.states.branches.items()
        if path.startswith("agendas/att_1/")
    ]


def settled(client: httpx.Client, base: str) -> str:
    """What the page says of its files when they are no longer being made."""
    for _ in range(300):
        text = client.get(f"{base}/files").text
        if "updating" not in text:
            return text
        time.sleep(0.1)
    raise AssertionError("the files are never made")
