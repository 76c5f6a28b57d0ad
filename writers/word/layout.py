"""How a language sets its papers: numbering, fonts, direction, running header."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.data import build
from schemas.language import Language


@dataclass(frozen=True, slots=True)
class Mark:
    """The form of an automatic number: ST_NumberFormat of WordprocessingML, and its text.

    Words stand for numbers that Word has no format for; they are written as text.
    """

    format: str
    text: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Font:
    """A typeface, and the one to print with where it is not installed."""

    name: str
    instead: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The table `[phrases.layout]` of a language file."""

    code: str
    rtl: bool
    section: Mark
    division: Mark
    paragraph: Mark
    point: Mark
    page: str  # with {page}
    draft: str
    italics: bool  # whether the script has slanted letters
    hint: str  # which typeface sets marks that several scripts share: default, eastAsia, cs
    latin: Font
    east_asian: Font
    complex: Font
    tags: Mapping[str, str]  # BCP 47 of Latin, East Asian and complex text


def layout(language: Language) -> Layout:
    """The layout of a language."""
    table = dict(language.phrases["layout"])
    where = f"languages/{language.code}.toml, phrases.layout"
    for name in ("section", "division", "paragraph", "point"):
        table[name] = build(Mark, table[name], where)
    for name in ("latin", "east_asian", "complex"):
        table[name] = build(Font, table[name], where)
    return build(Layout, table, where, code=language.code, rtl=language.direction == "rtl")
