"""Papers that are final: no brackets, no comments, and nothing that is still to be decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from schemas.errors import Pending
from writers.phrases import Phrases
from writers.word.inlines import Bracket, Inline, Inlines, Noted, text_of
from writers.word.open_values import family
from writers.word.paper import Block, Heading, Item, Line, Paper, Paragraph, Table, texts
from writers.word.places import cited, label


@dataclass(frozen=True, slots=True)
class Site:
    """A place in a paper: a kind of `[phrases.places]` with a number, or words that name it."""

    kind: str
    number: str = ""
    annex: str = ""


def final(papers: tuple[Paper, ...], phrases: Phrases) -> tuple[Paper, ...]:
    """The papers with derived values standing bare.

    Raises Pending where one is a working paper, or holds a value that is pending.
    """
    for paper in papers:
        if paper.working:
            raise Pending(
                f"{paper.name} is filled in by hand and never final", "leave it out of --only"
            )
    found = {paper.name: tuple(pending(paper, phrases)) for paper in papers}
    names = [name for name, lines in found.items() if lines]
    if names:
        raise Pending(
            f"not final: {', '.join(names)}",
            "settle what is pending, or draft without --final",
            tuple(line for lines in found.values() for line in lines),
        )
    return tuple(map(_bare, papers))


def pending(paper: Paper, phrases: Phrases) -> Iterator[str]:
    """One line for each value that is pending in a paper: its name, its key, where it stands."""
    sites: dict[str, dict[Site, None]] = {}
    for site, inlines in _sites(paper):
        for inline in inlines:
            if isinstance(inline, Bracket) and inline.status == "pending":
                sites.setdefault(inline.key, {})[site] = None
    for name in dict.fromkeys(map(family, sites)):
        for key in (key for key in sites if family(key) == name):
            where = phrases.joined([*_named(tuple(sites[key]), phrases)])
            yield f"{paper.name}: {label(phrases, key)} ({key}): {where}"


def _named(sites: tuple[Site, ...], phrases: Phrases) -> Iterator[str]:
    """Places by their numbers, those of one kind together."""
    for kind, annex in dict.fromkeys((site.kind, site.annex) for site in sites):
        numbers = [site.number for site in sites if (site.kind, site.annex) == (kind, annex)]
        if kind == "words":
            yield annex
        elif kind == "preface":
            yield phrases.text("places.preface")
        else:
            yield from cited(phrases, kind, numbers, annex=annex)


def _sites(paper: Paper) -> Iterator[tuple[Site, Inlines]]:
    """Every text of a paper with its place."""
    reader = _Reader(paper.title)
    return ((reader.site(block), inlines) for inlines, block in texts(paper))


class _Reader:
    """Counts as the reader of a paper does."""

    def __init__(self, title: str) -> None:
        self.here = Site("preface")
        self.part = title
        self.numbers = dict.fromkeys(("heading", "paragraph", "item"), 0)

    def site(self, block: Block | None) -> Site:
        """Where a block stands; blocks without a number stand where the one before them does."""
        if isinstance(block, Line):
            self._line(block)
        elif isinstance(block, Paragraph):
            self.here = Site("paragraph", self._next("paragraph"))
        elif isinstance(block, Item):
            self.here = Site("item", self._next("item"), self.part)
        elif isinstance(block, Heading) and block.level == 1:
            self.here = Site("heading", self._next("heading"))
        return self.here

    def _line(self, line: Line) -> None:
        if line.style == "AnnexLabel":
            self.part, self.numbers["item"] = text_of(line.inlines), 0
        if line.style in ("AnnexLabel", "AnnotatedItem"):
            self.here = Site("words", annex=text_of(_open(line.inlines)))

    def _next(self, kind: str) -> str:
        self.numbers[kind] += 1
        return str(self.numbers[kind])


def _bare(paper: Paper) -> Paper:
    head = paper.masthead
    masthead = replace(
        head,
        organ=_open(head.organ),
        symbol=_open(head.symbol),
        details=tuple(map(_open, head.details)),
    )
    return replace(paper, masthead=masthead, blocks=tuple(map(_bare_block, paper.blocks)))


def _bare_block(block: Block) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(map(_open, row)) for row in block.rows))
    return replace(block, inlines=_open(block.inlines))


def _open(inlines: Inlines) -> Inlines:
    """The text without brackets and comments; its values keep their keys."""
    return tuple(part for inline in inlines for part in _opened(inline))


def _opened(inline: Inline) -> Inlines:
    if isinstance(inline, Bracket):
        return tuple(replace(part, key=part.key or inline.key) for part in inline.inlines)
    return inline.inlines if isinstance(inline, Noted) else (inline,)
