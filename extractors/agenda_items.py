"""The items of an agenda from the units or the table it stands in, each below the one it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import regex

from extractors.agenda_tables import entries
from extractors.marks import Mark
from extractors.marks import head as marks_of
from extractors.shape import Shape
from schemas.language import Language
from schemas.notice import AgendaItem, Span
from schemas.outline import Table, Text, Unit, texts_of
from schemas.source import Line

_EDGE = " .;:,。；：，،؛*"
_AROUND = " []().,:/-–—、'（）．，：°º\u00a0\u0640\u200f\u200e"  # what is printed around a number
_FIGURES = regex.compile(r"\p{Nd}+|[〇一二三四五六七八九十百]+")
_INNER_STOP = regex.compile(r"\p{L}{3,}[.。؟?!]\s?(?=\p{Lu}|\p{Lo}{2})")
_LONG = 300  # characters of a sentence that is no title
_ITEM = "item"
_COUNTED = "decimal "  # 1. and 1), but not 1.1


@dataclass(slots=True)
class _Node:
    """An item under construction; `mark` is the first reading of its number."""

    number: str
    mark: Mark | None
    text: Text
    eid: str
    start: int = 0  # where the title begins in its text
    in_table: bool = False
    below: list[_Node] = field(default_factory=list)

    @property
    def style(self) -> str:
        return self.mark.style if self.mark is not None else ""

    @property
    def value(self) -> int:
        """What the number counts, 0 where that is not known."""
        return self.mark.value if self.mark is not None else 0


class _Ended(Exception):
    """The numbers of the agenda start again: what follows are annotations."""


def items(
    units: Sequence[Unit], tables: Sequence[Table], language: Language
) -> tuple[AgendaItem, ...]:
    """The items of tables or of lists, as the first is, up to where the numbers start again."""
    top: list[_Node] = []
    nodes = (*_rows(tables, language), *_nodes(units, language))
    with suppress(_Ended):
        for node in nodes:
            if node.in_table == nodes[0].in_table:
                _place(top, node, top)
    top = top or [*_bullets(units, Shape(language))]
    _without_annotations(top, language)
    return tuple(_item(node) for node in top)


def _rows(tables: Sequence[Table], language: Language) -> Iterator[_Node]:
    for table in tables:
        for entry in entries(table, language):
            number = _label(entry.number, entry.mark)
            yield _Node(number, entry.mark, entry.title, entry.title.eid, entry.start, True)


def _nodes(units: Sequence[Unit], language: Language, below_item: bool = False) -> Iterator[_Node]:
    for unit in units:
        if unit.number is None or not any(c.isalnum() for c in unit.number.text):
            yield from _rows([b for b in unit.blocks if isinstance(b, Table)], language)
            if not _explains(unit, Shape(language), below_item):
                yield from _nodes(unit.units, language, below_item)
            continue
        text = _first(unit, language)
        if text is not None:
            mark = _mark(unit, language)
            node = _Node(_label(unit.number.text, mark), mark, text, unit.eid)
            for below in _nodes(unit.units, language, below_item=True):
                _place(node.below, below, None)
            yield node


def _explains(unit: Unit, shape: Shape, below_item: bool) -> bool:
    """Whether a section without number holds numbered notes in sentences, rather than items; one
    that stands below an item holds its points, or notes in whole sentences."""
    numbered = [below for below in unit.units if below.number is not None]
    texts = [text.text for below in numbered for text in texts_of(below.blocks)]
    told = sum(_is_prose(text, shape) or (below_item and shape.sentence(text)) for text in texts)
    return unit.heading is not None and len(numbered) > 1 and 2 * told >= len(numbered)


def _bullets(units: Sequence[Unit], shape: Shape) -> Iterator[_Node]:
    """The points of a list that has no numbers, where they are titles; their numbers are empty."""
    for unit in units:
        text = next(texts_of(unit.blocks), None)
        if unit.kind == "point" and text is not None and not shape.sentence(text.text):
            below = [*_bullets(unit.units, shape)]
            yield _Node("", None, text, unit.eid, below=below)
        elif unit.kind == "list":
            yield from _bullets(unit.units, shape)


def _place(level: list[_Node], node: _Node, top: list[_Node] | None) -> None:
    """Hang a node on a level, or below the last of it, where its number counts something else."""
    if level is top and len(level) > 1 and node.value == 1 and _anew(level[0], node):
        raise _Ended
    if level and node.style != level[-1].style and _goes_below(level, node):
        _place(level[-1].below, node, None)
        return
    level.append(node)


def _anew(first: _Node, node: _Node) -> bool:
    """Whether a 1 counts items again, by the form of their numbers or by the word for them."""
    return node.style in (first.style, _ITEM)


def _goes_below(level: Sequence[_Node], node: _Node) -> bool:
    """Whether a number stands below the last of a level: it starts there, or goes on there."""
    if node.value == 1:
        return True
    last = level[-1]
    inner = [below for other in level if other.style == last.style for below in other.below]
    return node.style in (
        *(b.style for b in inner),
        *(c.style for b in last.below for c in b.below),
    )


def _without_annotations(top: list[_Node], language: Language) -> None:
    """Drop the numbered paragraphs that annotate items: their numbers run on, or they are prose."""
    shape = Shape(language)
    last = 0
    runs_on = any(_first_value(node.below) > 1 and _told(node, shape) for node in top)
    chained = False
    for node in top:
        first = _first_value(node.below)
        chained = chained or (first > 1 and first == last + 1 and _told(node, shape))
        last = node.below[-1].value if first else last
    for node in top:
        if node.below and node.below[0].value > 1 and not _counts(node.below[0]):
            node.below = []  # a section of the document goes on
        annotates = runs_on and (chained or _first_value(node.below) > 1)
        notes = [
            below
            for below in node.below
            if (annotates and below.style.startswith(_COUNTED)) or _prose(below, shape)
        ]
        node.below = [*_resumed(node.below, notes)]


def _counts(node: _Node) -> bool:
    """Whether a number counts points or paragraphs, not sections."""
    return node.mark is None or node.mark.rank != "heading"


def _resumed(below: Sequence[_Node], notes: Sequence[_Node]) -> Iterator[_Node]:
    """What stands below an item without the notes, but with the points that go on behind them."""
    styles = {node.style for node in below if node not in notes}
    for node in below:
        yield from (
            [inner for inner in node.below if inner.style in styles] if node in notes else [node]
        )


def _told(node: _Node, shape: Shape) -> bool:
    """Whether what stands below an item are sentences about it; items of a part are titles."""
    return 2 * sum(shape.sentence(below.text.text) for below in node.below) > len(node.below)


def _first_value(below: Sequence[_Node]) -> int:
    """The number that a list of counted paragraphs starts with, 0 where there is none."""
    return below[0].value if below and below[0].style.startswith(_COUNTED) else 0


def _prose(node: _Node, shape: Shape) -> bool:
    """Whether an entry is an annotation."""
    return _is_prose(node.text.text, shape, _LONG)


def _is_prose(text: str, shape: Shape, longest: int = _LONG // 2) -> bool:
    """Whether a text is more than one sentence, or a very long one."""
    return shape.sentence(text) and (_INNER_STOP.search(text) is not None or len(text) > longest)


def _item(node: _Node) -> AgendaItem:
    title = node.text.text[node.start :].strip().rstrip(_EDGE)
    begin = node.text.text.find(title, node.start)
    span = Span(node.text.eid, begin, begin + len(title))
    return AgendaItem(
        node.number, title or None, node.eid, span, tuple(_item(below) for below in node.below)
    )


def _mark(unit: Unit, language: Language) -> Mark | None:
    assert unit.number is not None
    return next(iter(marks_of(Line("", unit.number.text), language).marks), None)


def _label(number: str, mark: Mark | None) -> str:
    """The number of an item as printed, without brackets, stops, dashes and words."""
    if mark is not None and mark.rank == _ITEM:
        figures = _FIGURES.search(number)
        return figures[0] if figures is not None else str(mark.value)
    return number.strip(_AROUND) or number


def _first(unit: Unit, language: Language) -> Text | None:
    """The title of an item: beside its number, or on the next line where nothing is beside it."""
    shape = Shape(language)
    if unit.heading is not None and unit.heading.text.strip():
        return unit.heading
    own = next(texts_of(unit.blocks), None)
    if own is not None and own.text.strip():
        return own
    below = [text for first in unit.units[:1] if first.number is None for text in first.texts()]
    title = next((text for text in below if text.text.strip()), None)
    if title is not None and unit.heading is not None and shape.sentence(title.text):
        return unit.heading
    return title or unit.heading
