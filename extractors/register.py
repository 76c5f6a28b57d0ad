"""One key for each session and meeting of a document, however it is named in its places."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import regex

from extractors.folding import fold
from extractors.gatherings import Named
from extractors.head import Head
from extractors.names import stems
from extractors.patterns import pattern
from extractors.readings import Reading
from schemas.language import Language
from schemas.words import words

_OWNER = regex.compile(
    r"\s(?:of|de|del|du)\s(?:the\s|la\s|l')?(?P<name>\p{Lu}[\p{L}-]*"
    r"(?: (?:(?:of|the|on|for|and|de|del|la|las|los|du|des|et|y|d'|l') ?){0,3}\p{Lu}[\p{L}-]*)*)"
)
_STEM = 5  # letters by which two forms of a word are known as one
_SPECIAL = ("special", "extraordinary")  # sessions that are counted apart from the others
_CAPITALS = regex.compile(r"\p{Lu}[\p{L}-]*")
_Form = tuple[str, int | None, bool]


class Register:
    """Knows the gatherings of one document by organ, kind, number and whether resumed."""

    def __init__(
        self, found: Sequence[Reading], head: Head, body: str | None, language: Language
    ) -> None:
        """Learn from every naming that has its organ beside it."""
        self.body = body
        self.language = language
        self.main = head.gathering
        self._name = fold(head.body.text).plain.casefold() if head.body is not None else ""
        self._connected = pattern(rf"\s*(?:(?:{words(language).connectors})\s*)*", language)
        self._beside: dict[_Form, set[str]] = {}
        for reading in found:
            for naming in reading.gatherings:
                organ = self._named_beside(reading, naming)
                if organ is not None:
                    self._beside.setdefault(naming.key, set()).add(organ)

    def key(self, reading: Reading, naming: Named) -> str:
        """What tells one gathering from the others, the same in every place it is named."""
        naming = self.meant(naming)
        resumed = "-resumed" if naming.session == "resumed" else ""
        number = naming.number or "unnumbered"
        return f"{self.organ(reading, naming) or 'other'}-{naming.kind}-{number}{resumed}"

    def meant(self, naming: Named) -> Named:
        """A gathering named without its number is the one the document is about, if of its kind."""
        main = self.main
        if main is not None and naming.number is None and naming.kind == main.kind:
            return main if naming.session in (None, main.session) else naming
        return naming

    def is_main(self, naming: Named) -> bool:
        """Whether a naming is of the gathering that the document is about."""
        return self.main is not None and self.meant(naming).key == self.main.key

    def organ(self, reading: Reading, naming: Named) -> str | None:
        """The organ that holds a gathering: named beside it here or elsewhere, else the body."""
        here = self._named_beside(reading, naming)
        if here is not None:
            return here
        if self.is_main(naming):
            return self.body
        elsewhere = self._beside.get(naming.key, set())
        if len(elsewhere) == 1:
            return next(iter(elsewhere))
        return self.body if self._may_be_own(reading, naming) else None

    def _named_beside(self, reading: Reading, naming: Named) -> str | None:
        for name in reading.names:
            if name.kind != "organ" or name.key == "bureau":
                continue
            first, last = sorted([(name.start, name.end), (naming.start, naming.end)])
            if last[0] >= first[1] and self._connected.fullmatch(reading.plain, first[1], last[0]):
                return name.key
        return None

    def _alike(self, one: str, other: str) -> bool:
        """Whether two names share a word, as meetings of one row do; short names may share none."""
        short = any(character.isdigit() for text in (one, other) for character in text)
        pairs = product(stems(one, self.language), stems(other, self.language))
        return short or any(a[:_STEM] in b or b[:_STEM] in a for a, b in pairs)

    def _of_lower(self, plain: str, naming: Named) -> bool:
        """Whether the name of a lower organ, not the body, stands right beside a gathering."""
        lower = words(self.language).lower_organs
        ahead = pattern(rf"(?P<organ>{lower})\s*$", self.language)
        behind = pattern(rf"\s*(?:\p{{L}}+ ){{0,2}}(?P<organ>{lower})", self.language)
        found = ahead.search(plain[: naming.start]) or behind.match(plain, naming.end)
        return found is not None and found["organ"].casefold() not in self._name

    def _may_be_own(self, reading: Reading, naming: Named) -> bool:
        """Whether a gathering can be the body's: of the kind the document is about, numbered up to
        the next, with no other owner beside."""
        if self.main is None or naming.kind not in ("session", self.main.kind):
            return False
        if naming.kind == "meeting" and not self._alike(naming.text, self.main.text):
            return False
        owner = _OWNER.match(reading.plain, naming.end)
        parts = _CAPITALS.findall(owner["name"]) if owner is not None else []
        own = all(part.casefold() in self._name for part in parts)
        own = own and not self._of_lower(reading.plain, naming)
        apart = naming.session == "regular" and self.main.session in _SPECIAL
        return own and (apart or (naming.number or 0) <= (self.main.number or 0) + 1)
