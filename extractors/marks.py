"""The number, letter or bullet at the head of a line, in every way it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.folding import Folded, fold
from extractors.labels import act_label, annex_label
from extractors.numerals import SCHEMES, letter, roman
from schemas.language import Language
from schemas.source import Line
from schemas.words import OutlineWords, outline_words

ACT = "act"  # style of the number of an act printed in full
ACT_ANNEX = "act annex"  # and of an annex that it has
BULLET = re.compile(r"[-–—*•·▪■□◦●○‣⁃➢✓\uf0b7\uf0a7]\s*(?=\S)")
_LONELY = re.compile(
    r"[-–—*•·▪■□◦●○‣⁃_=\s]+"
    r"|[-–—]\s*\d{1,3}\s*[-–—]"  # - 2 -, a page
    "|[\ue000-\uf8ff\\s]+"  # bars of a bar code, in a face of their own
)
# Universal forms; {n} is the numeral. Later forms are tried as well: a line may have two readings.
_FORMS = (
    ("ROMAN", "{n}[.．](?![A-Za-z\\d])", "heading"),
    ("LETTER", "{n}[.．](?![A-Za-z\\d])", "heading"),
    ("han", "{n}、", "heading"),
    ("han", "{n}[.．]", "heading"),
    ("han", "\\({n}\\)", "heading"),
    ("zeroed", "{n}(?=\\s|$)", "paragraph"),  # 1.0, 2.0 above 2.1
    ("decimals", "{n}[.．):：]?(?=\\s|$|[㐀-鿿])", "paragraph"),
    ("ROMAN", "{n}[.．]\\s?[-–—](?=\\s|$)", "heading"),
    ("decimal", "{n}[.．][°º]?\\s?[-–—](?=\\s|$)", "paragraph"),  # 1.- as in Spanish
    (
        "decimal",
        "(?:\\d{1,2}[-–](?=\\d{1,2}[.．] ))?{n}[.．]"
        "(?:(?=(?:19|20)\\d\\d ?(?:[-–—~至] ?(?:19|20)\\d\\d ?)?年)"
        "|(?![\\dºª°ᵃᵒ]|er\\b|[IVX]{1,4}\\.\\d|[A-ZА-Яء-ي][\\s㐀-鿿]))",
        "paragraph",
    ),  # not 12.º, 3.er, 17.A; but 5-6. and 6.2027年, where no blank stands in Chinese
    ("decimal", "{n}、", "paragraph"),
    ("decimal", "{n}\\s?[-–—](?=\\s(?!\\d)|$)", "paragraph"),  # not 17 – 18 May
    ("decimal", "{n}/(?=\\s|$)", "paragraph"),
    ("decimals", "\\[{n}\\]", "paragraph"),
    ("lettered", "{n}[.)](?=\\s|$)", "paragraph"),
    ("parted", "{n}(?=\\s|$)", "paragraph"),
    ("decimal", "{n}\\)", "point"),
    ("decimal", "[.．]{n}(?=\\s)", "point"),  # .1 below 1
    ("decimal", "{n}[°o]\\)", "point"),  # 1°) and 1º)
    ("decimal", "\\[{n}\\]", "point"),
    ("decimal", "\\({n}\\)", "point"),
    ("decimal", "'{n}'", "point"),
    ("letter", "{n}[.．)]\\s?[-–—](?=\\s|$)", "point"),  # a.- below 1.-
    ("letter", "\\({n}\\)", "point"),
    ("letter", "{n}\\)", "point"),
    ("roman", "\\({n}\\)", "point"),
    ("roman", "{n}\\)", "point"),
    ("letter", "{n}[.．](?=\\s|$|[㐀-鿿])", "point"),
    ("roman", "{n}[.．](?=\\s|$|[㐀-鿿])", "point"),
)
_PART = re.compile("[IVX]{1,5}")
_DASHED = r"\d{1,2}(?:-\d{1,2}){1,3}"  # 2-1 below 2
_LETTERED = r"\d{1,2}\.?[a-z]"  # 4.a and 4a below 4
_PARTED = r"\d{1,2}\.[IVX]{1,4}"  # 4.I below 4
_DECIMALS = r"(?:\d{1,3}|[IVX]{1,5}|[A-H])(?:\.\d{1,3}){1,4}"


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading of a number at the head of a line; `end` is where the text begins."""

    style: str  # form and scheme: marks of one sequence share it
    rank: str  # heading, paragraph, point; item and label, which are headings whatever follows
    value: int
    text: str  # as printed, with brackets and stops
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the text of a line: a bullet, a number in one or two readings, nothing."""

    bullet: str | None
    marks: tuple[Mark, ...]
    end: int  # start of the text
    automatic: bool = False


def head(line: Line, language: Language) -> Head:
    """The bullet and the readings of the number at the head of a line."""
    if line.number is not None:
        return _automatic(line.number, language)
    return _printed(line.text, language)


def stem(text: str) -> str:
    """A number without what encloses it, as the numbers below it begin: 2 for 2.0 and (2)."""
    return text.strip(" .()[]-–—").removesuffix(".0")


def lonely(line: Line) -> bool:
    """Whether a line holds a bullet, a rule or a bar code and nothing else."""
    return line.number is None and _LONELY.fullmatch(line.text) is not None


def _automatic(number: str, language: Language) -> Head:
    marks = tuple(_readings(fold(number), 0, language, whole=True))
    plain = fold(number).plain
    if plain.isascii() and plain.isdigit():  # a number in a column of its own needs no stop
        marks = (Mark("decimal bare", "paragraph", int(plain), number, 0),)
    elif _PART.fullmatch(number) and (value := roman(number)) is not None:
        marks = (Mark("ROMAN bare", "heading", value, number, 0),)
    elif not marks:
        marks = tuple(_labels(number, plain, language))
    bullet = None if marks else number
    return Head(bullet, marks, 0, automatic=True)


def _labels(number: str, plain: str, language: Language) -> Iterator[Mark]:
    """A number with its word, which stands above an act or an annex of one."""
    if act_label(language).fullmatch(plain) is not None:
        yield Mark(ACT, "label", 0, number, 0)
    elif annex_label(language).fullmatch(plain) is not None:
        yield Mark(ACT_ANNEX, "label", 0, number, 0)


def _printed(text: str, language: Language) -> Head:
    bullet = BULLET.match(text)
    start = bullet.end() if bullet else 0
    folded = fold(text[start:])
    marks = tuple(_readings(folded, start, language))
    end = marks[0].end if marks else start
    return Head(text[:start].strip() if bullet else None, marks, end)


def _readings(
    folded: Folded, offset: int, language: Language, whole: bool = False
) -> Iterator[Mark]:
    text = folded.plain
    longest = 0
    for style, rank, pattern, decode in _patterns(language):
        match = pattern.match(text)
        if match is None or (whole and match.end() != len(text)):
            continue
        value = decode(match["n"])
        if value is None or match.end() < longest:
            continue
        longest = match.end()
        begin, end = folded.span(0, match.end())
        rest = folded.text[end:]
        body = end + len(rest) - len(rest.lstrip())
        deep = f"{style} {match['n'].count('.')}" if style.startswith("decimals") else style
        yield Mark(deep, rank, value, folded.text[begin:end].strip(), offset + body)


@cache
def _patterns(language: Language):  # type: ignore[no-untyped-def]
    words = outline_words(language)
    schemes = {**SCHEMES, **_sequences(words), **_NESTED}
    forms = [*_FORMS, *((mark.scheme, mark.form, mark.rank) for mark in words.marks)]
    found = []
    for scheme, form, rank in forms:
        numeral, decode = schemes[scheme]
        pattern = form.replace("{n}", f"(?P<n>{numeral})")
        # "Item 1" and "First item" are of one sequence
        style = "item" if rank == "item" else f"{scheme} {form}"
        whole = rf"{pattern}(?!\d)\s*" if rank == "item" else rf"{pattern}\s*"
        found.append((style, rank, re.compile(whole), decode))
    return tuple(found)


def _sequences(words: OutlineWords):  # type: ignore[no-untyped-def]
    """Numerals that count by a list of words or letters of the language."""
    return {
        name: (
            "|".join(
                re.escape(fold(word).plain) for word in sorted(members, key=len, reverse=True)
            ),
            {fold(word).plain: index for index, word in enumerate(members, 1)}.get,
        )
        for name, members in words.sequences.items()
    }


def _last_of_decimals(text: str) -> int | None:
    return int(re.split("[.-]", text)[-1])


def _first_of_decimals(text: str) -> int | None:
    return int(text.split(".")[0])


def _last_roman(text: str) -> int | None:
    return roman(text.rpartition(".")[2])


def _last_letter(text: str) -> int | None:
    return letter(text[-1])


_NESTED = {
    "zeroed": (r"\d{1,2}\.0", _first_of_decimals),
    "decimals": (_DECIMALS, _last_of_decimals),
    "dashed": (_DASHED, _last_of_decimals),
    "lettered": (_LETTERED, _last_letter),
    "parted": (_PARTED, _last_roman),
}
