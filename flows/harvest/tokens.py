"""Resumption tokens: where a list goes on, told by the token itself, so that nothing is kept here.

A token names the last event of the journal that was given. What is added or revised meanwhile has a
later one, so that a harvest under way comes to it in the end, and gives nothing twice that has not
changed. A token is worth nothing once the journal is another: then the list itself has changed.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from flows.harvest.asking import arguments
from schemas.errors import Unharvestable

_DIGEST = 12  # characters


@dataclass(frozen=True, slots=True)
class Place:
    """A list by its verb and arguments, the last event that was given of it, and how many were."""

    verb: str
    arguments: Mapping[str, str]
    after: int = 0
    cursor: int = 0


def token(place: Place, journal: str) -> str:
    """The token for a place in a list over the journal with a key."""
    told = json.dumps(asdict(place), sort_keys=True, separators=(",", ":")).encode()
    return f"{_digest(told, journal)}.{base64.urlsafe_b64encode(told).decode()}"


def place(text: str, verb: str, journal: str) -> Place:
    """The place that a token stands for; Unharvestable (badResumptionToken) where it is none."""
    digest, _, encoded = text.partition(".")
    try:
        told = base64.b64decode(encoded, altchars=b"-_", validate=True)
        if _digest(told, journal) != digest:
            raise _bad("it is not as it was given, or the list is another now: start again")
        found = _place(json.loads(told))
        arguments([("verb", found.verb), *found.arguments.items()])
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise _bad("it is not as it was given") from error
    if found.verb != verb:
        raise _bad(f"it goes on with {found.verb}")
    return found


def _place(told: Mapping[str, Any]) -> Place:
    return Place(str(told["verb"]), told["arguments"], int(told["after"]), int(told["cursor"]))


def _digest(told: bytes, journal: str) -> str:
    return hashlib.sha256(journal.encode() + b"\n" + told).hexdigest()[:_DIGEST]


def _bad(found: str) -> Unharvestable:
    return Unharvestable("badResumptionToken", found)
