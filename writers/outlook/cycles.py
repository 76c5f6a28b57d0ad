"""How often a body meets, and the turn that comes after its last regular session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writers.outlook.conclusion import Reason, Source, merged, reason
from writers.outlook.durations import months
from writers.outlook.record import Record
from writers.outlook.session import SERIES

_HALF = 6  # months of a body that meets twice a year
_YEARLY = 9  # months apart from which sessions count as yearly


@dataclass(frozen=True, slots=True)
class Turn:
    """When it is the next session's turn, to the month where a body meets within the year."""

    year: int
    month: int | None
    sources: tuple[Source, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Held:
    """When a session was held: a year and, where printed, its month."""

    year: int
    month: int | None
    sources: tuple[Source, ...]

    def after(self, apart: int) -> tuple[int, int | None] | None:
        """Year and month so many months later; None where its own month is wanted and unknown."""
        if apart % 12 == 0:
            return self.year + apart // 12, None
        if self.month is None:
            return None
        years, month = divmod(self.month - 1 + apart, 12)
        return self.year + years, month + 1

    @property
    def printed(self) -> str:
        """Year and month, ISO 8601."""
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)


def turns(record: Record) -> Iterator[Turn]:
    """The next turn by every cycle on record; else by the time between the last two sessions."""
    last = _last_regular(record)
    if last is None:
        return
    found = [*_by_cycle(record, last)]
    yield from found or _by_interval(record, last)


def months_apart(record: Record) -> Iterator[int]:
    """How many months apart sessions are, by every ground there is; 0 for one there is not."""
    yield from (months(value) or 0 for value, _ in _cycles(record))
    yield months(record.value("bureau_term")) or 0
    last = _last_regular(record)
    apart = _interval(record, last) if last else None
    if apart:
        yield apart[0]


def _by_cycle(record: Record, last: _Held) -> Iterator[Turn]:
    for value, sources in _cycles(record):
        then = last.after(months(value) or 0)
        if then is None:
            continue
        year, month = then
        why = reason("year_by_cycle", last=last.year, cycle=value, next=year)
        if month is not None:
            why = reason(
                "month_by_cycle", last=last.printed, cycle=value, next=f"{year}-{month:02}"
            )
        yield Turn(year, month, merged(sources, last.sources), why)


def _cycles(record: Record) -> Iterator[tuple[str, tuple[Source, ...]]]:
    """Cycles in months or years: the rule's, else each that the notice states."""
    rule = record.value("cycle")
    if isinstance(rule, str):
        if months(rule):
            yield rule, record.rule("cycle")
        return
    stated: dict[str, list[tuple[Source, ...]]] = {}
    for quantity in record.notice.quantities:
        if quantity.role == "cycle" and months(quantity.value):
            stated.setdefault(quantity.value, []).append(record.source(quantity.span))
    yield from ((value, merged(*sources)) for value, sources in sorted(stated.items()))


def _by_interval(record: Record, last: _Held) -> Iterator[Turn]:
    found = _interval(record, last)
    then = last.after(found[0]) if found else None
    if found is None or then is None:
        return
    before, (year, month) = found[1], then
    slots = {"previous": before.printed, "last": last.printed}
    if month is None:
        why = reason("year_by_interval", previous=before.year, last=last.year, next=year)
    else:
        why = reason("month_by_interval", **slots, next=f"{year}-{month:02}")
    yield Turn(year, month, merged(last.sources, before.sources), why)


def _interval(record: Record, last: _Held) -> tuple[int, _Held] | None:
    """How many months lie between the last two sessions: half a year, or whole years."""
    session = record.notice.session
    number = session.number if session and session.kind in SERIES else None
    before = _first(record, number - 1 if number else None)
    if before is None or (before.year, before.month or 0) >= (last.year, last.month or 13):
        return None
    if before.month is None or last.month is None:
        return 12 * max(1, last.year - before.year), before
    apart = 12 * (last.year - before.year) + last.month - before.month
    return (12 * max(1, round(apart / 12)) if apart >= _YEARLY else _HALF), before


def _last_regular(record: Record) -> _Held | None:
    """The last session that was convened in its turn, not its resumption or a special one."""
    session = record.notice.session
    if session is None:
        return None
    if session.kind not in SERIES:
        past = [g for g in record.regular() if (g.start or "") < (session.start or "")]
        return _held(past[-1].start, record.source(past[-1].span)) if past else None
    turn = _first(record, session.number)
    if turn is not None or session.kind == "resumed":
        return turn
    return _held(session.start, record.source(session.span))


def _first(record: Record, number: int | None) -> _Held | None:
    """The first session with a number, where the notice dates it."""
    turns = [found for found in record.sessions(number) if found.kind != "resumed"]
    return _held(turns[0].start, record.source(turns[0].span)) if number and turns else None


def _held(start: str | None, sources: tuple[Source, ...]) -> _Held | None:
    if start is None:
        return None
    return _Held(int(start[:4]), int(start[5:7]) if len(start) > 4 else None, sources)
