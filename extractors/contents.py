"""Tables of contents: lines that repeat the headings below with dots or a page behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas.source import Grid, Line

_LEADER = re.compile(r"(?:(?:[.·]\s?){4,}|…{2,})[\s\divxlc–−-]*$")
_PAGE = re.compile(r"\t\s*(?:\d{1,3}(?:[–−-]\d{1,3})?\s+)?(?P<page>\d{1,3})\s*$")
_FEWEST = 3  # lines that show a table of contents
_WRAPPED = 2  # lines of one entry before the one that ends in dots


def contents(blocks: Sequence[Line | Grid]) -> frozenset[int]:
    """The places of the lines of tables of contents, those that an entry wraps over with them."""
    return frozenset(
        place
        for ends in (_matching(blocks, _LEADER), _pages(blocks))
        for run in _runs(ends)
        for place in range(run[0], run[-1] + 1)
    )


def _matching(blocks: Sequence[Line | Grid], form: re.Pattern[str]) -> list[int]:
    return [
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Line) and form.search(block.text)
    ]


def _pages(blocks: Sequence[Line | Grid]) -> list[int]:
    """The places of lines that end in the number of a page, where the numbers rise."""
    found = _matching(blocks, _PAGE)
    pages = [int(match["page"]) for place in found if (match := _PAGE.search(_text(blocks[place])))]
    return found if pages == sorted(pages) and len(set(pages)) > 1 else []


def _text(block: Line | Grid) -> str:
    return block.text if isinstance(block, Line) else ""


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Places that stand close to each other, where they are enough."""
    run: list[int] = []
    for place in places:
        if run and place - run[-1] > _WRAPPED + 1:
            yield from (run,) if len(run) >= _FEWEST else ()
            run = []
        run.append(place)
    if len(run) >= _FEWEST:
        yield run
