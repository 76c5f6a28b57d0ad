"""Agendas and bureaux that some versions have and others lack as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.concordance.alignment import Slot
from extractors.concordance.facts import Fact
from extractors.concordance.rows import disagreement
from schemas.concordance import Disagreement, DisagreementKind, Reading
from schemas.notice import Notice


@dataclass(frozen=True, slots=True)
class Group:
    """An agenda or a bureau of one version; `key` is the same in all versions."""

    kind: DisagreementKind
    key: str
    slot: int
    eid: str
    size: str


@dataclass(frozen=True, slots=True)
class Groups:
    """By language the agendas and bureaux that it has, by what their members say they are of."""

    known: Mapping[str, Mapping[str, Group]]

    def silent(self, language: str, member: Mapping[str, Fact | None]) -> bool:
        """Whether a language lacks the whole agenda or bureau that a fact of others is part of."""
        keys = {
            self.known[other][fact.of].key
            for other, fact in member.items()
            if fact is not None and fact.of
        }
        return not keys <= {group.key for group in self.known[language].values()}

    def differing(self, places: Sequence[Slot]) -> Iterator[Disagreement]:
        """The groups that a language lacks although it has the place."""
        every = {group.key: group for found in self.known.values() for group in found.values()}
        for key, group in sorted(every.items(), key=lambda pair: pair[1].slot):
            readings = [
                self._reading(language, key, site.eid)
                for language, site in places[group.slot].items()
            ]
            lacking = [reading for reading in readings if reading.value is None]
            if 0 < len(lacking) < len(readings):
                yield disagreement(group.kind, key, readings)

    def _reading(self, language: str, key: str, eid: str) -> Reading:
        own = (group for group in self.known[language].values() if group.key == key)
        group = next(own, None)
        return Reading(language, group.size if group else None, group.eid if group else eid)


def groups(versions: Sequence[Notice], places: Sequence[Slot]) -> Groups:
    """The agendas and bureaux of the versions of a work."""
    at = {
        (language, eid): index
        for index, slot in enumerate(places)
        for language, site in slot.items()
        for eid in site.eids
    }
    return Groups({version.language: dict(_of(version, at)) for version in versions})


def _of(version: Notice, at: Mapping[tuple[str, str], int]) -> Iterator[tuple[str, Group]]:
    for agenda in version.agendas:
        eid = agenda.eid or "preface"
        slot = at.get((version.language, eid), 0)
        size = f"{len(agenda.items)} items"
        yield eid, Group("agenda", f"agenda at place {slot + 1}", slot, eid, size)
    for bureau in version.bureaux:
        eid = bureau.span.eid
        slot = at.get((version.language, eid), 0)
        size = f"{len(bureau.officers)} officers"
        yield bureau.term, Group("bureau", f"{bureau.term} bureau", slot, eid, size)
