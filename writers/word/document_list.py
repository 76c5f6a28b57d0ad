"""The list of documents for the next session."""

from __future__ import annotations

from collections.abc import Iterator

from writers.word import values
from writers.word.agenda_items import entries, numbered
from writers.word.expected import expected, issued
from writers.word.inlines import Inlines, plain
from writers.word.masthead import masthead, session_lines
from writers.word.paper import Block, Line, Paper, Paragraph, Table
from writers.word.voice import Voice

_COLUMNS = ("item", "symbol", "name", "issue", "status")


def document_list(voice: Voice) -> Paper:
    """The document: what to expect under each item and when; its status is filled in by hand."""
    name = voice.phrases.text("documents.title")
    return Paper(
        name="documents.docx",
        title=name,
        masthead=masthead(voice, "documents"),
        blocks=(*session_lines(voice), Line("DocumentTitle", plain(name)), *_content(voice)),
        working=True,
    )


def _content(voice: Voice) -> Iterator[Block]:
    number, body = values.number(voice), voice.body()
    yield Paragraph(voice.say("documents.intro", number=number, body=body))
    yield Paragraph(
        voice.say(
            "notification.dates.documents",
            rule=values.rule(voice, "documents"),
            deadline=values.deadline(voice),
            lead=values.lead_time(voice),
        )
    )
    header = tuple(voice.phrases.text(f"documents.{column}") for column in _COLUMNS)
    yield Table(header, tuple(_rows(voice)), (13, 20, 33, 19, 15))


def _rows(voice: Voice) -> Iterator[tuple[Inlines, ...]]:
    for entry in entries(voice):
        for document in expected(voice, entry):
            number, symbol = numbered(voice, entry), values.symbol(voice, document.name)
            yield number, symbol, document.title, issued(voice, document), ()
