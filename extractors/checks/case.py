"""What a check looks at: the notice, its language, what is known of its body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import regex

from extractors.passages import Passage, passages
from schemas.body import Body
from schemas.language import Language
from schemas.notice import Finding, Gathering, Notice, Period, Quantity, Span
from schemas.vocabulary import Status

_DURATION = regex.compile(r"P(\d+)([DWMY])")


@dataclass(frozen=True, slots=True)
class Case:
    """One notice to be checked."""

    notice: Notice
    language: Language
    body: Body | None

    @property
    def session(self) -> Gathering | None:
        """The gathering the notice is about, where it is dated."""
        key = self.notice.session.key if self.notice.session is not None else None
        return self.gathering(key) if key is not None else None

    def gathering(self, key: str | None) -> Gathering | None:
        """The gathering with a key."""
        return next((g for g in self.notice.gatherings if g.key == key), None)

    def passages(self) -> dict[str, Passage]:
        """The passages of the notice by the eId of their text."""
        return {passage.text.eid: passage for passage in passages(self.notice.outline)}

    def beside(self, period: Period, role: str) -> Quantity | None:
        """A quantity of a role in the text that prints a period, the nearest one."""
        near = [
            q for q in self.notice.quantities if q.role == role and q.span.eid == period.span.eid
        ]
        return min(near, key=lambda q: abs(q.span.start - period.span.end), default=None)

    def rule(self, name: str) -> tuple[object, str] | None:
        """A rule of the body, its value and its source."""
        rule = self.body.rules.get(name) if self.body is not None else None
        return (rule.value, rule.source) if rule is not None else None


def compare(
    check: str, status: Status, found: object, expected: object, spans: Sequence[Span], why: str
) -> Finding:
    """A finding that states both values and why they should agree."""
    return Finding(check, status, f"{why}: {found} stated, {expected} expected", tuple(spans))


def day(text: str) -> date | None:
    """A date complete to the day, None for a month or a year."""
    return date.fromisoformat(text) if len(text) == 10 else None


def earlier(day: date, duration: str) -> date:
    """The day a duration (P42D, P6W, P3M, P1Y) before another."""
    match = _DURATION.fullmatch(duration)
    if match is None:
        return day
    amount, unit = int(match[1]), match[2]
    if unit in "DW":
        return day - timedelta(days=amount * (7 if unit == "W" else 1))
    months = day.year * 12 + day.month - 1 - amount * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    return _clamped(year, month + 1, day.day)


def _clamped(year: int, month: int, number: int) -> date:
    for candidate in range(number, 27, -1):
        try:
            return date(year, month, candidate)
        except ValueError:
            continue
    return date(year, month, min(number, 28))
