"""The sites of all versions of a work, matched: what stands at the same place in each language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log

from extractors.concordance.sites import Site

Slot = Mapping[str, Site]  # one place: by language, the site that stands there

# Marks for and against two sites being the same place; a pair is worth more than two gaps.
_GAP = -0.4
_SAME_LABEL, _OTHER_LABEL = 0.5, -0.1
_SAME_ANCHORS, _OTHER_ANCHORS = 2.0, -0.5
_LARGEST = 2_000_000  # pairs weighed; beyond that sites are matched by rank and label alone
_SLACK = 80  # sites by which two versions may be out of step


@dataclass(frozen=True, slots=True)
class Column:
    """One version to be matched: its sites, and by eId what can be recognised of each."""

    language: str
    sites: tuple[Site, ...]
    anchors: Mapping[str, Counter[object]]


def slots(columns: Sequence[Column]) -> tuple[Slot, ...]:
    """The places of a work in printed order."""
    sizes = Counter(len(column.sites) for column in columns)
    usual = max(columns, key=lambda column: sizes[len(column.sites)])
    made: list[dict[str, Site]] = [{usual.language: site} for site in usual.sites]
    seen = {usual.language: usual}
    for column in columns:
        if column is not usual:
            made = _joined(made, seen, column)
            seen[column.language] = column
    return tuple(made)


def _joined(
    made: Sequence[dict[str, Site]], seen: Mapping[str, Column], column: Column
) -> list[dict[str, Site]]:
    """The slots with one more version in them; what none of them fits becomes a new slot."""
    first = [next(iter(slot.items())) for slot in made]
    left = [_Weighed.of(site, seen[language]) for language, site in first]
    right = [_Weighed.of(site, column) for site in column.sites]
    joined: list[dict[str, Site]] = []
    for here, there in _pairs(left, right):
        slot = dict(made[here]) if here is not None else {}
        if there is not None:
            slot[column.language] = column.sites[there]
        joined.append(slot)
    return joined


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What of a site is weighed; `share` is its part of the version's text, in thousandths."""

    rank: str
    label: str | None
    anchors: Counter[object]
    share: float

    @classmethod
    def of(cls, site: Site, column: Column) -> _Weighed:
        whole = sum(len(text.text) for each in column.sites for text in each.texts) or 1
        own = sum(len(text.text) for text in site.texts)
        return cls(
            site.rank,
            site.label,
            column.anchors.get(site.eid, Counter()),
            log(5 + 1000 * own / whole),
        )

    def like(self, other: _Weighed) -> bool:
        """Whether both are the same beyond doubt."""
        return (self.rank, self.label, self.anchors) == (other.rank, other.label, other.anchors)

    def worth(self, other: _Weighed) -> float | None:
        """What speaks for both being the same place; None where they cannot be."""
        if self.rank != other.rank:
            return None
        worth = max(-1.0, 0.5 - abs(self.share - other.share))
        if self.label is not None and other.label is not None:
            worth += _SAME_LABEL if self.label == other.label else _OTHER_LABEL
        if self.anchors or other.anchors:
            shared = (self.anchors & other.anchors).total()
            of = max(self.anchors.total(), other.anchors.total())
            worth += _SAME_ANCHORS * shared / of if shared else _OTHER_ANCHORS
        return worth


Pairs = list[tuple[int | None, int | None]]


def _pairs(left: Sequence[_Weighed], right: Sequence[_Weighed]) -> Pairs:
    """Indexes of both sides, None where the other side has a site of its own."""
    start = _alike(left, right)
    end = _alike(left[start:][::-1], right[start:][::-1])
    middle_left, middle_right = left[start : len(left) - end], right[start : len(right) - end]
    if len(middle_left) * len(middle_right) > _LARGEST:
        middle = _by_label(middle_left, middle_right)
    else:
        middle = _by_worth(middle_left, middle_right)
    moved = [(_plus(here, start), _plus(there, start)) for here, there in middle]
    last = [(len(left) - back, len(right) - back) for back in range(end, 0, -1)]
    return [*((index, index) for index in range(start)), *moved, *last]


def _alike(left: Sequence[_Weighed], right: Sequence[_Weighed]) -> int:
    """How many sites both begin with."""
    count = 0
    for here, there in zip(left, right, strict=False):
        if not here.like(there):
            break
        count += 1
    return count


def _plus(index: int | None, by: int) -> int | None:
    return None if index is None else index + by


def _by_worth(left: Sequence[_Weighed], right: Sequence[_Weighed]) -> Pairs:
    """The matching of greatest worth (Needleman and Wunsch, 1970)."""
    best = [[_GAP * count for count in range(len(right) + 1)]]
    ways = [["<"] * (len(right) + 1)]
    reach = abs(len(left) - len(right)) + _SLACK
    for here, site in enumerate(left):
        above = best[-1]
        row, way = [above[0] + _GAP], ["^"]
        for there, other in enumerate(right):
            choices = [(above[there + 1] + _GAP, "^"), (row[there] + _GAP, "<")]
            worth = site.worth(other) if abs(here - there) <= reach else None
            if worth is not None:
                choices.append((above[there] + worth, "\\"))
            value, step = max(choices)
            row.append(value)
            way.append(step)
        best.append(row)
        ways.append(way)
    return _walked(ways)


def _walked(ways: Sequence[Sequence[str]]) -> Pairs:
    here, there = len(ways) - 1, len(ways[0]) - 1
    pairs: Pairs = []
    while here or there:
        step = "<" if not here else "^" if not there else ways[here][there]
        here -= step != "<"
        there -= step != "^"
        pairs.append((here if step != "<" else None, there if step != "^" else None))
    return pairs[::-1]


def _by_label(left: Sequence[_Weighed], right: Sequence[_Weighed]) -> Pairs:
    here, there = ([(site.rank, site.label) for site in side] for side in (left, right))
    pairs: Pairs = []
    for _, a, b, c, d in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        both = min(b - a, d - c)
        pairs += [(a + step, c + step) for step in range(both)]
        pairs += [(index, None) for index in range(a + both, b)]
        pairs += [(None, index) for index in range(c + both, d)]
    return pairs
