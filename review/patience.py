"""How long to wait before the next attempt to log in: longer after each that failed."""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

NAME, ADDRESS = 5, 20  # attempts without a wait: of a name, from an address that many may share
LONGEST = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=1)  # after the last attempt
MOST = 10_000  # names and addresses remembered


@dataclass(frozen=True, slots=True)
class Failures:
    """How many attempts failed, and when the last did."""

    count: int
    last: datetime


class Patience:
    """Failed attempts by name and by address; both count, whether or not there is such a user."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """Begin without any."""
        self._clock = clock
        self._failures: dict[str, Failures] = {}

    def seconds(self, name: str, address: str) -> int:
        """How long to wait before an attempt; 0 for not at all."""
        now = self._clock()
        waits = (self._wait(key, free, now) for key, free in _keys(name, address))
        return max(0, *(-(-wait // timedelta(seconds=1)) for wait in waits))

    def failed(self, name: str, address: str) -> None:
        """Count an attempt; to be called before it is known how it ends, as many come at once."""
        self._forget()
        for key, _ in _keys(name, address):
            self._failures[key] = Failures(self._count(key) + 1, self._clock())

    def succeeded(self, name: str, address: str) -> None:
        """Count one less from the address, none any more of the name."""
        (of_name, _), (of_address, _) = _keys(name, address)
        self._failures.pop(of_name, None)
        found = self._failures.get(of_address)
        if found:
            self._failures[of_address] = Failures(found.count - 1, found.last)

    def _count(self, key: str) -> int:
        found = self._failures.get(key)
        return found.count if found else 0

    def _wait(self, key: str, free: int, now: datetime) -> timedelta:
        found = self._failures.get(key)
        if found is None or found.count < free:
            return timedelta()
        pause = min(LONGEST, timedelta(seconds=2 ** min(found.count - free, 20)))
        return found.last + pause - now

    def _forget(self) -> None:
        now = self._clock()
        fresh = [(key, one) for key, one in self._failures.items() if now - one.last < FORGOTTEN]
        self._failures = dict(sorted(fresh, key=lambda pair: pair[1].last)[-MOST:])


def _keys(name: str, address: str) -> Iterable[tuple[str, int]]:
    """What attempts are counted by, and how many are free."""
    digest = hashlib.sha256(name.casefold().encode("utf-8", "surrogatepass")).hexdigest()
    return (f"name {digest}", NAME), (f"address {_network(address)}", ADDRESS)


def _network(address: str) -> str:
    """An address; of version 6 the network, in which one person may have any."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address
