"""How paragraphs and runs are printed: direct properties, then styles and those they build on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from extractors.readers.docx_xml import find, findall, first, is_on, number, val

_DEEPEST = 20  # styles that build on each other in a circle must end
_HEADING_NAME = re.compile(r"heading (\d)", re.IGNORECASE)
_BODY_LEVEL = 9  # outline level of text that is no heading


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run is printed; size in points."""

    bold: bool
    italic: bool
    size: float | None
    hidden: bool
    raised: bool


class Styles:
    """The styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        """Index the styles part; None where the document has none."""
        self._styles = {val(style, "styleId") or "": style for style in findall(root, "w:style")}
        self._defaults = find(root, "w:docDefaults")
        self._default_paragraph = next(
            (
                key
                for key, style in self._styles.items()
                if val(style, "type") == "paragraph" and val(style, "default") in ("1", "true")
            ),
            None,
        )

    def chain(self, paragraph: etree._Element) -> list[etree._Element]:
        """The paragraph's style and those it is based on, nearest first."""
        named = val(find(paragraph, "w:pPr/w:pStyle"))
        return self._based(named if named in self._styles else self._default_paragraph)

    def style(self, key: str) -> etree._Element | None:
        """A style by its identifier."""
        return self._styles.get(key)

    def heading(self, paragraph: etree._Element) -> int | None:
        """The outline level from 1 of a heading; None for other text."""
        chain = self.chain(paragraph)
        level = number(first((paragraph, *chain), "w:pPr/w:outlineLvl"))
        if level is not None:
            return level + 1 if level < _BODY_LEVEL else None
        names = (_HEADING_NAME.fullmatch(val(find(style, "w:name")) or "") for style in chain)
        return next((int(name[1]) for name in names if name), None)

    def centred(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph stands in the middle of the line."""
        return val(first((paragraph, *self.chain(paragraph)), "w:pPr/w:jc")) == "center"

    def run(self, run: etree._Element, paragraph: etree._Element) -> RunLook:
        """How a run of a paragraph is printed."""
        named = val(find(run, "w:rPr/w:rStyle"))
        places = (
            run,
            *self._based(named),
            *self.chain(paragraph),
            find(self._defaults, "w:rPrDefault"),
        )
        half_points = number(first(places, "w:rPr/w:sz"))
        return RunLook(
            bold=is_on(first(places, "w:rPr/w:b")),
            italic=is_on(first(places, "w:rPr/w:i")),
            size=half_points / 2 if half_points else None,
            hidden=is_on(first(places, "w:rPr/w:vanish")),
            raised=val(first(places, "w:rPr/w:vertAlign")) == "superscript",
        )

    def _based(self, key: str | None) -> list[etree._Element]:
        found: list[etree._Element] = []
        while key in self._styles and len(found) < _DEEPEST:
            style = self._styles[key]
            found.append(style)
            key = val(find(style, "w:basedOn"))
        return found
