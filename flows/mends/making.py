"""Elements put in, taken away and moved, with the text around them kept."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.profile.document import a, local
from schemas.akn import Element


def sub(parent: Element, tag: str, **attributes: str) -> Element:
    """A new element of the kind of another's children, not hung there yet."""
    return parent.makeelement(a(tag), attributes)


def insert(parent: Element, index: int, child: Element) -> None:
    """Put an element among others, laid out as they are."""
    before = parent[index - 1] if index else None
    if before is None:
        child.tail = parent.text
    else:
        child.tail, before.tail = before.tail, parent.text or before.tail
    parent.insert(index, child)


def insert_by(parent: Element, child: Element, order: Sequence[str]) -> None:
    """Put an element where a fixed order of names has it."""
    place = order.index(local(child))
    index = sum(
        local(other) in order and order.index(local(other)) <= place
        for other in parent
        if isinstance(other.tag, str)
    )
    insert(parent, index, child)


def remove(element: Element) -> None:
    """Take an element away with what it holds; what stands behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail or ""
    text = (parent.text if before is None else before.tail) or ""
    kept = tail if not text.strip() and not tail.strip() else text + tail
    if before is None:
        parent.text = kept
    else:
        before.tail = kept
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Take an element away and leave what it holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    index = parent.index(element)
    push(element, element.text or "")
    children = list(element)
    for offset, child in enumerate(children):
        parent.insert(index + offset, child)
    tail = element.tail or ""
    if children:
        children[-1].tail = (children[-1].tail or "") + tail
    else:
        push(element, tail)
    parent.remove(element)


def push(element: Element, text: str) -> None:
    """Add text before an element."""
    before = element.getprevious()
    parent = element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def wrapped(element: Element, tag: str, **attributes: str) -> Element:
    """Put a new element around another one."""
    parent = element.getparent()
    assert parent is not None
    outer = parent.makeelement(a(tag), attributes)
    outer.tail, element.tail = element.tail, None
    parent.replace(element, outer)
    outer.append(element)
    return outer
