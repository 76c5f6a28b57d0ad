"""Headings whose numbers look like those of the paragraphs that run on through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.marks import Head

_FEWEST = 2  # headings that count on, for their numbers to be a sequence of their own


def numbered_headings(
    heads: Sequence[Head | None], titles: Sequence[bool], announced: Sequence[bool]
) -> frozenset[int]:
    """The places of titles that count for themselves between paragraphs of one sequence.

    17, 1, 18, 2, 19: the titles 1 and 2 head the paragraphs 18 and 19, which go on with 17 as
    though the titles were not there; so do 1 and 1, 2 and 2, in annotations to the items of an
    agenda. A title whose number the next one goes on with is an item, and so is one that the line
    above announces.
    """
    styles = {
        mark.style for head in heads if head for mark in head.marks if mark.rank == "paragraph"
    }
    free = [title and not below for title, below in zip(titles, announced, strict=True)]
    return frozenset(place for style in styles for place in _of(heads, free, style))


def _of(heads: Sequence[Head | None], titles: Sequence[bool], style: str) -> frozenset[int]:
    found = list(_passed_over(heads, titles, style))
    counted = sum(after == before + 1 for (_, before), (_, after) in pairwise(found))
    return frozenset(place for place, _ in found) if counted + 1 >= _FEWEST else frozenset()


def _passed_over(
    heads: Sequence[Head | None], titles: Sequence[bool], style: str
) -> Iterator[tuple[int, int]]:
    """Place and value of the titles that the paragraphs before and behind them count past."""
    found = [(place, value) for place, head in enumerate(heads) if (value := _value(head, style))]
    last = 0
    waiting: list[tuple[int, int]] = []
    for (place, value), (_, after) in zip(found, [*found, (0, 0)][1:], strict=True):
        counts_on = value == last + 1 and after == value + 1
        counts_on = counts_on and (not waiting or waiting[-1][1] + 1 != value)
        if titles[place] and not counts_on:
            waiting.append((place, value))
        else:
            goes_on = value == last + 1 or (value == 1 and [n for _, n in waiting] == [1])
            if goes_on and len(waiting) == 1:
                yield from waiting
            last, waiting = value, []


def _value(head: Head | None, style: str) -> int | None:
    marks = head.marks if head is not None else ()
    return next((mark.value for mark in marks if mark.style == style), None)
