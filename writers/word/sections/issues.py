"""Main issues: what recurs, and what the last session had open."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.notice import Entry
from writers.outlook.conclusion import Conclusion
from writers.word.agenda_items import title
from writers.word.inlines import Inlines
from writers.word.paper import Block, Heading, Paragraph
from writers.word.points import points
from writers.word.record_text import trimmed
from writers.word.voice import Voice


def issues(voice: Voice) -> Iterator[Block]:
    """The elections and plans of the agenda's frame, then what is open, then room for more."""
    yield Heading(1, voice.say("notification.issues.heading"))
    yield Paragraph(voice.say("notification.issues.intro"))
    found = [*_recurring(voice), *_open(voice)]
    found.append(voice.unknown("issues", "issues", "issues_unknown"))
    yield from points(voice, found)


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
