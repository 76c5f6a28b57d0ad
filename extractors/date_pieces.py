"""Pieces of dates in folded text: days, months and years printed together, weekdays, times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from schemas.dates import DateWords, date_words
from schemas.language import Language

Kind = Literal["date", "year", "number", "clock", "weekday", "time", "ambiguous"]

# A letter of a script that leaves blanks between words.
LETTER = r"[^\W\d_\u2e80-\u9fff\uf900-\ufaff]"
# What holds figures that are no dates: addresses, symbols, amounts, numbers of outcomes.
_OTHER = (
    r"(?i:https?://|www\.)[^\s<>\u2e80-\u9fff]+",
    r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]+",
    rf"{LETTER}(?:{LETTER}|\d)*+(?:[./_]++(?:{LETTER}|[\d()])++)*+",
    r"\+\d[\d ()-]*+",
    r"\d++(?:[.,/:]\d++)*+",
)
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_YEAR = r"(?:(?:1[89]|20)\d\d|2100)(?!\d)"
_BARE = ("{more}", "{more_months}", "{apart}", "{slash}", "{short}")  # fields without a value
_MONTHS = ("month", "number", "roman")  # fields that are a month
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SIGNS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}  # of a template
_APART = rf"(?![.,/:]?\d|{LETTER})"  # nothing follows that would make it part of something else


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece, characters `start` to `end` of the folded text.

    A `date` is a year in words, or anything with a month or the word for day; a `year` or a
    `number` is figures alone; a `clock` is hours and minutes without the word for hour.
    """

    kind: Kind
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    time: str | None = None

    @property
    def slot(self) -> str:
        """What it is of a mention: date, weekday or time."""
        return self.kind if self.kind in ("weekday", "time", "clock") else "date"


@dataclass(frozen=True, slots=True)
class PieceGrammar:
    """The pieces of one language, as one pattern whose alternatives are numbered."""

    words: DateWords
    pattern: re.Pattern[str]
    kinds: tuple[Kind, ...]
    fields: tuple[tuple[str, ...], ...]
    values: Mapping[str, Mapping[str, int]]  # by field, of keys that are not figures
    moments: Mapping[str, str]

    def pieces(self, plain: str) -> Iterator[Piece]:
        """Every piece in reading order."""
        for match in self.pattern.finditer(plain):
            if match.lastgroup:
                yield self._piece(match, int(match.lastgroup[1:]))

    def _piece(self, match: re.Match[str], index: int) -> Piece:
        texts = {name: match[f"{name}{index}"] for name in self.fields[index]}
        kind, (start, end) = self.kinds[index], match.span()
        if "moment" in texts:
            return Piece(kind, start, end, time=self.moments[self._key(texts["moment"])])
        found = {name: self._value(name, text) for name, text in texts.items() if text}
        if "hour" in found:
            return Piece(kind, start, end, time=_time(**found))
        day, month = found.get("day"), next((found[n] for n in _MONTHS if n in found), None)
        if kind == "ambiguous" and not _either_way(day, month):
            kind = "date"
        return Piece(kind, start, end, found.get("year"), month, day, found.get("weekday"))

    def _value(self, field: str, text: str) -> int:
        key = self._key(text)
        if field == "year":
            figures = self.words.digits
            return int("".join(str(figures.find(c)) if c in figures else c for c in key))
        value = self.values.get(field, {}).get(key)
        return int(re.sub(r"\D", "", key)) if value is None else value

    def _key(self, name: str) -> str:
        return name_key(name, self.words.alike)


@cache
def piece_grammar(language: Language) -> PieceGrammar:
    """The compiled pieces of a language."""
    words = date_words(language)
    patterns = _fields(words)
    alternatives = tuple(_alternatives(words))
    compiled = [
        _template(template, index, patterns) for index, (_, template) in enumerate(alternatives)
    ]
    others = [re.sub(r"\?P<\w+>", "?:", _template(name, 0, patterns)[0]) for name in words.others]
    prefixes = "".join(words.prefixes)
    names = any_of((*_flat(words.months), *_flat(words.weekdays)), words.alike)
    glued = [rf"[{prefixes}](?=\d|{names})"] if prefixes else []
    pattern = re.compile("|".join((*others, *(c for c, _ in compiled), *glued, *_OTHER)))
    return PieceGrammar(
        words,
        pattern,
        tuple(kind for kind, _ in alternatives),
        tuple(fields for _, fields in compiled),
        _values(words),
        {name_key(name, words.alike): time for name, time in words.moments.items()},
    )


def _alternatives(words: DateWords) -> Iterator[tuple[Kind, str]]:
    """Kind and template of every alternative, those first that must win."""
    for template in words.points:
        yield ("ambiguous" if template in words.ambiguous else "date"), template
    for template in words.times:
        yield "time", template
    yield "time", "{moment}"
    yield "weekday", "{weekday}"
    yield "year", "{year}{apart}"
    yield "year", "{year}{slash}"
    yield "clock", "{hour}(.|:){minute}"
    yield "number", "{day}{apart}"
    yield "clock", "{short}{apart}"


def _fields(words: DateWords) -> dict[str, str]:
    alike = words.alike
    figures = any_of(words.digits, alike) if words.digits else ""
    day = any_of(words.numbers, alike) if words.numbers else ""
    hours = any_of({**words.numbers, **words.hours}, alike)
    minutes = any_of({**words.numbers, **words.minutes}, alike)
    ordinals = rf"(?:{any_of(words.ordinals, ())})?" if words.ordinals else ""
    joiners = any_of((*words.range, *words.pair), ())
    return {
        "day": f"(?:{_NUMBER}{ordinals}" + (f"|{day})" if day else ")"),
        "month": any_of(_flat(words.months), alike),
        "number": r"(?:0?[1-9]|1[0-2])(?!\d)",
        "roman": f"(?:{'|'.join(sorted(_ROMAN, key=len, reverse=True))})",
        "year": f"(?:{_YEAR}" + (f"|{figures}{{4}})" if figures else ")"),
        "weekday": any_of(_flat(words.weekdays), alike),
        "hour": rf"(?:(?:[01]?\d|2[0-4])(?!\d)|{hours})",
        "minute": rf"(?:[0-5]\d(?!\d)|{minutes})",
        "half": any_of(words.halves, alike),
        "moment": any_of(words.moments, alike),
        "more": rf"(?= ?{joiners} ?\d)",
        "more_months": rf"(?= ?{joiners} ?{any_of(_flat(words.months), alike)})",
        "apart": _APART,
        "slash": r"(?=/(?:20)?\d\d(?![\d/]))",
        "short": r"(?<=\d[/–-])\d\d",
    }


def _template(
    template: str, index: int, patterns: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    """A template as a pattern with numbered groups, and the fields that have one."""
    fields: list[str] = []
    parts = [f"(?P<_{index}>"]
    for token in re.findall(r"\{\w+\}|[][|()]|[^][|(){]+", template):
        if token[0] != "{":
            parts.append(_SIGNS.get(token) or f"(?i:{re.escape(token)})")
        elif token in _BARE:
            parts.append(patterns[token[1:-1]])
        else:
            fields.append(token[1:-1])
            parts.append(f"(?P<{token[1:-1]}{index}>{patterns[token[1:-1]]})")
    end = "" if template[-1] in "}." else rf"(?!{LETTER})"
    return "".join((*parts, end, ")")), tuple(fields)


def any_of(names: Iterable[str], alike: Iterable[str]) -> str:
    """A pattern for any of some names, the longest first, each as a whole word."""
    ordered = sorted(names, key=len, reverse=True)
    words = [name for name in ordered if re.fullmatch(LETTER, name[-1])]
    others = [name for name in ordered if name not in words]
    parts = [f"(?:{_either(others, alike)})"] if others else []
    parts += [f"(?:{_either(words, alike)})(?!{LETTER})"] if words else []
    return f"(?:{'|'.join(parts)})" if parts else r"(?!)"


def _either(names: Iterable[str], alike: Iterable[str]) -> str:
    """Names that start with a capital as they are or all in capitals, others in any case."""
    exact = [form for name in names if name[0].isupper() for form in (name, name.upper())]
    free = [name for name in names if not name[0].isupper()]
    parts = [_spelled(name, alike) for name in exact]
    parts += [f"(?i:{'|'.join(_spelled(name, alike) for name in free)})"] if free else []
    return "|".join(parts)


def _spelled(name: str, alike: Iterable[str]) -> str:
    return "".join(_character(character, alike) for character in name)


def _character(character: str, alike: Iterable[str]) -> str:
    if character == "/":
        return " ?/ ?"
    for group in alike:
        if character.casefold() in group:
            return f"[{group}]"
    return re.escape(character)


def name_key(name: str, alike: Iterable[str]) -> str:
    """One form for all spellings of a name."""
    key = name.casefold().replace(" ", "")
    for group in alike:
        key = key.translate(dict.fromkeys(map(ord, group), group[0]))
    return key


def _values(words: DateWords) -> dict[str, dict[str, int]]:
    tables = {
        "day": words.numbers,
        "hour": {**words.numbers, **words.hours},
        "minute": {**words.numbers, **words.minutes},
        "half": words.halves,
        "month": _numbered(words.months),
        "roman": _numbered((name,) for name in _ROMAN),
        "weekday": _numbered(words.weekdays),
    }
    return {
        field: {name_key(name, words.alike): value for name, value in table.items()}
        for field, table in tables.items()
    }


def _numbered(names: Iterable[Iterable[str]]) -> dict[str, int]:
    return {name: number for number, variants in enumerate(names, 1) for name in variants}


def _flat(names: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(name for variants in names for name in variants)


def _time(hour: int, minute: int = 0, half: int | None = None) -> str:
    if half == 12 and hour < 12:
        hour += 12
    elif half == 0 and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}"


def _either_way(day: int | None, month: int | None) -> bool:
    """Whether day and month in figures could change places and mean another day."""
    return day != month and day is not None and day <= 12
