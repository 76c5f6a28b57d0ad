"""A body as data: its names, its rules of procedure, each with its source, from `bodies/*.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from schemas.data import Table, build, load
from schemas.errors import UnknownBody

FOLDER = Path(__file__).parent / "bodies"


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ by its key; per language the names it goes by, the full one first."""

    key: str
    names: Mapping[str, tuple[str, ...]] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """One value that a rule of procedure or a decision fixes, and where that is said."""

    value: object
    source: str
    rule: str | None = None  # number of the rule of procedure, as in Reference.value: 30(3)


@dataclass(frozen=True, slots=True)
class ObservedBureau:
    """A bureau that is known from the past: role to group, for the evidence table of drafts."""

    elected: str  # ISO year or date
    seats: tuple[tuple[str, str], ...]
    source: str


@dataclass(frozen=True, slots=True)
class Body:
    """One organ that meets: what is known of it, and from where."""

    key: str  # organisation-body, the actor of IRIs (AKN4UN Guidelines part 1)
    author: str  # key of the organ that issues its notices
    symbols: tuple[str, ...]  # patterns of the symbols of its documents, session in group `session`
    organs: tuple[Organ, ...]
    rules: Mapping[str, Rule] = field(compare=False)
    bureaux: tuple[ObservedBureau, ...] = ()
    timezone: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2, whose public holidays its seat keeps

    def organ(self, key: str) -> Organ | None:
        """The organ with a key, None where the body file has none."""
        return next((organ for organ in self.organs if organ.key == key), None)


@cache
def bodies() -> tuple[Body, ...]:
    """Every body described, sorted by key."""
    found = (_body(load(path), path.name) for path in sorted(FOLDER.glob("*.toml")))
    return tuple(sorted(found, key=lambda body: body.key))


def body(key: str) -> Body:
    """The body with a key; UnknownBody where no file describes it."""
    for candidate in bodies():
        if candidate.key == key:
            return candidate
    raise UnknownBody(f"no body file describes {key!r}", "add schemas/bodies/<name>.toml")


def _body(table: Table, where: str) -> Body:
    plain = {
        name: value for name, value in table.items() if name not in ("organs", "rules", "bureaux")
    }
    return build(
        Body,
        plain,
        where,
        organs=tuple(
            Organ(key, {code: tuple(names) for code, names in by_language.items()})
            for key, by_language in table.get("organs", {}).items()
        ),
        rules={
            name: build(Rule, rule, f"{where}, rule {name}")
            for name, rule in table.get("rules", {}).items()
        },
        bureaux=tuple(
            ObservedBureau(entry["elected"], tuple(entry["seats"].items()), entry["source"])
            for entry in table.get("bureaux", [])
        ),
    )
