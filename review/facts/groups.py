"""The rows of a document in the groups that a secretariat thinks in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from review.facts.rows import Gone, Row, Rows


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together; `adds` are the collections that facts can be added to."""

    key: str
    title: str
    rows: tuple[Row, ...]
    gone: tuple[Gone, ...] = ()
    adds: tuple[str, ...] = ()
    folded: bool = False

    @property
    def open(self) -> tuple[Row, ...]:
        """The rows that nobody has decided on yet."""
        return tuple(row for row in self.rows if not row.decided)

    @property
    def sure(self) -> tuple[Row, ...]:
        """Those of them that nothing is doubted of, and nothing is held by."""
        return tuple(row for row in self.open if not row.doubtful and not row.below)

    @property
    def shape(self) -> tuple[tuple[str, int], ...]:
        """What stands where: where this changes, rows cannot be exchanged one by one."""
        rows = tuple((row.path, row.branch.depth if row.branch else 0) for row in self.rows)
        return (*rows, *((gone.path, -1) for gone in self.gone))


@dataclass(frozen=True, slots=True)
class _Kind:
    key: str
    title: str
    parts: tuple[str, ...]  # first parts of addresses
    folded: bool = False


KINDS = (
    _Kind(
        "session",
        "Document and session",
        ("kind", "symbol", "title", "date", "body", "body_key", "session", "gatherings"),
    ),
    _Kind("agenda", "Agenda", ("agendas",)),
    _Kind("outcomes", "Outcomes", ("outcomes",)),
    _Kind("mandates", "For later sessions", ("mandates",)),
    _Kind("bureau", "Bureau", ("bureaux",)),
    _Kind("dates", "Dates and amounts", ("periods", "quantities")),
    _Kind("references", "References", ("references",)),
    _Kind("participants", "Participants", ("participants",)),
    _Kind("issues", "Key issues", ("issues",)),
    _Kind("contacts", "Contacts and links", ("contacts", "links")),
    _Kind("names", "Names and their mentions", ("entities", "mentions"), folded=True),
)
_SCALARS = frozenset({"kind", "symbol", "title", "date", "body", "body_key"})
_INNER = {"agendas": "items", "bureaux": "officers", "contacts": "emails telephones"}


def groups(rows: Rows) -> tuple[Group, ...]:
    """Every group, also where nothing is in it yet."""
    return tuple(_group(kind, rows) for kind in KINDS)


def _group(kind: _Kind, rows: Rows) -> Group:
    found = tuple(row for row in rows.rows.values() if _first(row.path) in kind.parts)
    gone = tuple(one for one in rows.gone if _first(one.path) in kind.parts)
    adds = tuple(_adds(kind, found))
    return Group(kind.key, kind.title, found, gone, adds, kind.folded)


def _adds(kind: _Kind, rows: Sequence[Row]) -> Iterator[str]:
    """The collections of a group, the innermost first: items before agendas."""
    for row in rows:
        first, _, rest = row.path.partition("/")
        if first in _INNER and rest.count("/") == 0:
            yield from (f"{row.path}/{name}" for name in _INNER[first].split())
    there = any(row.path == "session" for row in rows)
    for part in kind.parts:
        if part not in _SCALARS and not (part == "session" and there):
            yield part


def _first(path: str) -> str:
    return path.split("/")[0]
