"""Tables ruled across only, as the United Nations set them: columns are gaps between words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extractors.readers.list_marks import is_mark
from extractors.readers.pdf_page import LEVEL, Rule, Word, level_lines, union
from extractors.readers.pdf_tables import Frame, Opening, continuous

_SAME_SIDE = 6.0  # points by which rules of one table may end apart
_BETWEEN_PIECES = 6.0  # points between the lines under the heads of columns
_WIDE = 0.3  # share of the page that a table is wide
_GAP = 0.8  # of the size, between columns; words of a line stand closer
_SHORT = 0.8  # of the size: words closer than this are one piece of text
_APART = 1.25  # times the closest lines: a further line begins a row

Span = tuple[float, float]
Line = list[Word]


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two rules one below the other: its lines from top to bottom."""

    top: float
    bottom: float
    left: float
    right: float
    lines: list[Line]

    def gutters(self) -> list[Span]:
        """Places that no line covers, inside the band."""
        covered = sorted(piece for line in self.lines for piece in _pieces(line))
        found: list[Span] = []
        end = covered[0][1]
        for left, right in covered[1:]:
            if left - end >= _GAP * self.lines[0][0].size:
                found.append((end, left))
            end = max(end, right)
        return found


def open_frames(rules: Sequence[Rule], words: Sequence[Word], width: float) -> list[Frame]:
    """Tables between rules that run across; `words` and `rules` are those of no other table."""
    pieces = [rule for rule in rules if rule.horizontal]
    lines = continuous(pieces, _BETWEEN_PIECES)
    across = [rule for rule in lines if rule.right - rule.left > _WIDE * width]
    frames: list[Frame] = []
    for stack in _stacks(across):
        bands = [_band(above, below, words) for above, below in pairwise(stack)]
        for tabular, run in groupby(bands, key=_is_tabular):
            members = list(run)
            frame = _frame(members) if tabular and len(members) > 1 else None
            if frame is not None:
                frames.append(frame)
    return frames


def _stacks(across: Sequence[Rule]) -> list[list[Rule]]:
    """Rules of the same length one below the other."""
    stacks: list[list[Rule]] = []
    for rule in sorted(across, key=lambda rule: rule.top):
        alike = (stack for stack in stacks if _aligned(stack[-1], rule))
        stack = next(alike, None)
        if stack is None:
            stacks.append([rule])
        elif rule.top - stack[-1].top > LEVEL:  # a double rule is one
            stack.append(rule)
    return stacks


def _aligned(one: Rule, other: Rule) -> bool:
    return abs(one.left - other.left) <= _SAME_SIDE and abs(one.right - other.right) <= _SAME_SIDE


def _band(above: Rule, below: Rule, words: Sequence[Word]) -> _Band:
    left, right = min(above.left, below.left), max(above.right, below.right)
    inside = [
        word
        for word in words
        if above.top < word.middle[1] < below.top and left <= word.middle[0] <= right
    ]
    return _Band(above.top, below.top, left, right, level_lines(inside))


def _pieces(line: Line) -> Iterator[Span]:
    """Stretches of a line without a gap that could part columns."""
    start = end = None
    for word in sorted(line, key=lambda word: word.left):
        if start is None or end is None:
            start, end = word.left, word.right
        elif word.left - end <= _SHORT * word.size:
            end = max(end, word.right)
        else:
            yield start, end
            start, end = word.left, word.right
    if start is not None and end is not None:
        yield start, end


def _is_tabular(band: _Band) -> bool:
    """Whether a band has columns; numbers before the points of a list make none."""
    if not band.lines or not band.gutters():
        return False
    first = [min(line, key=lambda word: word.left).text for line in band.lines]
    return not all(map(is_mark, first))


def _frame(bands: list[_Band]) -> Frame | None:
    """One table of bands with common columns; the first band is its header."""
    gutters = _common([band.gutters() for band in bands[1:]])
    if not gutters:
        return None
    left, right = bands[0].left, bands[0].right
    columns = (left, *((start + end) / 2 for start, end in gutters), right)
    edges = [bands[0].top, bands[1].top]
    for band in bands[1:]:
        edges += [*_row_edges(band, gutters[0]), band.bottom]
    rows = tuple(
        tuple(
            Opening((x, top, end, bottom), row, column, 1, 1)
            for column, (x, end) in enumerate(pairwise(columns))
        )
        for row, (top, bottom) in enumerate(pairwise(edges))
    )
    header = 1 if len(bands) == 2 else None
    return Frame((left, edges[0], right, edges[-1]), columns, rows, header)


def _common(found: list[list[Span]]) -> list[Span]:
    """Gutters that go through all bands."""
    common = found[0]
    for other in found[1:]:
        common = [
            (max(a, c), min(b, d)) for a, b in common for c, d in other if min(b, d) > max(a, c)
        ]
    return common


def _row_edges(band: _Band, gutter: Span) -> Iterator[float]:
    """Heights between the rows of a band: where lines stand further apart, else at first cells."""
    boxes = [union([word.box for word in line]) for line in band.lines]
    gaps = [below[3] - above[3] for above, below in pairwise(boxes)]
    uneven = bool(gaps) and max(gaps) > min(gaps) * _APART
    lines = pairwise(band.lines)
    for (above, below), gap, pair in zip(pairwise(boxes), gaps, lines, strict=True):
        if gap > min(gaps) * _APART if uneven else _begins_row(*pair, gutter):
            yield (above[3] + below[1]) / 2


def _begins_row(last: Line, line: Line, gutter: Span) -> bool:
    """Whether the first cell of a line is a new one: its text would have fitted above."""
    cell = [word for word in line if word.middle[0] < gutter[0]]
    above = [word for word in last if word.middle[0] < gutter[0]]
    if not cell or not above:
        return bool(cell)
    first = min(cell, key=lambda word: word.left)
    room = gutter[1] - first.size - max(word.right for word in above)
    return not first.text[0].islower() and room > first.right - first.left + first.size * _SHORT
