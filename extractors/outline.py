"""The outline of a document: title block, body, annexes, from the lines printed on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.broken_titles import titles_joined
from extractors.eids import Eids
from extractors.listings import as_lines, numbers_items
from extractors.lone_numbers import with_lone_numbers
from extractors.patterns import pattern
from extractors.pieces import Piece, pieces
from extractors.printed_acts import headed, labels_annex
from extractors.reflow import reflowed
from extractors.restore import promoted, restored
from extractors.shape import Shape
from extractors.tree import units
from schemas.language import Language
from schemas.notice import Finding, Span
from schemas.outline import Annex, Outline, Unit
from schemas.source import Grid, Line, Residue, Source
from schemas.words import words

_GOES_ON = (",", "،", "，", "、", ";", "؛", "；")  # ends of text that is no heading


@dataclass(frozen=True, slots=True)
class Read:
    """An outline, what was left out of it as residue, and what was restored in it."""

    outline: Outline
    residue: tuple[Residue, ...]
    findings: tuple[Finding, ...]


def outline(source: Source, language: Language) -> Read:
    """The outline of a source; every text of it stands there once, in printed order."""
    eids = Eids()
    blocks = reflowed(source.blocks, language) if source.form == "txt" else source.blocks
    blocks = titles_joined(blocks, language)
    lines = tuple(with_lone_numbers(as_lines(blocks, language), language))
    main, *annexes = _parts(headed(lines, language), language)
    preface, body, parsed = _split(main, language)
    residue = [*_residue(parsed)]
    title = eids.blocks("preface", preface)
    tree = units(body, language, eids, "")
    found = []
    for count, part in enumerate(annexes, 1):
        head, rest, parsed = _split(part[1:], language)
        residue += _residue(parsed)
        found.append(_annex(f"att_{count}", part[0], head, rest, language, eids))
    made = Outline(title, tree, tuple(found))
    return Read(made, tuple(residue), tuple(_restorations(made)))


def _annex(
    eid: str,
    label: Line | Grid,
    head: Sequence[Line | Grid],
    rest: Sequence[Piece],
    language: Language,
    eids: Eids,
) -> Annex:
    assert isinstance(label, Line)
    text = eids.text(eids.new(f"{eid}__preface__label"), label)
    preface = eids.blocks(f"{eid}__preface", head)
    return Annex(eids.new(eid), text, preface, units(rest, language, eids, f"{eid}__"))


def _parts(blocks: Sequence[Line | Grid], language: Language) -> list[list[Line | Grid]]:
    """The blocks of the main part, then of each annex, its label first."""
    parts: list[list[Line | Grid]] = [[]]
    for block in blocks:
        if labels_annex(block, language):
            parts.append([])
        parts[-1].append(block)
    return parts


def _split(
    blocks: Sequence[Line | Grid], language: Language
) -> tuple[list[Line | Grid], list[Piece], tuple[Piece, ...]]:
    """The title block, the pieces of the body, and all pieces (for what they leave aside)."""
    shape = Shape(language)
    parsed = pieces(blocks, language)
    opening = (i for i in range(len(parsed)) if _opens_body(parsed, i, shape, language))
    start = next(opening, len(parsed))
    body = promoted(restored(parsed[start:], language), language)
    headed = _headed(body, shape)
    title = [piece.block for piece in parsed[:start] if piece.part != "rule"]
    return title, headed, (*parsed[:start], *headed)


def _opens_body(parsed: Sequence[Piece], index: int, shape: Shape, language: Language) -> bool:
    piece = parsed[index]
    if piece.part in ("heading", "paragraph", "point", "bullet"):
        return True
    if isinstance(piece.block, Grid):
        return numbers_items(piece.block, language)
    if piece.part != "text" or pattern(words(language).subject, language).match(piece.text):
        return False
    return shape.sentence(piece.text) or _titles_body(parsed, index, shape)


def _titles_body(parsed: Sequence[Piece], index: int, shape: Shape) -> bool:
    """An unnumbered heading opens the body when it has a heading style and text right below."""
    block = parsed[index].block
    if not isinstance(block, Line) or block.style.heading is None or index + 1 == len(parsed):
        return False
    below = parsed[index + 1]
    heads = isinstance(below.block, Line) and below.block.style.heading is not None
    return below.part in ("paragraph", "bullet") and not heads and index > 0


def _headed(body: Sequence[Piece], shape: Shape) -> list[Piece]:
    """The pieces with unnumbered lines that head what follows as headings."""
    return [
        Piece("heading", piece.block) if _heads(body, index, shape) else piece
        for index, piece in enumerate(body)
    ]


def _heads(body: Sequence[Piece], index: int, shape: Shape) -> bool:
    piece = body[index]
    block = piece.block
    if piece.part != "text" or not isinstance(block, Line) or not shape.title(block):
        return False
    if block.style.heading is not None:
        return True
    goes_on = piece.text.rstrip().endswith(_GOES_ON)
    if goes_on or index + 1 == len(body) or _announced(body, index, shape):
        return False
    after = body[index + 1]
    follows = after.part in ("paragraph", "heading") or shape.sentence(after.text)
    return follows and (block.style.bold or block.style.centred or _set_off(body, index, shape))


def _set_off(body: Sequence[Piece], index: int, shape: Shape) -> bool:
    """Whether a short line follows the end of a sentence, or a heading, or nothing."""
    if len(body[index].text) > 120:
        return False
    before = next((piece for piece in reversed(body[:index]) if piece.part != "rule"), None)
    return before is None or before.part == "heading" or shape.ends(before.text)


def _announced(body: Sequence[Piece], index: int, shape: Shape) -> bool:
    """Whether a line stands in a run of short lines that a colon announced."""
    for piece in reversed(body[:index]):
        if shape.announces(piece.text):
            return True
        if piece.part not in ("text", "bullet") or shape.sentence(piece.text):
            return False
    return False


def _residue(parsed: Sequence[Piece]) -> Iterator[Residue]:
    """Bullets that stand for nothing, and lines that hold nothing else."""
    for piece in parsed:
        assert piece.part == "table" or isinstance(piece.block, Line)
        place = (
            piece.block.places[0] if isinstance(piece.block, Line) and piece.block.places else None
        )
        if piece.part == "rule":
            yield Residue(piece.text, "rule", place)
        elif piece.bullet is not None and (piece.mark is not None or piece.bullet in "-*"):
            yield Residue(piece.bullet, "bullet", place)


def _restorations(made: Outline) -> Iterator[Finding]:
    lost = [unit for unit in made.walk() if unit.number is not None and unit.number.restored]
    if lost:
        numbers = ", ".join(unit.number.text.strip(".") for unit in lost if unit.number)
        yield Finding(
            "numbers-restored",
            "warn",
            f"paragraph numbers not printed, proved by the sequence: {numbers}",
            tuple(_start(unit) for unit in lost),
        )


def _start(unit: Unit) -> Span:
    text = next(unit.texts())
    return Span(text.eid, 0, len(text.text))
