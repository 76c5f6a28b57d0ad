"""Numbers of outcomes as a series and a running number: 2/1, 6/CMA.3, WHA66.10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

_FIGURES = regex.compile(r"\d+")
_NUMBER_FIRST = regex.compile(r"\d+/\p{Lu}")  # 6/CMA.3 is the sixth of that session


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers that differ in one figure alone: what they share, where it stands, its values."""

    shared: frozenset[str]  # the numbers with # for that figure
    place: int
    values: tuple[int, ...]

    def value(self, number: str) -> int | None:
        """What a number counts in the series; None where it is of another one."""
        if len(_FIGURES.findall(number)) <= self.place:
            return None
        shared, value = _parted(number, self.place)
        return value if shared in self.shared else None


def series(numbers: Sequence[str]) -> Series | None:
    """The series that numbers form; None where they differ in several figures, or in form.

    The running number of a single one is its last figure, or the first where letters follow it
    behind a stroke.
    """
    if len({_FIGURES.sub("#", number) for number in numbers}) != 1:
        return None
    columns = zip(*(_FIGURES.findall(number) for number in numbers), strict=True)
    places = [place for place, figures in enumerate(columns) if len(set(figures)) > 1]
    places = places or _only(numbers[0])
    if len(places) != 1:
        return None
    parted = [_parted(number, places[0]) for number in numbers]
    return Series(frozenset(s for s, _ in parted), places[0], tuple(v for _, v in parted))


def _only(number: str) -> list[int]:
    """The place of the running number in the only one there is."""
    count = len(_FIGURES.findall(number))
    return [0 if _NUMBER_FIRST.match(number) else count - 1] if count else []


def _parted(number: str, place: int) -> tuple[str, int]:
    match = [*_FIGURES.finditer(number)][place]
    return f"{number[: match.start()]}#{number[match.end() :]}", int(match[0])
