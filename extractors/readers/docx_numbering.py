"""Automatic numbers of Word as a reader sees them (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from extractors.readers.docx_numerals import numeral
from extractors.readers.docx_styles import Styles
from extractors.readers.docx_xml import find, findall, first, is_on, number, val
from extractors.readers.picture_fonts import BULLETS

_PLACEHOLDER = re.compile(r"%([1-9])")
_DEEPEST = 8  # Word has nine levels, from 0
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as defined: `text` has %1 to %9 where numbers stand."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None  # restarts after levels above this one, from 1; 0 never
    style: str | None = None


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph stands in a list: the list instance, and the level from 0."""

    instance: int
    level: int


@dataclass(slots=True)
class _Counts:
    """How far an abstract list has been counted; instances of one list count together."""

    values: dict[int, int] = field(default_factory=dict)
    begun: set[tuple[int, int]] = field(default_factory=set)  # instance, level


class Numbering:
    """The lists of one document, counted as its paragraphs are read in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        """Read the definitions; None where the document has no numbering part."""
        self._styles = styles
        self._abstract = {
            number(element, "abstractNumId"): element for element in findall(root, "w:abstractNum")
        }
        self._instances = {number(element, "numId"): element for element in findall(root, "w:num")}
        self._counts: dict[int | None, _Counts] = {}
        self._levels: dict[int, dict[int, Level]] = {}

    def place(self, paragraph: etree._Element) -> ListPlace | None:
        """Where a paragraph stands in a list, by itself or through its style."""
        chain = self._styles.chain(paragraph)
        own = find(paragraph, "w:pPr/w:numPr")
        instance = number(first((own,), "w:numId"))
        if instance is None:
            instance = number(first(chain, "w:pPr/w:numPr/w:numId"))
        if not instance or instance not in self._instances:
            return None
        level = number(find(own, "w:ilvl"))
        if level is None:
            level = self._level_of_style(instance, chain)
        return ListPlace(instance, min(max(level, 0), _DEEPEST))

    def count(self, place: ListPlace) -> str | None:
        """Count one paragraph and give its number; None where the level prints none."""
        levels = self.levels(place.instance)
        level = levels.get(place.level, Level())
        values = self._advance(place, levels)
        if level.form == "bullet":
            return _bullet(level.text)
        return (
            _PLACEHOLDER.sub(lambda match: _part(match, level, levels, values), level.text) or None
        )

    def levels(self, instance: int) -> dict[int, Level]:
        """The levels of a list instance, its overrides in place."""
        if instance not in self._levels:
            element = self._instances[instance]
            levels = _levels(self._definition(element))
            for override in findall(element, "w:lvlOverride"):
                _override(levels, override)
            self._levels[instance] = levels
        return self._levels[instance]

    def _level_of_style(self, instance: int, chain: list[etree._Element]) -> int:
        keys = [val(style, "styleId") for style in chain]
        for level, definition in self.levels(instance).items():
            if definition.style is not None and definition.style in keys:
                return level
        return number(first(chain, "w:pPr/w:numPr/w:ilvl")) or 0

    def _definition(self, instance: etree._Element) -> etree._Element | None:
        """The abstract list of an instance; a list style leads on to another one."""
        abstract = self._abstract.get(number(find(instance, "w:abstractNumId")))
        linked = val(find(abstract, "w:numStyleLink"))
        if linked is None:
            return abstract
        style = self._styles.style(linked)
        other = self._instances.get(number(find(style, "w:pPr/w:numPr/w:numId")))
        return self._abstract.get(number(find(other, "w:abstractNumId")), abstract)

    def _advance(self, place: ListPlace, levels: dict[int, Level]) -> dict[int, int]:
        element = self._instances[place.instance]
        abstract = number(self._definition(element), "abstractNumId")
        counts = self._counts.setdefault(abstract, _Counts())
        start = levels.get(place.level, Level()).start
        if self._starts_over(element, place) and (place.instance, place.level) not in counts.begun:
            counts.values[place.level] = start
        else:
            counts.values[place.level] = counts.values.get(place.level, start - 1) + 1
        counts.begun.add((place.instance, place.level))
        for deeper in [level for level in counts.values if level > place.level]:
            if _restarts(levels.get(deeper, Level()), deeper, place.level):
                del counts.values[deeper]
        return counts.values

    def _starts_over(self, instance: etree._Element, place: ListPlace) -> bool:
        return any(
            number(override, "ilvl") == place.level
            and find(override, "w:startOverride") is not None
            for override in findall(instance, "w:lvlOverride")
        )


def _levels(abstract: etree._Element | None) -> dict[int, Level]:
    return {number(element, "ilvl") or 0: _level(element) for element in findall(abstract, "w:lvl")}


def _level(element: etree._Element) -> Level:
    start = number(find(element, "w:start"))
    return Level(
        start=0 if start is None else start,
        form=_form(element),
        text=val(find(element, "w:lvlText")) or "",
        legal=is_on(find(element, "w:isLgl")),
        restart=number(find(element, "w:lvlRestart")),
        style=val(find(element, "w:pStyle")),
    )


def _form(element: etree._Element) -> str:
    """The number format; newer ones are wrapped in alternatives for older programs."""
    form = find(element, "w:numFmt")
    if form is None:
        form = next(element.iter("{*}numFmt"), None)
    return val(form) or "decimal"


def _override(levels: dict[int, Level], override: etree._Element) -> None:
    index = number(override, "ilvl") or 0
    redefined = find(override, "w:lvl")
    if redefined is not None:
        levels[index] = _level(redefined)
    start = number(find(override, "w:startOverride"))
    if start is not None:
        levels[index] = replace(levels.get(index, Level()), start=start)


def _restarts(definition: Level, deeper: int, counted: int) -> bool:
    if definition.restart is None:
        return True
    return counted < min(definition.restart, deeper)


def _part(
    match: re.Match[str], level: Level, levels: dict[int, Level], values: dict[int, int]
) -> str:
    index = int(match[1]) - 1
    definition = levels.get(index, Level())
    form = "decimal" if level.legal and definition.form != "none" else definition.form
    return numeral(values.get(index, definition.start), form)


def _bullet(text: str) -> str | None:
    for picture, character in BULLETS.items():
        text = text.replace(picture, character)
    return _PRIVATE_USE.sub("•", text).strip() or None
