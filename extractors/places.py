"""Cities by name and key, whatever language names them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from functools import cache

import regex
from babel import Locale

from extractors.names import names, stems
from schemas.language import Language
from schemas.words import words

_BRACKETS = r"\b{name}\s?[(（](?P<city>\p{{Lu}}[\p{{L}}\p{{M}}' -]{{1,40}})[)）]"
_WORDS = regex.compile(r"[\p{L}][\p{L}'-]+")
_HALL = regex.compile(
    r"(?<=\p{Han}{2})(?:市.*|(?:国家|国际|联合国)?(?:会议|会展|展览|文化)(?:中心|厅|宫).*)$"
)
_UNSPACED = regex.compile(r"\p{Han}")


def place_key(name: str, language: Language) -> str:
    """An ASCII key of a city: its English name where CLDR knows the city, else one of the name."""
    known = _cities(language.code).get(name.casefold())
    slug = regex.sub(r"[^a-z0-9]+", "-", (known or name).casefold()).strip("-")
    return slug or f"place_{zlib.crc32(name.encode()):08x}"


def city(name: str, texts: Sequence[str], language: Language) -> str:
    """The city that a name means among the texts that name it: "Romania (Galati)" is Galati, a
    known city without the hall behind it, an inflected name as the texts print it by itself."""
    name = _in_country(name, texts, language) or _HALL.sub("", name)
    return _within(name, language) or _upright(name, texts, language) or name


def known_city(text: str, language: Language) -> str | None:
    """The first known city that a text names in a word of its own, as it prints it."""
    known = {*_cities(language.code), *(one.casefold() for one in words(language).cities)}
    spoken = (match[0] for match in _WORDS.finditer(text))
    return next((name for name in spoken if name.casefold() in known), None)


def country(name: str, language: Language) -> bool:
    """Whether a name is of a State or territory, in its short or official form."""
    return stems(name, language) in _countries(language) or any(
        one.kind == "state" and (one.start, one.end) == (0, len(name))
        for one in names(name, language, None)
    )


def _in_country(name: str, texts: Sequence[str], language: Language) -> str | None:
    """The city that brackets give behind the name of its country."""
    if not country(name, language):
        return None
    behind = regex.compile(_BRACKETS.format(name=regex.escape(name)))
    return next((match["city"] for text in texts for match in behind.finditer(text)), None)


def _within(name: str, language: Language) -> str | None:
    """The longest known city within a name, else what follows a country, in a script without
    spaces."""
    if not _UNSPACED.search(name):
        return None
    known = (*_cities(language.code), *words(language).cities)
    within = (one for one in known if one in name and (one == name or not country(one, language)))
    found = max(within, key=len, default=None)
    behind = (name[cut:] for cut in range(2, len(name) - 1) if country(name[:cut], language))
    return found or next(behind, None)


def _upright(name: str, texts: Sequence[str], language: Language) -> str | None:
    """The form of an inflected name that is known, or that the texts print by itself."""
    known = {*_cities(language.code), *(one.casefold() for one in words(language).cities)}
    forms = list(_forms(name, language))
    listed = (form for form in forms if form.casefold() in known)
    printed = (form for form in forms if any(_alone(form, text) for text in texts))
    return next(listed, None) or next(printed, None)


def _forms(name: str, language: Language) -> Iterator[str]:
    for ending, endings in words(language).place_endings.items():
        if name.endswith(ending):
            yield from (name[: -len(ending)] + other for other in endings)


def _alone(form: str, text: str) -> bool:
    """Whether a text prints a name as a word of its own."""
    return regex.search(rf"(?<![\p{{L}}-]){regex.escape(form)}(?![\p{{L}}-])", text) is not None


@cache
def _countries(language: Language) -> frozenset[tuple[str, ...]]:
    """The stems of the names of States in a language, from CLDR."""
    return frozenset(stems(name, language) for name in Locale(language.code).territories.values())


@cache
def _cities(code: str) -> dict[str, str]:
    """English names by the names that a language has for the cities of the time zones."""
    zones = Locale(code).time_zones
    return {
        str(zone["city"]).casefold(): name.rpartition("/")[2].replace("_", " ")
        for name, zone in zones.items()
        if "city" in zone
    }
