"""Text in the order of its mark-up to lines: what stands between two edges is one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby
from operator import itemgetter

from extractors.folding import is_chinese
from extractors.readers.docx_lines import says
from extractors.readers.printed import Printed, printable, unprintable
from schemas.source import Footnote, Grid, Hyperlink, Line, Residue, Style

BREAK = "\n"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Look:
    """How text is printed where it stands; `kept` where its line breaks are printed as such."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    kept: bool = False
    centred: bool = False
    heading: int | None = None
    level: int | None = None
    target: str | None = None

    def style(self, runs: Sequence[Run]) -> Style:
        """The style of a line at the end of which text looks like this."""
        inked = [run.look for run in runs if run.text.strip()]
        return Style(
            bold=bool(inked) and all(look.bold for look in inked),
            italic=bool(inked) and all(look.italic for look in inked),
            centred=self.centred,
            heading=self.heading,
            level=self.level,
        )


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look, or the anchor of a note."""

    text: str
    look: Look
    note: Footnote | None = None


@dataclass(slots=True)
class Flow:
    """Lines and tables found so far, and the line being read.

    `typed` where numbers are text of the document, which stand alone where nothing follows them;
    otherwise such numbers are counted as `unprinted`.
    """

    typed: bool = False
    blocks: list[Line | Grid] = field(default_factory=list)
    residue: list[Residue] = field(default_factory=list)
    unprinted: list[str] = field(default_factory=list)
    _lines: list[list[Run]] = field(default_factory=lambda: [[]])
    _number: str | None = None

    def write(self, text: str | None, look: Look) -> None:
        """Go on with the line; line breaks in it count where the look keeps them."""
        if not text:
            return
        self.residue += unprintable(text)
        if look.raised and text.strip().isdigit():
            text = text.translate(_RAISED)
        first, *rest = printable(text).split(BREAK) if look.kept else (printable(text),)
        self._lines[-1].append(Run(first, look))
        self._lines += [[Run(part, look)] for part in rest]

    def note(self, note: Footnote, look: Look) -> None:
        """Anchor a note here."""
        self._lines[-1].append(Run("", look, note))

    def turn(self) -> None:
        """Begin a new line, as a line break does."""
        self._lines.append([])

    def number(self, number: str | None) -> None:
        """Set the number that the next line is printed with."""
        self.part()
        self._number = number

    def close(self, look: Look) -> None:
        """End the line: here begins or ends a paragraph."""
        lines, self._lines = self._lines, [[]]
        for runs in lines:
            if any(run.note or run.text.strip(" \t\r\n\f") for run in runs):
                self.blocks.append(replace(_line(runs, look), number=self._number))
                self._number = None

    def table(self, grid: Grid) -> None:
        """Put a table here, unless it is empty."""
        if any(cell.lines for row in grid.rows for cell in row):
            self.part()
            self.blocks.append(grid)

    def part(self) -> None:
        """Part from a number that nothing is printed beside."""
        if self._number is not None and self.typed:
            self.blocks.append(Line(self._number))
        elif self._number is not None:
            self.unprinted.append(self._number)
        self._number = None

    def lines(self) -> tuple[Line, ...]:
        """Every line, those in tables too."""
        return tuple(Printed(tuple(self.blocks)).lines())


def _line(runs: Sequence[Run], look: Look) -> Line:
    text, places = _collapsed("".join(run.text for run in runs))
    ends = [places[end] for end in accumulate(len(run.text) for run in runs)]
    return Line(
        text,
        style=look.style(runs),
        links=tuple(_links(runs, text, ends)),
        notes=tuple(
            replace(run.note, anchor=end) for run, end in zip(runs, ends, strict=True) if run.note
        ),
    )


def _links(runs: Sequence[Run], text: str, ends: Sequence[int]) -> Iterator[Hyperlink]:
    """Links that say something other than their own address; runs of one link joined."""
    start = 0
    targets = ((run.look.target, end) for run, end in zip(runs, ends, strict=True))
    for target, group in groupby(targets, key=itemgetter(0)):
        *_, (_, end) = group
        printed = text[start:end]
        if target is not None and printed.strip() and not says(printed, target):
            lead, tail = len(printed.lstrip()), len(printed.rstrip())
            yield Hyperlink(start + len(printed) - lead, start + tail, target)
        start = end


def _collapsed(text: str) -> tuple[str, list[int]]:
    """The text with white space folded, and where each place of the text stands in it.

    A line break between Chinese characters is no space (CSS Text 3, segment break transformation).
    """
    parts: list[str] = []
    places: list[int] = []
    end = length = 0
    for space in _SPACE.finditer(text):
        parts += (text[end : space.start()], _printed_space(text, space))
        places += range(length, length + space.start() - end + 1)
        length += len(parts[-2]) + len(parts[-1])
        places += [length] * (len(space[0]) - 1)
        end = space.end()
    places += range(length, length + len(text) - end + 1)
    return "".join((*parts, text[end:])), places


def _printed_space(text: str, space: re.Match[str]) -> str:
    if not space.start() or space.end() == len(text):
        return ""
    before, after = text[space.start() - 1], text[space.end()]
    return "" if "\n" in space[0] and is_chinese(before) and is_chinese(after) else " "
