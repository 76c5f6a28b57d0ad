"""Document symbols in a printed text, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.folding import Folded, fold
from extractors.numerals import decimal, roman
from schemas.symbol import StatedSession, Symbol, symbol_grammar

# Cyrillic and Greek letters that print like Latin ones.
_ALIKE = "АВЕЅІЈКМНОРСТУХаеорсухіѕΑΒΕΗΙΚΜΝΟΡΤΧ"
STROKES = str.maketrans("∕⁄", "//")
LATIN = str.maketrans(_ALIKE, "ABESIJKMHOPCTYXaeopcyxisABEHIKMNOPTX")
_DASHES = str.maketrans("‐−", "--")
_ADDRESS = re.compile(
    r"(?:[a-z]{2,6}://|www\.)[!-;=?-~]++|(?<![\w.+/-])[\w.+/-]++@[\w-]++\.[\w.-]++"
)
_SITE = re.compile(r"(?<![\w.-])[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40})*\.[a-z]{2,4}/[!-;=?-~]*+")
MASK = "\ufffc"
_MOST_IN_RANGE = 50


@dataclass(frozen=True, slots=True)
class _Patterns:
    symbol: re.Pattern[str]
    number: re.Pattern[str]  # a further number of the series that ends a symbol
    modifier: re.Pattern[str]  # a further modifier of the document
    closed: re.Pattern[str]  # what must stand after a further number
    stem: re.Pattern[str]
    last: re.Pattern[str]
    blank: re.Pattern[str]  # a blank within a modifier
    both: re.Pattern[str]  # the word between two parts in brackets: (Parts I and II)
    tail: re.Pattern[str]
    outcome_tail: re.Pattern[str]
    first: frozenset[str]


def symbols(text: str) -> tuple[Symbol, ...]:
    """Every document symbol in a text, in reading order, those that share a stem one by one."""
    return found(fold(text))


def found(folded: Folded) -> tuple[Symbol, ...]:
    """Every document symbol in a folded text."""
    plain = folded.plain.translate(STROKES)
    plain = masked(plain, addresses(plain))
    if "/" not in plain:
        return ()
    symbols: list[Symbol] = []
    at = 0
    while match := _patterns().symbol.search(plain, at):
        at = match.end()
        value = _canonical(match)
        if value is not None:
            tail = _tail(value, plain, at)
            at += len(tail)
            symbols.append(_symbol(folded, value + tail, match.start(), at))
            further = tuple(_further(value + tail, plain, at))
            symbols += (_symbol(folded, *piece) for piece in further)
            at = further[-1][2] if further else at
    return tuple(symbols)


def addresses(plain: str) -> Iterator[tuple[int, int]]:
    """Where web and mail addresses stand in a folded text."""
    for pattern in (_ADDRESS, _SITE):
        for match in pattern.finditer(plain):
            yield match.span()


def masked(plain: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with a mark that nothing matches for each character of the spans."""
    characters = list(plain)
    for start, end in spans:
        characters[start:end] = MASK * (end - start)
    return "".join(characters)


def outcome_of(value: str) -> tuple[Literal["resolution", "decision"], str] | None:
    """Kind and number of the outcome that a symbol names: A/RES/73/239 is resolution 73/239."""
    for form in symbol_grammar().outcomes:
        match = re.match(form.pattern, value.rstrip("*"))
        if match:
            parts = match.groupdict()
            session = parts.get("session")
            number = f"{session}/{parts['number']}" if session else parts["number"]
            return form.kind, spaced(number)
    return None


def session_of(value: str) -> StatedSession | None:
    """The session or year that a symbol states, None where no pattern knows it."""
    for form in symbol_grammar().sessions:
        match = re.search(form.pattern, value)
        if match:
            parts = match.groupdict()
            number, year = parts.get("session"), parts.get("year")
            return StatedSession(_counted(number), _counted(year), form.kind)
    return None


def possibly_reversed(value: str) -> bool:
    """Whether session and number of 206/56 may have changed places, as in Arabic files.

    Sessions are counted to 150 or are years from 1946; never a proof.
    """
    match = re.search(r"(?:^|/)(\d{1,4})/(\d{1,4})(?![\d/])", value)
    if not match:
        return False
    first, second = int(match[1]), int(match[2])
    return not _session_like(first) and second > 0 and _session_like(second)


def spaced(number: str) -> str:
    """A number of an outcome with one blank before letter and bracket: 3201 (S-VI), 66/240 A."""
    return re.sub(r"(?<=[\dA-Z])\(", " (", re.sub(r"(?<=\d)(?=[A-Z]$)", " ", number))


def _session_like(number: int) -> bool:
    return number <= 150 or 1946 <= number <= 2100


def _counted(text: str | None) -> int | None:
    return None if text is None else decimal(text) or roman(text)


def _symbol(folded: Folded, value: str, start: int, end: int) -> Symbol:
    start, end = folded.span(start, end)
    return Symbol(value, folded.text[start:end], start, end)


def _canonical(match: re.Match[str]) -> str | None:
    """The symbol as it is cited, None where the form alone does not make one."""
    printed = match[0].translate(_DASHES)
    value = re.sub(r" ?/ ?", "/", printed.translate(LATIN))
    value = _patterns().both.sub(" and ", _patterns().blank.sub(r"\1", value))
    first, _, rest = value.partition("/")
    known = first in _patterns().first or match["numbered"] is not None
    foreign = not printed.partition("/")[0].isascii() or (len(first) > 1 and roman(first))
    counted = match["numbered"] or any(c.isdigit() for c in rest)
    if not counted and not re.search(r"\.[IVX]+\b", rest):
        return None
    return None if foreign and not known else value


def _tail(value: str, plain: str, at: int) -> str:
    """Year, session, letter or asterisk that goes on from a symbol: (2000), (S-VI), A, *."""
    form = _patterns().outcome_tail if re.search(r"/(?:RES|DEC)/", value) else _patterns().tail
    match = form.match(plain, at)
    return match[0].translate(_DASHES) if match else ""


def _further(value: str, plain: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Value and place of each number or modifier that goes on from a symbol's stem."""
    patterns = _patterns()
    while True:
        if match := patterns.modifier.match(plain, at):
            value = f"{patterns.last.sub('', value)}/{match['name']}.{match['number']}"
            yield value, match.start("name"), match.end()
        elif (match := patterns.number.match(plain, at)) and patterns.closed.match(
            plain, match.end()
        ):
            listed = tuple(_numbered(value, match))
            for value in listed:
                yield value, *match.span("number" if value == listed[-1] else "between")
        else:
            return
        at = match.end()


def _numbered(value: str, match: re.Match[str]) -> Iterator[str]:
    """The symbols of one further number, or of all numbers of a range."""
    stem = _patterns().stem.match(value)
    if not stem or match["series"] not in (None, stem["series"]):
        return
    last = int(match["number"])
    begin = int(stem["number"]) + 1 if match["range"] else last
    if begin <= last < begin + _MOST_IN_RANGE:
        for number in range(begin, last + 1):
            yield f"{stem['stem']}{number}"


@cache
def _patterns() -> _Patterns:
    grammar = symbol_grammar()
    series, modifiers, brackets = map(
        "|".join, (grammar.series, grammar.modifiers, grammar.bracketed)
    )
    capital, small = f"[A-Z{_ALIKE}]", f"[a-z{_ALIKE}]"
    code = rf"{capital}{{1,10}}+{small}{{0,4}}+(?:(?<={small}){capital}(?=[.\d]))?+"
    code += rf"(?:[.‐-][\dA-Z{_ALIKE}]{{1,6}}+)*+"
    bracket = r"\((?:\d{1,4}|(?:S-|ES-)?[IVXLC]{1,8})\)"
    number = r"\d{1,6}+(?:[.‐-][\dA-Z]{1,6}+)*+[A-Z]?+"
    part = rf"(?:(?:{modifiers}|{'|'.join(grammar.small)})\. ?\d++|{code} \d{{1,4}}(?=/\d)"
    part += rf"|(?:{capital}{small}{{2,4}}\.){{1,2}}(?=/\d)|{code}(?:{bracket}|\d++)?+|{number})"
    # A blank beside a stroke is a broken line, where a number or a series goes on after it.
    stroke = rf"(?:/(?: (?=\d|(?:{series})\.))?+| /(?! ))"
    known = "|".join(f"[{first}]" if len(first) == 1 else first for first in _alike(grammar.first))
    of_part = rf"/(?:(?:{modifiers})\. ?\d++|Part [A-Z\d]{{1,4}})"
    qualifier = rf"(?: ?\((?:{brackets})(?![a-z])[^()]{{0,24}}\)(?:{of_part})*+)?+"
    head = rf"(?:(?P<numbered>{'|'.join(grammar.numbered)})(?:/{part})++"
    head += rf"|(?:{known})(?:{stroke}{part})++"
    head += rf"|{capital}{{1,10}}+(?:-{capital}{{1,3}}(?=/))?+(?:/{part})++)"
    ranges = rf" ?(?:{'|'.join(grammar.ranges)}) ?"
    joiner = rf"(?: ?(?:{'|'.join(map(re.escape, grammar.joiners))}) ?){{1,2}}"
    return _Patterns(
        symbol=re.compile(rf"(?<![0-9A-Za-zΑ-ωА-яЁё_/.@‐-]){head}{qualifier}(?![A-Za-zÀ-ɏ0-9])"),
        number=re.compile(
            rf"(?P<between>{joiner}|(?P<range>{ranges}))(?:(?P<series>{series})\. ?)?"
            r"(?P<number>\d{1,3})(?![A-Za-z0-9/‐-]|\.\d)"
        ),
        modifier=re.compile(
            rf"{joiner}(?P<name>{modifiers})\. ?(?P<number>\d{{1,3}})(?![A-Za-z0-9/])"
        ),
        closed=re.compile(rf"(?=(?:{joiner}|{ranges})(?:(?:{series})\. ?)?\d)|(?! ?[^\W_])|号"),
        stem=re.compile(rf"(?P<stem>.*[/.](?P<series>{series})\.)(?P<number>\d{{1,4}})\*{{0,3}}$"),
        last=re.compile(rf"/(?:{modifiers})\.\d+\*{{0,3}}$|\*+$"),
        blank=re.compile(rf"\b((?:{modifiers})\.) (?=\d)"),
        both=re.compile(rf"(?<=[\dIVX]){joiner}(?=[\dIVX]+\))"),
        tail=re.compile(
            rf"(?: (?:{'|'.join(grammar.tails)})(?:\.? ?\d{{1,2}}(?!\w)|\.))?\*{{0,3}}"
        ),
        outcome_tail=re.compile(
            r"(?: [A-Z](?:[‐-][A-Z])?(?![0-9A-Za-z]))?+"
            r"(?: ?\((?:\d{4}|(?:ES-|S-)?[IVXLC]{1,8})\))?+\*{0,3}+"
        ),
        first=frozenset(grammar.first),
    )


def _alike(words: Iterable[str]) -> Iterator[str]:
    """Each word as a pattern that takes the letters that print the same."""
    same = {latin: {latin} for latin in map(chr, range(128))}
    for foreign in _ALIKE:
        same[foreign.translate(LATIN)].add(foreign)
    for word in sorted(words, key=len, reverse=True):
        yield "".join(f"[{''.join(sorted(same[c]))}]" if c.isalpha() else c for c in word)
