"""A notice laid open to be changed: its facts by address, and its texts by eId."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from schemas.addresses import FORMS, Fact, Node, facts_of, place, tree
from schemas.errors import InvalidDecision
from schemas.notice import Notice, Span
from schemas.outline import Text, with_notes

_PLACE = re.compile(r"(?P<collection>.+)/(?P<eid>[^/]+):(?P<start>\d+)-(?P<end>\d+)(~\d+)?")


@dataclass(frozen=True, slots=True)
class Site:
    """Where a fact lies: itself, what holds it, and in which of its collections."""

    node: Node
    parent: Node
    part: str

    @property
    def siblings(self) -> list[Node]:
        """The collection, to be changed in place."""
        return self.parent.parts[self.part]


@dataclass
class Workbench:
    """The facts of one notice, which decisions change one after another."""

    notice: Notice
    root: Node = field(init=False)
    texts: dict[str, Text] = field(init=False)
    added: dict[str, Node] = field(default_factory=dict)  # by the address that an addition has
    _sites: dict[str, Site] | None = None

    def __post_init__(self) -> None:
        """Lay the notice open; findings are made again when all is done."""
        self.root = tree(replace(self.notice, findings=()))
        self.texts = {text.eid: text for text in with_notes(self.notice.outline.texts())}

    def facts(self) -> dict[str, Fact]:
        """The facts as they are now, by address."""
        return facts_of(self.root)

    def site(self, path: str) -> Site | None:
        """Where a fact lies, by its address, else by its place where a newer reading moved ends."""
        if self._sites is None:
            self._sites = {site.node.path: site for site in _sites(self.root)}
        added = self.added.get(path)
        exact = self._sites.get(added.path if added else path)
        return exact or _overlapping(path, self._sites.values())

    def rearranged(self) -> None:
        """Say that a fact was added, taken out or moved."""
        self._sites = None

    def node(self, path: str) -> Node | None:
        """A fact by its address; the notice itself has the empty one."""
        site = self.site(path) if path else None
        return site.node if site else None if path else self.root

    def field(self, path: str) -> tuple[Node, str] | None:
        """The fact and the name of the field that an address means."""
        before, _, name = path.rpartition("/")
        node = self.node(before)
        return (node, name) if node and name in FORMS[type(node.value)].fields else None

    def collection(self, path: str) -> tuple[Node, str] | None:
        """What holds a collection, and its name."""
        before, _, name = path.rpartition("/")
        node = self.node(before)
        return (node, name) if node and name in FORMS[type(node.value)].parts else None

    def printed(self, span: Span) -> str:
        """The text at a place; InvalidDecision where the notice has no such place."""
        text = self.texts.get(span.eid)
        if text is None or not 0 <= span.start <= span.end <= len(text.text):
            raise InvalidDecision(f"the notice has no place {place(span)}", "give another one")
        return text.text[span.start : span.end]

    def unit(self, span: Span) -> str:
        """The eId of the innermost unit that a text belongs to, else of the text."""
        holding = [
            unit.eid
            for unit in self.notice.outline.walk()
            if any(text.eid == span.eid for text in with_notes(unit.texts()))
        ]
        return holding[-1] if holding else span.eid

    def order(self, span: Span | None) -> tuple[int, int]:
        """Where a place comes in reading order, last where it is not known."""
        eids = list(self.texts)
        if span is None or span.eid not in self.texts:
            return len(eids), 0
        return eids.index(span.eid), span.start


def spans(value: Any) -> Iterator[Span]:
    """Every place in a value."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for member in fields(value):
            yield from spans(getattr(value, member.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from spans(part)


def _sites(node: Node) -> Iterator[Site]:
    for part, nodes in node.parts.items():
        for below in nodes:
            yield Site(below, node, part)
            yield from _sites(below)


def _overlapping(path: str, sites: Iterable[Site]) -> Site | None:
    """The only fact of a collection that shares characters with the place in an address."""
    match = _PLACE.fullmatch(path)
    if match is None:
        return None
    start, end = int(match["start"]), int(match["end"])
    found = [
        site
        for site in sites
        if (near := _PLACE.fullmatch(site.node.path))
        and (near["collection"], near["eid"]) == (match["collection"], match["eid"])
        and int(near["start"]) < end
        and start < int(near["end"])
    ]
    return found[0] if len(found) == 1 else None
