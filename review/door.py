"""Who comes in: at an open desk the person at the machine; else who has logged in."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from starlette.requests import Request

from review import cookies
from review.access import ROLES, STRANGER, Visitor
from review.desk import Desk
from review.passwords import Kept, decoy, matches
from review.patience import Patience
from review.rules import Rules
from review.sessions import Sessions
from review.users import User, Users


class Door(Protocol):
    """Tells who sends a request; `lasts` is for how many seconds a browser is known again."""

    lasts: int | None

    def visitor(self, request: Request) -> Visitor:
        """Who sends a request."""
        ...


class OpenDoor:
    """The door of a desk without users: whoever reaches it is the one who started it."""

    lasts: int | None = cookies.LASTS

    def __init__(self, rules: Rules) -> None:
        """Know the name that decisions are recorded under."""
        self.name = rules.actor or getpass.getuser()

    def visitor(self, request: Request) -> Visitor:
        """The person at the machine."""
        return Visitor(cookies.given(request) or cookies.fresh(), self.name, ROLES["approver"])


class LockedDoor:
    """The door of a desk with users: they are known once they have logged in."""

    lasts: int | None = None  # until the browser is closed

    def __init__(self, users: Users, clock: Callable[[], datetime]) -> None:
        """Begin with nobody logged in."""
        self.users = users
        self.sessions = Sessions(clock)
        self.patience = Patience(clock)

    def visitor(self, request: Request) -> Visitor:
        """Who has logged in, with the role they have now; else a stranger."""
        key = cookies.given(request)
        then = self.sessions.user(key)
        user = self.users.current().get(then.name) if then else None
        if key is None or then is None or user is None or user.password != then.password:
            return Visitor(key or cookies.fresh(), "", STRANGER)
        return Visitor(key, user.name, ROLES[user.role])

    def user(self, name: str, password: str) -> User | None:
        """The user with a name and password; takes as long where there is none."""
        known = self.users.current()
        user = known.get(name)
        kept: Kept | None = user.password if user else next(map(_decoy, known.values()), None)
        return user if kept and matches(password, kept) else None


def door(desk: Desk) -> Door:
    """The door that the rules of a desk ask for."""
    users = desk.rules.users
    return LockedDoor(Users(users), desk.clock) if users else OpenDoor(desk.rules)


def _decoy(user: User) -> Kept:
    return decoy(user.password)
