"""Blocks with the part each plays: heading, numbered paragraph, point, bullet, text, table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.contents import contents
from extractors.inner_lists import announced, within
from extractors.marks import Head, Mark, head, lonely, stem
from extractors.numbered_headings import numbered_headings
from extractors.ranks import heading_styles
from extractors.shape import Shape
from schemas.language import Language
from schemas.source import Grid, Line

Part = Literal["heading", "paragraph", "point", "bullet", "text", "contents", "table", "rule"]
_INNER = "inner "  # a list 1. 2. 3. within paragraph 5. of the same form
_HEADING = "heading "  # a title 1. between the paragraphs 17. and 18. of the same form
_WITHIN = "within "  # the same, where the next number of the form goes on with what holds it
_NESTED = ("decimals", "dashed", "lettered", "parted")  # 4.1 says itself that it stands below 4


@dataclass(frozen=True, slots=True)
class Piece:
    """One block, its part, and for lines the number taken off the head of the text."""

    part: Part
    block: Line | Grid
    mark: Mark | None = None
    bullet: str | None = None
    restored: bool = False

    @property
    def text(self) -> str:
        """The text of a line, nothing for a table."""
        return self.block.text if isinstance(self.block, Line) else ""


def pieces(blocks: Sequence[Line | Grid], language: Language) -> tuple[Piece, ...]:
    """The blocks in order, each with its part; numbers are read so that they form sequences."""
    return tuple(_Classifier(language).run(blocks))


def _bare(block: Line | Grid, found: Head | None) -> Line | None:
    """A numbered line without its number."""
    if not isinstance(block, Line) or found is None or not found.marks:
        return None
    return block if found.automatic else block.cut(found.marks[0].end)


def _plain(block: Line | Grid) -> Piece:
    return Piece("contents" if isinstance(block, Line) else "table", block)


def _as(rank: str, prefix: str, found: Head | None) -> Head | None:
    """The readings of a number at another rank, in a sequence of its own."""
    if found is None:
        return None
    marks = (replace(m, rank=rank, style=f"{prefix}{m.style}") for m in found.marks)
    return replace(found, marks=tuple(marks))


class _Classifier:
    """Reads marks in the light of those before them."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._shape = Shape(language)
        self._headings: list[Mark] = []
        self._paragraphs: dict[str, Mark] = {}
        self._points: list[Mark] = []
        self._resting: list[Mark] = []  # points that a numbered paragraph broke off
        self._announced = False
        self._heading_styles: frozenset[str] = frozenset()

    def run(self, blocks: Sequence[Line | Grid]) -> Iterator[Piece]:
        listed = contents(blocks)
        heads = [
            head(b, self._language) if isinstance(b, Line) and i not in listed else None
            for i, b in enumerate(blocks)
        ]
        bare = [_bare(b, h) for b, h in zip(blocks, heads, strict=True)]
        titles = [line is not None and self._shape.title(line) for line in bare]
        running = [line is not None and self._shape.runs(line.text) for line in bare]
        inner = within(blocks, heads) | announced(
            blocks, heads, self._shape.announces, self._shape.sentence
        )
        heads = [_as("point", _WITHIN, h) if i in inner else h for i, h in enumerate(heads)]
        between = numbered_headings(heads, titles, self._announced_titles(blocks, titles))
        heads = [_as("label", _HEADING, h) if i in between else h for i, h in enumerate(heads)]
        self._heading_styles = heading_styles(heads, titles, running)
        for block, found in zip(blocks, heads, strict=True):
            piece = _plain(block) if found is None else self._line(block, found)
            yield piece
            self._announced = self._shape.announces(piece.text)

    def _announced_titles(
        self, blocks: Sequence[Line | Grid], titles: Sequence[bool]
    ) -> list[bool]:
        """For each block, whether it follows an announcing line with titles alone between them."""
        announced = [False]
        for block, title in zip(blocks, titles, strict=True):
            opens = isinstance(block, Line) and self._shape.announces(block.text)
            announced.append(opens or (title and announced[-1]))
        return announced[:-1]

    def _line(self, block: Line | Grid, found: Head) -> Piece:
        assert isinstance(block, Line)
        line = block
        if lonely(line) and not line.notes:
            return Piece("rule", line)
        for choose in (self._as_continuation, self._as_start, self._as_leap):
            piece = choose(line, found)
            if piece is not None:
                return piece
        if found.bullet is not None:
            bare = line if found.automatic else line.cut(found.end)
            return Piece("bullet", replace(bare, number=None), bullet=found.bullet)
        if line.number is not None:  # it counts nothing, and is text
            line = replace(Line(f"{line.number} ").then(line, ""), style=line.style)
        return Piece("text", line)

    def _as_continuation(self, line: Line, found: Head) -> Piece | None:
        """The reading that goes on with an open sequence, the innermost first."""
        nested = self._announced and any(mark.value == 1 for mark in found.marks)
        for mark in found.marks:
            # after "…:" a list starts, though (i) could follow (h)
            started = nested and mark.rank == "point"
            following = None if started or self._resumes(mark, line) else self._following(mark)
            if following is not None:
                return self._piece("point", line, following, found)
        for mark in found.marks:
            part = self._rank(mark)
            last = self._last(mark, part)
            if last is not None and mark.value == last.value + 1 and part != "point":
                return self._take(part, line, mark, found)
        return self._as_resumption(line, found)

    def _as_resumption(self, line: Line, found: Head) -> Piece | None:
        """A title that goes on with points which the paragraphs about them broke off."""
        bare = line if found.automatic else line.cut(found.end)
        for mark in found.marks if self._shape.title(bare) else ():
            if any(m.style == mark.style and mark.value == m.value + 1 for m in self._resting):
                self._open_point(mark)
                return self._piece("point", line, mark, found)
        return None

    def _resumes(self, mark: Mark, line: Line) -> bool:
        """Whether running text goes on with the paragraphs, though a list within could too."""
        last = self._paragraphs.get(mark.style)
        follows = last is not None and mark.value == last.value + 1
        return follows and self._shape.sentence(line.text[mark.end :])

    def _following(self, mark: Mark) -> Mark | None:
        """A mark that goes on with an open list, as one of its points; lists inside are closed."""
        for depth in range(len(self._points) - 1, -1, -1):
            last = self._points[depth]
            if last.style in (mark.style, _INNER + mark.style) and mark.value == last.value + 1:
                self._points[depth:] = [replace(mark, style=last.style)]
                return self._points[depth]
        return None

    def _as_start(self, line: Line, found: Head) -> Piece | None:
        for mark in found.marks:
            if mark.value == 1 and not self._orphan(mark):
                part = self._rank(mark)
                if self._starts_within(part, mark):
                    part, mark = "point", replace(mark, style=f"{_INNER}{mark.style}")
                if part == "point":
                    self._open_point(mark)
                    return self._piece("point", line, mark, found)
                return self._take(part, line, mark, found)
        return None

    def _orphan(self, mark: Mark) -> bool:
        """Whether a number such as 17.1 stands below none that is open, nor goes on with 16.x."""
        if not mark.style.startswith("decimals"):
            return False
        above = mark.text.strip(" .[]").rpartition(".")[0]
        if not above.isdecimal() or int(above) == 1:
            return False
        last = self._paragraphs.get(mark.style)
        opened = [*self._headings, *self._paragraphs.values(), *self._points]
        follows = last is not None and last.text.strip("[ ").startswith(f"{int(above) - 1}.")
        return bool(opened) and not follows and int(above) not in {m.value for m in opened}

    def _starts_within(self, part: Part, mark: Mark) -> bool:
        """Whether a colon announces a list whose numbers look like those of what holds it."""
        if not self._announced or part == "point":
            return False
        headed = any(heading.style == mark.style for heading in self._headings)
        return headed or (
            part == "paragraph"
            and not mark.style.startswith(_NESTED)
            and bool(self._paragraphs or self._points)
        )

    def _as_leap(self, line: Line, found: Head) -> Piece | None:
        """A number that continues nothing: kept as a number where its form leaves no doubt."""
        for mark in found.marks:
            part = self._rank(mark)
            if mark.rank == "item" and not any(h.style == mark.style for h in self._headings):
                continue  # "Agenda item 17" on a title page counts nothing
            if part == "paragraph" and self._certain(mark, found):
                return self._take(part, line, mark, found)
            sure = mark.rank == "label" or mark.style.startswith(_HEADING)
            if part == "heading" and (sure or len(mark.text.strip(".、")) > 1):
                return self._take(part, line, mark, found)
            if part == "point" and mark.text[0] in "(（":
                self._open_point(mark)
                return self._piece("point", line, mark, found)
        return None

    def _certain(self, mark: Mark, found: Head) -> bool:
        weak = any(mark.style.endswith(f"{sign}(?=\\s)") for sign in ("[-–—]",))
        return found.automatic or (not weak and not mark.style.startswith("decimals"))

    def _rank(self, mark: Mark) -> Part:
        if mark.rank in ("item", "label") or mark.style in self._heading_styles:
            return "heading"
        if mark.rank == "paragraph":
            return "paragraph"
        counted = mark.rank == "heading" or mark.style.startswith("decimal")
        return "paragraph" if counted and self._top_level(mark) else "point"

    def _top_level(self, mark: Mark) -> bool:
        """Whether 1) or 一、 numbers the paragraphs themselves: none are numbered otherwise."""
        if mark.style in self._paragraphs:
            return True
        return not self._announced and not self._points and not self._paragraphs

    def _last(self, mark: Mark, part: Part) -> Mark | None:
        if part == "paragraph":
            return self._paragraphs.get(mark.style)
        return next((m for m in reversed(self._headings) if m.style == mark.style), None)

    def _take(self, part: Part, line: Line, mark: Mark, found: Head) -> Piece:
        if not any(mark.text.startswith(f"{stem(p.text)}.") for p in self._points):
            if part == "heading" or self._points:
                self._resting = self._points if part == "paragraph" else []
            self._points = []  # but II.1 stands within the list of II.
        if part == "paragraph":
            self._paragraphs[mark.style] = mark
        else:
            styles = [m.style for m in self._headings]
            depth = styles.index(mark.style) if mark.style in styles else len(styles)
            self._headings[depth:] = [mark]
        return self._piece(part, line, mark, found)

    def _open_point(self, mark: Mark) -> None:
        styles = [m.style for m in self._points]
        inner = self._announced and mark.value == 1 and styles[-1:] != [mark.style]
        if mark.style in styles and not inner:
            del self._points[styles.index(mark.style) :]
        self._points.append(mark)

    def _piece(self, part: Part, line: Line, mark: Mark, found: Head) -> Piece:
        bare = line if found.automatic else line.cut(mark.end)
        return Piece(part, replace(bare, number=None), mark, found.bullet)
