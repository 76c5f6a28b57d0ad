"""Words around a date that may say what it is of: verbs, nouns, sessions and meetings by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from extractors.gatherings import Named
from extractors.patterns import before, pattern
from schemas.language import Language
from schemas.words import words

Verb = Literal["held", "opens", "closes", "adopted", "decided", "elected", "issued", "apart"]
Noun = Literal[
    "bureau",
    "sessions",
    "meets",
    "submissions",
    "documents",
    "papers",
    "plan",
    "accounts",
    "deadline",
    "groups",
    "received",
]
Kind = Verb | Noun | Literal["named", "this", "act", "organ"]
VERBS: tuple[Verb, ...] = get_args(Verb)
NOUNS: tuple[Noun, ...] = get_args(Noun)
_ACTS = ("resolution", "decision", "declaration")
_OWNED = 20  # letters between a session and the organ that holds it
_FIRST: tuple[Verb | Noun, ...] = (
    "received",
    "deadline",
    "apart",
    "plan",
)  # names of days that hold words of other kinds


@dataclass(frozen=True, slots=True)
class Cue:
    """One word or name, characters `start` to `end` of the folded text."""

    kind: Kind
    start: int
    end: int
    naming: Named | None = None

    @property
    def is_verb(self) -> bool:
        """Whether it says what happens, not what it happens to."""
        return self.kind in VERBS


def cues(
    plain: str, start: int, end: int, namings: Sequence[Named], language: Language
) -> tuple[Cue, ...]:
    """Every cue of a part of a text, in order; a name is one cue, whatever words it holds."""
    inside = [n for n in namings if start <= n.start and n.end <= end]
    kept = [Cue("named", n.start, n.end, n) for n in inside if not _alias(n, plain)]
    for cue in _words(plain, start, end, language):
        taken = any(other.start < cue.end and cue.start < other.end for other in kept)
        if not taken and not _owner(cue, kept, plain):
            kept.append(cue)
    return tuple(sorted(kept, key=lambda cue: (cue.start, cue.end)))


def _alias(naming: Named, plain: str) -> bool:
    """Whether a name in brackets repeats the one before: "tenth session of the Parties (MOP10)"."""
    return (
        plain[naming.start - 1 : naming.start] == "(" and plain[naming.end : naming.end + 1] == ")"
    )


def _owner(cue: Cue, kept: Sequence[Cue], plain: str) -> bool:
    """Whether a noun names the organ that holds a session: "sixth meeting of the Conference"."""
    named = (other for other in kept if other.kind == "named" and other.end <= cue.start)
    gaps = (plain[other.end : cue.start] for other in named)
    return cue.kind == "meets" and any(len(gap) <= _OWNED and "," not in gap for gap in gaps)


def _words(plain: str, start: int, end: int, language: Language) -> Iterator[Cue]:
    known = words(language)
    kinds: tuple[Verb | Noun, ...] = (*_FIRST, *VERBS, *NOUNS)
    forms: list[tuple[Kind, str]] = [("this", known.this_gathering)]
    forms += [(kind, getattr(known.cues, kind)) for kind in dict.fromkeys(kinds)]
    forms += [
        ("act", "|".join(known.outcomes[kind] for kind in _ACTS)),
        ("organ", known.organ_nouns),
    ]
    for kind, form in forms:
        for match in pattern(rf"(?:{form})", language).finditer(plain, start, end):
            if match.end() > match.start():
                cue = Cue(kind, match.start(), match.end())
                if not (kind in ("this", "sessions") and _compared(cue, plain, start, language)):
                    yield cue


def _compared(cue: Cue, plain: str, start: int, language: Language) -> bool:
    """Whether a session is only what something else comes before or after."""
    lead = before(rf"(?:{words(language).cues.relative})", language)
    return lead.search(plain, start, cue.start) is not None
