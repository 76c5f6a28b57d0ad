"""Which headers and footers of a Word document are printed, and which of them is a letterhead."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from extractors.readers.docx_package import Package
from extractors.readers.docx_xml import R, W, find, findall, is_on, val
from schemas.source import ResidueReason

_REASONS: dict[str, ResidueReason] = {"header": "header", "footer": "footer"}


def margins(
    package: Package, main: etree._Element, settings: etree._Element | None
) -> Iterator[tuple[ResidueReason, etree._Element]]:
    """Each header and footer that some page shows, once, but for the letterhead."""
    relations = package.relations(package.main)
    even = is_on(find(settings, "w:evenAndOddHeaders"))
    seen = {letterhead(package, main)}
    for section in main.iter(W + "sectPr"):
        shown = {None: True, "default": True, "even": even, "first": _has_first(section)}
        for kind, reason in _REASONS.items():
            for reference in findall(section, f"w:{kind}Reference"):
                relation = relations.get(reference.get(R + "id", ""))
                if relation is None or relation.target in seen or not shown.get(_side(reference)):
                    continue
                seen.add(relation.target)
                root = package.part(relation.target)
                if root is not None:
                    yield reason, root


def letterhead(package: Package, main: etree._Element) -> str | None:
    """The part with the header that the first page alone has; None where it has none of its own."""
    section = next(main.iter(W + "sectPr"), None)
    if section is None or not _has_first(section):
        return None
    relations = package.relations(package.main)
    parts = {
        _side(reference) or "default": relation.target
        for reference in findall(section, "w:headerReference")
        if (relation := relations.get(reference.get(R + "id", ""))) is not None
    }
    first, other = (package.part(parts.get(side, "")) for side in ("first", "default"))
    if first is None or (other is not None and _said(first) == _said(other)):
        return None
    return parts["first"]


def _said(root: etree._Element) -> str:
    return "".join(str(piece) for piece in root.itertext(W + "t"))


def _side(reference: etree._Element) -> str | None:
    return val(reference, "type")


def _has_first(section: etree._Element) -> bool:
    return is_on(find(section, "w:titlePg"))
