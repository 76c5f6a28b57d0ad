"""Cities by key, whatever language names them."""

from __future__ import annotations

import zlib
from functools import cache

import regex
from babel import Locale

from schemas.language import Language


def place_key(name: str, language: Language) -> str:
    """An ASCII key of a city: its English name where CLDR knows the city, else one of the name."""
    known = _cities(language.code).get(name.casefold())
    slug = regex.sub(r"[^a-z0-9]+", "-", (known or name).casefold()).strip("-")
    return slug or f"place_{zlib.crc32(name.encode()):08x}"


@cache
def _cities(code: str) -> dict[str, str]:
    """English names by the names that a language has for the cities of the time zones."""
    zones = Locale(code).time_zones
    return {
        str(zone["city"]).casefold(): name.rpartition("/")[2].replace("_", " ")
        for name, zone in zones.items()
        if "city" in zone
    }
