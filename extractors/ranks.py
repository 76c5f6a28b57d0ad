"""Which styles of numbers head the text below them, and which number items of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.marks import Head

_CONTENT = "content"  # what stands below a line: text, a numbered paragraph, "Item 1", a table


def heading_styles(
    heads: Sequence[Head | None], titles: Sequence[bool], running: Sequence[bool]
) -> frozenset[str]:
    """The styles whose lines are mostly titles with something under them.

    I., A. or 一、 head sections in one document and number the items of an agenda in another;
    items follow each other, sections hold text.
    """
    lines: Counter[str] = Counter()
    titled: Counter[str] = Counter()
    below: dict[str, list[str]] = {}
    for index, found in enumerate(heads):
        for mark in found.marks if found is not None else ():
            if mark.rank == "heading":
                lines[mark.style] += 1
                titled[mark.style] += titles[index]
                below.setdefault(mark.style, []).append(_below(heads, running, index))
    candidates = {style for style in lines if 2 * titled[style] > lines[style]}
    return _holding(candidates, below)


def _below(heads: Sequence[Head | None], running: Sequence[bool], index: int) -> str:
    """What follows a line: content, nothing, or the style of the next heading mark or point."""
    if index + 1 == len(heads):
        return ""
    after = heads[index + 1]
    if after is None or not after.marks:
        return _CONTENT
    mark = after.marks[0]
    if mark.rank == "heading":
        return _CONTENT if running[index + 1] else mark.style
    return _CONTENT if mark.rank in ("paragraph", "item", "label") else ""


def _holding(candidates: set[str], below: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The candidates that hold content, at once or through another style that does."""
    holding: set[str] = set()
    while True:
        more = {
            style
            for style in candidates - holding
            if 2 * sum(_holds(what, style, holding) for what in below[style]) >= len(below[style])
        }
        if not more:
            return frozenset(holding)
        holding |= more


def _holds(what: str, style: str, holding: set[str]) -> bool:
    return what == _CONTENT or (what != style and what in holding)
