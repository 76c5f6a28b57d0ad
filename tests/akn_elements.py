"""Looking into written XML, for tests."""

from __future__ import annotations

from functools import cache

from schemas.akn import AKN, Element, parse
from schemas.notice import (
    Notice,
)
from tests import factories
from tests.chinese import chinese
from writers.akn import write


def written(notice: Notice) -> Element:
    return parse(write(notice, factories.MARKUP_DATE))


@cache
def sample() -> Element:
    return written(chinese())


def find(root: Element, name: str) -> list[Element]:
    return list(root.iter(f"{{{AKN}}}{name}"))


def only(root: Element, name: str) -> Element:
    (found,) = find(root, name)
    return found


def tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def inline(notice: Notice, eid: str = "para_1__p_1") -> str:
    """The mixed content of a text, with tags but without attributes."""
    (found,) = (p for p in find(written(notice), "p") if p.get("eId") == eid)
    return shown(found)


def shown(element: Element) -> str:
    inner = "".join(f"<{tag(child)}>{shown(child)}</>{child.tail or ''}" for child in element)
    return (element.text or "") + inner
