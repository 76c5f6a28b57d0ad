"""What checks of the last notice found, for the drafter to know."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.notice import Finding
from writers.word.inlines import Inlines, plain
from writers.word.paper import Block, Heading, Paragraph, Table
from writers.word.places import within
from writers.word.voice import Voice

_GRAVEST_FIRST = ("fail", "warn")
_COLUMNS = {"severity": 13, "detail": 69, "place": 18}
MOST = 12  # rows; the rest stand in findings.json


def findings(voice: Voice) -> Iterator[Block]:
    """The contradictions, then the doubts; nothing where there are none."""
    found = [
        finding
        for status in _GRAVEST_FIRST
        for finding in voice.record.notice.findings
        if finding.status == status
    ]
    if not found:
        return
    yield Heading(1, voice.say("cover.findings_heading"))
    yield Paragraph(voice.say("cover.findings"))
    header = tuple(voice.phrases.text(f"cover.{column}") for column in _COLUMNS)
    rows = tuple(_row(voice, finding) for finding in found[:MOST])
    yield Table(header, rows, tuple(_COLUMNS.values()), small=True)
    if found[MOST:]:
        key = voice.phrases.plural("cover.more", len(found) - MOST)
        yield Paragraph(plain(voice.phrases.filled(key, {"n": len(found) - MOST})))


def _row(voice: Voice, finding: Finding) -> tuple[Inlines, ...]:
    units = (voice.record.units.get(span.eid) for span in finding.spans)
    where = within(voice.record, voice.phrases, (unit.eid if unit else "" for unit in units))
    return voice.say(f"cover.{finding.status}"), plain(finding.detail), plain(where)
