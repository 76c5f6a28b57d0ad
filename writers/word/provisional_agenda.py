"""The provisional agenda of the next session."""

from __future__ import annotations

from collections.abc import Iterator

from writers.word.agenda_items import heading, items, title
from writers.word.inlines import plain
from writers.word.masthead import masthead, session_lines
from writers.word.paper import Block, Line, Paper
from writers.word.voice import Voice

# The frame item under which a body takes up its provisional agenda.
_ADOPTION = "adoption"


def provisional_agenda(voice: Voice) -> Paper:
    """The document: the procedural frame of the last agenda, with open places for its matter."""
    name = voice.phrases.text("agenda.title")
    return Paper(
        name="provisional-agenda.docx",
        title=name,
        masthead=masthead(voice, "provisional-agenda"),
        blocks=(
            *title_block(voice),
            Line("DocumentTitle", heading(voice, plain(name))),
            *items(voice),
        ),
    )


def title_block(voice: Voice) -> Iterator[Block]:
    """The session, and the item under which its agenda is taken up."""
    yield from session_lines(voice)
    for number, conclusion in enumerate(voice.outlook.agenda, start=1):
        if conclusion.value.frame == _ADOPTION:
            yield Line("ItemLine", voice.say("masthead.item", number=number))
            yield Line("ItemTitle", title(voice, conclusion))
