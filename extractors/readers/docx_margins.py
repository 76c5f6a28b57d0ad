"""Which headers and footers of a Word document are printed."""

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
    """Each header and footer that some page shows, once, in order of the sections."""
    relations = package.relations(package.main)
    even = is_on(find(settings, "w:evenAndOddHeaders"))
    seen = set()
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


def _side(reference: etree._Element) -> str | None:
    return val(reference, "type")


def _has_first(section: etree._Element) -> bool:
    return is_on(find(section, "w:titlePg"))
