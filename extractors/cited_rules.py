"""Rules of procedure and annexes cited by number, alone, in lists and in ranges."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.cited import LETTER, Cited, Patterns, either, implied, owner, whole
from extractors.numerals import han, roman
from extractors.symbols import masked
from schemas.citation import CitationWords, citation_words
from schemas.language import Language

_WINDOW = 40
_HAN = "[〇零一二三四五六七八九十百]{1,6}(?![并些般起样同致])"
_SUB = r"(?: ?\([^() ]{1,4}\)| [a-zа-яё]\)(?!\w))"
_END = rf"(?!{LETTER}|[0-9]|[.,/]\d)"


@dataclass(frozen=True, slots=True)
class _Match:
    """One place where a form fits: its members are value and place of each number."""

    start: int
    end: int
    members: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Patterns:
    rules: Patterns
    annexes: Patterns
    rule: re.Pattern[str]  # one number of a rule
    annex: re.Pattern[str]
    range: re.Pattern[str]
    link: re.Pattern[str]  # between two citations that go together
    elsewhere_before: re.Pattern[str]
    elsewhere_after: re.Pattern[str]
    before: Patterns
    after: Patterns


def rules(plain: str, language: Language) -> Iterator[Cited]:
    """Every rule of procedure that a folded text cites, articles of treaties left aside."""
    patterns = _patterns(language)
    for group in _groups(_matches(plain, patterns.rules, patterns, _rule_members), plain, patterns):
        if any(_elsewhere(match, plain, patterns) for match in group):
            continue
        of = owner(plain, group[0].start, group[-1].end, patterns.before, patterns.after)
        for match in group:
            for value, start, end in match.members:
                yield Cited("rule", value, start, end, of)


def annexes(plain: str, language: Language) -> Iterator[Cited]:
    """Every annex that a folded text cites; one without a number has an empty value."""
    patterns = _patterns(language)
    ordinals = citation_words(language).ordinals
    for match in _matches(plain, patterns.annexes, patterns, _annex_members):
        for value, start, end in match.members:
            yield Cited("annex", _annex_number(value, ordinals), start, end)


def _matches(plain: str, forms: Patterns, patterns: _Patterns, members: _Members) -> list[_Match]:
    """Where the forms fit, the first form first; a text that is nothing else is a label."""
    found: list[_Match] = []
    for form in forms:
        taken = []
        for match in form.finditer(plain):
            taken.append(match.span())
            if re.search(r"[^\W_]", plain[: match.start()] + plain[match.end() :]):
                found.append(_Match(*match.span(), tuple(members(match, patterns))))
        plain = masked(plain, taken)
    return sorted(found, key=lambda match: match.start)


def _rule_members(match: re.Match[str], patterns: _Patterns) -> Iterator[tuple[str, int, int]]:
    """Each rule of a match, with the paragraphs that are printed with it."""
    numbers = list(_listed(match, "numbers", patterns.rule, patterns.range))
    paragraphs = list(_listed(match, "paragraphs", patterns.rule, patterns.range))
    if not paragraphs:
        return _placed(numbers, match)
    leading = match.start("paragraphs") < match.start("numbers")
    mine = numbers[0][0] if leading else numbers[-1][0]
    number = mine.partition("(")[0]
    with_them = [(f"{number}({p.partition('(')[0]})", s, e) for p, s, e in paragraphs]
    members = [*with_them, *numbers[1:]] if leading else [*numbers[:-1], *with_them]
    return _placed(members, match)


def _annex_members(match: re.Match[str], patterns: _Patterns) -> Iterator[tuple[str, int, int]]:
    if "numbers" not in match.re.groupindex:
        return iter([("", *match.span())])
    return _placed(list(_listed(match, "numbers", patterns.annex, patterns.range)), match)


def _listed(
    match: re.Match[str], group: str, item: re.Pattern[str], range_: re.Pattern[str]
) -> Iterator[tuple[str, int, int]]:
    """Value and place of each number in a group; those a range implies stand at its sign."""
    if group not in match.re.groupindex or match[group] is None:
        return
    before: re.Match[str] | None = None
    for found in item.finditer(match.string, match.start(group), match.end(group)):
        between = before and range_.fullmatch(match.string, before.end(), found.start())
        if before and between:
            ends = (_ascii(before["number"]), _ascii(found["number"]))
            if all(end.isdigit() for end in ends):
                for number in implied(int(ends[0]), int(ends[1])):
                    yield str(number), before.end(), found.start()
        yield _ascii(found["number"]) + _bracketed(found["sub"]), *found.span()
        before = found


def _placed(
    members: Sequence[tuple[str, int, int]], match: re.Match[str]
) -> Iterator[tuple[str, int, int]]:
    """The members, the first one with the words before it, the last one with those after it."""
    for index, (value, start, end) in enumerate(members):
        first, last = index == 0, index == len(members) - 1
        yield value, match.start() if first else start, match.end() if last else end


def _groups(found: list[_Match], plain: str, patterns: _Patterns) -> Iterator[list[_Match]]:
    """Matches that nothing but a joiner keeps apart, together."""
    group: list[_Match] = []
    for match in found:
        if group and not patterns.link.fullmatch(plain, group[-1].end, match.start):
            yield group
            group = []
        group.append(match)
    if group:
        yield group


def _elsewhere(match: _Match, plain: str, patterns: _Patterns) -> bool:
    """Whether the text says right here that this is an article of something else."""
    before = plain[max(0, match.start - _WINDOW) : match.start]
    return bool(
        patterns.elsewhere_before.search(before) or patterns.elsewhere_after.match(plain, match.end)
    )


def _ascii(number: str) -> str:
    value = han(number)
    return number if value is None else str(value)


def _bracketed(sub: str | None) -> str:
    return "".join(f"({part})" for part in re.findall(r"[^() ]+", sub or ""))


def _annex_number(printed: str, ordinals: Sequence[str]) -> str:
    """The number of an annex in Arabic numerals; single letters but I, V and X are letters."""
    if printed in ordinals:
        return str(ordinals.index(printed) + 1)
    value = roman(printed) if len(printed) > 1 or printed in "IVX" else None
    return printed if value is None or not printed else str(value)


@cache
def _patterns(language: Language) -> _Patterns:
    words = citation_words(language)
    rule = rf"(?P<number>\d{{1,3}}(?: (?:bis|ter|quater)\b)?|[IVXLC]{{1,7}}|{_HAN})(?P<sub>{_SUB}*){_END}"
    letters = either((*words.ordinals, *(words.letters or ())))
    annex = (
        rf"(?P<number>\d{{1,2}}|[IVXLC]{{1,6}}|[A-Z]|{letters}|{_HAN})(?P<sub>){_END}"
    )
    return _Patterns(
        rules=tuple(_forms(words.rule_forms, words, rule)),
        annexes=tuple(_forms(words.annex_forms, words, annex)),
        rule=re.compile(rule),
        annex=re.compile(annex),
        range=re.compile(words.range),
        link=re.compile(rf"(?:{words.joiner}|{words.range})[^\d.;,]{{0,8}}"),
        elsewhere_before=re.compile(either(words.elsewhere_before)),
        elsewhere_after=re.compile(either(words.elsewhere_after)),
        before=tuple(map(re.compile, words.owner_before)),
        after=tuple(map(re.compile, words.owner_after)),
    )


def _forms(forms: Sequence[str], words: CitationWords, item: str) -> Iterator[re.Pattern[str]]:
    """The forms with their placeholders filled."""
    plain_item = re.sub(r"\?P<\w+>", "?:", item)
    listed = rf"{plain_item}(?:(?:{words.range}|{words.joiner}){plain_item})*"
    for form in forms:
        for name, pattern in (
            ("{numbers}", f"(?P<numbers>{listed})"),
            ("{paragraphs}", f"(?P<paragraphs>{listed})"),
            ("{rule}", whole(words.rule)),
            ("{paragraph}", whole(words.paragraph)),
            ("{annex}", whole(words.annex)),
        ):
            form = form.replace(name, pattern)
        yield re.compile(form)


_Members = Callable[[re.Match[str], _Patterns], Iterator[tuple[str, int, int]]]
