"""Names that a trained spaCy pipeline sees in a notice and that are no facts of it.

They are suggestions for whoever reviews the notice, and never become facts by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache

import spacy
from spacy.language import Language as Pipeline

from extractors.passages import passages
from schemas.errors import UnknownPipeline
from schemas.notice import Finding, Notice, Span

_ANY = "xx"  # how spaCy names pipelines for all languages
_SHOWN = 200  # kinds and texts of names; a pipeline that sees more is of no help


def pipeline(name: str) -> Pipeline:
    """An installed pipeline by its name, or by its folder; UnknownPipeline where there is none."""
    return _loaded(name)


def suggestions(notice: Notice, names: Sequence[str]) -> tuple[Finding, ...]:
    """A finding for every name that pipelines of the notice's language see beside its facts.

    Raises UnknownPipeline.
    """
    fitting = {name: pipeline(name) for name in names}
    return tuple(
        finding
        for name, trained in fitting.items()
        if trained.lang in (notice.language, _ANY)
        for finding in _findings(notice, name, trained)
    )


def _findings(notice: Notice, name: str, trained: Pipeline) -> Iterator[Finding]:
    known = defaultdict(list)
    for span in _spans(notice):
        known[span.eid].append(span)
    seen: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for label, text, span in _entities(notice, trained):
        if not any(span.start < fact.end and fact.start < span.end for fact in known[span.eid]):
            seen[label, text].append(span)
    for (label, text), spans in list(seen.items())[:_SHOWN]:
        detail = f"{name} takes “{text}” for {label}, which is no fact here"
        yield Finding("suggestion", "warn", detail, tuple(spans))


def _entities(notice: Notice, trained: Pipeline) -> Iterator[tuple[str, str, Span]]:
    texts = [passage.text for passage in passages(notice.outline)]
    for text, doc in zip(texts, trained.pipe(text.text for text in texts), strict=True):
        for entity in doc.ents:
            span = Span(text.eid, entity.start_char, entity.end_char)
            yield entity.label_, " ".join(entity.text.split()), span


def _spans(value: object) -> Iterator[Span]:
    """Every place that a fact was read from; findings are none."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
    elif is_dataclass(value) and not isinstance(value, Finding):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))


@cache
def _loaded(name: str) -> Pipeline:
    try:
        return spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise UnknownPipeline(
            f"the spaCy pipeline {name} cannot be loaded ({reason})",
            "install it beside Seriatim, or leave the setting out",
        ) from None
