"""Numbers of outcomes as a series and a running number: 2/1, 6/CMA.3, WHA66.10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

_FIGURES = regex.compile(r"\d+")
_NUMBER_FIRST = regex.compile(r"\d+/\p{Lu}")  # 6/CMA.3 is the sixth of that session


@dataclass(frozen=True, slots=True)
class Numbered:
    """One number: what it shares with the others of its series, and where it stands in it."""

    series: str
    value: int


def numbered(numbers: Sequence[str]) -> tuple[Numbered, ...] | None:
    """The numbers of one list, each as series and running number; None where that cannot be told.

    The running number is the only figure in which they differ; of a single number it is the last
    figure, or the first where letters follow it behind a stroke.
    """
    places = {_place(number) for number in numbers} if len(set(numbers)) == 1 else None
    places = _differing(numbers) if places is None else places
    if len(places) != 1 or None in places:
        return None
    (place,) = places
    assert place is not None
    return tuple(_at(number, place) for number in numbers)


def like(number: str, listed: Sequence[str]) -> Numbered | None:
    """A number read as those of a list are; None where it is not of their form."""
    shapes = {_FIGURES.sub("#", one) for one in listed}
    if numbered(listed) is None or shapes != {_FIGURES.sub("#", number)}:
        return None
    places = _differing(listed) or {_place(listed[0])}
    return _at(number, *(place for place in places if place is not None))


def _place(number: str) -> int | None:
    count = len(_FIGURES.findall(number))
    return None if not count else 0 if _NUMBER_FIRST.match(number) else count - 1


def _differing(numbers: Sequence[str]) -> set[int | None]:
    """The places of the figures in which numbers of one form differ; all forms must be one."""
    if len({_FIGURES.sub("#", number) for number in numbers}) != 1:
        return {None}
    columns = zip(*(_FIGURES.findall(number) for number in numbers), strict=True)
    return {place for place, figures in enumerate(columns) if len(set(figures)) > 1}


def _at(number: str, place: int) -> Numbered:
    match = [*_FIGURES.finditer(number)][place]
    return Numbered(f"{number[: match.start()]}#{number[match.end() :]}", int(match[0]))
