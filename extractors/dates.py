"""Mentions of dates and periods in printed text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from extractors.date_chains import REACH, Stop, chains, ends_with, joints
from extractors.date_runs import Point, runs
from extractors.folding import Folded, fold
from schemas.dates import date_words
from schemas.language import Language

Unread = Literal["impossible", "no year", "ambiguous"]
YearOf = Callable[[tuple[int, int], int, int], int | None]


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """One mention of a date or period, characters `from_` to `to` of the printed text.

    Dates are ISO 8601 (YYYY, YYYY-MM or YYYY-MM-DD); `end` equals `start` for a single date.
    `points` are the ends that are complete to the day, each with its own characters.
    """

    start: str
    end: str
    time: str | None  # HH:MM
    weekday: int | None  # as printed, Monday 1 to Sunday 7
    text: str
    from_: int
    to: int
    points: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadDate:
    """Something printed like a date that names no day: why, and its characters."""

    reason: Unread
    text: str
    from_: int
    to: int


def dates(text: str, language: Language) -> tuple[PrintedDate, ...]:
    """Every mention of a year or finer, in reading order; a period is one mention."""
    return tuple(item for item in _mentions(text, language) if isinstance(item, PrintedDate))


def completed(text: str, language: Language, year: YearOf) -> tuple[PrintedDate, ...]:
    """The mentions without a year in the year that `year` finds for them, by their first day and
    their place in the printed text; None leaves them out, as does a weekday wrong for it."""
    folded = fold(text)
    found: list[PrintedDate] = []
    for chain in chains(folded.plain, language):
        for run in runs(_between(chain, folded.plain, language), date_words(language).elided):
            first = run[0]
            if _reason(run) != "no year" or not first.month or not first.day:
                continue
            of = year(folded.span(*_reach(run)), first.month, first.day)
            whole = _in_year(run, of) if of is not None else None
            if whole is not None and _fits(mention := _mention(whole, folded, language)):
                found.append(mention)
    return tuple(found)


def unread(text: str, language: Language) -> tuple[UnreadDate, ...]:
    """What is printed like a date and is none: 31 June, a day without year, 5/6/2025 where
    either may be the month."""
    return tuple(item for item in _mentions(text, language) if isinstance(item, UnreadDate))


def _mentions(text: str, language: Language) -> Iterator[PrintedDate | UnreadDate]:
    folded = fold(text)
    words = date_words(language)
    for chain in chains(folded.plain, language):
        for run in runs(_between(chain, folded.plain, language), words.elided):
            reason = _reason(run)
            if reason is None:
                yield _mention(run, folded, language)
            elif reason:
                yield UnreadDate(reason, *_printed(folded, *_reach(run)))


def _in_year(run: Sequence[Point], year: int) -> tuple[Point, ...] | None:
    """The run in the year of its first day, later months before that one in the next."""
    first = run[0].month or 0
    points = tuple(replace(p, year=year + ((p.month or first) < first)) for p in run)
    real = all(point.month and point.day and point.possible for point in points)
    return points if real and points[0].iso <= points[-1].iso else None


def _fits(mention: PrintedDate) -> bool:
    day = date.fromisoformat(mention.start)
    return mention.weekday in (None, day.isoweekday())


def _between(chain: Sequence[Stop], plain: str, language: Language) -> Sequence[Stop]:
    """The chain, where "between" makes the pair after it a range."""
    if len(chain) < 2 or chain[1].link != "pair":
        return chain
    before = _before(plain, chain[0].pieces[0].start)
    if not joints(language).between.search(before):
        return chain
    return (chain[0], replace(chain[1], link="range"), *chain[2:])


def _reason(run: Sequence[Point]) -> Unread | Literal[""] | None:
    """Why a run is no date; empty where it does not even look like one, None where it is one."""
    if not run[0].known:
        return "no year" if any(point.month and point.day for point in run) else ""
    if any(point.stop.date.kind == "ambiguous" for point in run):
        return "ambiguous"
    if not all(point.possible for point in run) or not _in_order(run[0].iso, run[-1].iso):
        return "impossible"
    return None


def _in_order(start: str, end: str) -> bool:
    finest = min(len(start), len(end))
    return start[:finest] <= end[:finest]


def _mention(run: Sequence[Point], folded: Folded, language: Language) -> PrintedDate:
    first, last = run[0], run[-1]
    start, end = _reach(run)
    text, from_, to = _printed(folded, _covered(run, folded.plain, start, language), end)
    return PrintedDate(
        start=first.iso,
        end=last.iso,
        time=_time(first.stop) or (_time(last.stop) if _one_phrase(first, last) else None),
        weekday=next((piece.weekday for piece in first.stop.pieces if piece.weekday), None),
        text=text,
        from_=from_,
        to=to,
        points=tuple(
            (point.iso, *folded.span(point.stop.date.start, point.stop.date.end))
            for point in ((first, last) if len(run) > 1 else (first,))
            if point.day
        ),
    )


def _time(stop: Stop) -> str | None:
    return next((piece.time for piece in stop.pieces if piece.slot == "time"), None)


def _one_phrase(first: Point, last: Point) -> bool:
    """Whether a time after the last day is said of the first one too: "29 and 30 May at 10"."""
    stop = last.stop
    return first.stop.date.month is None and stop.pieces[0].slot != "time"


def _reach(run: Sequence[Point]) -> tuple[int, int]:
    return run[0].stop.pieces[0].start, run[-1].stop.pieces[-1].end


def _printed(folded: Folded, start: int, end: int) -> tuple[str, int, int]:
    inside = folded.plain[start:end]
    if inside.count("(") > inside.count(")") and folded.plain[end : end + 1] == ")":
        end += 1
    from_, to = folded.span(start, end)
    return folded.text[from_:to], from_, to


def _covered(run: Sequence[Point], plain: str, start: int, language: Language) -> int:
    """Where the mention starts with the words before it that belong to it."""
    lead = _leads(language)[_sort(run)].search(_before(plain, start))
    return start - len(lead[0]) if lead else start


def _sort(run: Sequence[Point]) -> str:
    if run[0].stop.pieces[0].slot == "weekday":
        return "weekday"
    if len(run) > 1:
        return "period" if run[1].stop.link == "range" else "none"
    return "none" if run[0].day else "coarse"


@cache
def _leads(language: Language) -> dict[str, re.Pattern[str]]:
    cover = date_words(language).cover
    sorts = {"weekday": cover.weekday, "period": cover.period, "coarse": cover.coarse, "none": ()}
    return {sort: ends_with(words) for sort, words in sorts.items()}


def _before(plain: str, start: int) -> str:
    return plain[max(0, start - REACH) : start]
