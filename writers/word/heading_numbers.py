"""Numbers of headings in words, for languages whose numbers Word cannot count in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from writers.word.inlines import plain
from writers.word.layout import Layout
from writers.word.paper import Block, Heading


def numbered(blocks: Iterable[Block], layout: Layout) -> Iterator[Block]:
    """The blocks; headings begin with their number where the language writes it out."""
    section = division = 0
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        section += block.level == 1
        division = 0 if block.level == 1 else division + 1
        number = division or section
        yield replace(
            block, inlines=(*plain(_written(block.level, number, layout)), *block.inlines)
        )


def _written(level: int, number: int, layout: Layout) -> str:
    mark = layout.section if level == 1 else layout.division
    if not mark.words:
        return ""
    word = mark.words[number - 1] if number <= len(mark.words) else str(number)
    return mark.text.replace(f"%{level}", word)
