"""The language a notice is read in against the languages it is written in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import regex

from extractors.checks.case import Case
from extractors.recognise import language_in
from schemas.errors import UnknownLanguage
from schemas.notice import Finding, Span

# Characters from which on a paragraph tells its language surely.
_LONG = {"Hans": 40}
_LONG_ELSEWHERE = 120
_ADDRESS = regex.compile(r"[\p{ASCII}--\s]*[@/][\p{ASCII}--\s]*", regex.V1)


def other_languages(case: Case) -> Iterator[Finding]:
    """A warning for each other language that whole paragraphs are written in; a fail where most
    of the notice is in one, so that it was read in the wrong language."""
    paragraphs: dict[str, list[Span]] = defaultdict(list)
    for passage in case.passages().values():
        text = passage.text.text
        name = _language_of(text)
        if name is not None:
            paragraphs[name].append(Span(passage.text.eid, 0, len(text)))
    own = paragraphs.pop(case.language.name, [])
    for name, spans in paragraphs.items():
        most = _length(spans) > _length(own)
        told = "most of the notice" if most else f"a part of {len(spans)} paragraph(s)"
        detail = f"{told} is in {name}, and it is read as {case.language.name}"
        yield Finding("other-language", "fail" if most else "warn", detail, tuple(spans))


def _language_of(text: str) -> str | None:
    """The name of the language that a paragraph is long enough to tell."""
    text = _ADDRESS.sub(" ", text)
    if len(text) < min(_LONG.values()):
        return None
    try:
        told = language_in(text)
    except UnknownLanguage:
        return None
    return told.name if len(text) >= _LONG.get(told.script, _LONG_ELSEWHERE) else None


def _length(spans: list[Span]) -> int:
    return sum(span.end - span.start for span in spans)
