"""Any notice at all, for properties: outlines with unique eIds, and facts that overlap freely."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from schemas.notice import AgendaItem, Notice, Span
from schemas.outline import (
    Annex,
    Block,
    Cell,
    Number,
    Outline,
    Table,
    Text,
    Unit,
    UnitKind,
    with_notes,
)
from schemas.source import Footnote, Hyperlink, Place

# Every character that XML 1.0 can carry; some that break naive programs come up often.
CHARACTERS = st.characters(
    exclude_categories=("Cs",),
    exclude_characters="\ufffe\uffff" + "".join(map(chr, {*range(32)} - {9, 10, 13})),
) | st.sampled_from("\r\n\t \u00a0\u3000<>&\"']]>。，2025年/\u202e\u200f\u0301\x85\u2028")
WORDS = st.text(CHARACTERS, max_size=12)
VALUES = WORDS | st.sampled_from(
    [
        *("2024-12-11", "2025-05-29", "2024-13-45", "2024-06", "2024", "10:00", "99:99", "P42D"),
        *("2/1", "HSP/HA.2/12", "unhabitat-ha", "un-ga", "para_1", "author", "一", "I", "zh"),
        *("https://docs.un.org/en/A/79/8", "https://a.org:x/[", "a@un.org", "mailto:", "#", "%"),
    ]
)


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    """A notice whose facts may lie anywhere, also across each other."""
    outline = draw(outlines())
    eids = [text.eid for text in with_notes(outline.texts())] or ["para_1"]
    spans = st.builds(Span, st.sampled_from(eids), st.integers(0, 8), st.integers(0, 14))
    values = {
        field.name: draw(_of(get_type_hints(Notice)[field.name], spans))
        for field in fields(Notice)
        if field.name != "outline"
    }
    return Notice(outline=outline, **values)


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """An outline of every shape that the types allow, empty ones included."""
    make = _Maker(draw)
    return Outline(
        preface=make.some(make.block, "preface"),
        units=make.some(make.unit, ""),
        annexes=tuple(
            make.annex(f"att_{count}") for count in range(1, draw(st.integers(0, 2)) + 1)
        ),
    )


class _Maker:
    """Draws parts of an outline, each with an eId of its own."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = 0
        self.depth = 0

    def eid(self, prefix: str, kind: str) -> str:
        self.count += 1
        return f"{prefix}__{kind}_{self.count}" if prefix else f"{kind}_{self.count}"

    def some(self, make: Callable[[str], Any], prefix: str, most: int = 2) -> tuple[Any, ...]:
        return tuple(make(prefix) for _ in range(self.draw(st.integers(0, most))))

    def maybe(self, make: Callable[[str], Any], prefix: str) -> Any:
        return make(prefix) if self.draw(st.booleans()) else None

    def text(self, prefix: str) -> Text:
        words = self.draw(WORDS)
        notes = st.builds(Footnote, st.integers(-1, len(words) + 2), WORDS, WORDS)
        return Text(
            self.eid(prefix, "p"),
            words,
            self.draw(_few(_of(Place, st.nothing()))),
            self.draw(_few(_of(Hyperlink, st.nothing()))),
            self.draw(_few(notes)),
        )

    def cell(self, prefix: str) -> Cell:
        spans = self.draw(st.tuples(st.integers(1, 3), st.integers(1, 3)))
        return Cell(self.some(self.text, prefix), self.draw(st.booleans()), *spans)

    def block(self, prefix: str) -> Block:
        if self.draw(st.integers(0, 3)):
            return self.text(prefix)
        eid = self.eid(prefix, "table")
        rows = [self.some(self.cell, eid) for _ in range(self.draw(st.integers(0, 2)))]
        return Table(eid, tuple(rows))

    def unit(self, prefix: str) -> Unit:
        kind = self.draw(st.sampled_from(get_args(UnitKind)))
        eid = self.eid(prefix, kind)
        self.depth += 1
        made = Unit(
            kind,
            eid,
            self.maybe(lambda _: Number(self.draw(WORDS), self.draw(st.booleans())), eid),
            self.maybe(self.text, eid),
            self.some(self.block, eid),
            self.some(self.unit, eid) if self.depth < 4 else (),
            self.some(self.block, eid, most=1),
        )
        self.depth -= 1
        return made

    def annex(self, eid: str) -> Annex:
        label, preface = self.maybe(self.text, eid), self.some(self.block, eid)
        return Annex(eid, label, preface, self.some(self.unit, eid))


def _few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


def _of(hint: Any, spans: st.SearchStrategy[Span]) -> st.SearchStrategy[Any]:
    """Any value that a type hint allows."""
    if hint in (Span, AgendaItem):
        return spans if hint is Span else _agenda_items(spans)
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of([_of(part, spans) for part in get_args(hint)])
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is tuple:
        return _tuples(get_args(hint), spans)
    if hint in _PLAIN:
        return _PLAIN[hint]
    return _built(hint, spans)


def _tuples(parts: tuple[Any, ...], spans: st.SearchStrategy[Span]) -> st.SearchStrategy[Any]:
    if parts[-1] is Ellipsis:
        return _few(_of(parts[0], spans))
    return st.tuples(*(_of(part, spans) for part in parts))


def _built(kind: Any, spans: st.SearchStrategy[Span]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: _of(hints[field.name], spans) for field in fields(kind)})


def _agenda_items(spans: st.SearchStrategy[Span]) -> st.SearchStrategy[AgendaItem]:
    title = st.none() | VALUES
    leaf = st.builds(AgendaItem, VALUES, title, st.sampled_from(["paragraph_1", "x"]), spans)
    return st.recursive(
        leaf,
        lambda items: st.builds(lambda top, below: replace(top, items=below), leaf, _few(items)),
        max_leaves=4,
    )


_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: VALUES,
    bool: st.booleans(),
    int: st.integers(-5, 50),
    float: st.floats(allow_nan=False),
    type(None): st.none(),
}
