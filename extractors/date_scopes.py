"""Where words may explain a date: its clause, sentence, row, column, list and section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.date_cues import Cue, cues
from extractors.folding import fold
from extractors.gatherings import named_in
from extractors.patterns import before, pattern
from extractors.readings import Dated, Reading
from schemas.language import Language
from schemas.outline import Cell
from schemas.words import words

_YEAR = 4  # characters of a date no finer than a year
COMMAS = ",，、،"
_OF_SECTIONS = ("deadline", "documents", "submissions")  # what a heading may say of the days below


@dataclass(frozen=True, slots=True)
class Scope:
    """The cues of one place before and after a date, each nearest first.

    `due` is whether words beside the date say that something is due then; `aside` whether the
    place is not the date's own sentence, `row` whether it is the row of a table.
    """

    before: tuple[Cue, ...]
    after: tuple[Cue, ...]
    clause: int  # characters after the date to the end of its clause, as counted in `after`
    due: bool = False
    aside: bool = False
    row: bool = False

    def groups(self, verbs_stand: str) -> Iterator[Sequence[Cue]]:
        """The cues in the order in which the language lets them tell: its usual side first."""
        inside = [cue for cue in self.after if cue.start < self.clause]
        outside = [cue for cue in self.after if cue.start >= self.clause]
        sides = [self.before, inside, outside]
        if verbs_stand == "after":
            sides = [inside, self.before, outside]
        for side in sides:
            yield [cue for cue in side if cue.is_verb]
            yield [cue for cue in side if not cue.is_verb]


def scopes(reading: Reading, dated: Dated, language: Language) -> Iterator[Scope]:
    """The places that may explain a date, the closest first."""
    due = is_due(reading, dated, language)
    sentence = reading.passage.sentence(dated.start)
    reach = _reach(reading, dated, sentence)
    yield _around(reading, dated, reach, due, language)
    whole = _around(reading, dated, sentence, due, language)
    yield _only(whole, "plan") if len(dated.date.start) == _YEAR else whole
    row, column = labels(reading)
    intro = _aside(reading.passage.intro, due, language)
    if row:
        headed, own = _aside(column, due, language), _aside(row, due, language)
        if {cue.kind for cue in headed.before} == {"deadline"}:
            headed = replace(own, before=(*own.before, *headed.before))
        yield replace(headed, row=headed.before[:1] == own.before[:1])
        yield _only(intro, "adopted")
        yield replace(own, row=True)
    yield intro
    for label in reversed(reading.passage.headings):
        yield _only(_aside(label, due, language), *_OF_SECTIONS)


def _aside(label: str, due: bool, language: Language) -> Scope:
    found = cues(label, 0, len(label), named_in(label, language), language)
    return Scope(found[::-1], (), 0, due, aside=True)


def _only(scope: Scope, *kinds: str) -> Scope:
    """The scope with cues of some kinds alone."""
    before_it = tuple(cue for cue in scope.before if cue.kind in kinds)
    return replace(scope, before=before_it, after=())


def is_due(reading: Reading, dated: Dated, language: Language) -> bool:
    """Whether the words right beside a date say that something is due then."""
    known, plain = words(language).cues, reading.plain
    start, end = reading.passage.sentence(dated.start)
    within = pattern(rf"(?:{known.due})\b", language).match(plain, dated.start, dated.end)
    lead = before(rf"(?:{known.due})[\s:(]*", language).search(plain, start, dated.start)
    after = pattern(rf"\s*(?:{known.due_after})", language).match(plain, dated.end, end)
    single = dated.date.start == dated.date.end
    return single and any(found is not None for found in (within, lead, after))


def _reach(reading: Reading, dated: Dated, sentence: tuple[int, int]) -> tuple[int, int]:
    """The part of the sentence around a date that no other date lies in."""
    start, end = sentence
    start = max([start, *(d.end for d in reading.dates if d.end <= dated.start)])
    return start, min([end, *(d.start for d in reading.dates if d.start >= dated.end)])


def _around(
    reading: Reading, dated: Dated, part: tuple[int, int], due: bool, language: Language
) -> Scope:
    plain, known = reading.plain, reading.gatherings
    lead = cues(plain, part[0], dated.start, known, language)
    rest = cues(plain, dated.end, part[1], known, language)
    commas = (plain.find(comma, dated.end, part[1]) for comma in COMMAS)
    clause = min((place for place in commas if place >= 0), default=part[1])
    return Scope(lead[::-1], rest, clause, due)


def labels(reading: Reading) -> tuple[str, str]:
    """The other cells of the row of a date and the head of its column, empty outside tables."""
    table, own = reading.passage.table, reading.passage.text
    for row in table.rows if table is not None else ():
        for column, cell in enumerate(row):
            if own in cell.texts and table is not None:
                label = ". ".join(_text(other) for other in row if other is not cell)
                heads = table.rows[0]
                return label, _text(heads[column]) if column < len(heads) else ""
    return "", ""


def _text(cell: Cell) -> str:
    return " ".join(fold(text.text).plain for text in cell.texts)
