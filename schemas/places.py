"""Names of places in the languages of CLDR: its cities, one for each time zone, and the States."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

from schemas.states import states


def place(name: str, code: str, target: str) -> str | None:
    """What a place with a name in a language is called in another; None where CLDR has it not."""
    for known in (_cities, _states):
        key = _keys(known(code)).get(_folded(name))
        if key is not None and known(target).get(key):
            return known(target)[key]
    return None


def _keys(names: Mapping[str, str]) -> Mapping[str, str]:
    """Keys by names; none for a name that several places share."""
    shared = Counter(map(_folded, names.values()))
    return {_folded(name): key for key, name in names.items() if shared[_folded(name)] == 1}


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


@cache
def _cities(code: str) -> dict[str, str]:
    """Cities by time zone; where CLDR has no other name the identifier of the zone is it."""
    named = Locale.parse(code).time_zones
    zones = {zone for found in get_global("territory_zones").values() for zone in found}
    return {
        zone: named.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        for zone in sorted(zones)
    }


@cache
def _states(code: str) -> dict[str, str]:
    return {key: names[0] for key, names in states(code).items() if names}
