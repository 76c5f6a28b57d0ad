"""Where versions of the notice disagree on what a draft says: a comment with what each has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from schemas.concordance import Disagreement, Reading
from writers.word.inlines import Bracket, Inline, Inlines, Noted, Stated
from writers.word.paper import Block, Paper, Table
from writers.word.voice import Voice

_OF_LAYOUT = ("structure", "numbering", "table")  # kinds of disagreement on no fact


def disputed(voice: Voice, paper: Paper, found: Sequence[Disagreement]) -> Paper:
    """The paper; its values from places on which versions disagree say so in their comments."""
    places = _places(voice, found)
    if not places:
        return paper
    noted = _Noting(voice, places)
    head = paper.masthead
    masthead = replace(
        head,
        organ=noted.of(head.organ),
        symbol=noted.of(head.symbol),
        details=tuple(map(noted.of, head.details)),
    )
    return replace(paper, masthead=masthead, blocks=tuple(map(noted.block, paper.blocks)))


def _places(voice: Voice, found: Sequence[Disagreement]) -> Mapping[str, str]:
    """What to say of units of the record, by eId: all that is disputed there of their facts."""
    said: dict[str, list[str]] = {}
    for each in found:
        eid = None if each.kind in _OF_LAYOUT else _eid(voice, each)
        if eid is not None:
            said.setdefault(eid, []).append(_words(voice, each.readings))
    return {eid: "\n".join(dict.fromkeys(lines)) for eid, lines in said.items()}


def _eid(voice: Voice, found: Disagreement) -> str | None:
    """The unit of the record that a disagreement is about; "" is the title block.

    None where the record has no such place.
    """
    own = voice.record.notice.language
    place = next((each.eid for each in found.readings if each.language == own), found.eid)
    unit = voice.record.units.get(place or "")
    if unit is not None:
        return unit.eid
    return "" if place is None or place.startswith("preface") else None


def _words(voice: Voice, readings: Sequence[Reading]) -> str:
    """The value of each version, with the name of its language."""
    values = [
        voice.phrases.filled(
            "comments.version",
            {
                "language": voice.phrases.language_name(reading.language),
                "value": reading.value or "–",
            },
        )
        for reading in readings
    ]
    return voice.phrases.filled(
        "comments.disputed", {"values": voice.phrases.text("semicolon").join(values)}
    )


@dataclass(frozen=True, slots=True)
class _Noting:
    """Adds to values what is disputed at the places that they come from."""

    voice: Voice
    places: Mapping[str, str]

    def block(self, block: Block) -> Block:
        if isinstance(block, Table):
            rows = tuple(tuple(map(self.of, row)) for row in block.rows)
            return replace(block, rows=rows)
        return replace(block, inlines=self.of(block.inlines))

    def of(self, inlines: Inlines) -> Inlines:
        return tuple(map(self._noted, inlines))

    def _noted(self, inline: Inline) -> Inline:
        words = [self.places[eid] for eid in dict.fromkeys(self._eids(inline))]
        if not words:
            return inline
        if isinstance(inline, Bracket | Noted):
            lines = [inline.comment, *words] if inline.comment else words
            return replace(inline, comment="\n".join(lines))
        return Noted((inline,), "\n".join(words))

    def _eids(self, inline: Inline) -> Iterator[str]:
        """The disputed units that a value comes from."""
        values = inline.inlines if isinstance(inline, Bracket | Noted) else (inline,)
        for value in values:
            if isinstance(value, Stated):
                unit = self.voice.record.units.get(value.span.eid)
                yield from self._known(unit.eid if unit else "")
        if isinstance(inline, Bracket):
            for source in inline.sources:
                yield from self._known(source.eid)

    def _known(self, eid: str | None) -> Iterator[str]:
        if eid is not None and eid in self.places:
            yield eid
