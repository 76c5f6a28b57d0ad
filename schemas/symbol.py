"""Document symbols: what one is, and their grammar as data, from `symbols.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from schemas.data import Table, build, load
from schemas.vocabulary import SessionKind

FILE = Path(__file__).parent / "symbols.toml"


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol in a printed text; `value` is without what printing varies.

    Where a list shares a stem (SR.18 and 19) `text` is the piece that is printed.
    """

    value: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StatedSession:
    """The session that a symbol states, by number or by year."""

    number: int | None
    year: int | None
    kind: SessionKind | None = None


@dataclass(frozen=True, slots=True)
class SessionForm:
    """A pattern of symbols with the session in the group `session`, or `year`."""

    pattern: str
    kind: SessionKind | None = None


@dataclass(frozen=True, slots=True)
class OutcomeForm:
    """A pattern of symbols that name an outcome, with its number in the group `number`."""

    pattern: str
    kind: Literal["resolution", "decision"]


@dataclass(frozen=True, slots=True)
class SymbolGrammar:
    """What symbols are made of; patterns are over folded text with Latin letters."""

    first: tuple[str, ...]
    numbered: tuple[str, ...]
    small: tuple[str, ...]
    series: tuple[str, ...]
    modifiers: tuple[str, ...]
    tails: tuple[str, ...]
    unlike: tuple[str, ...]
    bracketed: tuple[str, ...]
    joiners: tuple[str, ...]
    ranges: tuple[str, ...]
    outcomes: tuple[OutcomeForm, ...]
    sessions: tuple[SessionForm, ...]


@cache
def symbol_grammar() -> SymbolGrammar:
    """The grammar of symbols; InvalidData where the file breaks its form."""
    table = dict(load(FILE))
    return build(
        SymbolGrammar,
        {name: value for name, value in table.items() if name not in ("outcomes", "sessions")},
        FILE.name,
        outcomes=tuple(build(OutcomeForm, form, FILE.name) for form in _tables(table, "outcomes")),
        sessions=tuple(build(SessionForm, form, FILE.name) for form in _tables(table, "sessions")),
    )


def _tables(table: Table, name: str) -> Iterable[Table]:
    return tuple(table.get(name, ()))
