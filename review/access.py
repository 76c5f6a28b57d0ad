"""Who is at the desk, what they may do, and the token that only the desk's own pages send back."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request

Right = Literal["anyone", "read", "review", "approve"]
HIGHEST: Right = "approve"  # what a route asks for that does not say
ROLES: Mapping[str, frozenset[Right]] = {
    "viewer": frozenset({"anyone", "read"}),
    "reviewer": frozenset({"anyone", "read", "review"}),
    "approver": frozenset({"anyone", "read", "review", "approve"}),
}
STRANGER: frozenset[Right] = frozenset({"anyone"})
FIELD, HEADER = "csrf", "X-CSRF-Token"
Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sends a request: the secret of their cookie, their name ("" for nobody), their rights."""

    key: str
    name: str
    rights: frozenset[Right]


def actor(request: Request) -> str:
    """The name that decisions of this request are recorded under."""
    name = visitor(request).name
    if not name:
        raise HTTPException(401, "Nobody is logged in. Log in, then do it again.")
    return name


def may(request: Request, right: Right) -> bool:
    """Whether whoever sends this request has a right."""
    return right in visitor(request).rights


def token(request: Request) -> str:
    """What a page sends back in a field `csrf` or a header, as proof that the desk made it."""
    return _token(visitor(request))


def proves(visitor: Visitor, given: str) -> bool:
    """Whether a token is the one of the pages that a visitor got."""
    return hmac.compare_digest(_token(visitor).encode(), given.encode())


def needs(right: Right) -> Callable[[Endpoint], Endpoint]:
    """Say of an endpoint which right its requests need; see `HIGHEST` for one that does not say."""

    def said(endpoint: Endpoint) -> Endpoint:
        endpoint.right = right  # type: ignore[attr-defined]
        return endpoint

    return said


def visitor(request: Request) -> Visitor:
    """Who sends a request, as the guard found."""
    found: Visitor = request.scope["visitor"]
    return found


def _token(visitor: Visitor) -> str:
    return hmac.new(visitor.key.encode(), b"seriatim csrf", hashlib.sha256).hexdigest()
