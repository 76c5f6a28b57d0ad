"""Parts that some versions have and others lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from extractors.concordance.alignment import Slot
from extractors.concordance.facts import Fact
from extractors.concordance.rows import disagreement
from extractors.concordance.sites import Site
from schemas.concordance import Disagreement, DisagreementKind, Reading

PRESENT = "present"
_BEGINNING = 160  # characters
_NAMED = ("agenda item", "outcome", "officer")  # what a part is called that holds one


class Missing:
    """Notes, place by place, which versions lack it; a missing part counts once, with its own."""

    def __init__(self, languages: Sequence[str]) -> None:
        """Start with nothing missing."""
        self._languages = languages
        self._lacking: dict[tuple[str, str | None], set[str]] = {}  # by language and eId
        self._tables: list[Slot] = []
        self._rows: Counter[tuple[str, str | None]] = Counter()  # by language and eId of the table

    def at(self, slot: Slot, stated: Mapping[str, Sequence[Fact]]) -> Iterator[Disagreement]:
        """The disagreement at a place that versions lack, unless they lack what is around it."""
        lacking = {language for language in self._languages if language not in slot}
        explained: set[str] = set()
        for language, site in slot.items():
            explained |= self._lacking.get((language, site.inside), set())
            self._lacking[language, site.eid] = lacking
        kind, what = _called(slot, stated)
        if what == "table":
            self._tables.append(slot)
        if what == "row":
            self._rows.update((language, site.inside) for language, site in slot.items())
        elif lacking - explained:
            yield disagreement(kind, what, [self._reading(slot, each) for each in self._languages])

    def tables(self) -> Iterator[Disagreement]:
        """Tables with other numbers of rows, but for rows that were named already."""
        for slot in self._tables:
            readings = [
                Reading(language, f"{self._rows[language, site.eid]} rows", site.eid)
                for language, site in slot.items()
            ]
            if len({reading.value for reading in readings}) > 1:
                yield disagreement("table", "rows", readings)

    def _reading(self, slot: Slot, language: str) -> Reading:
        site = slot.get(language)
        if site is None:
            return Reading(language, None)
        return Reading(language, PRESENT, site.eid, beginning(site))


def beginning(site: Site) -> str:
    """What is printed at a place, cut short."""
    text = site.printed
    return text if len(text) <= _BEGINNING else f"{text[:_BEGINNING].rstrip()}…"


def _called(slot: Slot, stated: Mapping[str, Sequence[Fact]]) -> tuple[DisagreementKind, str]:
    """What a part is: an agenda item, an outcome or an officer if it holds one, or just a part."""
    site = next(iter(slot.values()))
    for fact in (fact for found in stated.values() for fact in found):
        if fact.kind in _NAMED:
            if fact.kind == "agenda item":
                return fact.kind, " ".join(filter(None, (fact.kind, site.label)))
            return fact.kind, fact.value
    return "structure", site.name
