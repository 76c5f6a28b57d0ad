"""Texts cut at the edges of the facts in them, so that places may nest, cross and touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from schemas.outline import Text
from schemas.source import Footnote

DOUBT: Final = "doubt"
BROAD: Final = "broad"  # a doubt about a whole text, of which only the beginning is shown
COMMENT: Final = "comment"
_BESIDE: Final = frozenset({DOUBT, BROAD, COMMENT})  # beside the kind of what they are about
_FAINT: Final = frozenset({"named", "checked"})  # kinds that give way to others


@dataclass(frozen=True, slots=True)
class Placed:
    """Something that people decide on, and the characters of a text where it is printed."""

    path: str
    kind: str
    start: int
    end: int

    def within(self, start: int, end: int) -> bool:
        """Whether it covers these characters."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a text that all belong to the same facts, the narrowest of these first."""

    start: int
    text: str
    paths: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    link: str | None = None  # where a link leads that is not printed as an address
    begins: tuple[str, ...] = ()  # kinds of doubts and comments of which these are the first

    @property
    def end(self) -> int:
        """Where the next stretch begins."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of a note in a text: its order from 1, the note, the eId of its words."""

    order: int
    note: Footnote
    eid: str


def stretches(text: Text, placed: Sequence[Placed]) -> Iterator[Stretch | Anchor]:
    """A text from its first to its last character, and its notes where they are anchored."""
    notes = _anchors(text)
    edges = sorted(_edges(text, placed, notes))
    for start, end in zip(edges, [*edges[1:], edges[-1]], strict=True):
        yield from notes.get(start, ())
        if start < end:
            yield _stretch(text, placed, start, end)


def _anchors(text: Text) -> Mapping[int, list[Anchor]]:
    found: dict[int, list[Anchor]] = {}
    for order, (note, words) in enumerate(zip(text.notes, text.footnotes(), strict=True), 1):
        at = _inside(text, note.anchor)
        found.setdefault(at, []).append(Anchor(order, note, words.eid))
    return found


def _edges(text: Text, placed: Iterable[Placed], notes: Iterable[int]) -> set[int]:
    spans = [(item.start, item.end) for item in placed]
    spans += [(link.start, link.end) for link in text.links]
    return {0, len(text.text), *notes, *(_inside(text, edge) for span in spans for edge in span)}


def _stretch(text: Text, placed: Sequence[Placed], start: int, end: int) -> Stretch:
    here = [item for item in placed if item.within(start, end)]
    here.sort(key=lambda item: (item.end - item.start, item.path))
    links = (link.target for link in text.links if link.start <= start and end <= link.end)
    return Stretch(
        start,
        text.text[start:end],
        tuple(dict.fromkeys(item.path for item in here)),
        tuple(dict.fromkeys(item.kind for item in here)),
        next(links, None),
        tuple(sorted({item.kind for item in here if item.start == start} & _BESIDE)),
    )


def look(kinds: Sequence[str]) -> str:
    """What a stretch looks like: the kind that counts most, and doubts and comments on it."""
    others = [kind for kind in kinds if kind not in _BESIDE]
    main = next((kind for kind in others if kind not in _FAINT), *others[:1] or ("",))
    return " ".join(filter(None, [main, *sorted(_BESIDE.intersection(kinds))]))


def _inside(text: Text, position: int) -> int:
    return min(max(position, 0), len(text.text))
