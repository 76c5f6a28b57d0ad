"""Officers along a sentence: "Benin as Chair", "our President, Ms. X (Chile), and the …"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extractors.names import Name
from extractors.patterns import pattern
from extractors.readings import Reading
from schemas.language import Language
from schemas.notice import Officer, Role, Term
from schemas.words import words

_Seats = Callable[[Reading, Role, int, int], Iterator[Officer]]
_SEAT = ("state", "group")


def told(reading: Reading, language: Language, seats: _Seats) -> Iterator[tuple[int, Officer]]:
    """The seats that the sentences of a text give, each with where its sentence starts.

    A sentence counts when it speaks of a bureau or an election and names roles with at least two
    States or groups; whether a role stands before its holders or after them is the same throughout.
    """
    for start, end in _sentences(reading):
        inside = [n for n in reading.names if start <= n.start and n.end <= end]
        roles = [n for n in inside if n.kind == "role" and n.key != "member"]
        holders = [n for n in inside if n.kind in _SEAT]
        if roles and len(holders) > 1 and _speaks(reading, start, end, language):
            for role, first, last in _parts(roles, holders, start, end):
                for officer in seats(reading, role, first, last):
                    yield start, officer


def term(reading: Reading, start: int, language: Language) -> Term | None:
    """The term that the sentence from a place on speaks of, None where it does not say."""
    known = words(language)
    _, end = reading.passage.sentence(start)
    if pattern(rf"(?:{known.next_term})", language).search(reading.plain, start, end):
        return "next"
    if pattern(rf"(?:{known.current_term})", language).search(reading.plain, start, end):
        return "current"
    return None


def _sentences(reading: Reading) -> Iterator[tuple[int, int]]:
    position = 0
    while position < len(reading.plain):
        start, end = reading.passage.sentence(position)
        yield start, end
        position = max(end, position + 1)


def _speaks(reading: Reading, start: int, end: int, language: Language) -> bool:
    known = words(language)
    cue = pattern(rf"(?:{known.bureau}|{known.elects})", language)
    around = (reading.passage.intro, *reading.passage.headings[-1:])
    return cue.search(reading.plain, start, end) is not None or any(map(cue.search, around))


def _parts(
    roles: Sequence[Name], holders: Sequence[Name], start: int, end: int
) -> Iterator[tuple[Role, int, int]]:
    """Each role with the part of the sentence that its holders stand in."""
    if holders[0].start < roles[0].start:
        edges = [start, *(role.end for role in roles)]
        for role, (first, _) in zip(roles, pairwise(edges), strict=True):
            yield role.key, first, role.start  # type: ignore[misc]
    else:
        edges = [*(role.start for role in roles), end]
        for role, (_, last) in zip(roles, pairwise(edges), strict=True):
            yield role.key, role.end, last  # type: ignore[misc]
