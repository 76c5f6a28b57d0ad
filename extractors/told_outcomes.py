"""Outcomes along a sentence: "adopted decisions 5/1 on …, 5/2 on … and the Rome Declaration"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extractors import outcome_titles as titles
from extractors.outcome_numbers import NUMBER_FORM, PLAIN_FORM, SIGN, coded_kind
from extractors.patterns import pattern
from extractors.readings import Reading
from extractors.told_declarations import contained, declared, sentences
from schemas.citation import citation_words
from schemas.language import Language
from schemas.notice import Outcome
from schemas.vocabulary import OutcomeKind
from schemas.words import Words, words

_AHEAD = regex.compile(r"(?:[:：]|[”»》\"]\s?\()\s*$")  # what stands before a first number
_SHORT = regex.compile(r"\d{1,4}/\d{1,4}\)")
_UNITED_NATIONS = "un-"  # keys of organs whose outcomes a notice of another body only cites
_FEW_WORDS = regex.compile(r"\s?(?:\p{L}+\s){0,3}|\p{Han}{0,4}")
_FAR = 600  # characters between an outcome and the one before it
_NEAR = 40  # characters in which a number stands right before a verb
_LETTER = r"\p{Latin}\p{Cyrillic}\p{Arabic}"
_FREE = rf"(?<![{_LETTER}\d/.])(?<!\p{{Arabic}}\p{{Arabic}})|(?<=\sو)"  # "and" is glued in Arabic
_NUMBER = regex.compile(
    rf"(?:{_FREE})(?:(?P<n>{NUMBER_FORM})|(?P<weak>{PLAIN_FORM}))(?![{_LETTER}\d/])"
)
_NUMBERED = regex.compile(rf"(?<![{_LETTER}\d/.])(?:{NUMBER_FORM})\s?[,،]?\s?$")
_TITLED = regex.compile(r"\s*(?:[,،，、(“«\"„《]|$|\p{L}{1,3}\s\d)")


@dataclass(frozen=True, slots=True)
class _Named:
    """An outcome as a sentence names it, in places of the folded text."""

    kind: OutcomeKind | None  # None while the word follows, as in 第5/1和5/2号决议
    number: str
    start: int  # of the word for it, or of its number
    end: int
    weak: bool


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Part of a text in which outcomes are named, and the words to know them by."""

    plain: str
    start: int
    end: int
    language: Language
    known: Words


def told(
    reading: Reading,
    language: Language,
    listed: bool = False,
    kind: OutcomeKind | None = None,
) -> Iterator[Outcome]:
    """Outcomes that the sentences of a text say were adopted, each with the title beside it.

    `listed` takes every outcome named, where an introduction has said that outcomes, of a kind
    perhaps, were adopted.
    """
    known = words(language)
    for start, end in _stretches(reading, language, known, listed):
        named = _named(_Stretch(reading.plain, start, end, language, known), kind)
        found = [
            _outcome(reading, one, place)
            for run in _runs(named, reading.plain, language)
            for one, place in _placed(run, named, reading.plain, (start, end), language)
        ]
        found += declared(reading, start, end, language, known)
        yield from sorted(found, key=lambda outcome: outcome.span.start)
    for start, end in () if listed else contained(reading, language, known):
        yield from declared(reading, start, end, language, known)


def _stretches(
    reading: Reading, language: Language, known: Words, listed: bool
) -> Iterator[tuple[int, int]]:
    """Where a text says what was adopted: from the verb, or the whole of a passive sentence."""
    plain = reading.plain
    if listed:
        yield 0, len(plain)
        return
    adopts = pattern(rf"(?:{known.adopted})", language)
    passive = pattern(rf"(?:{known.passive})", language)
    for start, end in sentences(reading):
        verbs = [m for m in adopts.finditer(plain, start, end) if _adopts(reading, start, m.span())]
        if verbs and passive.search(plain, start, end):
            yield start, end
        elif verbs:
            yield verbs[0].start(), end


def _adopts(reading: Reading, start: int, verb: tuple[int, int]) -> bool:
    """Whether a verb tells what the body adopted, and is no remark on what another one did.

    "Resolution 3/51, adopted in Cotonou," only cites, "the General Assembly adopted" is another's.
    """
    if _NUMBERED.search(reading.plain[max(start, verb[0] - _NEAR) : verb[0]]):
        return False
    others = [n for n in reading.names if n.kind == "organ" and n.key.startswith(_UNITED_NATIONS)]
    ahead = any(_near(reading.plain, other.end, verb[0]) for other in others)
    return not ahead and not any(0 <= other.start - verb[1] <= 1 for other in others)


def _near(plain: str, end: int, start: int) -> bool:
    """Whether nothing but two or three words stands between a name and a verb."""
    return end <= start and _FEW_WORDS.fullmatch(plain, end, start) is not None


def _named(stretch: _Stretch, kind: OutcomeKind | None) -> list[_Named]:
    """The outcomes that a stretch names by number, one after another."""
    quoted = [
        match.span() for match in titles.QUOTED.finditer(stretch.plain, stretch.start, stretch.end)
    ]
    found: list[_Named] = []
    for match in _NUMBER.finditer(stretch.plain, stretch.start, stretch.end):
        if not any(a < match.start() < b for a, b in quoted):
            one = _one(stretch, match, found[-1] if found else None, kind)
            found += [one] if one is not None else []
    following: OutcomeKind | None = None
    for index in range(len(found) - 1, -1, -1):
        following = found[index].kind or following
        found[index] = replace(found[index], kind=following)
    return [one for one in found if one.kind is not None]


def _one(
    stretch: _Stretch, match: regex.Match[str], last: _Named | None, kind: OutcomeKind | None
) -> _Named | None:
    """The outcome with a number, where the words beside it say that it is one."""
    since = max(last.end if last is not None else stretch.start, match.start() - _FAR)
    sign = len(citation_words(stretch.language).opening) if _opened(stretch, match.start()) else 0
    word = _word_before(stretch, since, match.start())
    behind = _word_behind(stretch, match.end())
    begin = word[1] if word is not None else match.start() - sign
    beside = word is not None or behind is not None
    if not _follows(stretch, since, begin, last, beside or bool(sign)):
        return None
    if not (beside or _sound(match, last, stretch)) or (word is not None and word[0] is None):
        return None
    said = (behind or word or (last.kind if last else None,))[0]
    said = said or coded_kind(match[0]) or _nearest(stretch, since, begin) or kind
    waits = bool(sign) or (last is not None and last.kind is None)
    if said is None and not waits:
        return None
    end = behind[1] if behind else _closed(stretch, match.end())
    return _Named(said, match[0], begin, end, match["n"] is None)


def _closed(stretch: _Stretch, end: int) -> int:
    """The end of a number with the sign that closes it: 号."""
    closing = citation_words(stretch.language).closing
    return end + len(closing) * stretch.plain.startswith(closing, end)


def _follows(stretch: _Stretch, since: int, begin: int, last: _Named | None, beside: bool) -> bool:
    """Whether an outcome may stand here: first beside its word or after a colon, then in a list."""
    between = stretch.plain[since:begin]
    if last is None and (beside or begin == stretch.start):
        return True
    if last is None:
        behind = stretch.plain[begin : begin + _NEAR]
        return _AHEAD.search(between) is not None or (
            between.endswith("(") and _SHORT.match(behind) is not None
        )
    joiner, known = f"(?:{citation_words(stretch.language).joiner})", stretch.known
    ends = rf"(?:{joiner}|[;；:：؛、(]|{known.parting}|{known.adopted})\s*"
    about = rf"|{joiner}{known.about_before}" if known.about_before else ""
    lead = rf"(?:(?:{ends})第?(?:\p{{L}}{{1,7}}\s){{0,3}}{about})$"
    glued = stretch.plain[since : begin + 1]
    return any(pattern(lead, stretch.language).search(text) for text in (between, glued))


def _sound(match: regex.Match[str], last: _Named | None, stretch: _Stretch) -> bool:
    """Whether a number without its word is one for sure: in full, or in a list of its like."""
    if match["n"] is not None:
        return True
    told = pattern(rf"\s(?:{stretch.known.about})", stretch.language)
    titled = any(form.match(match.string, match.end()) for form in (_TITLED, told))
    return last is not None and last.weak and titled


def _opened(stretch: _Stretch, begin: int) -> bool:
    """Whether the sign that opens a number stands before it: 第."""
    opening = citation_words(stretch.language).opening
    return bool(opening) and stretch.plain[:begin].endswith(opening)


def _word_before(stretch: _Stretch, since: int, end: int) -> tuple[OutcomeKind | None, int] | None:
    """The kind whose word stands right before a number, None for that of a draft; and where."""
    draft = pattern(rf"(?:{stretch.known.draft})\s*$", stretch.language)
    for kind, form in stretch.known.outcomes.items():
        beside = pattern(rf"(?:{form})\s*{SIGN}\(?\s*$", stretch.language)
        match = beside.search(stretch.plain[:end], max(since, end - _NEAR))
        if match is not None:
            drafted = draft.search(
                stretch.plain[: match.start()], max(since, match.start() - _NEAR)
            )
            return (None if drafted else kind), match.start()  # type: ignore[return-value]
    return None


def _word_behind(stretch: _Stretch, start: int) -> tuple[OutcomeKind, int] | None:
    """The kind whose word stands right behind a number that is closed by a sign: 号决议."""
    closing = citation_words(stretch.language).closing
    for kind, form in stretch.known.outcomes.items() if closing else ():
        beside = pattern(rf"\s*{closing}\s*(?:{form})(?!{stretch.known.draft})", stretch.language)
        match = beside.match(stretch.plain, start)
        if match is not None:
            return kind, match.end()  # type: ignore[return-value]
    return None


def _nearest(stretch: _Stretch, start: int, end: int) -> OutcomeKind | None:
    """The kind whose word stands nearest before a number."""
    found = [
        (match.start(), kind)
        for kind, form in stretch.known.outcomes.items()
        for match in pattern(rf"(?:{form})", stretch.language).finditer(stretch.plain, start, end)
    ]
    return max(found)[1] if found else None  # type: ignore[return-value]


def _runs(named: Sequence[_Named], plain: str, language: Language) -> Iterator[list[_Named]]:
    """The outcomes in runs that nothing but commas and "and" part."""
    bare = regex.compile(rf"[号\s]*(?:{citation_words(language).joiner})[\s第]*")
    run: list[_Named] = []
    for one in named:
        if run and not bare.fullmatch(plain, run[-1].end, one.start):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _placed(
    run: Sequence[_Named],
    named: Sequence[_Named],
    plain: str,
    stretch: tuple[int, int],
    language: Language,
) -> Iterator[tuple[_Named, titles.Place]]:
    """The outcomes of a run with their titles; those without a title are merely cited."""
    since = max((one.end for one in named if one.end <= run[0].start), default=stretch[0])
    stop = min((one.start for one in named if one.start >= run[-1].end), default=stretch[1])
    place = titles.ahead(plain, since, run[0].start, language)
    if len(run) == 1:
        place = place or titles.after(plain, run[0].end, stop, language)
        found = [place] if place is not None else []
    elif place is not None:
        found = titles.split(plain, place, len(run), language)
    else:
        found = titles.paired(plain, (run[-1].end, stop), len(run), language)
    yield from zip(run, found, strict=False)


def _outcome(reading: Reading, one: _Named, place: titles.Place) -> Outcome:
    assert one.kind is not None
    where = reading.passage.span(*place)
    span = reading.passage.span(one.start, one.end)
    return Outcome(one.kind, one.number, reading.passage.printed(where), span, where)
