"""What becomes of a Word file when all its tracked changes are accepted, or all rejected."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from tests.word_lint import W, WordFile, text_of

_RANGES = ("customXmlInsRangeStart", "customXmlInsRangeEnd")


def accepted(file: WordFile) -> etree._Element:
    """The body with every change made."""
    body = deepcopy(file.body)
    _resolve(body, keep="ins", drop="del")
    return body


def rejected(file: WordFile) -> etree._Element:
    """The body with every change undone."""
    body = deepcopy(file.body)
    for control in [node for node in body.iter(f"{W}sdt") if _is_inserted(node)]:
        _remove(control)
    for change in list(body.iter(f"{W}pPrChange")):
        before, after = change.find(f"{W}pPr/{W}pStyle"), change.getparent().find(f"{W}pStyle")
        after.set(f"{W}val", before.get(f"{W}val"))
    _resolve(body, keep="del", drop="ins")
    for node in body.iter(f"{W}delText"):
        node.tag = f"{W}t"
    return body


def lines(body: etree._Element) -> list[tuple[str, str]]:
    """Style and text of every paragraph below the masthead that holds text."""
    head = next(body.iter(f"{W}tbl"))
    inside = set(head.iter(f"{W}p"))
    found = [p for p in body.iter(f"{W}p") if p not in inside]
    return [(p.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), text_of(p)) for p in found if text_of(p)]


def _is_inserted(control: etree._Element) -> bool:
    """Whether both ends of a content control stand in ranges of what was put in."""
    content = control.find(f"{W}sdtContent")
    opens, closes = control.getprevious(), control.getnext()
    inner = (content[0].get(f"{W}id"), content[-1].get(f"{W}id"))
    if opens is None or opens.tag != f"{W}{_RANGES[0]}" or opens.get(f"{W}id") != inner[0]:
        return False
    return closes.tag == f"{W}{_RANGES[1]}" and closes.get(f"{W}id") == inner[1]


def _resolve(body: etree._Element, keep: str, drop: str) -> None:
    _drop_tables(body, drop)
    marked = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}rPr/{W}{drop}") is not None]
    for change in _of_runs(body, drop):
        _remove(change)
    for change in _of_runs(body, keep):
        for run in list(change):
            change.addprevious(run)
        _remove(change)
    for paragraph in marked:
        _merge(paragraph)


def _drop_tables(body: etree._Element, drop: str) -> None:
    """Take away rows, and tables that have none left."""
    for row in [
        node for node in body.iter(f"{W}tr") if node.find(f"{W}trPr/{W}{drop}") is not None
    ]:
        _remove(row)
    for table in [node for node in body.iter(f"{W}tbl") if node.find(f"{W}tr") is None]:
        _remove(table)


def _of_runs(body: etree._Element, name: str) -> list[etree._Element]:
    return [node for node in body.iter(f"{W}{name}") if node.find(f"{W}r") is not None]


def _merge(paragraph: etree._Element) -> None:
    """A paragraph without its end: what it still holds begins the one after it."""
    following = paragraph.getnext()
    if following is not None and following.tag == f"{W}p":
        for place, part in enumerate(node for node in list(paragraph) if node.tag != f"{W}pPr"):
            following.insert(place + 1, part)
    else:
        assert not text_of(paragraph), "text would run into a table"
    _remove(paragraph)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)
