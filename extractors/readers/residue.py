"""Page numbers and running heads: what stands on the paper and is no text of the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.source import ResidueReason

_NUMERAL = r"(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})"
_WORD = r"(?:page|p|pg|pág|página|стр|страница|صفحة|الصفحة)"
_OF = r"(?:of|de|sur|из|من)"
_PAGE_NUMBER = re.compile(
    rf"(?:[-–—]\s*)?{_NUMERAL}(?:\s*[-–—])?"  # 2   - 2 -
    rf"|{_NUMERAL}\s*/\s*{_NUMERAL}"  # 2/7
    rf"|{_WORD}\.?\s*{_NUMERAL}(?:\s*(?:{_OF}|/)\s*{_NUMERAL})?"  # Page 2 of 7
    rf"|{_NUMERAL}\s+{_OF}\s+{_NUMERAL}"
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?",
    re.IGNORECASE,
)
# Numbers and bar codes of print jobs of the United Nations: "26-03928 (E) 150426", "*2603928*".
_JOB = re.compile(
    r"\*\d{6,9}\*|(?:[A-Z]{2}\.)?\d{2}-\d{5}(?: ?\([A-Z]\))?(?: +\d{6})*(?: +\*\d{6,9}\*)?"
)
_SYMBOL = re.compile(r"(?=\D*\d)[^\W\d_][\w.()-]*(?:/[\w.()-]+)+")
_DEPTH = 4  # lines from the edge of a page that may be running
_NEAR = 2  # pages, so that left and right pages may differ
_LEVEL = 3.0  # points by which running lines of two pages may differ in height
_EDGE = 0.12  # share of the page in which a page number stands
_MARGIN = 0.17  # and in which other running lines do, a head of several lines too
_NUMBERED_SHARE = 0.6  # of all pages, from which a line with a changing number is running
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Strip:
    """One row of a page as seen from afar; `height` in points from the top."""

    text: str
    height: float
    page_height: float
    note: bool = False  # begins with a raised mark: the same note may stand on several pages

    def from_edge(self, side: ResidueReason) -> float:
        """How far from the top (of a head) or bottom it stands, as a share of the page."""
        share = self.height / self.page_height
        return share if side == "header" else 1 - share

    @cached_property
    def pattern(self) -> str:
        """The text without white space, its numbers made alike."""
        return _DIGITS.sub("#", re.sub(r"\s", "", self.text)).casefold()


def is_page_number(text: str) -> bool:
    """Whether a running line is a page number in one of the usual forms and nothing else."""
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None


class _Pages:
    """Pages, and where each line near an edge of one comes again."""

    def __init__(self, pages: Sequence[Sequence[Strip]]) -> None:
        self._pages = pages
        self._places: dict[str, list[tuple[int, Strip]]] = defaultdict(list)
        for number, page in enumerate(pages):
            for strip in _outer(page):
                self._places[strip.pattern].append((number, strip))

    def __len__(self) -> int:
        return len(self._pages)

    def __getitem__(self, number: int) -> Sequence[Strip]:
        return self._pages[number]

    def with_line(self, strip: Strip) -> set[int]:
        """The numbers of the pages that show a line, numbers aside."""
        return {number for number, other in self._places[strip.pattern] if _level(strip, other)}


def running(pages: Sequence[Sequence[Strip]]) -> list[dict[int, ResidueReason]]:
    """For each page, which of its rows (from the top, from 0) are running, and as what."""
    indexed = _Pages(pages)
    found = [_repeated(indexed, number) for number in range(len(pages))]
    for page, there in list(zip(pages, found, strict=True))[1:]:
        there |= _symbol(page, pages[0], there)
    for other, there in list(zip(pages, found, strict=True))[1:3]:
        found[0] = {**_unlike(pages[0], other, there), **found[0]}
    return found


def _repeated(pages: _Pages, number: int) -> dict[int, ResidueReason]:
    page = pages[number]
    found: dict[int, ResidueReason] = {}
    for reason, order in _edges(len(page)):
        for index in order[:_DEPTH]:
            as_what = _as_what(page[index], reason, pages, number)
            if as_what is None:
                break
            found.setdefault(index, as_what)
    return found if len(found) < len(page) else {}


def _as_what(strip: Strip, side: ResidueReason, pages: _Pages, number: int) -> ResidueReason | None:
    """What a line at a side of the page is there for; None where it is text."""
    if strip.note:
        return None
    if is_page_number(strip.text) and strip.from_edge(side) <= _EDGE:
        return "page number"
    if side == "footer" and strip.from_edge(side) <= _MARGIN and _JOB.fullmatch(strip.text.strip()):
        return side
    running_here = strip.from_edge(side) <= _MARGIN and _comes_again(strip, side, pages, number)
    return side if running_here else None


def _edges(length: int) -> tuple[tuple[ResidueReason, list[int]], ...]:
    down = list(range(length))
    return ("header", down), ("footer", down[::-1])


def _comes_again(strip: Strip, side: ResidueReason, pages: _Pages, number: int) -> bool:
    near = [
        other
        for index in range(max(0, number - _NEAR), min(len(pages), number + _NEAR + 1))
        if index != number
        for other in _outer(pages[index])
        if _same(strip, other)
    ]
    if any(other.text == strip.text for other in near):
        return True
    return bool(near) and strip.from_edge(side) <= _EDGE and _share(strip, pages) >= _NUMBERED_SHARE


def _outer(page: Sequence[Strip]) -> list[Strip]:
    return [*page[:_DEPTH], *page[max(_DEPTH, len(page) - _DEPTH) :]]


def _same(strip: Strip, other: Strip) -> bool:
    return _level(strip, other) and strip.pattern == other.pattern


def _level(strip: Strip, other: Strip) -> bool:
    return abs(strip.height - other.height) <= _LEVEL


def _share(strip: Strip, pages: _Pages) -> float:
    """Share of the pages that show a line, numbers aside; one in two where sides differ."""
    with_it = pages.with_line(strip)
    return max(
        len([number for number in with_it if number % 2 == side])
        / max(1, len(range(side, len(pages), 2)))
        for side in (0, 1)
    )


def _symbol(
    page: Sequence[Strip], first: Sequence[Strip], found: dict[int, ResidueReason]
) -> dict[int, ResidueReason]:
    """The document's symbol at the head of a page, which the first page gives elsewhere."""
    head = next((index for index in range(len(page)) if index not in found), len(page))
    if head > 1 or head + 1 >= len(page):
        return {}
    text = page[head].text.strip()
    known = _SYMBOL.fullmatch(text) and any(text in strip.text for strip in first)
    return {head: "header"} if known and page[head].from_edge("header") <= _EDGE else {}


def _unlike(
    first: Sequence[Strip], other: Sequence[Strip], found: dict[int, ResidueReason]
) -> dict[int, ResidueReason]:
    """The first page's own foot: it stands just where another page has its own.

    A head of its own is a letterhead, which says who writes, and often under which symbol.
    """
    foot = len(first) - 1
    reasons = (
        reason
        for place, reason in found.items()
        if reason == "footer" and abs(first[foot].height - other[place].height) <= _LEVEL
    )
    reason = next(reasons, None) if foot > 1 else None
    return {} if reason is None else {foot: reason}
