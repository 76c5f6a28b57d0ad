"""Names and small questions of WordprocessingML (ISO/IEC 29500-1, clause 17)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W: Final = f"{{{_W}}}"
R: Final = f"{{{_R}}}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NAMES: Final = {"w": _W}
_OFF: Final = frozenset(("0", "false", "off"))
# The strict variant of the standard differs in names only.
_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _R.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M.strip("{}").encode(),
}


def transitional(data: bytes) -> bytes:
    """XML of the strict variant with the names of the transitional one."""
    for strict, common in _STRICT.items():
        data = data.replace(strict, common)
    return data


def find(element: etree._Element | None, path: str) -> etree._Element | None:
    """The first element below at a path such as `w:pPr/w:numPr`."""
    return None if element is None else element.find(path, _NAMES)


def findall(element: etree._Element | None, path: str) -> list[etree._Element]:
    """Every element below at a path."""
    return [] if element is None else element.findall(path, _NAMES)


def val(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute in the namespace of Word, `w:val` unless another is named."""
    return None if element is None else element.get(W + name)


def number(element: etree._Element | None, name: str = "val") -> int | None:
    """An attribute that is a whole number; None where it is absent or none."""
    text = val(element, name)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as `w:b` is there and not turned off."""
    return element is not None and (val(element) or "1") not in _OFF


def first(properties: Iterable[etree._Element | None], path: str) -> etree._Element | None:
    """A property in the nearest of several places that state it."""
    for element in properties:
        found = find(element, path)
        if found is not None:
            return found
    return None
