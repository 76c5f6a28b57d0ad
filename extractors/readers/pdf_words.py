"""Characters of a PDF page to words, as PDFium places them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import pypdfium2 as pdfium

from extractors.folding import is_chinese
from extractors.readers.pdf_characters import ARABIC, Character, Characters, Mapping
from extractors.readers.pdf_page import Word

# Share of the font size from which a gap is read as a space. Between Chinese characters, or
# beside them, programs set wider gaps that are no spaces: a quarter of the size beside digits.
SPACE = 0.2
SPACE_BESIDE_CHINESE = 0.45
_KERNED = 0.12  # the same after letters that touch each other
_SLOPING = frozenset("AÀÁÂÃÄÅTVWYÝ")  # letters that are set closer to a space before them
_OPENING = frozenset("([{«“‘\"'/-–—")
_TOUCHING = 0.03  # up to which letters touch
SPACE_IN_ARABIC = 0.8  # letters are drawn apart to fill the line; spaces are typed
_BACKWARDS = -0.6  # further back than an accent or kerning goes: another place on the line
_SAME_LINE = 0.12  # share of the size by which base lines of one word may differ
_SYMBOL_MARKS = frozenset("*†‡")  # of notes; apart from the word they stand after
_JOINED = re.compile("[\u0620-\u065f\u0670-\u06d3\u06d5-\u06ed]")  # letters and vowel signs


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page, how many characters had no meaning, and what is not set upright.

    `turned` holds words by the quarters clockwise that they are turned, None for those aslant.
    """

    words: tuple[Word, ...]
    undecoded: int
    turned: dict[int | None, tuple[Word, ...]]

    @property
    def turn(self) -> int:
        """The quarters clockwise by which most of the text is turned."""
        lengths = {turn: _length(words) for turn, words in self.turned.items() if turn}
        most = max(lengths, key=lengths.__getitem__, default=0)
        return most if lengths.get(most, 0) > _length(self.words) else 0


def words(page: pdfium.PdfPage, mapping: Mapping) -> Words:
    """The words of a page in the order of its content; `mapping` turns its points into ours."""
    textpage = page.get_textpage()
    try:
        reader = Characters(textpage.raw, mapping)
        found: dict[int | None, list[Word]] = {}
        for turn, word in words_of(reader.characters()):
            found.setdefault(turn, []).append(word)
        upright = tuple(found.pop(0, ()))
        turned = {turn: tuple(words) for turn, words in found.items()}
        return Words(upright, reader.undecoded, turned)
    finally:
        textpage.close()


def _length(words: Iterable[Word]) -> int:
    return sum(len(word.text) for word in words)


def words_of(characters: Iterable[Character]) -> Iterator[tuple[int | None, Word]]:
    """Words of characters in the order of PDFium, each with the turn that it is set in."""
    run: list[Character] = []
    for character in characters:
        if run and _closes_up(run, character):
            character = replace(character, spaced=True)
        if run and not _continues(run[-1], character):
            yield run[0].look.turn, _word(run)
            run = []
        run.append(character)
    if run:
        yield run[0].look.turn, _word(run)


def _closes_up(run: Sequence[Character], character: Character) -> bool:
    """Whether a gap after letters that touch is a space that kerning made narrow, as in L A."""
    last, size = run[-1], character.look.size
    gap = character.left - last.right
    if not _KERNED * size < gap <= SPACE * size:
        return False
    return (
        (len(run) == 1 or last.left - run[-2].right < _TOUCHING * size)
        and not is_wide(last.text)
        and last.text not in _OPENING
        and character.text in _SLOPING
        and _continues(last, character)
    )


def _continues(last: Character, character: Character) -> bool:
    if character.look.turn != 0:
        return character.look.turn == last.look.turn and not character.spaced
    return (
        not character.spaced
        and (character.look is last.look or character.look == last.look)
        and (character.text in _SYMBOL_MARKS) == (last.text in _SYMBOL_MARKS)
        and abs(character.baseline - last.baseline) <= _SAME_LINE * last.look.size
        and _adjacent(last, character)
    )


def _adjacent(last: Character, character: Character) -> bool:
    """Whether two characters touch, in either direction of writing."""
    size = last.look.size
    if character.joined or character.left == last.left:
        return True  # letters of one ligature
    gap = max(character.left - last.right, last.left - character.right)
    if gap <= SPACE * size:
        return gap > _BACKWARDS * size
    return gap <= space(last.text, character.text) * size


def space(before: str, after: str) -> float:
    """From which gap on, as a share of the font size, white space is read between characters."""
    if ARABIC.match(before[-1:]) and ARABIC.match(after[:1]):
        return SPACE_IN_ARABIC
    chinese = is_wide(before[-1:]) or is_wide(after[:1])
    return SPACE_BESIDE_CHINESE if chinese else SPACE


def is_wide(character: str) -> bool:
    """Whether a character is Chinese, or of full width."""
    return is_chinese(character) or "\uff00" <= character <= "\uffef"


def _word(run: list[Character]) -> Word:
    look = run[0].look
    return Word(
        text="".join(character.text for character in _spelt(run)),
        left=min(character.left for character in run),
        right=max(character.right for character in run),
        baseline=run[0].baseline,
        size=look.size,
        bold=look.bold,
        italic=look.italic,
        spaced=run[0].spaced,
        stops=_stops(run),
    )


def _stops(run: list[Character]) -> tuple[tuple[float, float], ...]:
    """Sides of each character; kept of a word that may stand in a row from right to left."""
    plain = all(character.text.isascii() and character.text.isalpha() for character in run)
    spelt = [] if plain else _spelt(run)
    if any(len(character.text) > 1 for character in spelt):
        return ()
    return tuple((character.left, character.right) for character in spelt)


def _spelt(run: list[Character]) -> list[Character]:
    """The characters in reading order: PDFium turns some Arabic words about, and ligatures."""
    return [
        character
        for arabic, group in groupby(run, key=lambda character: bool(_JOINED.match(character.text)))
        for character in (_from_the_right(list(group)) if arabic else group)
    ]


def _from_the_right(letters: list[Character]) -> Iterator[Character]:
    """Arabic letters from right to left; a vowel sign stays behind what it was drawn after."""
    stretch: list[Character] = []
    for letter in letters:
        if stretch and not _turned_about(stretch[-1], letter):
            yield from stretch[::-1]
            stretch = []
        stretch.append(letter)
    yield from stretch[::-1]


def _turned_about(before: Character, after: Character) -> bool:
    """Whether a letter drawn after another one stands before it, or in one ligature with it."""
    if not (ARABIC.match(before.text) and ARABIC.match(after.text)):
        return False
    return _middle(before) < _middle(after) or _sides(before) == _sides(after)


def _sides(character: Character) -> tuple[float, float]:
    return character.left, character.right


def _middle(character: Character) -> float:
    return (character.left + character.right) / 2
