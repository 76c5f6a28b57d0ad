"""A text as mixed content: marks that may overlap become elements that nest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from schemas.akn import SRT, Element
from schemas.outline import Text
from schemas.source import Footnote
from writers.akn_things import Register
from writers.akn_view import Mark
from writers.akn_xml import make, preserved, say

# Of two marks around the same characters, the one named first is outside.
_ORDER = (
    *("docTitle", "docType", "docNumber", "session", "event", "docAuthority", "docProponent"),
    *("ref", "a", "quantity", "docDate", "date", "location", "organization", "person", "role"),
    "concept",
)
# An element says nothing new inside one of its family, or around the same characters as one.
_NESTED = {"ref": "link", "a": "link", "docDate": "date", "date": "date"}
_ALIKE = {"docAuthority": "organization", "docProponent": "organization", "session": "event"}
_DEEPEST = 12
_STOPS = frozenset(",;:，；：、。،؛")


@dataclass(frozen=True, slots=True)
class Address:
    """A cited document on the web: the eId of the citation, its entry, where it is."""

    citation: str
    entry: str
    href: str


@dataclass
class Markup:
    """Fills elements with texts; knows the marks of each text and what they have pointed to."""

    marks: Mapping[str, Sequence[Mark]]
    register: Register
    prefix: str = ""  # of the eIds given inside an annex
    addresses: list[Address] = field(default_factory=list)
    citations: int = 0

    def inside(self, annex: str) -> Markup:
        """The same for the texts of an annex, where eIds have a prefix and count anew."""
        return Markup(self.marks, self.register, f"{annex}__", self.addresses)

    def fill(self, element: Element, text: Text) -> Element:
        """Put a text with its eId, notes and marks into an empty element."""
        preserved(element, text.text).set("eId", text.eid)
        root = _nested(text, self.marks.get(text.eid, ()))
        for order, note in enumerate(text.notes):
            _place(root, note.anchor).notes.append((order, note))
        self._fill(element, root, text)
        return element

    def _fill(self, element: Element, node: _Node, text: Text) -> None:
        position = node.start
        for start, end, part in node.parts():
            say(element, text.text[position:start])
            if isinstance(part, _Node):
                made = self._marked(part.marked)
                self._fill(made, part, text)
            else:
                made = self._note(text, *part)
            element.append(made)
            position = end
        say(element, text.text[position : node.end])

    def _marked(self, mark: Mark) -> Element:
        target = self.register.point(mark.thing) if mark.thing else None
        if mark.tag != "ref":
            return make(mark.tag, **mark.attributes, refersTo=target)
        self.citations += 1
        eid = self.register.name(f"{self.prefix}ref_{self.citations}")
        if target is None:
            return make("ref", eId=eid, **mark.attributes)
        if mark.address is not None:
            self.addresses.append(Address(eid, target, mark.address))
        return make("ref", eId=eid, href=target, refersTo=target)

    def _note(self, text: Text, order: int, note: Footnote) -> Element:
        inner = text.footnotes()[order]
        words = preserved(make("p"), inner.text)
        self._fill(words, _nested(inner, self.marks.get(inner.eid, ())), inner)
        element = make(
            "authorialNote", words, eId=inner.eid, marker=note.marker, placement="bottom"
        )
        if not 0 <= note.anchor <= len(text.text):
            element.set(f"{{{SRT}}}anchor", str(note.anchor))
        if [*text.notes] != sorted(text.notes, key=lambda other: _within(other.anchor, text)):
            element.set(f"{{{SRT}}}order", str(order))
        return element


@dataclass(eq=False)
class _Node:
    """A stretch of a text with what is inside it; the outermost is the whole text, unmarked."""

    start: int
    end: int
    mark: Mark | None = None
    outer: _Node | None = None
    inner: list[_Node] = field(default_factory=list)
    notes: list[tuple[int, Footnote]] = field(default_factory=list)

    def parts(self) -> list[tuple[int, int, _Node | tuple[int, Footnote]]]:
        """Inner nodes and notes from left to right; a note stands before what starts with it."""
        found: list[tuple[int, int, _Node | tuple[int, Footnote]]] = []
        for order, note in self.notes:
            anchor = min(max(note.anchor, self.start), self.end)
            found.append((anchor, anchor, (order, note)))
        found += [(node.start, node.end, node) for node in self.inner]
        return sorted(found, key=lambda part: (part[0], isinstance(part[2], _Node)))

    @property
    def marked(self) -> Mark:
        """The mark, of a node that is not the whole text."""
        assert self.mark is not None
        return self.mark

    def around(self) -> Iterator[_Node]:
        """This node and those around it, without the whole text."""
        node: _Node | None = self
        while node is not None and node.mark is not None:
            yield node
            node = node.outer


def _nested(text: Text, marks: Sequence[Mark]) -> _Node:
    """The marks as a tree; of two that cross, the shorter is left out, the record has both."""
    root = _Node(0, len(text.text))
    owners = [root] * len(text.text)  # the innermost node around each character
    places = [(*_trimmed(text.text, mark), mark) for mark in marks]
    for start, end, mark in sorted(places, key=_longest_first):
        if (
            start < end
            and owners[start] is owners[end - 1]
            and _fits(owners[start], mark, end - start)
        ):
            node = _Node(start, end, mark, owners[start])
            owners[start].inner.append(node)
            owners[start:end] = [node] * (end - start)
    return root


def _longest_first(place: tuple[int, int, Mark]) -> tuple[int, int, int]:
    start, end, mark = place
    return start - end, _ORDER.index(mark.tag), start


def _trimmed(text: str, mark: Mark) -> tuple[int, int]:
    """The place of a mark without blanks and stops at its edges (INL-03)."""
    start, end = max(mark.span.start, 0), min(mark.span.end, len(text))
    while start < end and (text[start].isspace() or text[start] in _STOPS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _STOPS):
        end -= 1
    return start, end


def _fits(outer: _Node, mark: Mark, length: int) -> bool:
    around = list(outer.around())
    return len(around) < _DEEPEST and not any(
        _repeats(mark.tag, node.marked.tag, length == node.end - node.start) for node in around
    )


def _repeats(tag: str, outer: str, same_place: bool) -> bool:
    if tag in _NESTED:
        return _NESTED[tag] == _NESTED.get(outer)
    return same_place and _ALIKE.get(tag, tag) == _ALIKE.get(outer, outer)


def _place(node: _Node, anchor: int) -> _Node:
    """The innermost node that an anchor divides; at its edge, a note stands outside it."""
    for inner in node.inner:
        if inner.start < anchor < inner.end:
            return _place(inner, anchor)
    return node


def _within(anchor: int, text: Text) -> int:
    return min(max(anchor, 0), len(text.text))
