"""Main issues: what recurs, and what the last session had open."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.notice import Entry
from writers.outlook.conclusion import Conclusion
from writers.word.agenda_items import title
from writers.word.inlines import Inlines, plain
from writers.word.paper import Block, Heading, Paragraph, Point
from writers.word.record_text import trimmed
from writers.word.voice import Voice


def issues(voice: Voice) -> Iterator[Block]:
    """The elections and plans of the agenda's frame, then what is open, then room for more."""
    yield Heading(1, voice.say("notification.issues.heading"))
    yield Paragraph(voice.say("notification.issues.intro"))
    found = [*_recurring(voice), *_open(voice)]
    found.append(voice.unknown("issues", "issues", "issues_unknown"))
    points = [point for point in found if point]
    for position, inlines in enumerate(points, start=1):
        stop = voice.phrases.text("stop" if position == len(points) else "semicolon")
        yield Point((*inlines, *plain(stop)))


def _recurring(voice: Voice) -> Iterator[Inlines]:
    keys = voice.phrases.table["frame"]["issues"]
    for conclusion in voice.outlook.agenda:
        if conclusion.value.frame in keys:
            yield title(voice, conclusion)


def _open(voice: Voice) -> Iterator[Inlines]:
    for conclusion in voice.outlook.carried_over:
        yield carried(voice, conclusion)


def carried(voice: Voice, conclusion: Conclusion[Entry]) -> Inlines:
    """A key issue of the last session that may be taken up again."""
    span = conclusion.value.span
    key = f"issue@{span.eid}:{span.start}"
    return voice.bracket(key, conclusion, *trimmed(voice, "issue", span))
