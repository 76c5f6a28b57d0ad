"""Which of the named profiles a file follows, and by what that is seen."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.profile.document import Document
from extractors.profile.xpath import selected
from schemas.profile import PROFILES, Profile, signs


@dataclass(frozen=True, slots=True)
class Dialect:
    """The profile that a file follows, and the signs of it."""

    profile: Profile
    signs: tuple[str, ...]


def dialect(document: Document) -> Dialect:
    """The profile with more signs; the Guidelines where there are as many of both, or none."""
    seen = {
        profile: tuple(sign for sign, path in signs(profile).items() if selected(path, document))
        for profile in PROFILES
    }
    profile: Profile = "dgacm" if len(seen["dgacm"]) > len(seen["guidelines"]) else "guidelines"
    return Dialect(profile, seen[profile])
