"""A written draft with its changes against the last text, part after part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.outline import Table as PriorTable
from writers.word.elements import Element, qn
from writers.word.inlines import Bracket, Inlines, Noted, Stated
from writers.word.paper import Block, Table
from writers.word.pen import Pen
from writers.word.tracked import paragraphs, tables
from writers.word.tracked.alignment import Likeness, Score, aligned
from writers.word.tracked.pencil import Pencil, pencil
from writers.word.tracked.predecessor import Prior
from writers.word.tracked.words import words

_SPACER = "AfterTable"


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a draft, and the elements that were written for it."""

    block: Block
    elements: tuple[Element, ...]


def show(parts: Sequence[Part], before: Sequence[Prior], pen: Pen) -> None:
    """Mark what the parts change in the last text, and put back, as deleted, what they leave out.

    With all changes accepted it is the draft; with all rejected, the last text.
    """
    by = pencil(pen)
    above = next(parts[0].elements[0].itersiblings(preceding=True))
    for i, j in list(aligned(len(before), len(parts), _score(before, parts))):
        old = None if i is None else before[i]
        if j is not None:
            _mark(parts[j].elements, old, by)
            above = parts[j].elements[-1]
        elif old is not None:
            for made in _deleted(old, by):
                above.addnext(made)
                above = made


def _score(before: Sequence[Prior], parts: Sequence[Part]) -> Score:
    """Parts belong together by the place they are taken from, else by their words."""
    old = [words(_text(prior)) for prior in before]
    new = [paragraphs.written(part.elements[0]) for part in parts]
    taken = [_taken(part) for part in parts]
    likeness = Likeness(old, new)

    def score(i: int, j: int) -> float:
        if not _comparable(before[i], parts[j]):
            return 0.0
        return max(taken[j].get(before[i].eid, 0.0), likeness.of(i, j))

    return score


def _text(prior: Prior) -> str:
    return tables.text_of(prior) if isinstance(prior, PriorTable) else prior.text


def _taken(part: Part) -> dict[str, float]:
    """How much of a part is taken word for word from each text of the record."""
    shares: dict[str, float] = {}
    whole = len(paragraphs.printed(part.elements[0])) or 1
    for stated in () if isinstance(part.block, Table) else _stated(part.block.inlines):
        share = len(stated.text) / whole
        shares[stated.span.eid] = shares.get(stated.span.eid, 0.0) + share
    return shares


def _stated(inlines: Inlines) -> Iterator[Stated]:
    for inline in inlines:
        inner = inline.inlines if isinstance(inline, Bracket | Noted) else (inline,)
        yield from (part for part in inner if isinstance(part, Stated))


def _comparable(old: Prior, part: Part) -> bool:
    """Whether both are tables of as many columns, or both are paragraphs."""
    if not isinstance(part.block, Table):
        return not isinstance(old, PriorTable)
    return isinstance(old, PriorTable) and tables.columns(old) == len(part.block.header)


def _mark(elements: Sequence[Element], old: Prior | None, by: Pencil) -> None:
    """Show the changes of a part: in what it changes, or all of it as put in."""
    first, *spacers = elements
    if isinstance(old, PriorTable):
        tables.changed_table(first, old, by)
    elif old is not None:
        paragraphs.changed(first, old.text, by)
        if paragraphs.style(first) != old.style:
            by.mark_style(first, old.style)
    elif first.tag == qn("w:tbl"):
        tables.inserted_table(first, by)
        for spacer in spacers:
            by.mark(spacer, "ins")
    else:
        paragraphs.inserted(first, by)


def _deleted(old: Prior, by: Pencil) -> list[Element]:
    if isinstance(old, PriorTable):
        return [tables.deleted_table(old, by), paragraphs.deleted("", _SPACER, by)]
    return [paragraphs.deleted(old.text, old.style, by)]
