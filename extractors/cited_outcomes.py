"""Resolutions and decisions cited by number, the word before the numbers or after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from extractors.cited import LETTER, Cited, Patterns, either, implied, owner, whole
from extractors.numerals import to_roman
from extractors.symbols import LATIN, spaced
from schemas.citation import CitationWords, citation_words
from schemas.language import Language

_FAR = 160  # characters between a word and its number, or between two numbers of a list
_FARTHEST = 600  # characters between a word and a number that is proved by its date
# The initials of a body, as "م ع"; "and" is none of them.
_ARABIC = r"(?:(?<![ء-ي])[ء-نهي] ){0,2}(?<![ء-ي])[ء-نهي]{1,2}"
_MARKS = "[⁰¹²³⁴-⁹]*"
_ALONE = re.compile(rf"(?! ?(?:{LETTER}|[\d%])|[㐀-鿿])")  # no word that it could count
_NUMBERED_LAST = re.compile(r"(?:(?P<session>.*)/)?(?P<number>\d+)")
_NUMBERED_FIRST = re.compile(r"(?P<number>\d+)/(?P<session>.*)")
Kind = Literal["resolution", "decision"]


@dataclass(frozen=True, slots=True)
class _Patterns:
    token: re.Pattern[str]
    base: re.Pattern[str]  # a number with a session or a year
    direct: re.Pattern[str]  # between the word and its first number
    listed: re.Pattern[str]  # between two numbers of a list
    ranged: re.Pattern[str]
    joiner: re.Pattern[str]
    sign: re.Pattern[str]
    dated: re.Pattern[str]
    part: re.Pattern[str]
    parts_range: re.Pattern[str]
    before: Patterns
    after: Patterns
    letters: dict[str, str]
    sessions: dict[str, str]
    conferences: dict[str, str]


@dataclass(slots=True)
class _Sentence:
    """What a sentence has cited so far: a word that numbers may follow, numbers that wait for one.

    `since` is where the word or its last number ends.
    """

    kind: Kind | None = None
    start: int = 0
    since: int = 0
    of: str | None = None
    cited: list[Cited] = field(default_factory=list)
    waiting: list[re.Match[str]] = field(default_factory=list)


def outcomes(plain: str, language: Language) -> Iterator[Cited]:
    """Every resolution and decision that a folded text cites by number, in reading order."""
    patterns = _patterns(language)
    sentence = _Sentence()
    for token in patterns.token.finditer(plain):
        if token["number"]:
            _take(sentence, token, plain, patterns)
            continue
        yield from _owned(sentence, plain, patterns)
        opened = None if token["stop"] else _opened(sentence, token, plain, patterns)
        sentence = opened or _Sentence()
    yield from _owned(sentence, plain, patterns)


def number_in(text: str, language: Language) -> str | None:
    """The number of an outcome that a text is, as it is cited in English; None where it is none."""
    patterns = _patterns(language)
    return _number(text, patterns) if patterns.base.fullmatch(text) else None


def _take(sentence: _Sentence, token: re.Match[str], plain: str, patterns: _Patterns) -> None:
    """Cite a number with the word before it, or let it wait for the word after it."""
    marked = token["opening"] or token["closing"]
    waiting = sentence.waiting
    joined = waiting and patterns.joiner.match(plain, waiting[-1].end(), token.start())
    beside = joined and joined.end() == token.start()
    if marked or (beside and patterns.joiner.match(plain, token.end())):
        listed = beside or (joined and waiting[-1]["closing"])
        if not listed:
            waiting.clear()
        waiting.append(token)
    elif sentence.kind and _linked(sentence, token, plain, patterns):
        _cite(sentence, token, plain, patterns)


def _linked(sentence: _Sentence, token: re.Match[str], plain: str, patterns: _Patterns) -> bool:
    """Whether a number belongs to the word before it: beside it, in its list, or dated."""
    place = (sentence.since, token.start())
    distance = place[1] - place[0]
    near: re.Match[str] | None = None
    if distance > _FAR:
        sentence.of = None
    elif sentence.cited:
        near = patterns.listed.fullmatch(plain, *place) or patterns.ranged.fullmatch(plain, *place)
    else:
        near = patterns.direct.fullmatch(plain, *place)
        sentence.of = near and near.groupdict().get("of")
    if token["single"]:
        signed = patterns.sign.search(plain, sentence.start, token.start())
        alone = signed or _alone(token, plain, patterns)
        return bool(near and (signed or not sentence.of) and alone)
    dated = distance < _FARTHEST and patterns.dated.match(plain, token.end())
    return bool(near or dated)


def _alone(token: re.Match[str], plain: str, patterns: _Patterns) -> bool:
    """Whether a number without a session stands as a number of its own, and is no year."""
    if 1900 <= int(token["single"]) <= 2100 or plain[token.start() - 1] == "(":
        return False
    return bool(_ALONE.match(plain, token.end()) or patterns.listed.match(plain, token.end()))


def _cite(sentence: _Sentence, token: re.Match[str], plain: str, patterns: _Patterns) -> None:
    assert sentence.kind
    first = not sentence.cited
    between = patterns.ranged.fullmatch(plain, sentence.since, token.start())
    if between and not first:
        sentence.cited += _between(sentence.cited[-1], token, between.span(), patterns)
    beside = first and patterns.direct.fullmatch(plain, sentence.since, token.start())
    start = sentence.start if beside else token.start()
    sentence.cited += _parts(token, sentence.kind, start, token.end(), patterns)
    sentence.since = token.end()


def _opened(before: _Sentence, token: re.Match[str], plain: str, patterns: _Patterns) -> _Sentence:
    """The state after a word: it takes the numbers that waited for it, or waits for numbers."""
    kind: Kind = "resolution" if token["resolution"] else "decision"
    waiting = before.waiting
    if not waiting or waiting[-1].end() != token.start():
        return _Sentence(kind, token.start(), token.end())
    after = _Sentence(None, waiting[0].start(), token.end())
    for number in waiting:
        end = token.end() if number is waiting[-1] else number.end()
        after.cited += _parts(number, kind, number.start(), end, patterns)
    return after


def _owned(sentence: _Sentence, plain: str, patterns: _Patterns) -> Iterator[Cited]:
    """The citations of one word, each with the organ that is named beside the word or the list."""
    if sentence.cited:
        of = sentence.of or owner(
            plain, sentence.start, sentence.cited[-1].end, patterns.before, patterns.after
        )
        yield from (replace(cited, of=of) for cited in sentence.cited)
        sentence.cited = []


def _between(
    first: Cited, token: re.Match[str], place: tuple[int, int], patterns: _Patterns
) -> Iterator[Cited]:
    """The numbers that a range implies (2/1 to 2/10); they stand where its sign stands."""
    last = _number(token["base"], patterns)
    for form in (_NUMBERED_LAST, _NUMBERED_FIRST):
        ends = form.fullmatch(first.value), form.fullmatch(last)
        if ends[0] and ends[1] and ends[0]["session"] == ends[1]["session"]:
            for number in implied(int(ends[0]["number"]), int(ends[1]["number"])):
                value = first.value[: ends[0].start("number")] + str(number)
                yield Cited(first.kind, value + first.value[ends[0].end("number") :], *place)
            return


def _parts(
    token: re.Match[str], kind: Kind, start: int, end: int, patterns: _Patterns
) -> Iterator[Cited]:
    """The number, or one citation for each of its lettered parts (72/2 A and B)."""
    base = _number(token["base"], patterns)
    parts = list(patterns.part.finditer(token.string, token.end("base"), token.end("letters")))
    if len(parts) < 2 or patterns.parts_range.search(token["letters"]):
        letters = "".join(patterns.letters.get(p[0], p[0]) for p in parts[:1])
        tail = f"-{patterns.letters.get(parts[1][0], parts[1][0])}" if len(parts) > 1 else ""
        yield Cited(kind, f"{base} {letters}{tail}".translate(LATIN).strip(), start, end)
        return
    for part in parts:
        here = start if part is parts[0] else part.start()
        there = end if part is parts[-1] else part.end()
        letter = patterns.letters.get(part[0], part[0]).translate(LATIN)
        yield Cited(kind, f"{base} {letter}", here, there)


def _number(base: str, patterns: _Patterns) -> str:
    """The number as it is cited in English: 1514 (XV), S-23/2, 364 B (IV)."""
    for mark, latin in patterns.sessions.items():
        base = re.sub(
            rf"\({mark}[-‐](\d+)\)",
            lambda m, latin=latin: f"({latin}{'-' * bool(latin)}{to_roman(int(m[1]))})",  # type: ignore[misc]
            base,
        )
        base = re.sub(rf"^{mark}[-‐](?=\d)", f"{latin}-", base)
    for mark, latin in patterns.conferences.items():
        base = re.sub(rf"/{mark}[-‐]", f"/{latin}.", base)
    for name, latin in patterns.letters.items():
        base = re.sub(rf"(?<= ){name}(?= )", latin, base)
    return spaced(base.translate(LATIN).replace("‐", "-"))


@cache
def _patterns(language: Language) -> _Patterns:
    words = citation_words(language)
    annex = rf"(?:,? {whole(words.annex)}[^,.;]{{0,16}})?"
    joiner, sign = f"(?:{words.joiner})", f"(?:{words.sign})?"
    part = either(words.letters or ("[A-ZАВСЕНКМОРТХ]",)) + ("|[A-Z]" if words.letters else "")
    return _Patterns(
        token=re.compile(_token(words, part)),
        base=re.compile(_base(words, part)),
        direct=re.compile(rf"(?:{words.organ})?(?:{words.dated})? ?{sign}\(?"),
        listed=re.compile(rf"{_MARKS}(?:{words.dated})?{annex}{joiner}{sign}"),
        ranged=re.compile(words.range),
        joiner=re.compile(joiner),
        sign=re.compile(words.sign or "(?!)"),
        dated=re.compile(words.dated),
        part=re.compile(part),
        parts_range=re.compile(rf"[-–]|{words.range}"),
        before=tuple(map(re.compile, words.owner_before)),
        after=tuple(map(re.compile, words.owner_after)),
        letters=dict(words.letters or {}),
        sessions=dict(words.sessions or {}),
        conferences=dict(words.conferences or {}),
    )


def _base(words: CitationWords, part: str) -> str:
    """Numbers with a session or a year."""
    special = either(["ES", "S", *(words.sessions or ())])
    roman = r"[IVXLC]{1,8}"
    bracket = rf"\((?:\d{{4}}|(?:(?:{special})[-‐])?(?:{roman}|\d{{1,2}}))\)"
    organs = "CP|CMP|CMA|COP|MOP|SBI|SBSTA"
    return either(
        (
            rf"(?:(?:{special})[-‐])?\d{{1,4}}/\d{{1,4}} ?\({roman}\)",
            rf"(?:(?:{special})[-‐])?\d{{1,4}}/(?:(?:{organs})\.)?\d{{1,4}}(?:/\d{{1,3}})?",
            rf"\d{{1,3}}/(?:{either(words.conferences or ())})[-‐]\d{{1,3}}",
            r"[A-Z]{1,4}[-‐]\d{1,3}/\d{1,3}",
            r"[一二三四五六七八九十]{1,3}[/‐‑-]\d{1,3}",
            r"\d{1,3}/[ء-ي]{1,2}[-‐]\d{1,3}",
            rf"{_ARABIC}[-‐/]\d{{1,3}}/(?:\d{{1,3}}|[ء-ي]{{1,2}}[-‐]\d{{1,3}})",
            rf"(?:[A-Z]{{1,3}}\.)?{roman}/\d{{1,3}}",
            r"[A-Z]{2,4}\d{1,3}\.R?\d{1,3}",
            rf"\d{{1,4}}(?: (?:{part})(?!{LETTER}))? ?{bracket}",
        )
    )


def _token(words: CitationWords, part: str) -> str:
    """Words, numbers and ends of sentences; a single number is one without session or year."""
    base, letters = _base(words, part), rf"(?: (?:{part})(?!{LETTER}))"
    more = rf"(?:(?:{words.joiner}|{words.range}|[-–])(?:{part})(?!{LETTER}))"
    opening, closing = words.opening or "(?!)", words.closing or "(?!)"
    number = (
        rf"(?P<opening>{opening})?(?<![0-9A-Za-z/.])"
        rf"(?P<base>{base}|(?P<single>\d{{1,4}}(?![-‐–.]\d)))(?P<letters>{letters}{more}*)?"
        rf"(?![0-9A-Za-z/]|\.\d)(?P<closing>{closing})?"
    )
    stop = r"[.!?](?= [^a-zа-яё\d])|[。;؛؟]"
    return (
        rf"(?P<number>{number})|(?P<resolution>{whole(words.resolution)})"
        rf"|(?P<decision>{whole(words.decision)})|(?P<stop>{stop})"
    )
