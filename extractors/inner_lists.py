"""Lists that stand within something: what counts anew in a longer sequence, what a colon opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from extractors.marks import Head, Mark
from schemas.source import Grid, Line

_PLAIN = "decimal "  # 1. and 1), but not 1.1


def announced(
    blocks: Sequence[Line | Grid],
    heads: Sequence[Head | None],
    announces: Callable[[str], bool],
    sentence: Callable[[str], bool],
) -> frozenset[int]:
    """The places of numbered titles that stand close below a line which announces them.

    Titles with text between them, or that go on after it, are headings of sections.
    """
    found: set[int] = set()
    for place, (line, head) in enumerate(zip(blocks, heads[1:], strict=False), 1):
        if not isinstance(line, Line) or not announces(line.text) or head is None:
            continue
        for mark in head.marks:
            run = _below(heads, place, mark) if _plain(mark) and mark.value == 1 else []
            if len(run) > 1 and not any(sentence(_text(blocks[index])) for index in run):
                found.update(run)
    return frozenset(found)


def _below(heads: Sequence[Head | None], place: int, first: Mark) -> list[int]:
    """The places of the numbers that count on with nothing but other numbers between them."""
    run: list[int] = []
    whole = True
    for index in range(place, len(heads)):
        head = heads[index]
        marks = head.marks if head is not None else ()
        values = [mark.value for mark in marks if mark.style == first.style]
        if values == [len(run) + 1]:
            if not whole:
                return []
            run.append(index)
        elif values:
            break
        whole = whole and bool(marks)
    return run


def _text(block: Line | Grid) -> str:
    return block.text if isinstance(block, Line) else ""


def within(blocks: Sequence[Line | Grid], heads: Sequence[Head | None]) -> frozenset[int]:
    """The places of lines that count from 1 again while a sequence waits, which then goes on.

    12, 1, 2, 3, 13: the lines 1 to 3 stand within 12. Where the next number fits both, it goes on
    with the list, but for one that a blank line parts from lines which stand close.
    """
    styles = {mark.style for head in heads if head for mark in head.marks if _plain(mark)}
    apart = [isinstance(block, Line) and block.apart for block in blocks]
    found = (_within(_numbers(heads, style), apart) for style in styles)
    return frozenset(place for places in found for place in places)


def _plain(mark: Mark) -> bool:
    return mark.style.startswith(_PLAIN)


def _numbers(heads: Sequence[Head | None], style: str) -> list[tuple[int, int]]:
    """The place and the value of every number of a style."""
    return [
        (place, mark.value)
        for place, head in enumerate(heads)
        for mark in (head.marks if head is not None else ())
        if mark.style == style
    ]


def _within(numbers: Sequence[tuple[int, int]], apart: Sequence[bool]) -> Iterator[int]:
    start = 0
    outer = numbers[0][1] - 1
    while start < len(numbers):
        value = numbers[start][1]
        run = _run(numbers[start:]) if value == 1 and outer > 1 else []
        run = _parted(run, outer, apart)
        after = numbers[start + len(run)][1] if start + len(run) < len(numbers) else None
        if len(run) > 1 and after == outer + 1:
            yield from run
            start += len(run)
        else:
            outer = value if value in (1, outer + 1) else outer
            start += 1


def _run(numbers: Sequence[tuple[int, int]]) -> list[int]:
    """The places of the numbers that count on from one."""
    places = []
    for value, (place, found) in enumerate(numbers, 1):
        if found != value:
            break
        places.append(place)
    return places


def _parted(run: list[int], outer: int, apart: Sequence[bool]) -> list[int]:
    """A run up to the number that could go on with the outer sequence, if a blank line says so."""
    close = not any(apart[place] for place in run[1:outer])
    return run[:outer] if len(run) > max(outer, 0) and close and apart[run[outer]] else run
