"""How a browser prints an element: by its name, its attributes and its own style."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from extractors.readers.flow import Look
from extractors.readers.markup import Element, folded, name, whole

_NOTHING: Mapping[str, str] = {}
_PROPERTY = re.compile(r"\s*([a-z-]+)\s*:\s*([^;]*)")
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_ITALIC = frozenset(("i", "em", "cite", "dfn", "var", "address"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav"
    " ol p pre search section summary table tbody td tfoot th thead tr ul xmp listing"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_INLINE_DISPLAYS = frozenset(("inline", "inline-block", "inline-flex", "contents"))
_KEPT = re.compile(r"pre(?:-wrap|-line)?|break-spaces")
_NO_TARGET = re.compile(r"\s*(?:#|javascript:|data:|$)", re.IGNORECASE)


def properties(element: Element) -> Mapping[str, str]:
    """What the style attribute of an element sets, in small letters."""
    style = element.get("style")
    if style is None:
        return _NOTHING
    found = _PROPERTY.findall(style.lower())
    return {key: value.removesuffix("!important").strip() for key, value in found}


def look_of(element: Element, around: Look) -> Look:
    """How text inside an element is printed, given how text around it is."""
    own, tag = properties(element), name(element)
    return replace(
        around,
        bold=_bold(own.get("font-weight", ""), around.bold or tag in _BOLD),
        italic=_italic(own.get("font-style", ""), around.italic or tag in _ITALIC),
        raised=around.raised or tag == "sup" or own.get("vertical-align") == "super",
        kept=_kept(own.get("white-space"), around.kept or tag in ("pre", "listing", "xmp")),
        centred=_centred(element, own, tag, around.centred),
        heading=_heading(element, tag) or around.heading,
        target=_target(element, tag) or around.target,
    )


def is_block(element: Element) -> bool:
    """Whether an element begins and ends a paragraph."""
    display = properties(element).get("display")
    if display is None:
        return name(element) in _BLOCKS
    return display not in _INLINE_DISPLAYS


def in_one_line(element: Element, without: Callable[[Element], bool] = lambda _: False) -> str:
    """The text of an element, its paragraphs apart by a space, `without` some elements in it."""
    return folded("".join(_parts(element, without)))


def _parts(element: Element, without: Callable[[Element], bool]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        apart = " " * (name(child) == "br" or is_block(child))
        if name(child) and not without(child):
            yield apart
            yield from _parts(child, without)
        yield apart + (child.tail or "")


def _bold(weight: str, otherwise: bool) -> bool:
    if weight.isdigit():
        return int(weight[:4]) >= 600
    return {"bold": True, "bolder": True, "normal": False}.get(weight, otherwise)


def _italic(style: str, otherwise: bool) -> bool:
    return {"italic": True, "oblique": True, "normal": False}.get(style, otherwise)


def _kept(space: str | None, otherwise: bool) -> bool:
    return otherwise if space is None else _KEPT.fullmatch(space) is not None


def _centred(element: Element, own: Mapping[str, str], tag: str, otherwise: bool) -> bool:
    align = own.get("text-align") or element.get("align", "").strip().lower()
    return align == "center" if align else otherwise or tag == "center"


def _heading(element: Element, tag: str) -> int | None:
    if element.get("role") == "heading":
        return whole(element, "aria-level") or 2  # 2 where none is given (WAI-ARIA 1.2)
    return _HEADINGS.get(tag)


def _target(element: Element, tag: str) -> str | None:
    """Where a link leads outside the page."""
    href = element.get("href", "") if tag == "a" else ""
    return None if _NO_TARGET.match(href) else href.strip()
