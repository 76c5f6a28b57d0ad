"""Found facts against gold, kind by kind, as the contract of facts compares them.

Text is compared after Unicode NFKC, without what printing adds: white space, closing punctuation,
quotation marks. Every letter and every figure counts.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]  # the exchange form of facts
Fact = tuple[Any, ...]

_QUOTES = frozenset("\"'`«»“”‘’„《》*")
_CLOSING = ".。;；:：,，、؛،"
_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "ـ": ""})


@dataclass(frozen=True, slots=True)
class Tally:
    """Facts of one kind: found that are gold, gold, found; and those that are only one of both."""

    hits: int = 0
    gold: int = 0
    found: int = 0
    missed: tuple[Fact, ...] = ()
    made_up: tuple[Fact, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.hits + other.hits,
            self.gold + other.gold,
            self.found + other.found,
            self.missed + other.missed,
            self.made_up + other.made_up,
        )

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where neither side has a fact."""
        both = self.gold + self.found
        return 2 * self.hits / both if both else None


def compare(gold: Record, found: Record) -> dict[str, Tally]:
    """A tally for every kind of fact that the gold facts are there to judge.

    Gold facts may say that they are complete for some kinds only (`scored`), and for others list
    what must be found among more (`recall_only`): of these F1 is the recall.
    """
    tallies = {kind: _tally(of(gold), of(found)) for kind, of in KINDS.items()}
    if "scored" not in gold:
        return tallies
    some = {kind: _recall(tallies[kind]) for kind in gold.get("recall_only", ())}
    return {
        kind: some.get(kind, tallies[kind]) for kind in KINDS if kind in {*gold["scored"], *some}
    }


def _tally(gold: Iterable[Fact], found: Iterable[Fact]) -> Tally:
    wanted, had = Counter(gold), Counter(found)
    return Tally(
        (wanted & had).total(),
        wanted.total(),
        had.total(),
        tuple((wanted - had).elements()),
        tuple((had - wanted).elements()),
    )


def _recall(tally: Tally) -> Tally:
    return Tally(tally.hits, tally.gold, tally.gold, tally.missed)


def _metadata(record: Record) -> Iterator[Fact]:
    for key in ("kind", "language", "symbol", "title", "date", "body"):
        if record.get(key) is not None:
            yield key, folded(record[key])


def _session(record: Record) -> Iterator[Fact]:
    session = record.get("session") or {}
    for key in ("number", "kind", "start", "end", "place"):
        if session.get(key) is not None:
            yield key, folded(session[key])


def _outcomes(record: Record) -> Iterator[Fact]:
    for outcome in record.get("outcomes") or ():
        yield outcome["kind"], _label(outcome.get("number")), folded(outcome.get("title"))


def _agenda(record: Record) -> Iterator[Fact]:
    for position, agenda in enumerate(record.get("agendas") or (), 1):
        yield from _items(agenda.get("items") or (), (position,))


def _items(items: Sequence[Record], above: Fact) -> Iterator[Fact]:
    for item in items:
        here = (*above, _label(item.get("number")))
        yield (*here, folded(item.get("title")))
        yield from _items(item.get("items") or (), here)


def _dates(record: Record) -> Iterator[Fact]:
    for date in record.get("dates") or ():
        yield date["start"], date["end"]


def _roles(record: Record) -> Iterator[Fact]:
    for date in record.get("dates") or ():
        yield date["start"], date["end"], date.get("role")


def _bureau(record: Record) -> Iterator[Fact]:
    for bureau in record.get("bureaux") or ():
        for officer in bureau.get("officers") or ():
            yield bureau["term"], officer["role"], officer.get("state"), officer.get("group")


def _references(record: Record) -> Iterator[Fact]:
    cited = ((each["kind"], folded(each["value"])) for each in record.get("references") or ())
    yield from dict.fromkeys(cited)


def folded(value: object) -> str | None:
    """A value as text, without what printing adds."""
    if value is None:
        return None
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    kept = (c for c in text if unicodedata.category(c) not in ("Cf", "Mn") and not c.isspace())
    return "".join(c for c in kept if c not in _QUOTES).translate(_DASHES).rstrip(_CLOSING)


def _label(number: object) -> str:
    """The number of an item without brackets or stops."""
    return (folded(number) or "").strip("().")


KINDS = {
    "metadata": _metadata,
    "session": _session,
    "outcomes": _outcomes,
    "agenda": _agenda,
    "dates": _dates,
    "date roles": _roles,
    "bureau": _bureau,
    "references": _references,
}
