"""Who comes in: at an open desk the person at the machine, with every right."""

from __future__ import annotations

import getpass
from typing import Protocol

from starlette.requests import Request

from review import cookies
from review.access import ROLES, Visitor
from review.rules import Rules


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


def door(rules: Rules) -> Door:
    """The door that the rules of a desk ask for."""
    return OpenDoor(rules)
