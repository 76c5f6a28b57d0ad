"""What versions state differently at a place that they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.concordance.alignment import Slot
from extractors.concordance.facts import Fact, Facts
from extractors.concordance.groups import Groups
from extractors.concordance.rows import Row, disagreement, rows
from extractors.concordance.spelled import spelled
from extractors.concordance.structure import beginning
from schemas.concordance import Disagreement, DisagreementKind, Reading
from schemas.language import language as language_of

_COMPARED: tuple[DisagreementKind, ...] = (
    *("agenda item", "outcome", "officer", "date", "reference", "session", "number", "contact"),
)
_COUNTED = ("officer", "outcome")  # two alike are two; a date or a citation said twice is one
_IN_OTHER_WORDS = ("session", "number")  # "this session"; a number in words: nothing is missing

Stated = Mapping[str, Sequence[Fact]]  # by language


class Stating:
    """The facts of all versions, place by place."""

    def __init__(self, places: Sequence[Slot], known: Mapping[str, Facts], grouped: Groups) -> None:
        """Take the places, the facts by language and eId, and the agendas and bureaux."""
        self._known = known
        self._grouped = grouped
        # What a version states at a place of its own, it may state there in place of here.
        self._elsewhere = {
            (language, fact.kind, fact.key)
            for slot in places
            if len(slot) < len(known)
            for language, found in self.at(slot).items()
            for fact in found
        }

    def at(self, slot: Slot) -> Stated:
        """What each version that has a place states there."""
        return {name: self._known[name].get(site.eid, ()) for name, site in slot.items()}

    def differing(self, slot: Slot) -> Iterator[Disagreement]:
        """The disagreements between the versions that have a place."""
        stated = self.at(slot)
        for kind in _COMPARED:
            chosen = {name: _chosen(found, kind) for name, found in stated.items()}
            counts = {frozenset(Counter(fact.key for fact in f).items()) for f in chosen.values()}
            if len(counts) > 1:
                yield from self._rows(kind, chosen, slot)
        yield from _amounts(stated)

    def _rows(self, kind: DisagreementKind, stated: Stated, slot: Slot) -> Iterator[Disagreement]:
        for row in rows(_in_words(stated, slot) if kind in _IN_OTHER_WORDS else stated):
            held = [fact for fact in row.values() if fact is not None]
            readings = list(self._readings(row, slot))
            values = {reading.value for reading in readings}
            if kind in _IN_OTHER_WORDS:
                values.discard(None)
            if len(values) > 1:
                yield disagreement(*_called(held), readings)

    def _readings(self, row: Row, slot: Slot) -> Iterator[Reading]:
        stated = {(fact.kind, fact.key) for fact in row.values() if fact is not None}
        for name, fact in row.items():
            if fact is not None:
                yield Reading(name, fact.value, fact.eid, fact.text)
            elif not self._explained(name, row, stated):
                yield Reading(name, None, slot[name].eid, beginning(slot[name]))

    def _explained(
        self, name: str, row: Row, stated: set[tuple[DisagreementKind, tuple[str | None, ...]]]
    ) -> bool:
        """Whether it was said already why a version states nothing here."""
        elsewhere = any((name, *each) in self._elsewhere for each in stated)
        return elsewhere or self._grouped.silent(name, row)


def _called(held: Sequence[Fact]) -> tuple[DisagreementKind, str]:
    """What differing facts are: a deadline, what days are for, or just what they are."""
    kind, what = held[0].kind, held[0].what
    if kind != "date":
        return kind, what
    days = {(fact.key[0], fact.key[2]) for fact in held}
    deadline = any("document-deadline" in fact.key for fact in held)
    return "deadline" if deadline else kind, what if len(days) > 1 else f"role of a {what}"


def _chosen(found: Sequence[Fact], kind: DisagreementKind) -> Sequence[Fact]:
    chosen = [fact for fact in found if fact.kind == kind]
    if kind in _COUNTED:
        return chosen
    first: dict[tuple[str | None, ...], Fact] = {}
    for fact in chosen:
        first.setdefault(fact.key, fact)
    return list(first.values())


def _in_words(stated: Stated, slot: Slot) -> Stated:
    """The numbers of each version with those of the others that it has in words."""
    every = {fact.key: fact for found in stated.values() for fact in found}
    made = {}
    for name, found in stated.items():
        known = spelled(slot[name].printed, language_of(name))
        own = {fact.key for fact in found}
        words = [fact for key, fact in every.items() if key not in own and fact.value in known]
        made[name] = [*found, *(replace(fact, eid=slot[name].eid, text="") for fact in words)]
    return made


def _amounts(stated: Stated) -> Iterator[Disagreement]:
    """Amounts of the same thing; one that a version does not state may be put in other words."""
    amounts = [fact for found in stated.values() for fact in found if fact.kind == "count"]
    for what in dict.fromkeys(fact.what for fact in amounts):
        own = {name: [f for f in found if f.what == what] for name, found in stated.items()}
        readings = [_amount(name, found) for name, found in own.items() if found]
        if len({reading.value for reading in readings}) > 1:
            yield disagreement("count", what, readings)


def _amount(name: str, found: Sequence[Fact]) -> Reading:
    values = sorted({fact.value for fact in found})
    texts = dict.fromkeys(fact.text for fact in found)
    return Reading(name, " and ".join(values), found[0].eid, "; ".join(texts))
