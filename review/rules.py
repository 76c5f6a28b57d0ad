"""The rules that a desk is kept under: whose it is, by which names it is reached, who may what."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


@dataclass(frozen=True, slots=True)
class Rules:
    """Without `users` the desk is open: whoever reaches it acts as `actor` and may do everything.

    `actor` is the name of the person logged in to the machine where it is empty. `hosts` are the
    names by which browsers may ask for the desk. With `four_eyes` nobody approves own changes.
    """

    actor: str = ""
    hosts: frozenset[str] = LOOPBACK
    users: Path | None = None
    four_eyes: bool = False


OPEN = Rules()
