"""What the form of a line says in one language: it ends a sentence, announces, can be a heading."""

from __future__ import annotations

from extractors.folding import width
from schemas.language import Language
from schemas.source import Line
from schemas.words import outline_words

_CLOSERS = "\"'”’»）)]】〉》* ⁰¹²³⁴⁵⁶⁷⁸⁹"  # and the marks of notes
_COMMAS = (",", "،", "，", "、")


class Shape:
    """What the form of a line says in one language: does it end a sentence, announce, head."""

    def __init__(self, language: Language) -> None:
        """Take the stops and openers of the language."""
        words = outline_words(language)
        self._stops, self._openers = words.stops, words.openers

    def ends(self, text: str) -> bool:
        """Whether the text ends a sentence or a member of a list."""
        return text.rstrip(_CLOSERS)[-1:] in (*self._stops,)

    def announces(self, text: str) -> bool:
        """Whether the text ends by announcing what follows."""
        return text.rstrip(_CLOSERS)[-1:] in (*self._openers,)

    def sentence(self, text: str) -> bool:
        """Whether the text reads as running text: long enough, and ended."""
        closed = self.ends(text) or self.announces(text) or text.rstrip()[-1:] in _COMMAS
        return closed and width(" ".join(text.split())) >= 50

    def runs(self, text: str) -> bool:
        """Whether the text is running text or announces some."""
        return self.sentence(text) or self.announces(text)

    def title(self, line: Line) -> bool:
        """Whether a line can be a heading: short, not ended, no address in it."""
        text = line.text
        if not text or width(text) > 220 or self.announces(text) or "@" in text or "://" in text:
            return False
        if text.rstrip(_CLOSERS).endswith(_COMMAS):
            return False
        return not self.ends(text) or line.style.heading is not None
