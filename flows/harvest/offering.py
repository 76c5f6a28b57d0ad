"""Which packages are offered as which items, and what is new by the journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from extractors.package import Offer
from flows.harvest.journal import Event, Journal


@dataclass(frozen=True, slots=True)
class Held:
    """A package by the name of its folder or file, and what it offers."""

    name: str
    offer: Offer

    @property
    def package(self) -> str:
        """What it is called whether it is packed or not."""
        return self.name.removesuffix(".zip")


def current(held: Iterable[Held], unapproved: bool) -> dict[str, Held]:
    """The newest package of each item; items that a later one has taken the place of are not there.

    A document whose IRI was corrected comes back as another item: its sources are the same.
    """
    found: dict[str, Held] = {}
    for each in sorted(held, key=_age):
        if each.offer.approved or unapproved:
            found[each.offer.item] = each
    newest = {
        (each.offer.of_a_work, source): each.offer.item
        for each in sorted(found.values(), key=_age)
        for source in each.offer.sources
    }
    return {item: each for item, each in found.items() if not _superseded(each.offer, newest)}


def news(
    journal: Journal, offered: Mapping[str, Held], unreadable: Set[str], now: str
) -> Iterator[Event]:
    """The events that the journal does not have yet.

    A package was offered when it is first seen, which may be long after it was made. Only in an
    empty journal each has the time at which it was made, as nobody can have harvested before. Where
    the last package of an item lies there but cannot be read, nothing is said of it.
    """
    names = {name.removesuffix(".zip") for name in unreadable}
    last = {item: event for item, (_, event) in journal.last().items()}
    waiting = {item for item, event in last.items() if event.package in names}
    floor = journal.events[-1].at if journal.events else ""
    for item, held in sorted(offered.items(), key=lambda pair: _age(pair[1])):
        if item in waiting:
            continue
        if item not in last or last[item].withdrawn or last[item].package != held.package:
            at = max(now, floor) if floor else min(held.offer.at, now)
            yield Event(at, item, held.package, False, held.offer.sets, tuple(held.offer.formats))
    for item, event in sorted(last.items()):
        if item not in offered and not event.withdrawn and item not in waiting:
            yield Event(max(now, floor), item, event.package, True, event.sets, event.formats)


def _age(held: Held) -> tuple[str, str]:
    return held.offer.at, held.name


def _superseded(offer: Offer, newest: Mapping[tuple[bool, str], str]) -> bool:
    holders = {newest[offer.of_a_work, source] for source in offer.sources}
    return bool(holders) and offer.item not in holders
