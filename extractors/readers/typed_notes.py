"""Notes that are typed as lines: a mark in the text, and further down a line that begins with it.

`… the report¹` with `¹ A/79/8.` at the foot of the page or the end of the text. A line that no mark
leads to stays what it is. Plain figures are marks only for lines that a rule sets apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

import regex

from extractors.readers.residue import is_page_number
from schemas.source import Footnote, Grid, GridCell, Line

_RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}"
_MARKS = rf"{_RAISED}|[(⁽]{_RAISED}[)⁾]|\*{{1,4}}|[†‡§]{{1,3}}|\[\d{{1,3}}\]"
_NOTE = regex.compile(rf"(?P<mark>{_MARKS})[\s/]*(?P<text>[^\s*].*)", regex.DOTALL)
_NOTE_UNDER_RULE = regex.compile(
    r"(?P<mark>\d{1,3})/?\s+(?P<text>\S.*)|(?P<mark>\(\d{1,3}\))\s*(?P<text>\S.*)", regex.DOTALL
)
_RULE = regex.compile(r"[_―─—–-]{3,}")
_WORD = r"[^\W\d_\p{Han}][^\W\d_\p{Han}'’-]{2,30}"
_UNIT = r"(?<!\b[kcdmкмсд]?[mм])"  # m², км³
_ANCHOR = regex.compile(
    rf"(?<=\S\s?){_UNIT}(?P<mark>{_RAISED}|[(⁽]{_RAISED}[)⁾])"
    r"|(?<=[^\s*])(?P<mark>\*{1,4})(?![*0-9A-Za-z])"
    r"|(?<=[^\s*]\s)(?P<mark>\*{1,4})(?=$)"
    r"|(?<=[^\s†‡§])(?P<mark>[†‡§]{1,3})"
    r"|(?<=\S\s?)(?P<mark>\[\d{1,3}\])(?!\()"
    rf"|(?<=(?<![\w/.-]){_WORD}[.,;:،؛»”\"’]?)(?P<mark>\d{{1,3}}|\(\d{{1,3}}\))(?![\d/.-]?[\w(])"
)
_BROKEN = 110  # letters: longer lines are whole paragraphs
_FULL = 0.8  # share of the width that a line must fill for the next one to go on with it
_MOST_LINES = 12  # of one note


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A mark in the text: in which line, from which character to which."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Note:
    """A line that may be a note, with the lines that go on with it."""

    mark: str
    text: str
    lines: range
    run: int  # notes that stand together have one


def noted(blocks: Sequence[Line | Grid]) -> tuple[Line | Grid, ...]:
    """The blocks, with typed notes anchored at their marks; marks and lines of these are gone."""
    lines = [line for block in blocks for line in _lines(block)]
    alone = [isinstance(block, Line) for block in blocks for _ in _lines(block)]
    marks = _anchors(lines)
    found = list(_Notes(lines, alone, marks.keys()).all())
    anchored = _anchored(found, marks)
    if not anchored:
        return tuple(blocks)
    gone = {line for note in anchored for line in note.lines}
    marked: dict[int, list[tuple[_Anchor, _Note]]] = defaultdict(list)
    for note, anchor in anchored.items():
        marked[anchor.line].append((anchor, note))
    made = (_with(line, marked[index]) for index, line in enumerate(lines))
    return tuple(_rebuilt(blocks, iter(made), gone))


def is_note_mark(text: str) -> bool:
    """Whether the whole text is the mark of a note and nothing else."""
    return regex.fullmatch(_MARKS, text) is not None


def _lines(block: Line | Grid) -> Iterator[Line]:
    if isinstance(block, Line):
        yield block
    else:
        yield from (line for row in block.rows for cell in row for line in cell.lines)


@dataclass(frozen=True)
class _Notes:
    """Finds lines that look like notes; `alone` says which lines stand in no table."""

    lines: Sequence[Line]
    alone: Sequence[bool]
    marks: Set[str]  # that stand in the text

    def all(self) -> Iterator[_Note]:
        """Every note, run by run."""
        ruled, run, index = False, 0, 0
        while index < len(self.lines):
            match = self._begins(index, ruled)
            if match is None:
                ruled = self._is_rule(index)
                run, index = run + 1, index + 1
                continue
            end = self._end(index, ruled)
            words = [match["text"], *(line.text for line in self.lines[index + 1 : end])]
            yield _Note(match["mark"], " ".join(words), range(index, end), run)
            index = end

    def _begins(self, index: int, ruled: bool) -> regex.Match[str] | None:
        line = self.lines[index]
        if not self.alone[index] or line.number is not None or line.notes:
            return None
        match = _NOTE.fullmatch(line.text)
        if match is None and ruled:
            match = _NOTE_UNDER_RULE.fullmatch(line.text)
        return match if match is not None and match["mark"] in self.marks else None

    def _is_rule(self, index: int) -> bool:
        return self.alone[index] and _RULE.fullmatch(self.lines[index].text) is not None

    def _end(self, start: int, ruled: bool) -> int:
        """The line after a note: it goes on while its lines are full."""
        end, last = start + 1, min(len(self.lines), start + _MOST_LINES)
        while end < last and self._is_full(end - 1) and self._goes_on(end, ruled):
            end += 1
        return end

    def _is_full(self, index: int) -> bool:
        return 0 < _FULL * self.width <= len(self.lines[index].text)

    def _goes_on(self, index: int, ruled: bool) -> bool:
        line = self.lines[index]
        plain = self.alone[index] and line.number is None and not is_page_number(line.text)
        return plain and not self._is_rule(index) and self._begins(index, ruled) is None

    @cached_property
    def width(self) -> int:
        """The width at which lines were broken, 0 where they were not."""
        lengths = sorted(len(line.text) for line in self.lines)
        width = lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
        return width if width <= _BROKEN else 0


def _anchors(lines: Sequence[Line]) -> Mapping[str, list[_Anchor]]:
    """The marks in lines, by what is printed."""
    found: dict[str, list[_Anchor]] = defaultdict(list)
    for index, line in enumerate(lines):
        for match in _ANCHOR.finditer(line.text):
            found[match["mark"]].append(_Anchor(index, *match.span("mark")))
    return found


def _anchored(found: Sequence[_Note], anchors: Mapping[str, list[_Anchor]]) -> dict[_Note, _Anchor]:
    """Each note that a mark leads to: of several, the first since the notes before."""
    made: dict[_Note, _Anchor] = {}
    used: set[_Anchor] = set()
    counts = Counter(note.mark for note in found)
    own = {line for note in found for line in note.lines}
    usable = {mark: [a for a in anchors[mark] if a.line not in own] for mark in counts}
    since, run, last = 0, -1, 0
    for note in found:
        if note.run != run:
            since, run = last, note.run
        last = note.lines.stop
        marks = usable[note.mark]
        anchor = _nearest(marks, since, note.lines.start)
        # Asterisks before more lines than lead to them are bullets.
        bullet = note.mark[0] == "*" and counts[note.mark] > len(marks)
        if anchor is not None and anchor not in used and not bullet:
            made[note] = anchor
            used.add(anchor)
    return made


def _nearest(marks: Sequence[_Anchor], since: int, until: int) -> _Anchor | None:
    """The first mark from one line on, else the last one above it."""
    first = bisect_left(marks, since, key=attrgetter("line"))
    end = bisect_left(marks, until, key=attrgetter("line"))
    return marks[first] if first < end else marks[end - 1] if end else None


def _with(line: Line, marked: Sequence[tuple[_Anchor, _Note]]) -> Line:
    """The line without its marks, the notes in their place."""
    for anchor, note in sorted(marked, key=lambda pair: pair[0].start, reverse=True):
        line = _without(line, anchor.start, anchor.end)
        added = Footnote(min(anchor.start, len(line.text)), note.mark, note.text)
        line = replace(line, notes=(added, *line.notes))
    return replace(line, notes=tuple(sorted(line.notes, key=lambda note: note.anchor)))


def _without(line: Line, start: int, end: int) -> Line:
    """The line without some characters, what stands after them moved along."""

    def moved(position: int) -> int:
        return position - min(max(position - start, 0), end - start)

    return replace(
        line,
        text=(line.text[:start] + line.text[end:]).rstrip(),
        links=tuple(
            replace(link, start=moved(link.start), end=moved(link.end)) for link in line.links
        ),
        notes=tuple(replace(note, anchor=moved(note.anchor)) for note in line.notes),
    )


def _rebuilt(
    blocks: Sequence[Line | Grid], made: Iterator[Line], gone: set[int]
) -> Iterator[Line | Grid]:
    index = 0
    for block in blocks:
        if isinstance(block, Line):
            line = next(made)
            if index not in gone:
                yield line
            index += 1
        else:
            index += sum(1 for _ in _lines(block))
            yield replace(block, rows=tuple(tuple(_cell(c, made) for c in r) for r in block.rows))


def _cell(cell: GridCell, made: Iterator[Line]) -> GridCell:
    return replace(cell, lines=tuple(next(made) for _ in cell.lines))
