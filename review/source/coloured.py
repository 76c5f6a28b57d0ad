"""XML as lines for reading: every character as it is in the file, each of a kind that has a colour.

Nothing is indented or wrapped here that is not so in the file, since blanks in mixed content count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_MARKUP: Final = re.compile(r"<!--.*?-->|<\?.*?\?>|<[^<>]*>", re.DOTALL)
# In a tag: its name, names of attributes, their values.
_IN_TAG: Final = re.compile(
    r"(?P<v>\"[^\"]*\"|'[^']*')|(?P<t><[/!?]?[^\s<>/?]+|[/?]?>)|(?P<a>[^\s=\"'<>/?]+)"
)
_EID: Final = "eId"


@dataclass(frozen=True, slots=True)
class Token:
    """Characters of one kind: tag, attribute, value, comment or text; `eid` where that is one."""

    kind: str
    text: str
    eid: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file by its number from 1."""

    number: int
    tokens: tuple[Token, ...]


def lines(xml: str) -> Iterator[Line]:
    """The lines of a file as our writer leaves it, where `<` and `>` stand for tags only."""
    number, here = 1, list[Token]()
    for token in _tokens(xml):
        for order, text in enumerate(token.text.split("\n")):
            if order:
                yield Line(number, tuple(here))
                number, here = number + 1, []
            if text:
                here.append(Token(token.kind, text, token.eid))
    if here:
        yield Line(number, tuple(here))


def _tokens(xml: str) -> Iterator[Token]:
    position = 0
    for markup in _MARKUP.finditer(xml):
        yield from _text(xml[position : markup.start()])
        if markup[0].startswith(("<!", "<?")):
            yield Token("c", markup[0])
        else:
            yield from _tag(markup[0])
        position = markup.end()
    yield from _text(xml[position:])


def _tag(tag: str) -> Iterator[Token]:
    position, name = 0, ""
    for part in _IN_TAG.finditer(tag):
        yield from _text(tag[position : part.start()])
        kind = str(part.lastgroup)
        eid = part[0][1:-1] if kind == "v" and name == _EID else None
        yield Token(kind, part[0], eid)
        name = part[0] if kind == "a" else name
        position = part.end()
    yield from _text(tag[position:])


def _text(text: str) -> Iterator[Token]:
    if text:
        yield Token("", text)
