"""Offices of the body that a sentence names, by noun (“President”) or by verb (“chaired by”)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.names import Name
from extractors.patterns import pattern
from extractors.readings import Reading
from extractors.terms import Setting
from schemas.words import words

_OWNER = 60  # letters behind an office in which the organ stands whose office it is


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of a text, or a part between semicolons, with the offices it names."""

    reading: Reading
    start: int
    end: int
    offices: tuple[Name, ...]
    goes_on: bool  # behind a semicolon

    @property
    def text(self) -> str:
        """The folded text of the clause."""
        return self.reading.plain[self.start : self.end]

    @property
    def names(self) -> tuple[Name, ...]:
        """The names in the clause."""
        return tuple(n for n in self.reading.names if self.start <= n.start and n.end <= self.end)


def offices(reading: Reading, start: int, end: int, setting: Setting) -> tuple[Name, ...]:
    """The offices of the body that a sentence names, in order; those of other organs left out."""
    nouns = [
        name
        for name in reading.names
        if name.kind == "role" and name.key != "member" and start <= name.start < end
    ]
    verbs = list(_verbs(reading, start, end, setting))
    verbs = [verb for verb in verbs if not any(noun.end == verb.start for noun in nouns)]
    nouns = [noun for noun in nouns if not _within(noun, verbs)]
    named = sorted((*nouns, *verbs), key=lambda name: name.start)
    return tuple(name for name in named if not _foreign(reading, name, start, end, setting))


def _within(name: Name, others: list[Name]) -> bool:
    return any(o.start < name.end and name.start < o.end for o in others)


def _verbs(reading: Reading, start: int, end: int, setting: Setting) -> Iterator[Name]:
    form = pattern(rf"(?:{words(setting.language).presiding})", setting.language)
    for match in form.finditer(reading.plain, start, end):
        # English says who is chair and who is president by the verb.
        chairs = "chair" in words(setting.language).roles and "chair" in match[0].casefold()
        shared = reading.plain[: match.start()].casefold().endswith("co-")
        key = "co-chair" if shared else "chair" if chairs else "president"
        yield Name("role", key, match.start(), match.end())


def _foreign(reading: Reading, name: Name, start: int, end: int, setting: Setting) -> bool:
    """Whether an office is that of a State, or of an organ other than the body."""
    known = words(setting.language)
    behind = reading.plain[name.end : min(end, name.end + _OWNER)]
    states = [n for n in reading.names if n.kind == "state" and n.start >= name.end]
    if states and name.key == "president":
        between = reading.plain[name.end : states[0].start]
        if pattern(rf"(?:{known.own_of})", setting.language).fullmatch(between):
            return True
    organ = pattern(rf"(?:{known.owner_of})(?P<organ>{known.organ_nouns})", setting.language)
    match = organ.match(behind)
    if match is not None:
        return _other(match["organ"], setting)
    return _under(reading, name, start, setting)


def of_body(reading: Reading, name: Name, setting: Setting) -> int:
    """Where the name of the body ends whose office a label says it is; else where the role ends."""
    known = words(setting.language)
    form = rf"(?:{known.owner_of})(?P<organ>{known.organ_nouns})(?=\s*[:：—–])"
    match = pattern(form, setting.language).match(reading.plain, name.end)
    return match.end() if match is not None and not _other(match["organ"], setting) else name.end


def _under(reading: Reading, name: Name, start: int, setting: Setting) -> bool:
    """Whether the last organ named before an office is a lower one of which it then is."""
    form = pattern(rf"(?:{words(setting.language).lower_organs})", setting.language)
    proposes = pattern(rf"(?:{words(setting.language).next_term})", setting.language)
    lower = list(form.finditer(reading.plain, start, name.start))
    if not lower or not _other(lower[-1][0], setting):
        return False
    return proposes.search(reading.plain, lower[-1].end(), name.start) is None


def _other(organ: str, setting: Setting) -> bool:
    """Whether an organ is not the body: the body's name has no such word."""
    name = setting.body.casefold()
    organ = organ.casefold()
    stem = organ.removeprefix("ال").removeprefix("لل")
    stem = stem[: max(4, len(stem) - 2)] if not stem[:1] >= "㐀" else stem
    return bool(name) and stem not in name
