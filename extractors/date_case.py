"""A date among the words of its document, and the gathering that these words name for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractors.date_cues import Cue, cues
from extractors.gatherings import Named, named_in
from extractors.head import Head
from extractors.patterns import pattern
from extractors.readings import Dated, Reading
from extractors.register import Register
from schemas.language import Language
from schemas.vocabulary import DateRole
from schemas.words import words

Told = tuple[DateRole, Named | None]
_MONTHS = 2
_PARTIES = regex.compile(r"(?:COP|CMP|CMA|MOP|SBSTA|SBI|SBSTTA|КС|СС|ВОКНТА|ВОО)[ -]?\d")
GATHERINGS = ("named", "this", "sessions", "meets")


@dataclass(frozen=True, slots=True)
class Case:
    """One date of a reading, with what the document says of itself."""

    reading: Reading
    dated: Dated
    head: Head
    language: Language
    register: Register

    @property
    def single(self) -> bool:
        """Whether it is one date, no period."""
        return self.dated.date.start == self.dated.date.end

    @property
    def years(self) -> bool:
        """Whether it is no finer than a year."""
        return len(self.dated.date.start) == 4

    @property
    def day(self) -> bool:
        """Whether it is one day."""
        return self.single and len(self.dated.date.start) == 10

    @property
    def short(self) -> bool:
        """Whether it is one date, or days of one month."""
        ends = self.dated.date.start, self.dated.date.end
        return self.single or (len(ends[0]) == 10 and ends[0][:7] == ends[1][:7])

    @property
    def long(self) -> bool:
        """Whether it is a period of more months than a meeting may last."""
        ends = (self.dated.date.start, self.dated.date.end)
        first, last = (int(end[:4]) * 12 + int(end[5:7] or 0) for end in ends)
        return len(ends[0]) > 4 and last - first > _MONTHS


def gathering_role(case: Case, about: Named) -> DateRole:
    """A conference of the parties calls its sessions meetings: they are sessions all the same."""
    main = case.register.main
    alike = main is not None and about.kind == main.kind
    own = alike and case.register.organ(case.reading, about) == case.register.body
    parties = _PARTIES.match(about.text) is not None  # their meetings go by letters: COP 11
    return "session" if about.kind == "session" or own or parties else "meeting"


def near(case: Case) -> Named | None:
    """The gathering a date belongs to within its sentence: one it describes ("held in June"),
    else the nearest before it, else the nearest after it."""
    reading, dated = case.reading, case.dated
    start, end = reading.passage.sentence(dated.start)
    inside = [n for n in reading.gatherings if start <= n.start < end]
    described = pattern(rf"(?:{words(case.language).describing})", case.language)
    for naming in inside:
        if naming.start >= dated.end and described.fullmatch(
            reading.plain, dated.end, naming.start
        ):
            return naming
    before_it = [n for n in inside if n.end <= dated.start]
    return before_it[-1] if before_it else next((n for n in inside), None)


def around(case: Case) -> Named | None:
    """The gathering that surrounds a date: of the title block, of a heading, or the session itself
    where the sentence says "the session"."""
    passage = case.reading.passage
    if passage.where == "preface":
        return case.head.gathering
    start, end = passage.sentence(case.dated.start)
    generic = pattern(rf"(?:{words(case.language).this_gathering})", case.language)
    if passage.where not in ("body", "annex") or not generic.search(passage.plain[start:end]):
        return None
    for heading in reversed(passage.headings):
        for naming in named_in(heading, case.language):
            return naming
    return case.head.gathering


def earlier(case: Case, kinds: Sequence[str]) -> tuple[Cue, ...]:
    """The cues of the last text before the sentence of a date that has some of these kinds: in its
    passage, its list, its sections."""
    passage = case.reading.passage
    start, _ = passage.sentence(case.dated.start)
    for text in (passage.plain[:start], passage.intro, *reversed(passage.headings)):
        found = cues(text, 0, len(text), named_in(text, case.language), case.language)
        if any(cue.kind in kinds for cue in found):
            return found
    return ()
