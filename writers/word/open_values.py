"""The values that drafts leave open or that a person has settled, each once, by family."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from writers.outlook.conclusion import Certainty, Reason, Source, merged
from writers.word.inlines import Bracket, Inline, Noted
from writers.word.paper import Paper, Table, texts


@dataclass(frozen=True, slots=True)
class OpenValue:
    """One value by its key: how the drafts print it, why it is open, in which of them it stands.

    `shown` are its words in a table where it has any, which stand by themselves, or else where
    it comes first.
    """

    key: str
    status: Certainty
    shown: Inline
    why: tuple[Reason, ...]
    sources: tuple[Source, ...]
    papers: tuple[str, ...]  # by name


@dataclass(frozen=True, slots=True)
class Family:
    """The values of one status whose keys begin alike, in the order of the drafts."""

    name: str
    status: Certainty
    values: tuple[OpenValue, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    inline: Inline
    paper: str
    in_table: bool


def families(papers: Iterable[Paper], settled: Container[str] = ()) -> tuple[Family, ...]:
    """All open values of the papers, and those with a settled key, as families."""
    found: dict[tuple[Certainty, str], list[OpenValue]] = {}
    for value in _values(papers, settled):
        found.setdefault((value.status, family(value.key)), []).append(value)
    return tuple(Family(name, status, tuple(each)) for (status, name), each in found.items())


def family(key: str) -> str:
    """The family of a key: what stands before its @."""
    return key.partition("@")[0]


def member(key: str) -> str:
    """Which of its family a key names; empty where it is the only one."""
    return key.partition("@")[2]


def _values(papers: Iterable[Paper], settled: Container[str]) -> Iterator[OpenValue]:
    places: dict[str, list[_Place]] = {}
    for paper in papers:
        for inlines, block in texts(paper):
            for inline in inlines:
                key = _key(inline, settled)
                if key:
                    place = _Place(inline, paper.name, isinstance(block, Table))
                    places.setdefault(key, []).append(place)
    return (_value(key, found) for key, found in places.items())


def _key(inline: Inline, settled: Container[str]) -> str:
    """The key of what is open or settled; values of the record that are offered are neither."""
    if isinstance(inline, Noted):
        return ""
    return inline.key if isinstance(inline, Bracket) or inline.key in settled else ""


def _value(key: str, places: list[_Place]) -> OpenValue:
    brackets = [place.inline for place in places if isinstance(place.inline, Bracket)]
    reasons = [reason for each in brackets for reason in (each.why, *each.flags) if reason]
    return OpenValue(
        key=key,
        status=brackets[0].status if brackets else "settled",
        shown=next((place.inline for place in places if place.in_table), places[0].inline),
        why=tuple(dict.fromkeys(reasons)),
        sources=merged(*(each.sources for each in brackets)),
        papers=tuple(dict.fromkeys(place.paper for place in places)),
    )
