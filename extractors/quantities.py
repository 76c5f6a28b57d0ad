"""Stated amounts: lengths of time and what they mean, counts of outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from extractors.names import Name
from extractors.patterns import before, number_value, pattern
from extractors.readings import Reading
from schemas.language import Language
from schemas.notice import Quantity
from schemas.vocabulary import OutcomeKind
from schemas.words import words

Match = regex.Match[str]
_LEAD = 24  # letters before the name of a role in which the number of its seats stands
# The word before a number, without a letter glued to it, and Chinese figures right before it.
_WORD = regex.compile(r"(?<!\p{L})[بولف]?(?P<word>\p{L}+)(?P<gap> )$")
_HAN = regex.compile(r"(?P<word>[一二三四五六七八九十百]+)(?P<gap>)$")
_WINDOW = 40  # letters on each side in which a word says what an amount means


def quantities(found: Sequence[Reading], language: Language) -> tuple[Quantity, ...]:
    """Every stated duration with a known meaning and every count of outcomes, in order."""
    made: list[Quantity] = []
    for reading in found:
        if reading.passage.where == "cell" and reading.passage.annex is None:
            made += _ahead(reading, language)
        if reading.passage.where in ("body", "heading") and reading.passage.annex is None:
            cycles = [*_cycles(reading, language)]
            own = [*cycles, *_apart(_durations(reading, language), cycles)]
            own += _counts(reading, language)
            own += _seats(reading, language)
            made += sorted(own, key=lambda q: q.span.start)
    return tuple(made)


def _ahead(reading: Reading, language: Language) -> Sequence[Quantity]:
    """The times before an opening that a cell states, as in a calendar; no length of a meeting."""
    found = [q for q in _durations(reading, language) if q.role == "lead-time"]
    return sorted(found, key=lambda quantity: quantity.span.start)


def _durations(reading: Reading, language: Language) -> Iterator[Quantity]:
    taken = [(dated.start, dated.end) for dated in reading.dates]
    for form in words(language).durations:
        for match in pattern(form.form, language).finditer(reading.plain):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            value, start = _counted(reading, match, language)
            role = _meaning(reading, match.start(), match.end(), language)
            if value and role is not None:
                span = reading.passage.span(start, match.end())
                text = reading.passage.printed(span)
                yield Quantity(role, f"P{value}{form.unit}", None, text, span)  # type: ignore[arg-type]


def _counted(reading: Reading, match: Match, language: Language) -> tuple[int | None, int]:
    """The number of a duration, with the words of it that stand before, and where it starts."""
    printed, start = match["number"], match.start("number")
    value = number_value(printed, language)
    left = reading.plain[max(0, start - _LEAD) : start]
    if value is None or printed.isdigit() or not left:
        return value, match.start()
    tens = before(_tens(language), language).search(left)
    if tens is not None and value < 10:
        index = next(place for place, group in enumerate(tens.groups(), start=1) if group)
        return 10 * index + value, start - len(tens[0])
    word = _WORD.search(left) or _HAN.search(left)
    joined = number_value(word["word"] + word["gap"] + printed, language) if word else None
    if word is not None and joined:
        return joined, start - len(word["word"] + word["gap"])
    return value, match.start()


def _tens(language: Language) -> str:
    """The words for 10, 20 … 90 before the ones, each in a group of its own."""
    forms = [form or "(?!)" for form in words(language).cardinal_tens]
    return f"(?:{'|'.join(f'({form})' for form in forms)})[ -]?" if forms else "(?!)"


def _cycles(reading: Reading, language: Language) -> Iterator[Quantity]:
    """How often a body meets, where the words name no length of time: yearly, twice a year."""
    others = f"{words(language).cues.groups}|{words(language).lower_organs}"
    for rule in words(language).cycles:
        for match in pattern(rule.form, language).finditer(reading.plain):
            first, last = reading.passage.sentence(match.start())
            if pattern(others, language).search(reading.plain, first, last):
                continue  # a working group, and not the body
            span = reading.passage.span(*match.span())
            text = reading.passage.printed(span)
            yield Quantity("cycle", rule.value, None, text, span)


def _apart(found: Iterable[Quantity], taken: Sequence[Quantity]) -> Iterator[Quantity]:
    """The amounts that share no characters with others."""
    for quantity in found:
        span = quantity.span
        if not any(span.start < t.span.end and t.span.start < span.end for t in taken):
            yield quantity


def _meaning(reading: Reading, start: int, end: int, language: Language) -> str | None:
    """What an amount of time is: the meaning whose words stand nearest to it."""
    best: tuple[int, str] | None = None
    first, last = reading.passage.sentence(start)
    first, last = max(first, start - _WINDOW), min(last, end + _WINDOW)
    for rule in words(language).quantities:
        for match in pattern(f"(?:{rule.sentence})", language).finditer(reading.plain, first, last):
            distance = max(start - match.end(), match.start() - end, 0)
            if best is None or distance < best[0]:
                best = distance, rule.role
    return best[1] if best else None


def _counts(reading: Reading, language: Language) -> Iterator[Quantity]:
    for match in pattern(words(language).count, language).finditer(reading.plain):
        value = number_value(match["number"], language)
        kind = next((k for k in words(language).outcomes if match[k]), None)
        if value and kind is not None and not _numbered(reading, match.end()):
            span = reading.passage.span(*match.span())
            text = reading.passage.printed(span)
            yield Quantity("count", str(value), _outcome(kind), text, span)


def _seats(reading: Reading, language: Language) -> Sequence[Quantity]:
    """Seats of a bureau as a sentence states them: “a President, three Vice-Presidents and …”."""
    named = [seat for name in reading.names for seat in _seat(reading, name, language)]
    counted = any(number for number, _ in named)
    found = [seat for _, seat in named]
    return found if counted and len({seat.of for seat in found}) > 1 else ()


def _seat(
    reading: Reading, name: Name, language: Language
) -> Iterator[tuple[str | None, Quantity]]:
    """The seats of a role by the number before its name; one where the language writes none."""
    if name.kind != "role" or name.key == "member":
        return
    match = _seat_match(reading, name, language)
    if match is None:
        return
    number = match["number"]
    value = 1 if number is None else number_value(number, language)
    if value:
        start = match.start("number") if number else name.start
        span = reading.passage.span(start, name.end)
        text = reading.passage.printed(span)
        yield number, Quantity("seats", str(value), name.key, text, span)


def seat_number(reading: Reading, name: Name, language: Language) -> str | None:
    """The number of seats as printed right beside the name of a role."""
    behind = pattern(words(language).seat_behind, language).match(reading.plain, name.end)
    match = _seat_match(reading, name, language) or behind
    return str(match["number"]) if match is not None and match["number"] else None


def _seat_match(reading: Reading, name: Name, language: Language) -> Match | None:
    first = max(0, name.start - _LEAD)
    return before(words(language).seat, language).search(reading.plain, first, name.start)


def _outcome(kind: str) -> OutcomeKind:
    return kind  # type: ignore[return-value]


def _numbered(reading: Reading, position: int) -> bool:
    """Whether a number follows, so that the words are a citation and not a count."""
    return reading.plain[position:].lstrip()[:1].isdigit()
