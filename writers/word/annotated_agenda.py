"""The annotated provisional agenda of the next session."""

from __future__ import annotations

from collections.abc import Iterator

from writers.word.agenda_items import Entry, entries, heading, numbered
from writers.word.annotations import annotation
from writers.word.expected import expected, line
from writers.word.inlines import plain
from writers.word.masthead import masthead
from writers.word.paper import Block, Line, Paper
from writers.word.provisional_agenda import title_block
from writers.word.sections.bureau import history, told
from writers.word.voice import Voice


def annotated_agenda(voice: Voice) -> Paper:
    """The document: every item with its annotations and documents, past officers as its annex."""
    name = voice.phrases.text("annotated.title")
    return Paper(
        name="annotated-agenda.docx",
        title=name,
        masthead=masthead(voice, "annotated-agenda"),
        blocks=(
            *title_block(voice),
            Line("DocumentTitle", heading(voice, plain(name))),
            *(block for entry in entries(voice) for block in _item(voice, entry)),
            *_annex(voice),
        ),
    )


def _item(voice: Voice, entry: Entry) -> Iterator[Block]:
    yield Line("AnnotatedItem", voice.say("annotated.item", number=numbered(voice, entry)))
    yield Line("AnnotatedTitle", entry.title)
    yield from annotation(voice, entry)
    documents = [*expected(voice, entry)]
    if documents:
        yield Line("Documentation", voice.say("annotated.documentation"))
    for document in documents:
        yield Line("DocumentLine", line(voice, document))


def _annex(voice: Voice) -> Iterator[Block]:
    """The officers of the past by regional group; none where no bureau is on record."""
    if told(voice):
        yield Line("AnnexLabel", voice.say("notification.annex.label"))
        yield Line("AnnexTitle", voice.say("annotated.annex_title"))
        yield history(voice)
