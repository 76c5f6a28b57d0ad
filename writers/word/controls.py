"""The content controls of a paper: which value stands under which tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from writers.word.inlines import Bracket, Inline, Noted, Plain, Stated, keyed
from writers.word.paper import Paper, texts
from writers.word.pen import open_tag, tag

Value = Plain | Stated


def controls(paper: Paper) -> Iterator[tuple[str, Value]]:
    """Each control's tag and value, in the order of the document; open values have a key."""
    for text, _ in texts(paper, as_printed=True):
        for value in _values(text):
            if isinstance(value, Stated):
                yield tag(value), value
            elif value.key:
                yield open_tag(value.key), value


def _values(inlines: Iterable[Inline]) -> Iterator[Value]:
    for inline in inlines:
        if isinstance(inline, Bracket):
            yield from keyed(inline)
        else:
            yield from inline.inlines if isinstance(inline, Noted) else (inline,)
