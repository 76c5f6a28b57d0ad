"""Runs: stops of a chain that make one mention, each complete with what the others print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise
from typing import Literal

from extractors.date_chains import Stop

Elided = Literal["earlier", "later"]
_FIRST_YEAR = 1900  # figures below are no years unless a word says so
_WEEKEND = 4  # days, with what may be free beside it
_WEEK = 7  # days, within which two days are named together
_LISTS = ((None, "pair"), ("pair", "pair"))  # how the days around a new month are joined


@dataclass(frozen=True, slots=True)
class Point:
    """A stop with its date as far as known, and whether its year was taken from another."""

    stop: Stop
    year: int | None
    month: int | None
    day: int | None

    @property
    def known(self) -> bool:
        """Whether nothing above its finest part is missing."""
        return self.year is not None and (self.day is None or self.month is not None)

    @property
    def possible(self) -> bool:
        """Whether the calendar has it; Point must be known."""
        try:
            date(self.year or 1, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return True

    @property
    def iso(self) -> str:
        """ISO 8601, as fine as known."""
        finer = (part for part in (self.month, self.day) if part)
        return "-".join((f"{self.year:04}", *(f"{part:02}" for part in finer)))


def runs(chain: Sequence[Stop], elided: Elided) -> Iterator[tuple[Point, ...]]:
    """Groups of stops that are one mention each, completed; what stays without a year apart."""
    for run in _split(_separated(_listed(_proven(chain)), elided)):
        completed = _completed(_trimmed(run), elided)
        for group in _known_together(completed):
            yield from _in_months(_ascending(group)) if group[0].known else (group,)


def _proven(chain: Sequence[Stop]) -> list[Stop]:
    """The chain without figures that only look like years."""
    kept: list[Stop] = []
    broken = False
    for group in _year_groups(chain):
        if not _is_proven(group):
            broken = True
            continue
        kept.append(replace(group[0], link=None) if broken else group[0])
        kept.extend(group[1:])
        broken = False
    return kept


def _year_groups(chain: Sequence[Stop]) -> Iterator[list[Stop]]:
    group: list[Stop] = []
    for stop in chain:
        if group and not (_is_year(stop) and _is_year(group[-1])):
            yield group
            group = []
        group.append(stop)
    yield group


def _is_year(stop: Stop) -> bool:
    return stop.date.month is None and stop.date.day is None


def _is_proven(group: Sequence[Stop]) -> bool:
    return any(stop.date.kind != "year" for stop in group) or any(
        right.link == "range" and _FIRST_YEAR <= _year(left) < _year(right)
        for left, right in pairwise(group)
    )


def _year(stop: Stop) -> int:
    return stop.date.year or 0


def _listed(chain: Sequence[Stop]) -> list[Stop]:
    """A comma joins where a pair word closes the list, and parts elsewhere."""
    closed = False
    stops: list[Stop] = []
    for stop in reversed(chain):
        if stop.link == "comma":
            stop = replace(stop, link="pair" if closed else None)
        closed = stop.link == "pair"
        stops.append(stop)
    return stops[::-1]


def _separated(chain: Sequence[Stop], elided: Elided) -> list[Stop]:
    """Dates that are whole on their own are mentions of their own, unless a range joins them."""
    stops = list(chain[:1])
    for left, right in pairwise(chain):
        whole = (left if elided == "later" else right).date
        own = whole.year is not None and not _next_year(left, right)
        ended = right.link == "range" and stops[-1].link == "range" and own
        apart = ended or (own and right.link == "pair")
        stops.append(replace(right, link=None) if apart else right)
    return stops


def _next_year(left: Stop, right: Stop) -> bool:
    """Whether two stops are years in a row, as "2024 and 2025": they are one period."""
    return _is_year(left) and _is_year(right) and _year(right) == _year(left) + 1


def _split(chain: Sequence[Stop]) -> Iterator[list[Stop]]:
    run: list[Stop] = []
    for stop in chain:
        if run and stop.link is None:
            yield run
            run = []
        run.append(stop)
    if run:
        yield run


def _trimmed(run: Sequence[Stop]) -> list[Stop]:
    """The run up to its last stop that is more than a figure."""
    last = max((i for i, stop in enumerate(run, 1) if stop.date.kind != "number"), default=0)
    return list(run[:last])


def _completed(run: Sequence[Stop], elided: Elided) -> list[Point]:
    points = [Point(stop, stop.date.year, stop.date.month, stop.date.day) for stop in run]
    later = elided == "later"
    return _filled(_filled(points, later), not later)


def _filled(points: list[Point], from_later: bool) -> list[Point]:
    filled: list[Point] = []
    for point in reversed(points) if from_later else points:
        if filled and not point.known and (filled[-1].month or filled[-1].day):
            point = _taken(point, filled[-1], -1 if from_later else 1)
        filled.append(point)
    return filled[::-1] if from_later else filled


def _taken(point: Point, giver: Point, step: int) -> Point:
    """A point with month and year of another; across New Year the year before or after."""
    month = point.month or giver.month
    year = point.year or giver.year
    if point.year is None and year is not None and month is not None and giver.month is not None:
        year += step if (month - giver.month) * step < 0 else 0
    return replace(point, year=year, month=month)


def _known_together(points: Sequence[Point]) -> Iterator[tuple[Point, ...]]:
    for _, group in groupby(points, key=lambda point: point.known):
        yield tuple(group)


def _in_months(points: tuple[Point, ...]) -> Iterator[tuple[Point, ...]]:
    """Days of several months apart, where each month has a list or range of its own."""
    start = 0
    for index in range(1, len(points) - 1):
        left, right, after = points[index - 1 : index + 2]
        links = (left.stop.link, after.stop.link)
        lists = links in _LISTS and right.month == after.month
        apart = left.month != right.month and (lists or links == ("range", "range"))
        if right.stop.link == "pair" and apart and not _go_on(left, right):
            yield points[start:index]
            start = index
    rest = points[start:]
    yield from ((rest[0:1], rest[1:2]) if _two_days(rest) else (rest,))


def _two_days(points: tuple[Point, ...]) -> bool:
    """Whether two days are printed each with its month and lie apart: "25 June and 10 July"."""
    if len(points) != 2 or points[1].stop.link != "pair":
        return False
    months = [point.stop.date.month for point in points]
    return None not in months and months[0] != months[1] and not _go_on(*points, _WEEK)


def _go_on(left: Point, right: Point, most: int = _WEEKEND) -> bool:
    """Whether a list goes on: over so many days at most."""
    days = [date.fromisoformat(p.iso) for p in (left, right) if p.day and p.possible]
    return len(days) < 2 or (days[1] - days[0]).days <= most


def _ascending(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Without figures in front that cannot be days of the same list."""
    start = 0
    for left, right in pairwise(points):
        fits = left.possible and left.iso < right.iso
        if fits or left.stop.date.kind != "number" or right.stop.link != "pair":
            break
        start += 1
    return points[start:]
