"""Passwords as they are kept: by scrypt (RFC 7914), each with its own salt and what it cost."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass, replace

from schemas.errors import UnfitUsers

LEAST, MOST = 12, 256  # characters of a password


@dataclass(frozen=True, slots=True)
class Cost:
    """What scrypt is asked to spend; the default takes 64 MB and a third of a second."""

    n: int = 2**16
    r: int = 8
    p: int = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a password: nothing that tells it."""

    cost: Cost
    salt: str
    digest: str


COST = Cost()


def kept(password: str, cost: Cost = COST) -> Kept:
    """What to keep of a password; UnfitUsers where it is easily guessed."""
    if not LEAST <= len(password) <= MOST:
        raise UnfitUsers(
            f"a password has {LEAST} to {MOST} characters", "take a few words that nobody guesses"
        )
    salt = secrets.token_hex(16)
    return Kept(cost, salt, _digest(password, cost, salt))


def matches(password: str, kept: Kept) -> bool:
    """Whether a password is the one of which something was kept; always takes as long."""
    digest = _digest(password[:MOST], kept.cost, kept.salt)
    return hmac.compare_digest(digest, kept.digest)


def decoy(like: Kept) -> Kept:
    """What no password matches, at the same cost, to be asked where there is nobody of a name."""
    return replace(like, salt=secrets.token_hex(16), digest="")


def _digest(password: str, cost: Cost, salt: str) -> str:
    words = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    memory = 128 * cost.r * (cost.n + cost.p + 2)
    return hashlib.scrypt(
        words, salt=bytes.fromhex(salt), n=cost.n, r=cost.r, p=cost.p, maxmem=memory
    ).hex()
