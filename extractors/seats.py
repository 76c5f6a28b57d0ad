"""The seats that a stretch of text gives a role: one per State, or else one per group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.names import Name
from extractors.patterns import number_value, pattern
from extractors.persons import person
from extractors.readings import Reading
from schemas.citation import citation_words
from schemas.language import Language
from schemas.notice import Officer
from schemas.vocabulary import Group, Role
from schemas.words import words

_MANY = 12  # seats of one role that a number may stand for
_NEAR = 40  # letters between a number and the group whose seats it counts
_BESIDE = 24  # letters between a State and its group


def seats(
    reading: Reading,
    role: Role,
    start: int,
    end: int,
    language: Language,
    counted: tuple[int, int] | None = None,
) -> Iterator[Officer]:
    """One seat per State between two places, with the group that stands with it; else per group.

    A number before a group counts its seats (“two from the African States”); `counted` is from
    where to where to look for the numbers, when they may stand before the role.
    """
    inside = [n for n in reading.names if start <= n.start and n.end <= end]
    states = [name for name in inside if name.kind == "state"]
    groups = [name for name in inside if name.kind == "group"]
    if states:
        yield from _of_states(reading, role, (start, end), states, groups, language)
    else:
        yield from _of_groups(reading, role, groups, counted or (start, start), language)


def _of_states(
    reading: Reading,
    role: Role,
    stretch: tuple[int, int],
    states: Sequence[Name],
    groups: Sequence[Name],
    language: Language,
) -> Iterator[Officer]:
    edges = [stretch[0], *(name.end for name in states)]
    taken = [(n.start, n.end) for n in reading.names]
    starts = [*(name.start for name in states[1:]), stretch[1]]
    for name, begin, finish in zip(states, edges, starts, strict=False):
        own = _own_group(reading.plain, name, groups, begin, finish) or _heading(
            reading, name, groups
        )
        who = person(reading.plain, (begin, finish), (name.start, name.end), taken, language)
        last = max(n.end for n in (name, *(g for g in groups if g is own)))
        place = reading.passage.span(name.start, last)
        yield Officer(role, name.key, _key(own), who, place)


def _own_group(
    plain: str, name: Name, groups: Sequence[Name], begin: int, finish: int
) -> Name | None:
    near = [g for g in groups if name.end <= g.start < min(finish, name.end + _BESIDE)]
    near = near or [g for g in groups if begin <= g.start < name.start and not _enclosed(plain, g)]
    return near[0] if near else None


def _enclosed(plain: str, group: Name) -> bool:
    """Whether a group stands in brackets behind the State before it, and so is that one's."""
    return plain[: group.start].endswith("(") and plain[group.end :].startswith(")")


def _heading(reading: Reading, name: Name, groups: Sequence[Name]) -> Name | None:
    """The group that a colon sets over the States behind it (“Africa: A (Chad), B (Togo)”)."""
    before = [group for group in groups if group.end <= name.start]
    colon = bool(before) and reading.plain[before[-1].end :].lstrip()[:1] in (":", "：")
    return before[-1] if colon else None


def _key(group: Name | None) -> Group | None:
    return group.key if group is not None else None  # type: ignore[return-value]


def _of_groups(
    reading: Reading,
    role: Role,
    groups: Sequence[Name],
    counted: tuple[int, int],
    language: Language,
) -> Iterator[Officer]:
    edges = [counted[0], *(name.end for name in groups)]
    counts = [
        _count(reading.plain[edge : name.start], language)
        for edge, name in zip(edges, groups, strict=False)
    ]
    if len(groups) == 1 and counts[0] is None:
        counts = [_count(reading.plain[groups[0].end : counted[1]], language)]
    shared = len(groups) > 1 and not any(counts[1:])
    if shared and (many := _each(reading.plain, (edges[0], groups, counted[1]), language)):
        counts, shared = [many] * len(groups), False
    for name, count in zip(groups, counts, strict=True):
        place = reading.passage.span(name.start, name.end)
        for _ in range(1 if shared else count or 1):
            yield Officer(role, None, _key(name), None, place)


def _each(plain: str, place: tuple[int, Sequence[Name], int], language: Language) -> int | None:
    """The number of seats that every one of several groups has, where the text says so."""
    start, groups, end = place
    form = pattern(rf"(?:{words(language).each})", language)
    for lead in (plain[start : groups[0].start], plain[groups[-1].end : end]):
        if form.search(lead) is not None:
            return _count(lead, language)
    return None


def _count(lead: str, language: Language) -> int | None:
    """The number of seats that the words before a group give; None where they give none."""
    opening = citation_words(language).opening
    found = [
        match
        for match in pattern("{number}", language).finditer(lead)
        if not (opening and lead[: match.start()].endswith(opening))
    ]
    if not found or len(lead) - found[-1].end() > _NEAR or ";" in lead[found[-1].end() :]:
        return None
    count = number_value(found[-1]["number"], language)
    return count if count is not None and 0 < count <= _MANY else None
