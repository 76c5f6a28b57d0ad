"""How a language prints dates: its words, its order, and dates written with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from schemas.data import build
from schemas.language import Language

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """Words before a mention that belong to its text: before what they are listed under."""

    coarse: Names = ()  # a single month or year
    period: Names = ()
    weekday: Names = ()


@dataclass(frozen=True, slots=True)
class Written:
    """Templates to write with; of a range, the end named by `elided` is the shortened one."""

    day: str  # {day} {month} {year}
    month: str  # {month} {year}
    year: str
    short_day: str  # the shortened end within one month
    short_day_month: str  # within one year
    short_month: str
    two_days: str  # {first} {last}, here and below
    days: str
    days_in_heading: str
    months: str
    years: str  # ends in figures only
    weekday: str  # {weekday} {date}
    time: str  # {date} {time}
    hour: str  # {hour}, {hour12}, {half}
    hour_minute: str  # the same with {minute}
    first_day: str = "1"
    months_alone: Names = ()  # where a month without a day takes another form


@dataclass(frozen=True, slots=True)
class DateWords:
    """The table `[dates]` of a language file.

    Templates hold {day} {month} {number} (the month in figures) {roman} (in Roman numerals) {year}
    {hour} {minute} {half},
    {more} (a joiner and a figure follow) and {more_months} (a joiner and a month follow); (a|b) is
    one of two, [a|b] may also be missing. Of names with variants the first is written. A name that
    starts with a capital is read with it or all in capitals, others in any case. Words are matched
    after folding, so without spaces beside Chinese.
    """

    months: tuple[Names, ...]
    weekdays: tuple[Names, ...]
    points: Names
    times: Names
    range: Names
    pair: Names
    comma: Names  # separates members of a list that a pair word closes
    glue: Names  # between date, weekday and time
    between: Names  # before the first of two ends that a pair word joins
    elided: Literal["earlier", "later"]  # which end of a period leaves out what both share
    before: Names  # a figure after one of these is a year
    after: Names
    unless_after: Names  # a figure after one of these is no year and no day
    unless_before: Names
    cover: Cover
    write: Written
    halves: Mapping[str, int]  # hours to add: 0 or 12
    numbers: Mapping[str, int]  # days, hours and minutes in words
    hours: Mapping[str, int]
    minutes: Mapping[str, int]
    moments: Mapping[str, str]  # HH:MM
    ordinals: Names = ()  # suffixes of the figure of a day
    digits: str = ""  # 0 to 9 for years figure by figure
    alike: Names = ()  # characters that printers exchange
    prefixes: Names = ()  # one-letter words printed together with the next
    others: Names = ()  # templates of what looks like a date and is none, as a decade
    past: Names = ()  # behind a day without year that is over when the document is issued
    coming: Names = ()  # behind one that is still to come then
    ambiguous: Names = ()  # templates that others fill month first


@cache
def date_words(language: Language) -> DateWords:
    """The words for dates of a language; InvalidData names what its table lacks."""
    where = f"{language.code}.toml [dates]"
    table = dict(language.dates)
    return build(
        DateWords,
        {key: value for key, value in table.items() if key not in ("cover", "write")},
        where,
        cover=build(Cover, table.get("cover", {}), f"{where} cover"),
        write=build(Written, table.get("write", {}), f"{where} write"),
    )


def write(
    start: str,
    language: Language,
    end: str | None = None,
    *,
    time: str | None = None,
    weekday: bool = False,
    heading: bool = False,
) -> str:
    """A date or period as a language prints it.

    Dates are ISO 8601 to year, month or day; both ends equally fine. Time (HH:MM) and weekday
    are for single days. A heading has the shorter form of a period, without words around it.
    """
    words = date_words(language)
    if end and end != start:
        return _period(start, end, words, heading)
    text = _point(start, words)
    if weekday:
        name = words.weekdays[date.fromisoformat(start).weekday()][0]
        text = words.write.weekday.format(weekday=name, date=text)
    return words.write.time.format(date=text, time=_time(time, words)) if time else text


def _period(start: str, end: str, words: DateWords, heading: bool) -> str:
    if len(start) == 4:
        return words.write.years.format(first=start, last=end)
    first, last = _point(start, words), _point(end, words)
    if words.elided == "later":
        first = _shortened(start, end, words)
    else:
        last = _shortened(end, start, words)
    return _joint(start, end, words.write, heading).format(first=first, last=last)


def _joint(start: str, end: str, forms: Written, heading: bool) -> str:
    if len(start) < 10:
        return forms.months
    if start[:7] == end[:7] and int(end[8:]) - int(start[8:]) == 1:
        return forms.two_days
    return forms.days_in_heading if heading else forms.days


def _shortened(iso: str, other: str, words: DateWords) -> str:
    """One end of a period without what it shares with the other."""
    shared = (iso[:4] == other[:4]) + (iso[:7] == other[:7])
    forms = words.write
    short = {
        (7, 1): forms.short_month,
        (10, 1): forms.short_day_month,
        (10, 2): forms.short_day,
    }
    return _point(iso, words, short.get((len(iso), shared)))


def _point(iso: str, words: DateWords, template: str | None = None) -> str:
    forms = words.write
    year, month, day = (*iso.split("-"), "", "")[:3]
    names = tuple(names[0] for names in words.months)
    if not day:
        names = forms.months_alone or names
    usual = forms.day if day else forms.month if month else forms.year
    return (template or usual).format(
        year=year,
        month=names[int(month) - 1] if month else "",
        day=forms.first_day if day == "01" else day.lstrip("0"),
    )


def _time(time: str, words: DateWords) -> str:
    for name, moment in words.moments.items():
        if moment == time:
            return name
    hour, minute = map(int, time.split(":"))
    half = next((name for name, add in words.halves.items() if add == hour // 12 * 12), "")
    template = words.write.hour_minute if minute else words.write.hour
    return template.format(hour=hour, hour12=hour % 12 or 12, minute=f"{minute:02}", half=half)
