"""Which part of a sentence each office has its holders in: before it, behind it, or in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile

from extractors.names import Name
from extractors.offices import Clause
from extractors.patterns import before, pattern
from schemas.language import Language
from schemas.vocabulary import Role
from schemas.words import words

_APART = 30  # letters between two offices beyond which they are not one enumeration


@dataclass(frozen=True, slots=True)
class Share:
    """An office, the stretch of text its holders stand in, where their number may stand.

    `lead` is where to look for a number from; `back` says that one may stand at the end as well.
    """

    role: Role
    start: int
    end: int
    lead: int
    back: bool = False


@dataclass(slots=True)
class _Run:
    """Offices, or holders, with nothing of the other sort between."""

    names: list[Name]
    office: bool
    back: bool = False  # its holders stand before it

    @property
    def start(self) -> int:
        return self.names[0].start

    @property
    def end(self) -> int:
        return self.names[-1].end


def shares(clause: Clause, holders: Sequence[Name], language: Language) -> Iterator[Share]:
    """The stretch of each office that has holders in a sentence."""
    runs = _runs(clause, holders, language)
    for index, run in enumerate(runs):
        if run.office:
            yield from _share(clause, runs, index, language)


def _runs(clause: Clause, holders: Sequence[Name], language: Language) -> list[_Run]:
    ordered = _settled(sorted((*clause.offices, *holders), key=lambda name: name.start))
    parted = [_Run(list(names), kind) for kind, names in groupby(ordered, _is_office)]
    edged = zip((None, *parted), parted, (*parted[1:], None), strict=False)
    runs = [
        part for last, run, then in edged for part in _opened(clause, run, last, then, language)
    ]
    marked = before(words(language).as_role, language)
    ahead = pattern(rf"\s*(?:{words(language).held_by})", language)
    first_back = bool(runs) and not runs[0].office
    lead = clause.reading.plain[clause.start : runs[0].start] if runs else ""
    forward = bool(runs) and runs[0].office and marked.search(lead) is not None
    for index, run in enumerate(runs):
        lead = clause.reading.plain[clause.start : run.start]
        run.back = (
            run.office
            and index > 0
            and (first_back or (not forward and marked.search(lead) is not None))
        )
        if index and run.office and runs[index - 1].office:
            run.back = False
        if run.office and ahead.match(clause.reading.plain, run.end) is not None:
            run.back = False
    if _follows_its_holders(runs):
        runs[-1].back = True
    return runs


def _follows_its_holders(runs: Sequence[_Run]) -> bool:
    """Whether the last office has none behind it, and one who presides leaves it some before.

    “The presidency falls to Chad, and Peru takes the post of vice-president.”
    """
    if len(runs) < 3 or not runs[-1].office:
        return False
    first = runs[-3]
    presides = first.names[-1].key in ("president", "chair") and not first.back
    return presides and len(_heads(runs[-2].names)) > 1


def _settled(ordered: list[Name]) -> list[Name]:
    """The names without offices that are spoken of before they are named with who holds them: “as
    members preside in turn, Chad takes the presidency”, “elects a chair, who is now Chad”."""
    single = (
        len(ordered) > 2 and _is_office(ordered[0]) and ordered[0].key in ("president", "chair")
    )
    if single and ordered[2].key == ordered[0].key and not _is_office(ordered[1]):
        return ordered[1:]
    leading = list(takewhile(_is_office, ordered))
    again = [i for i, name in enumerate(leading) if i and name.key == leading[0].key]
    return ordered[again[-1] :] if single and again and len(leading) > 2 else ordered


def _is_office(name: Name) -> bool:
    return name.kind == "role"


def _opened(
    clause: Clause, run: _Run, last: _Run | None, then: _Run | None, language: Language
) -> Iterator[_Run]:
    """A run whose last office opens a list of its holders: “…, President, and four members (…)”.

    So does the second of two offices with one holder before them, when more follow.
    """
    if not run.office or last is None or len(run.names) < 2:
        yield run
        return
    joint = pattern(rf"(?:{words(language).joint})", language)
    gap = clause.reading.plain[run.names[0].end : run.names[1].start]
    single = len(_heads(last.names)) == 1 and len(run.names) == 2 and then is not None
    if _opens(clause, run) or (single and joint.fullmatch(gap) is None):
        yield _Run(run.names[:-1], office=True)
        yield _Run(run.names[-1:], office=True)
    else:
        yield run


def _opens(clause: Clause, run: _Run) -> bool:
    """Whether a bracket or a colon stands right behind an office."""
    return clause.reading.plain[run.end : clause.end].lstrip()[:1] in tuple("(（:：")


def _share(clause: Clause, runs: Sequence[_Run], index: int, language: Language) -> Iterator[Share]:
    run = runs[index]
    stretch = _behind(clause, runs, index)
    if run.back:
        stretch = _before(clause, runs, index)
    first, last = stretch
    heads = _heads([n for r in runs if not r.office for n in r.names if first <= n.start < last])
    if not heads:
        return
    if len(run.names) == len(heads) and len(run.names) > 1:
        yield from _in_turn(run, heads, first, last)
        return
    name = _nearest(clause, run, len(heads), language)
    if name is not None:
        yield Share(name.key, first, last, _lead(clause, runs, index), run.back)  # type: ignore[arg-type]


def _lead(clause: Clause, runs: Sequence[_Run], index: int) -> int:
    """Where the number of seats may begin that stands before an office."""
    if runs[index].back:
        return _before(clause, runs, index)[0]
    return runs[index - 1].end if index else clause.start


def _behind(clause: Clause, runs: Sequence[_Run], index: int) -> tuple[int, int]:
    start = runs[index].end
    if index + 1 == len(runs):
        return start, clause.end
    following = runs[index + 2] if index + 2 < len(runs) else None
    if following is None:
        return start, clause.end
    return start, _split(runs[index + 1], runs[index]) if following.back else following.start


def _before(clause: Clause, runs: Sequence[_Run], index: int) -> tuple[int, int]:
    end = runs[index].start
    if index < 2:
        return clause.start, end
    left = runs[index - 2]
    return (left.end if left.back else _split(runs[index - 1], left)), end


def _split(run: _Run, left: _Run) -> int:
    """Where holders between two offices that both claim them part.

    One who presides takes the first of them; else the last goes with the second office.
    """
    heads = _heads(run.names)
    if len(heads) < 2:
        return run.start
    return heads[0 if left.names[-1].key in ("president", "chair") else -2].end


def _heads(holders: Sequence[Name]) -> list[Name]:
    """The holders that fill a seat each: States, or groups where no States are."""
    states = [name for name in holders if name.kind == "state"]
    return states or list(holders)


def _in_turn(run: _Run, heads: Sequence[Name], first: int, last: int) -> Iterator[Share]:
    """As many offices as holders: each has the one at its place."""
    edges = [first, *(head.end for head in heads[:-1]), last]
    for index, name in enumerate(run.names):
        yield Share(name.key, edges[index], edges[index + 1], edges[index])  # type: ignore[arg-type]


def _nearest(clause: Clause, run: _Run, heads: int, language: Language) -> Name | None:
    """The office of a run that its holders go with; None where that cannot be told."""
    joint = pattern(rf"(?:{words(language).joint})", language)
    names = run.names
    gaps = [clause.reading.plain[one.end : two.start] for one, two in pairwise(names)]
    if len({name.key for name in names}) == 1 or (
        heads == 1 and all(joint.fullmatch(gap) for gap in gaps)
    ):
        return names[0]
    if all(len(gap) <= _APART for gap in gaps):
        return None
    return names[0] if run.back else names[-1]
