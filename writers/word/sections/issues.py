"""Main issues: what recurs, and what the last session had open."""

from __future__ import annotations

from collections.abc import Iterator

from writers.word.agenda_items import title
from writers.word.inlines import Inlines, plain
from writers.word.paper import Block, Heading, Paragraph, Point
from writers.word.record_text import trimmed
from writers.word.voice import Voice


def issues(voice: Voice) -> Iterator[Block]:
    """The elections and plans of the agenda's frame, then what is open, then room for more."""
    yield Heading(1, voice.say("notification.issues.heading"))
    yield Paragraph(voice.say("notification.issues.intro"))
    points = [*_recurring(voice), *_open(voice)]
    points.append(voice.unknown("issues", "issues_unknown"))
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
        yield voice.bracket(conclusion, *trimmed(voice, "issue", conclusion.value.span))
