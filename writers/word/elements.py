"""Elements of WordprocessingML by their own names."""

from __future__ import annotations

import re

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from lxml import etree
from lxml.etree import _Element as Element

__all__ = ["Element", "element", "properties", "qn", "serialised", "text"]

_MAIN = {"w": nsmap["w"]}
_PREFIX = f"{{{nsmap['w']}}}"
_NOT_XML = re.compile("[^\t\n\x20-\ufffd\U00010000-\U0010ffff]")


def element(name: str, *children: Element, **attributes: str | int) -> Element:
    """An element in the namespace w, with attributes in it too; children in the order given."""
    made: Element = oxml_parser.makeelement(f"{_PREFIX}{name}", nsmap=_MAIN)
    for attribute, value in attributes.items():
        made.set(f"{_PREFIX}{attribute}", str(value))
    made.extend(children)
    return made


def text(words: str, name: str = "t") -> Element:
    """A text element that keeps its white space; what XML cannot hold is left out."""
    made = element(name)
    made.text = _NOT_XML.sub("", words)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def properties(of: Element, name: str) -> Element:
    """The properties of an element, pPr or trPr, first in it; made where it has none."""
    for found in of.iterchildren(qn(f"w:{name}")):
        return found
    made = element(name)
    of.insert(0, made)
    return made


def serialised(root: Element) -> bytes:
    """A part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
