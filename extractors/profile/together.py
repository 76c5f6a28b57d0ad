"""Rules that compare files: language versions of one Work, and Works that share an IRI."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.profile.document import Document
from schemas.profile import Profile

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Trait:
    """What is kept of a file to compare it with others."""

    profile: Profile
    work: str
    expression: str
    structure: frozenset[str]  # eIds of its hierarchy; wIds where it has them
    line: int


def trait(document: Document) -> Trait:
    """What a file is compared by."""
    return Trait(
        document.profile,
        document.iri(document.main),
        document.iri(document.main, "FRBRExpression"),
        frozenset(
            eid
            for element in document.hierarchy()
            if (eid := element.get("wId") or element.get("eId"))
        ),
        document.main.sourceline or 0,  # type: ignore[arg-type]
    )


def shared_works(traits: Mapping[str, Trait]) -> Iterator[tuple[str, str]]:
    """Files that are the same Expression of the same Work."""
    seen: dict[str, str] = {}
    for name, found in traits.items():
        if found.expression and found.expression in seen:
            yield name, f"{found.expression} is also {seen[found.expression]}"
        seen.setdefault(found.expression, name)


def versions(traits: Mapping[str, Trait]) -> Iterator[tuple[str, str]]:
    """Language versions whose structure has other eIds than the first of them."""
    works: defaultdict[str, list[str]] = defaultdict(list)
    for name, found in traits.items():
        if found.work:
            works[found.work].append(name)
    for first, *others in works.values():
        for name in others:
            here, there = traits[name].structure, traits[first].structure
            if here != there:
                yield name, f"only here {_listed(here - there)}, in {first} {_listed(there - here)}"


def _listed(eids: frozenset[str]) -> str:
    shown = ", ".join(sorted(eids)[:_SHOWN])
    more = len(eids) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown or "nothing"
