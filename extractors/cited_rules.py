"""Rules of procedure and annexes cited by number, alone, in lists and in ranges."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.cited import LETTER, Cited, Patterns, either, implied, owner, whole
from extractors.numerals import decimal, han, roman
from extractors.symbols import MASK, masked
from schemas.citation import CitationWords, citation_words
from schemas.language import Language

_WINDOW = 60
_HAN = "[〇零一二三四五六七八九十百]{1,6}(?![并些般起样同致])"
_SUB = r"(?: ?\([^() ]{1,4}\)| [a-zа-яё]\)(?!\w))"
_SOMETHING = re.compile(rf"[^\W_]|{MASK}")
_MOST_MEMBERS = 40
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
    paragraph: re.Pattern[str]
    annex: re.Pattern[str]
    range: re.Pattern[str]
    link: re.Pattern[str]  # between two citations that go together
    elsewhere_before: re.Pattern[str]
    elsewhere_after: re.Pattern[str]
    treaty: re.Pattern[str]  # the name of a treaty, not followed by that of the rules
    rules_name: re.Pattern[str]
    before: Patterns
    after: Patterns
    points: dict[str, str]


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
    """Where the forms fit, the first form first; labels, which cite nothing, left aside."""
    found: list[_Match] = []
    for form in forms:
        taken = []
        for match in form.finditer(plain):
            taken.append(match.span())
            one = _Match(*match.span(), tuple(members(match, patterns)))
            found += [] if _label(one, plain) else [one]
        plain = masked(plain, taken)
    return sorted(found, key=lambda match: match.start)


def _label(match: _Match, plain: str) -> bool:
    """Whether a text is nothing but one number with its word, as above the thing itself, or begins
    with them and a colon."""
    ahead = _SOMETHING.search(plain, 0, match.start)
    if ahead is None and plain[match.end :].lstrip(" )")[:1] == ":":
        return True
    around = ahead or _SOMETHING.search(plain, match.end)
    return not around and len(match.members) == 1 and "(" not in match.members[0][0]


def _rule_members(match: re.Match[str], patterns: _Patterns) -> Iterator[tuple[str, int, int]]:
    """Each rule of a match, with the paragraphs that are printed with it."""
    numbers = list(_listed(match, "numbers", patterns.rule, patterns))
    paragraphs = list(_listed(match, "paragraphs", patterns.paragraph, patterns))
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
    return _placed(list(_listed(match, "numbers", patterns.annex, patterns)), match)


def _listed(
    match: re.Match[str], group: str, item: re.Pattern[str], patterns: _Patterns
) -> Iterator[tuple[str, int, int]]:
    """Value and place of each number in a group; those a range implies stand at its sign."""
    if group not in match.re.groupindex or match[group] is None:
        return
    before: re.Match[str] | None = None
    for found in item.finditer(match.string, match.start(group), match.end(group)):
        if before and patterns.range.fullmatch(match.string, before.end(), found.start()):
            for number in _implied(before["number"], found["number"]):
                yield str(number), before.end(), found.start()
        yield _ascii(found["number"]) + _bracketed(found["sub"], patterns), *found.span()
        before = found


def _implied(first: str, last: str) -> Sequence[int]:
    ends = decimal(_ascii(first)), decimal(_ascii(last))
    return () if ends[0] is None or ends[1] is None else implied(ends[0], ends[1])


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
    after = plain[match.end : match.end + _WINDOW // 2]
    if patterns.elsewhere_before.search(before) or patterns.elsewhere_after.match(after):
        return True
    return bool(patterns.treaty.search(before)) and not patterns.rules_name.search(after)


def _ascii(number: str) -> str:
    value = han(number)
    return number if value is None else str(value)


def _bracketed(sub: str, patterns: _Patterns) -> str:
    """What is printed after the number in brackets, letters as Latin ones."""
    parts = re.findall(r"[^() ]+", sub)
    return "".join(f"({patterns.points.get(part, part)})" for part in parts)


def _annex_number(printed: str, ordinals: Sequence[str]) -> str:
    """The number of an annex in Arabic numerals; single letters but I, V and X are letters."""
    if printed in ordinals:
        return str(ordinals.index(printed) + 1)
    value = roman(printed) if len(printed) > 1 or printed in "IVX" else None
    return printed if value is None or not printed else str(value)


@cache
def _patterns(language: Language) -> _Patterns:
    words = citation_words(language)
    rule = r"(?P<number>\d{1,3}(?:\.\d{1,2}){1,3}|\d{1,3}(?: (?:bis|ter|quater)\b)?|[IVXLC]{1,7}"
    rule += rf"|{_HAN})(?P<sub>{_SUB}{{0,3}}){_END}"
    paragraph = (
        rf"\(?(?P<number>\d{{1,3}}|{_HAN}|[a-zа-яё](?=[),]|$))(?P<sub>\)?{_SUB}{{0,3}}){_END}"
    )
    letters = either((*words.ordinals, *(words.letters or ())))
    annex = rf"(?P<number>\d{{1,2}}|[IVXLC]{{1,6}}|[A-Z]|{letters}|{_HAN})(?P<sub>){_END}"
    return _Patterns(
        rules=tuple(_forms(words.rule_forms, words, rule, paragraph)),
        annexes=tuple(_forms(words.annex_forms, words, annex, annex)),
        rule=re.compile(rule),
        paragraph=re.compile(paragraph),
        annex=re.compile(annex),
        range=re.compile(words.range),
        link=re.compile(rf"(?:{words.joiner}|{words.range})[^\d.;,㐀-鿿]{{0,8}}"),
        elsewhere_before=re.compile(either(words.elsewhere_before)),
        elsewhere_after=re.compile(either(words.elsewhere_after)),
        treaty=re.compile(rf"(?:{words.treaty})(?:(?!{words.rules_name})[^.。;؛])*$"),
        rules_name=re.compile(words.rules_name),
        before=tuple(map(re.compile, words.owner_before)),
        after=tuple(map(re.compile, words.owner_after)),
        points={letter: chr(ord("a") + at) for at, letter in enumerate(words.points)},
    )


def _forms(
    forms: Sequence[str], words: CitationWords, item: str, paragraph: str
) -> Iterator[re.Pattern[str]]:
    """The forms with their placeholders filled."""
    for form in forms:
        for name, pattern in (
            ("{numbers}", f"(?P<numbers>{_list_of(item, words)})"),
            ("{paragraphs}", f"(?P<paragraphs>{_list_of(paragraph, words)})"),
            ("{rule}", whole(words.rule)),
            ("{paragraph}", whole(words.paragraph)),
            ("{annex}", whole(words.annex)),
        ):
            form = form.replace(name, pattern)
        yield re.compile(form)


def _list_of(item: str, words: CitationWords) -> str:
    member = re.sub(r"\?P<\w+>", "?:", item)
    return rf"{member}(?:(?:{words.range}|{words.joiner}){member}){{0,{_MOST_MEMBERS}}}"


_Members = Callable[[re.Match[str], _Patterns], Iterator[tuple[str, int, int]]]
