"""Numbers that stand on a line of their own, above what they number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.marks import head
from schemas.language import Language
from schemas.source import Grid, Line


def with_lone_numbers(blocks: Sequence[Line | Grid], language: Language) -> Iterator[Line | Grid]:
    """The blocks, with each number alone on its line as that of the line below it.

    Numbers of items, such as "Agenda item 5" on a title page, stay where they are.
    """
    waiting: Line | None = None
    for block in blocks:
        if waiting is not None and isinstance(block, Line) and not head(block, language).marks:
            bare = waiting.cut(len(waiting.text))
            yield replace(bare.then(block, ""), number=waiting.text.strip(), style=block.style)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = block if isinstance(block, Line) and _alone(block, language) else None
        if waiting is None:
            yield block
    if waiting is not None:
        yield waiting


def _alone(line: Line, language: Language) -> bool:
    found = head(line, language)
    return (
        line.number is None
        and bool(found.marks)
        and found.bullet is None
        and found.marks[0].rank != "item"
        and found.marks[0].end >= len(line.text.rstrip())
    )
