"""Where everything that people decide on is printed: facts, findings, comments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from extractors.decisions.fold import Folded
from review.source.stretches import BROAD, COMMENT, DOUBT, Placed
from schemas.addresses import Fact
from schemas.decision import LOG, Decision
from schemas.notice import Span

PLACE: Final = re.compile(r"text/(?P<eid>[^:]+):(?P<start>\d+)-(?P<end>\d+)")
# By the first part of an address: the kind that is shown, and what a reader calls it.
_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "date": ("date", "date of the document"),
    "symbol": ("cited", "symbol"),
    "title": ("what", "title"),
    "body": ("who", "body"),
    "session": ("what", "session"),
    "gatherings": ("what", "session or meeting"),
    "outcomes": ("what", "outcome"),
    "agendas": ("what", "agenda"),
    "periods": ("date", "date"),
    "bureaux": ("who", "bureau"),
    "references": ("cited", "citation"),
    "participants": ("who", "participant"),
    "issues": ("what", "key issue"),
    "contacts": ("who", "contact"),
    "links": ("cited", "link"),
    "quantities": ("much", "amount"),
    "mentions": ("named", "name"),
    "findings": (DOUBT, "finding"),
    "log": (COMMENT, "comment"),
}
_OTHER: Final = ("what", "fact")


def marked(folded: Folded) -> Mapping[str, Sequence[Placed]]:
    """By the eId of each text, what is printed in it, in the order of the facts."""
    found: defaultdict[str, list[Placed]] = defaultdict(list)
    lengths = {text.eid: len(text.text) for text in folded.notice.outline.texts()}
    for path, kind, span in (*_facts(folded.facts.values()), *_comments(folded.comments)):
        whole = span.end - span.start == lengths.get(span.eid)
        shown = BROAD if whole and kind == DOUBT else kind
        if span.start < span.end:
            found[span.eid].append(Placed(path, shown, span.start, span.end))
    return found


def named(paths: Iterable[str]) -> str:
    """What a reader calls the things at some addresses, each kind once."""
    return ", ".join(dict.fromkeys(_NAMES.get(_first(path), _OTHER)[1] for path in paths))


def _first(path: str) -> str:
    return path.partition("/")[0]


def _facts(facts: Iterable[Fact]) -> Iterator[tuple[str, str, Span]]:
    for fact in facts:
        if fact.span is not None:
            yield fact.path, _NAMES.get(_first(fact.path), _OTHER)[0], fact.span
        elif _first(fact.path) == "findings" and isinstance(fact.value, Mapping):
            kind = "checked" if fact.value["status"] == "pass" else DOUBT
            for span in fact.value.get("spans", ()):
                yield fact.path, kind, Span(**span)


def _comments(comments: Iterable[Decision]) -> Iterator[tuple[str, str, Span]]:
    for comment in comments:
        place = PLACE.fullmatch(comment.fact)
        if place:
            span = Span(place["eid"], int(place["start"]), int(place["end"]))
            yield f"{LOG}{comment.seq}", COMMENT, span
