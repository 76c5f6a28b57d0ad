"""The tree of units from classified pieces, with an eId for every unit and text.

eIds follow AKN4UN Guidelines part 1 (Format of an Identifier): levels joined by two underscores,
numbers normalised so that the language versions of a document share them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.eid_labels import label
from extractors.eids import Eids
from extractors.marks import ACT, ACT_ANNEX, Mark, stem
from extractors.pieces import Piece
from extractors.shape import Shape
from schemas.language import Language
from schemas.outline import Number, Unit, UnitKind
from schemas.source import Grid, Line

_GOES_ON = (";", "；", "؛")
_LABEL = re.compile(r"[^:：]{1,60}[:：]\s*\S")
_SHORT = {"section": "sec", "division": "dvs", "paragraph": "para", "alinea": "al"}


@dataclass(slots=True)
class _Node:
    """A unit under construction."""

    kind: UnitKind
    mark: Mark | None = None
    number: Number | None = None
    heading: Line | None = None
    style: str = ""  # of a heading: those of one style stand beside each other
    blocks: list[Line | Grid] = field(default_factory=list)
    nodes: list[_Node] = field(default_factory=list)

    def last_text(self) -> str:
        """The text printed last in this node itself."""
        block = self.blocks[-1] if self.blocks else None
        return block.text if isinstance(block, Line) else ""


def units(parts: Sequence[Piece], language: Language, eids: Eids, prefix: str) -> tuple[Unit, ...]:
    """The pieces of the body or of an annex as units; `prefix` is that annex's eId and "__"."""
    builder = _Builder(language)
    for piece in parts:
        builder.add(piece)
    running = _running(builder.root)
    return _finished(builder.root, prefix, prefix, eids, running)


class _Builder:
    """Takes pieces one after another and hangs each where it belongs."""

    def __init__(self, language: Language) -> None:
        self._shape = Shape(language)
        self.root = _Node("section")
        self._headings: list[_Node] = []
        self._leaf: _Node | None = None  # paragraph or alinea that text goes into
        self._points: list[_Node] = []
        self._listing = False  # a line has announced what follows
        self._numbered: list[_Node] = []  # open paragraphs, 4 above 4.1 above 4.1.2

    def add(self, piece: Piece) -> None:
        getattr(self, f"_{piece.part}")(piece)
        if isinstance(piece.block, Line) and piece.part not in ("text", "bullet"):
            self._listing = self._shape.announces(piece.text)

    def _rule(self, piece: Piece) -> None:
        """A lone bullet or rule holds no text: the outline lists it as residue."""

    def _heading(self, piece: Piece) -> None:
        style = piece.mark.style if piece.mark else self._unnumbered_style(piece)
        del self._headings[_depth(style, [node.style for node in self._headings]) :]
        depth = len(self._headings)
        assert isinstance(piece.block, Line)
        kind: UnitKind = "division" if depth else "section"
        node = _Node(kind, piece.mark, _number(piece), heading=piece.block, style=style)
        self._parent().nodes.append(node)
        self._headings.append(node)
        self._leaf, self._points, self._numbered = None, [], []

    def _unnumbered_style(self, piece: Piece) -> str:
        """The style of a heading whose number is not read: "5–6. Reports" stands beside "4."."""
        assert isinstance(piece.block, Line)
        counted = [node.mark.style for node in self._headings if node.mark is not None]
        if counted and piece.text[:1].isdigit():
            return counted[-1]
        return f"unnumbered {piece.block.style.heading}"

    def _paragraph(self, piece: Piece) -> None:
        node = _Node("paragraph", piece.mark, _number(piece), blocks=[piece.block])
        host = self._numbered_above(piece)
        if host is None:
            self._open_leaf(node)
            self._numbered = [node]
        else:
            host.nodes.append(node)
            if host not in self._points:
                self._leaf, self._points = node, []
            self._numbered.append(node)

    def _numbered_above(self, piece: Piece) -> _Node | None:
        """For 4.1 the open paragraph 4, for 4.1.2 the open paragraph 4.1."""
        number = piece.mark.text.strip(" .[]-–—") if piece.mark is not None else ""
        for point in reversed(self._points):
            if point.number is not None and number.startswith(f"{stem(point.number.text)}."):
                return point
        while self._numbered:
            above = self._numbered[-1].number
            if above is not None and number.startswith(f"{stem(above.text)}."):
                return self._numbered[-1]
            self._numbered.pop()
        return None

    def _point(self, piece: Piece) -> None:
        node = _Node("point", piece.mark, _number(piece), blocks=[piece.block])
        assert piece.mark is not None
        styles = [point.mark.style if point.mark else "" for point in self._points]
        if piece.mark.style in styles:
            del self._points[styles.index(piece.mark.style) :]
        self._hang_point(node)

    def _bullet(self, piece: Piece) -> None:
        node = _Node("point", None, _number(piece), blocks=[piece.block])
        while self._points and self._points[-1].mark is None:
            self._points.pop()
        self._hang_point(node)
        self._listing = True

    def _text(self, piece: Piece) -> None:
        line = piece.block
        assert isinstance(line, Line)
        if self._listing and self._leaf is not None and not self._ends_list(line):
            self._listed(line)
        else:
            self._open_leaf(_Node("alinea", blocks=[line]))
            self._listing = self._shape.announces(line.text)

    _contents = _text

    def _ends_list(self, line: Line) -> bool:
        """Whether running text follows the points that a colon has announced."""
        if not self._shape.sentence(line.text):
            return False
        if not self._points:
            return self._closed_list()
        point = self._points[-1]
        last = point.last_text().rstrip()
        within = len(point.blocks) > 1 and last.endswith(_GOES_ON)
        return not (within or self._shape.announces(last))

    def _closed_list(self) -> bool:
        """Whether lines without numbers are listed below a colon, the last with a full stop."""
        assert self._leaf is not None
        lines = [b.text.rstrip() for b in self._leaf.blocks[1:] if isinstance(b, Line)]
        open_, closed = lines[:-1], lines[-1:]
        parted = bool(open_) and all(text.endswith(_GOES_ON) for text in open_)
        return parted and not closed[0].endswith(_GOES_ON) and self._shape.ends(closed[0])

    def _listed(self, line: Line) -> None:
        """A line without number below a colon: a labelled point, or more text."""
        assert self._leaf is not None
        unmarked = bool(self._points) and self._points[-1].mark is None
        starts = not unmarked and not self._points and len(self._leaf.blocks) == 1
        if _LABEL.match(line.text) and "@" not in line.text and (unmarked or starts):
            if unmarked:
                self._points.pop()
            self._hang_point(_Node("point", blocks=[line]))
        else:
            (self._points[-1] if self._points else self._leaf).blocks.append(line)

    def _table(self, piece: Piece) -> None:
        target = self._points[-1] if self._points else self._leaf
        if target is None:
            self._open_leaf(_Node("alinea", blocks=[piece.block]))
        else:
            target.blocks.append(piece.block)

    def _open_leaf(self, node: _Node) -> None:
        self._parent().nodes.append(node)
        self._leaf, self._points = node, []

    def _hang_point(self, node: _Node) -> None:
        if self._leaf is None:
            self._open_leaf(_Node("alinea"))
        host = self._points[-1] if self._points else self._leaf
        assert host is not None
        host.nodes.append(node)
        self._points.append(node)

    def _parent(self) -> _Node:
        return self._headings[-1] if self._headings else self.root


def _depth(style: str, above: Sequence[str]) -> int:
    """How many of the open headings stay open above a heading of a style."""
    if style == ACT_ANNEX and ACT in above:
        return above.index(ACT) + 1
    return above.index(style) if style in above else len(above)


def _number(piece: Piece) -> Number | None:
    if piece.mark is not None:
        return Number(piece.mark.text, piece.restored)
    return Number(piece.bullet) if piece.bullet is not None and piece.bullet not in "-*" else None


def _running(root: _Node) -> bool:
    """Whether paragraph numbers run on through the sections, so that a number alone names one."""
    labels: list[str] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        waiting += node.nodes
        if node.kind == "paragraph" and node.mark is not None:
            labels.append(label(node.mark))
    return len(labels) == len(set(labels))


def _finished(node: _Node, parent: str, prefix: str, eids: Eids, running: bool) -> tuple[Unit, ...]:
    """The nodes below one, as units."""
    counts: dict[str, int] = {}
    found = []
    for child in node.nodes:
        short = _SHORT.get(child.kind, child.kind)
        own = prefix if child.kind == "paragraph" and running and child.mark else parent
        if child.mark is not None:
            named = label(child.mark)
        else:
            counts[short] = counts.get(short, 0) + 1
            named = str(counts[short])
        found.append(_unit(child, eids.new(f"{own}{short}_{named}"), prefix, eids, running))
    return tuple(found)


def _unit(node: _Node, eid: str, prefix: str, eids: Eids, running: bool) -> Unit:
    said = node.heading is not None and (node.heading.text.strip() or node.heading.notes)
    heading = (
        eids.text(eids.new(f"{eid}__heading"), node.heading) if said and node.heading else None
    )
    below = f"{eid}__"
    if node.nodes and node.nodes[0].kind == "point":
        return Unit(node.kind, eid, node.number, heading, (), (_list(node, eid, eids),))
    return Unit(
        node.kind,
        eid,
        node.number,
        heading,
        eids.blocks(eid, node.blocks),
        _finished(node, below, prefix, eids, running),
    )


def _list(node: _Node, parent: str, eids: Eids) -> Unit:
    eid = eids.new(f"{parent}__list_1")
    blocks = eids.blocks(eid, node.blocks)
    points = _finished(node, f"{eid}__", "", eids, running=False)
    return Unit("list", eid, blocks=blocks, units=points)
