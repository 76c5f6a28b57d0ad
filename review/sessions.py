"""Who is logged in: kept by the server, known to a browser by a random secret."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from review.cookies import fresh
from review.users import User

IDLE = timedelta(hours=1)
LONGEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Session:
    """A user since they logged in, and when they were last seen."""

    user: User
    begun: datetime
    seen: datetime


class Sessions:
    """Those that last; each ends an hour after the last request, or twelve after the log-in."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """Begin with nobody."""
        self._clock = clock
        self._open: dict[str, Session] = {}

    def begin(self, user: User) -> str:
        """The secret of a new session."""
        now, key = self._clock(), fresh()
        self._open = {name: one for name, one in self._open.items() if _lasts(one, now)}
        self._open[_kept(key)] = Session(user, now, now)
        return key

    def user(self, key: str | None) -> User | None:
        """Whose session a secret is of, as they were when they logged in; None where it ended."""
        now, name = self._clock(), _kept(key or "")
        found = self._open.get(name)
        if found is None or not _lasts(found, now):
            self._open.pop(name, None)
            return None
        self._open[name] = replace(found, seen=now)
        return found.user

    def end(self, key: str) -> None:
        """Forget a session."""
        self._open.pop(_kept(key), None)


def _lasts(session: Session, now: datetime) -> bool:
    return now - session.seen < IDLE and now - session.begun < LONGEST


def _kept(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
