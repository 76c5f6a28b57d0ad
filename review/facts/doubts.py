"""Findings as the desk shows them, and at which facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extractors.decisions.fold import Decided
from review.facts.places import Places
from review.opened import Opened
from schemas.addresses import Fact, address
from schemas.notice import Finding, Notice, Span
from schemas.plain import built

_ORDER = {"fail": 0, "warn": 1, "pass": 2}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding at its address, where it is, and who resolved it; `past` ones no longer hold."""

    path: str
    finding: Finding
    places: tuple[str, ...] = ()  # addresses of facts
    decided: Decided | None = None
    past: bool = False

    @property
    def open(self) -> bool:
        """Whether a person should still look."""
        return self.finding.status != "pass" and self.decided is None and not self.past


def doubts(opened: Opened) -> tuple[Doubt, ...]:
    """All findings of a document: contradictions, then doubts, then what was found in order."""
    folded = opened.folded
    spans = _Near(opened)
    now = [
        Doubt(path, finding, spans.places(finding), folded.states.get(path))
        for path, finding in _findings(folded.facts)
    ]
    return tuple(sorted(now, key=lambda doubt: (not doubt.open, _ORDER[doubt.finding.status])))


def past(opened: Opened) -> tuple[Doubt, ...]:
    """What the machine doubted before people decided, and the checks no longer do."""
    if not opened.log.decisions:
        return ()
    now = {path for path, _ in _findings(opened.folded.facts)}
    spans = _Near(opened)
    before = _findings(_of(opened.extracted))
    return tuple(
        Doubt(path, finding, spans.places(finding), past=True)
        for path, finding in before
        if path not in now and finding.status != "pass"
    )


def _of(notice: Notice) -> Mapping[str, Fact]:
    return address(replace(notice, mentions=(), entities=()))


def _findings(facts: Mapping[str, Fact]) -> Iterator[tuple[str, Finding]]:
    for path, fact in facts.items():
        if path.startswith("findings/"):
            yield path, built(Finding, fact.value)


class _Near:
    """The places of facts by the texts they stand in; names and mentions are too many to help."""

    def __init__(self, opened: Opened) -> None:
        self.texts = Places(opened.notice).texts
        self.spans: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
        for path, fact in opened.folded.facts.items():
            if fact.span and not path.startswith(("mentions/", "findings/")):
                self.spans[fact.span.eid].append((fact.span, path))

    def places(self, finding: Finding) -> tuple[str, ...]:
        """The addresses of the facts that a finding is at."""
        return tuple(dict.fromkeys(path for span in finding.spans for path in self._at(span)))

    def _at(self, span: Span) -> list[str]:
        """The facts with the same characters, else what these lie in, else those in them.

        What is found about the whole of a paragraph is not found about every fact in it.
        """
        near = self.spans.get(span.eid, [])
        same = [path for other, path in near if other == span]
        around = [path for other, path in near if _in(span, other)]
        inside = [path for other, path in near if _in(other, span) and not self._all(span)]
        return same or around or inside

    def _all(self, span: Span) -> bool:
        text = self.texts.get(span.eid)
        return text is not None and (span.start, span.end) == (0, len(text.text))


def _in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
