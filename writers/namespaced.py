"""Elements of one namespace, with children or with text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from schemas.akn import Element
from schemas.printable import printable


@dataclass(frozen=True, slots=True)
class Namespace:
    """Makes elements of a namespace; `prefixes` are declared where they are first used."""

    address: str
    prefixes: Mapping[str | None, str]

    def of(self, tag: str, *children: Element) -> Element:
        """An element with children."""
        # lxml takes None for the default namespace, which its stubs do not know
        element = etree.Element(f"{{{self.address}}}{tag}", nsmap=dict(self.prefixes))  # type: ignore[arg-type]
        element.extend(children)
        return element

    def say(self, tag: str, text: str) -> Element:
        """An element with a text, without the characters that XML cannot hold."""
        element = self.of(tag)
        element.text = printable(text)
        return element
