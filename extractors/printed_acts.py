"""Resolutions and decisions that a document prints in full, each under its number and title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.folding import fold
from extractors.labels import act_label, annex_label
from extractors.marks import head
from extractors.patterns import pattern
from extractors.shape import Shape
from schemas.language import Language
from schemas.source import Grid, Line
from schemas.words import words

_NEAR = 4  # lines below the title of an act among which its text begins
_OPENING = 120  # characters among which the organ that speaks is named
_PARTS = 3  # lines between the label of an annex and an act that it holds
_BEGUN = (",", "،", "，", ":", "：", ";", "；", "؛")


@dataclass(frozen=True, slots=True)
class _Act:
    """Where an act begins: the place of its number, its label, its title, the lines of both."""

    place: int
    label: str
    title: Line
    lines: int


def headed(blocks: Sequence[Line | Grid], language: Language) -> tuple[Line | Grid, ...]:
    """The blocks, with the label and the title of every act printed in full as one heading.

    The label stands as the number of its line; so does that of an annex which an act has within
    it. A document that is one act itself stays as it is: label and title are its own.
    """
    acts = {act.place: act for act in _acts(blocks, language)}
    annexes = [i for i, block in enumerate(blocks) if labels_annex(block, language)]
    within = {*_within(annexes, sorted(acts))}
    main = next((place for place in annexes if place not in within), len(blocks))
    if sum(place < main for place in acts) == 1:
        return tuple(blocks)
    return tuple(_written(blocks, acts, within, language))


def labels_annex(block: Line | Grid, language: Language) -> bool:
    """Whether a block is a line that names an annex, and perhaps its title."""
    if not isinstance(block, Line) or block.number is not None:
        return False
    return annex_label(language).fullmatch(fold(block.text).plain.strip()) is not None


def _acts(blocks: Sequence[Line | Grid], language: Language) -> Iterator[_Act]:
    shape = Shape(language)
    for place in range(len(blocks)):
        act = _act(blocks, place, shape, language)
        if act is not None and _speaks(blocks, place + act.lines, language):
            yield act


def _act(
    blocks: Sequence[Line | Grid], place: int, shape: Shape, language: Language
) -> _Act | None:
    line = blocks[place]
    if not isinstance(line, Line) or line.number is not None:
        return None
    folded = fold(line.text)
    found = act_label(language).match(folded.plain)
    if found is None:
        return None
    start, end = folded.span(*found.span("label"))
    title = line.cut(folded.span(0, found.end())[1])
    label = line.text[start:end].strip()
    if title.text.strip():
        return _Act(place, label, title, 1) if shape.title(title) else None
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if not isinstance(below, Line) or _label(below, language):
        return None
    if not _titles(below, shape, language):
        return None
    return _Act(place, label, line.cut(len(line.text)).then(below, ""), 2)


def _titles(line: Line, shape: Shape, language: Language) -> bool:
    """Whether a line is a title without a number of its own."""
    return not head(line, language).marks and shape.title(line) and not line.text.endswith(_BEGUN)


def _label(block: Line | Grid, language: Language) -> bool:
    return isinstance(block, Line) and act_label(language).match(fold(block.text).plain) is not None


def _speaks(blocks: Sequence[Line | Grid], start: int, language: Language) -> bool:
    """Whether an organ begins to speak close below, or a first numbered paragraph stands there."""
    organs = pattern(rf"(?:{words(language).organ_nouns})", language)
    for block in blocks[start : start + _NEAR]:
        if not isinstance(block, Line) or _label(block, language):
            return False
        values = [mark.value for mark in head(block, language).marks]
        if values:
            return 1 in values
        organ = organs.search(fold(block.text).plain, 0, _OPENING)
        if organ is not None and (block.text.endswith(_BEGUN) or len(block.text) > _OPENING):
            return True
    return False


def _within(annexes: Sequence[int], acts: Sequence[int]) -> Iterator[int]:
    """The annexes of acts: they follow an act, and the next act is not what they hold."""
    part = 0
    for place in annexes:
        before = any(part <= act < place for act in acts)
        after = next((act for act in acts if act > place), None)
        if before and after is not None and after - place > _PARTS:
            yield place
        else:
            part = place


def _written(
    blocks: Sequence[Line | Grid], acts: Mapping[int, _Act], within: set[int], language: Language
) -> Iterator[Line | Grid]:
    passed = 0
    for place, block in enumerate(blocks):
        if place < passed:
            continue
        passed = place + 1
        if place in acts:
            passed = place + acts[place].lines
            block = replace(acts[place].title, number=acts[place].label)
        elif place in within and isinstance(block, Line):
            bare, label = block.cut(len(block.text)), block.text.strip()
            below = blocks[place + 1]
            if isinstance(below, Line) and _titles(below, Shape(language), language):
                passed, bare = place + 2, bare.then(below, "")
            block = replace(bare, number=label)
        yield block
