"""Users of a review desk for tests, whose passwords cost next to nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from review.passwords import Cost, kept
from review.users import User, save
from tests.desk_server import token

CHEAP = Cost(2**4, 1, 1)
PASSWORD = "correct horse battery"
PEOPLE = {"Vera": "viewer", "Rui": "reviewer", "Amina Yusuf": "approver"}


class Clock:
    """A clock that goes on only when told to."""

    def __init__(self) -> None:
        self.now = datetime(2025, 3, 3, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: int) -> None:
        self.now += timedelta(**time)


def users_file(folder: Path) -> Path:
    """A file of users in a folder, one for each role."""
    path = folder / "users.json"
    save(path, [User(name, role, kept(PASSWORD, CHEAP)) for name, role in PEOPLE.items()])
    return path


def log_in(
    client: httpx.Client, name: str, password: str = PASSWORD, to: str = ""
) -> httpx.Response:
    """The answer to a log-in by the form of the desk."""
    sent = {"name": name, "password": password, "next": to, "csrf": token(client, "/login")}
    return client.post("/login", data=sent)
