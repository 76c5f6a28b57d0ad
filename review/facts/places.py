"""Places in a document: as people say them, with the words printed there, and found by these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import regex

from schemas.errors import InvalidDecision
from schemas.notice import Notice, Span
from schemas.outline import Text, with_notes

_PLACE = re.compile(r"(?:text/)?(?P<eid>[^/:\s]+):(?P<start>\d+)-(?P<end>\d+)")
_NAMES = {
    "preface": "title block",
    "att": "annex",
    "para": "para.",
    "sec": "section",
    "dvs": "part",
    "al": "line",
    "list": "list",
    "point": "point",
    "table": "table",
    "heading": "heading",
    "authorialNote": "note",
    "p": "text",
}


class Places:
    """The texts of a notice by their eIds."""

    def __init__(self, notice: Notice) -> None:
        """Look the texts of a notice up once."""
        self._notice = notice

    @cached_property
    def texts(self) -> Mapping[str, Text]:
        """Every text and note by its eId, in printed order."""
        return {text.eid: text for text in with_notes(self._notice.outline.texts())}

    def printed(self, span: Span | None) -> str:
        """The words at a place, empty where there are none."""
        text = self.texts.get(span.eid) if span else None
        return text.text[span.start : span.end] if text and span else ""

    def given(self, place: str) -> Span:
        """The place in `EID:start-end`; InvalidDecision where the notice has none such."""
        match = _PLACE.fullmatch(place.strip())
        span = Span(match["eid"], int(match["start"]), int(match["end"])) if match else None
        if span is None or not self.printed(span):
            raise InvalidDecision(
                f"the notice has no place “{place}”",
                "select words in the source, or type them as they are printed",
            )
        return span

    def found(self, words: str) -> tuple[Span, ...]:
        """Every place where words are printed, however they are spaced."""
        parts = words.split()
        if not parts:
            return ()
        form = regex.compile(r"\s*".join(regex.escape("".join(parts)[i]) for i in _each(parts)))
        return tuple(
            Span(eid, match.start(), match.end())
            for eid, text in self.texts.items()
            for match in form.finditer(text.text)
        )


def written(span: Span) -> str:
    """A place as forms send it, and as comments name it."""
    return f"{span.eid}:{span.start}-{span.end}"


def said(eid: str) -> str:
    """An eId as people say it: annex 1, para. 5, table 2."""
    return ", ".join(dict.fromkeys(_said(eid)))


def _said(eid: str) -> Iterator[str]:
    parts = [part for part in eid.split("__") if part]
    for index, part in enumerate(parts):
        name, _, number = part.partition("_")
        if name == "p" and index:
            continue  # the only text of its unit, or a cell whose number helps nobody
        yield f"{_NAMES.get(name, name)} {number}".strip()


def _each(parts: list[str]) -> range:
    return range(len("".join(parts)))
