"""Chains of points in time: pieces that print joins into one mention, or into several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from extractors.date_pieces import LETTER, Piece, any_of, piece_grammar
from schemas.dates import DateWords, date_words
from schemas.language import Language

Link = Literal["range", "pair", "comma", "glue"]
_ASIDE = re.compile(r" ?\([^()\d]{1,40}\)")  # "(Nairobi time)"
_BRACKETED = re.compile(rf"{LETTER}{{2}} ?\($")
_HYPHENED = re.compile(rf"{LETTER}-$")
_TWO_DIGITS = re.compile("[0-9]{2}")
_SHORT_YEAR = re.compile(r"^/(?:20)?(\d\d)")
REACH = 48  # characters before or after a figure in which the word that explains it stands


@dataclass(frozen=True, slots=True)
class Stop:
    """One point in time as printed, and how it is joined to the one before it, if at all."""

    link: Link | None
    date: Piece  # day, month or year
    pieces: tuple[Piece, ...]  # these and weekday, time, in the order printed


@dataclass(frozen=True, slots=True)
class Joints:
    """What a language prints between and around pieces, compiled."""

    words: DateWords
    links: dict[Link, frozenset[str]]
    commas: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    unless_after: re.Pattern[str]
    unless_before: re.Pattern[str]
    closing: re.Pattern[str]  # before a year that closes a text, in letters of the language
    listed: re.Pattern[str]  # numbers of a list at the end of a text: "items 4, 5 and "
    between: re.Pattern[str]

    def link(self, group: Sequence[Piece], piece: Piece, gap: str) -> Link | None:
        """How a piece is joined to the pieces of the point in time before it; None if it is not."""
        last = group[-1].slot
        gap = (_ASIDE.sub("", gap) if last == "time" else gap).strip().casefold()
        if piece.slot not in {other.slot for other in group} and gap in self.links["glue"]:
            return "glue"
        if last == piece.slot and gap in self.links["comma"]:
            return "comma"
        gap = gap.lstrip(self.commas)
        return next((link for link in ("range", "pair") if gap in self.links[link]), None)


def _word(words: DateWords) -> str:
    """The end of a word, where the language is printed in Latin letters: English dates stand in
    title blocks of other scripts too."""
    first = words.months[0][0][0]
    return f"{LETTER}{{4}}" if first.isascii() and first.isalpha() else "(?!)"


@cache
def joints(language: Language) -> Joints:
    """The compiled joints of a language."""
    words = date_words(language)
    return Joints(
        words,
        {
            "range": frozenset(words.range),
            "pair": frozenset(words.pair),
            "comma": frozenset(words.comma),
            "glue": frozenset(words.glue),
        },
        " )" + "".join(comma for comma in words.comma if len(comma) == 1),
        ends_with(words.before),
        starts_with(words.after),
        ends_with(words.unless_after),
        starts_with(words.unless_before),
        re.compile(rf"(?:{LETTER},|{_word(words)}) $"),
        re.compile(rf"(?:\d{{1,3}} ?{any_of((*words.pair, *words.comma, *words.range), ())} ?)+$"),
        ends_with(words.between),
    )


def chains(plain: str, language: Language) -> Iterator[tuple[Stop, ...]]:
    """Stops joined to each other, in reading order."""
    found = _settled(plain, language)
    chain: list[Stop] = []
    for link, pieces in _groups(found, plain, joints(language)):
        date = next((piece for piece in pieces if piece.slot == "date"), None)
        if chain and (link in (None, "glue") or date is None):
            yield tuple(chain)
            chain = []
        if date is not None:
            chain.append(Stop(link, date, pieces))
    if chain:
        yield tuple(chain)


@lru_cache(maxsize=1024)  # several readers ask for the dates of the same text
def _settled(plain: str, language: Language) -> tuple[Piece, ...]:
    """The pieces of a text, as they are after their surroundings are looked at."""
    table = joints(language)
    found = [_dated(piece, plain, table) for piece in piece_grammar(language).pieces(plain)]
    return tuple(_completed(found, plain, table))


def _completed(found: list[Piece], plain: str, table: Joints) -> Iterator[Piece]:
    """The pieces, where those of a range that lack a word have it from the other end."""
    for index, piece in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if following and following.slot == "time" and piece.kind in ("number", "clock"):
            gap = plain[piece.end : following.start].strip().casefold()
            piece = _opening_hour(piece, following) if gap in table.links["range"] else piece
        elif index and piece.kind in ("number", "clock"):
            piece = _short_year(found[index - 1], piece, plain, table)
        yield piece


def _dated(piece: Piece, plain: str, table: Joints) -> Piece:
    """A year that its surroundings prove becomes a date; a figure that they disprove, a clock."""
    if piece.kind not in ("year", "number"):
        return piece
    before = plain[max(0, piece.start - REACH) : piece.start]
    after = plain[piece.end : piece.end + REACH]
    named = piece.kind == "number" and _HYPHENED.search(before)  # "COVID-19"
    counted = table.unless_after.search(table.listed.sub("", before))
    if named or counted or table.unless_before.match(after):
        return replace(piece, kind="clock")
    numbered = _SHORT_YEAR.match(after)  # "2026/15"
    if piece.year and numbered and int(numbered[1]) <= piece.year % 100:
        return replace(piece, kind="clock")
    if piece.kind == "year" and _is_year(before, after, table):
        return replace(piece, kind="date")
    return piece


def _is_year(before: str, after: str, table: Joints) -> bool:
    after = _SHORT_YEAR.sub("", after)
    alone = not before.strip() and not after.strip()
    ended = not after.strip(" .;") or after[:1] in ("”", "»", '"')
    closing = table.closing.search(before) and ended
    closing = closing or (_BRACKETED.search(before) and after.lstrip().startswith(")"))
    proof = alone or closing or table.before.search(before) or table.after.match(after)
    return bool(proof)


def _opening_hour(piece: Piece, closing: Piece) -> Piece:
    """`10` of "10 to 11 a.m.", in the same half of the day where the order allows."""
    time = piece.time or f"{piece.day:02}:00"
    later = f"{int(time[:2]) + 12:02}{time[2:]}"
    in_half = closing.time is not None and "12:00" <= later <= closing.time and time < "12"
    return replace(piece, kind="time", day=None, time=later if in_half else time)


def _short_year(left: Piece, piece: Piece, plain: str, table: Joints) -> Piece:
    """`25` of "2024–25", or of "2024/25" where words prove a year, as a year."""
    dash, figures = plain[left.end : piece.start], plain[piece.start : piece.end]
    if left.year is None or left.month or len(dash) != 1 or not _TWO_DIGITS.fullmatch(figures):
        return piece
    year = left.year // 100 * 100 + int(figures)
    joined = dash in table.links["range"] and (dash != "/" or left.kind == "date")
    return (
        replace(piece, kind="year", year=year, day=None) if joined and year > left.year else piece
    )


def _groups(
    found: Sequence[Piece], plain: str, table: Joints
) -> Iterator[tuple[Link | None, tuple[Piece, ...]]]:
    """Pieces of one point in time each, and how they are joined to those before."""
    group: list[Piece] = []
    opening: Link | None = None
    for piece in found:
        link = table.link(group, piece, plain[group[-1].end : piece.start]) if group else None
        if group and not _belongs(piece, link, group):
            yield opening, tuple(group)
            group, opening = [], link
        group.append(piece)
    if group:
        yield opening, tuple(group)


def _belongs(piece: Piece, link: Link | None, group: Sequence[Piece]) -> bool:
    """Whether a piece adds to a point in time: a further part, or the end of its hours or days."""
    if link == "glue":
        return "clock" not in (piece.slot, group[-1].slot)
    weekdays = piece.slot == "weekday" and len(group) == 1
    same = piece.slot == group[-1].slot and (piece.slot == "time" or weekdays)
    return link is not None and same


def ends_with(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for text that ends with one of some words."""
    return re.compile(rf"(?i)(?<!{LETTER}){any_of(words, ())} ?$")


def starts_with(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for text that starts with one of some words."""
    return re.compile(rf"(?i) ?{any_of(words, ())}")
