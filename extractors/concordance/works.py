"""Which documents are language versions of one work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.concordance.document import symbol
from extractors.concordance.sites import sites
from schemas.concordance import Work
from schemas.notice import Notice

_SHARED = 0.5  # of parts and of facts, for versions of one work
_NEARLY_ALL = 0.8  # where the symbols differ, so that one of them must be wrong


def works(notices: Iterable[Notice]) -> tuple[Work, ...]:
    """The works that documents are versions of, each with every language at most once.

    Versions are known by their symbol, else by body, session, date, kind and structure, of which
    one may differ. Works stand in the order of their first versions, versions as given.
    """
    found: list[list[_Marks]] = []
    for notice in notices:
        marks = _Marks.of(notice)
        fitting = [(marks.likeness(work), -index) for index, work in enumerate(found)]
        best, index = max(fitting, default=(0.0, 0))
        if best:
            found[-index].append(marks)
        else:
            found.append([marks])
    return tuple(Work(tuple(marks.notice for marks in work)) for work in found)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What a version is known by."""

    notice: Notice
    symbol: str | None
    keys: tuple[object, ...]
    parts: Counter[object]
    facts: Counter[object]

    @classmethod
    def of(cls, notice: Notice) -> _Marks:
        session = notice.session
        number = (session.number, session.kind) if session is not None else None
        return cls(
            notice,
            symbol(notice),
            (notice.kind, notice.body_key, number, notice.date),
            Counter((site.kind, site.label) for site in sites(notice)),
            Counter(
                [
                    *((period.start, period.end) for period in notice.periods),
                    *((reference.kind, reference.value) for reference in notice.references),
                ]
            ),
        )

    def likeness(self, work: Sequence[_Marks]) -> float:
        """How well this fits to the versions of a work, 0 where it is none of them."""
        if any(other.notice.language == self.notice.language for other in work):
            return 0.0
        return max(self._like(other) for other in work)

    def _like(self, other: _Marks) -> float:
        if self.symbol and self.symbol == other.symbol:
            return 1.0 + self._shared(other)
        differing = sum(one != two for one, two in zip(self.keys, other.keys, strict=True))
        two_symbols = self.symbol is not None and other.symbol is not None
        if differing > (0 if two_symbols else 1):
            return 0.0
        shared = self._shared(other)
        return shared if shared >= (_NEARLY_ALL if two_symbols else _SHARED) else 0.0

    def _shared(self, other: _Marks) -> float:
        return min(_share(self.parts, other.parts), _share(self.facts, other.facts))


def _share(one: Counter[object], other: Counter[object]) -> float:
    every = (one | other).total()
    return (one & other).total() / every if every else 1.0
