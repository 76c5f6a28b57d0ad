"""Lettered points as a sentence: each ends in a semicolon, the last in a full stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from writers.word.inlines import Inlines, plain
from writers.word.paper import Point
from writers.word.voice import Voice


def points(voice: Voice, texts: Iterable[Inlines]) -> Iterator[Point]:
    """A point for each text; where a person settled that nothing stands there, there is none."""
    said = [text for text in texts if text]
    for position, text in enumerate(said, start=1):
        stop = voice.phrases.text("stop" if position == len(said) else "semicolon")
        yield Point((*text, *plain(stop)))
