"""The facts of one place in several versions, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.concordance.facts import Fact
from schemas.concordance import Disagreement, DisagreementKind, Reading

Row = dict[str, Fact | None]  # by language


def rows(stated: Mapping[str, Sequence[Fact]]) -> list[Row]:
    """What is not stated alike by all versions: each row is one fact, or its absence."""
    common = _common(stated)
    left = {language: _without(found, common) for language, found in stated.items()}
    usual = _usual(list(left.values()))
    made: list[Row] = [dict.fromkeys(stated) for _ in usual]
    for language, found in left.items():
        for index, fact in _placed(found, usual):
            if index is None:
                made.append(dict.fromkeys(stated) | {language: fact})
            else:
                made[index][language] = fact
    return _merged(made)


def disagreement(
    kind: DisagreementKind, what: str, readings: Sequence[Reading], place: str | None = None
) -> Disagreement:
    """Readings as a disagreement, with the value of more than half of them where there is one."""
    counts = Counter(reading.value for reading in readings)
    value, count = counts.most_common(1)[0]
    most = 2 * count > len(readings)
    dissenting = tuple(each.language for each in readings if each.value != value) if most else ()
    eids = Counter(each.eid for each in readings if each.eid)
    eid = place or (eids.most_common(1)[0][0] if eids else None)
    return Disagreement(kind, what, eid, tuple(readings), value if most else None, dissenting)


def _common(stated: Mapping[str, Sequence[Fact]]) -> Counter[object]:
    first, *others = (Counter(fact.key for fact in found) for found in stated.values())
    common: Counter[object] = Counter(first)
    for other in others:
        common &= Counter(other)
    return common


def _without(found: Sequence[Fact], common: Counter[object]) -> list[Fact]:
    remaining = Counter(common)
    left = []
    for fact in found:
        if remaining[fact.key]:
            remaining[fact.key] -= 1
        else:
            left.append(fact)
    return left


def _usual(sides: Sequence[Sequence[Fact]]) -> Sequence[Fact]:
    """The side that most versions have, the fuller and the earlier of equals."""
    keys = Counter(tuple(fact.key for fact in side) for side in sides)
    return max(sides, key=lambda side: (keys[tuple(fact.key for fact in side)], len(side)))


def _placed(found: Sequence[Fact], usual: Sequence[Fact]) -> list[tuple[int | None, Fact]]:
    """For each fact the one of the usual side that it stands for: the likest first."""
    pairs = sorted(
        (-_likeness(fact, other), abs(here - there), here, there)
        for here, fact in enumerate(found)
        for there, other in enumerate(usual)
        if fact.kind == other.kind
    )
    taken: dict[int, int] = {}
    for _, _, here, there in pairs:
        if here not in taken and there not in taken.values():
            taken[here] = there
    return [(taken.get(here), fact) for here, fact in enumerate(found)]


def _likeness(fact: Fact, other: Fact) -> int:
    return sum(one == two for one, two in zip(fact.key, other.key, strict=False))


def _merged(made: Sequence[Row]) -> list[Row]:
    """Rows that hold the same fact of different languages as one row."""
    merged: list[Row] = []
    for row in made:
        (keys, held) = ({fact.key for fact in row.values() if fact}, _held(row))
        for other in merged:
            if {fact.key for fact in other.values() if fact} == keys and not held & _held(other):
                other.update({language: row[language] for language in held})
                break
        else:
            merged.append(row)
    return merged


def _held(row: Row) -> set[str]:
    return {language for language, fact in row.items() if fact is not None}
