"""Sessions and meetings as a text names them, by number and kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractors.passages import Passage
from extractors.patterns import ordinal_value, pattern
from schemas.language import Language
from schemas.vocabulary import SessionKind
from schemas.words import words


@dataclass(frozen=True, slots=True)
class Named:
    """One naming of a session or meeting; `start` and `end` count in the folded text."""

    kind: Literal["session", "meeting"]
    number: int | None
    session: SessionKind | None  # kind of session, where a word says so
    text: str
    start: int
    end: int

    @property
    def key(self) -> tuple[str, int | None, bool]:
        """What makes two namings the same: kind, number, resumed or not."""
        return self.kind, self.number, self.session == "resumed"


def named(passage: Passage, language: Language) -> tuple[Named, ...]:
    """Every session and meeting a passage names by number or kind, in order, longest first."""
    return named_in(passage.plain, language)


@lru_cache(maxsize=1024)  # several readers ask for those of the same text
def named_in(plain: str, language: Language) -> tuple[Named, ...]:
    """Every session and meeting that a folded text names."""
    found: list[Named] = []
    for form in words(language).gatherings:
        for match in pattern(form.form, language).finditer(plain):
            if not any(match.start() < n.end and n.start < match.end() for n in found):
                found.append(_named(form.kind, match, language))
    return tuple(sorted(found, key=lambda n: n.start))


def _named(kind: str, match, language: Language) -> Named:  # type: ignore[no-untyped-def]
    ordinal = match.groupdict().get("ordinal")
    number = _count(ordinal, language) if ordinal else None
    text = match[0]
    return Named(kind, number, session_kind(text, language), text, match.start(), match.end())  # type: ignore[arg-type]


def _count(ordinal: str, language: Language) -> int | None:
    return int(ordinal) if ordinal.isdigit() else ordinal_value(ordinal, language)


def session_kind(text: str, language: Language) -> SessionKind | None:
    """The kind of session a text says, None where no word of it says one."""
    for kind, form in words(language).session_kinds.items():
        if pattern(form, language).search(text):
            return kind  # type: ignore[return-value]
    return None
