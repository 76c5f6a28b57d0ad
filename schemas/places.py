"""Names of places in the languages of CLDR: its cities, one for each time zone, and the States."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

from schemas.states import states

_PARTED = re.compile(r"\s?[,，،(（–—-]\s?")  # between a place and its State
_OPENED = re.compile(r"\s?[(（]\s?$")  # between a State and a place in it
_HAN = re.compile("[㐀-鿿]")


def place(name: str, code: str, target: str) -> str | None:
    """What a place with a name in a language is called in another; None where CLDR has it not."""
    for known in (_cities, _states):
        key = _keys(known(code)).get(_folded(name))
        if key is not None and known(target).get(key):
            return known(target)[key]
    return None


def country(name: str, printed: Iterable[str], code: str) -> str | None:
    """The State that a place is in, ISO 3166-1 alpha-2: as texts print it with the place, else as
    CLDR has the city; None where neither knows, or texts name several."""
    beside = {state for text in printed for state in _beside(name, text, code)}
    if beside:
        return beside.pop() if len(beside) == 1 else None
    zone = _keys(_cities(code)).get(_folded(name))
    return _territories().get(zone) if zone else None


def _beside(name: str, text: str, code: str) -> Iterator[str]:
    """The States named right after a place ("Kisumu, Kenya"), or right before it."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)|{_unspaced(name)}", text):
        after = _PARTED.match(text, match.end())
        yield from _longest(code, text[after.end() :].casefold(), str.startswith) if after else ()
        before = _OPENED.search(text[: match.start()])
        if before or _HAN.match(name):
            cut = before.start() if before else match.start()
            yield from _longest(code, text[:cut].casefold(), str.endswith)


def _longest(code: str, text: str, stands: Callable[[str, str], bool]) -> Iterator[str]:
    """The State with the longest name that stands at one end of a text, as a word of its own."""
    found = [
        (len(name), key)
        for key, names in states(code).items()
        for name in map(str.casefold, names)
        if stands(text, name) and not _cut(text, name, stands)
    ]
    if found:
        yield max(found)[1]


def _cut(text: str, name: str, stands: Callable[[str, str], bool]) -> bool:
    """Whether a name ends or begins inside a longer word; scripts without spaces have no words."""
    rest = text[len(name) :][:1] if stands is str.startswith else text[: -len(name)][-1:]
    return rest.isalpha() and not _HAN.match(rest)


def _unspaced(name: str) -> str:
    """A pattern for a name in a script that sets no spaces between words; else for nothing."""
    return re.escape(name) if _HAN.match(name) else "(?!)"


@cache
def _territories() -> Mapping[str, str]:
    """The territory of each time zone that belongs to one alone."""
    held = [(zone, key) for key, zones in get_global("territory_zones").items() for zone in zones]
    shared = Counter(zone for zone, _ in held)
    return {zone: key for zone, key in held if shared[zone] == 1}


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
