"""How a file is written, kept where it is written again: a diff shows what was mended, no more."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from schemas.akn import Element, parse

_TOKEN = re.compile(
    rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|[^<]+", re.DOTALL
)


def opened(data: bytes) -> Element:
    """The root, with comments; empty elements that are written with two tags will be so again."""
    root = parse(data, comments=True)
    starts = [token for token in _TOKEN.findall(_body(data)) if re.match(rb"<[^!?/]", token)]
    elements = list(root.iter(etree.Element))
    if len(starts) == len(elements):
        for element, start in zip(elements, starts, strict=True):
            if not start.endswith(b"/>") and element.text is None and not len(element):
                element.text = ""
    return root


def written(root: Element, before: bytes) -> bytes:
    """The file, each tag and text that did not change as it was written before."""
    known = _known(before)
    body = b"".join(known.get(token, token) for token in _TOKEN.findall(_plain(root)))
    declaration = before[: len(before) - len(_body(before))]
    end = b"\n" if before.endswith(b"\n") and not body.endswith(b"\n") else b""
    data = declaration + body + end
    return re.sub(rb"\r?\n", b"\r\n", data) if b"\r\n" in before else data


def _known(before: bytes) -> Mapping[bytes, bytes]:
    """How the file wrote what is serialised in another way now."""
    plain, own = (_TOKEN.findall(data) for data in (_plain(opened(before)), _body(before).rstrip()))
    if len(plain) != len(own):
        return {}
    return {new: old for new, old in zip(plain, own, strict=True) if new != old}


def _plain(root: Element) -> bytes:
    data: bytes = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=False)
    return data.rstrip()


def _body(data: bytes) -> bytes:
    """What stands behind the declaration."""
    return re.sub(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?", b"", data, count=1)
