"""The note for the drafter: each open value once, and what is doubtful in the record."""

from __future__ import annotations

from collections.abc import Iterator

from writers.outlook.conclusion import Certainty
from writers.word.cover_values import ground, shown, source
from writers.word.findings import findings
from writers.word.inlines import Inlines, plain
from writers.word.masthead import organ
from writers.word.open_values import Family, families
from writers.word.paper import Block, Heading, Line, Masthead, Paper, Paragraph, Table
from writers.word.places import label, notice
from writers.word.voice import Voice

# What belongs together for a secretariat, by the families of the keys.
GROUPS = {
    "session": (
        "number", "place", "dates", "opening", "closing", "length", "lead_time", "deadline",
    ),
    "agenda": (
        "agenda", "item_number", "number_after", "basis", "review", "issue", "issues",
        "annotation", "election", "rule", "document", "documents", "issue_with_notice",
        "issue_in_session",
    ),
    "bureau": (
        "composition", "term", "presiding", "group", "state", "held_group", "held_state",
        "elected", "extra", "allocation",
    ),
    "preparation": ("preparation", "meeting", "step"),
    "formalities": (
        "body", "symbol", "distribution", "date", "original", "addressees", "website", "contact",
        "translation",
    ),
    "follow_up": ("last_number", "outcomes", "follow_up"),
}  # fmt: skip
# The tables in their order, each with its columns and their shares of the page.
_COLUMNS: dict[Certainty, dict[str, int]] = {
    "pending": {"value": 16, "known": 35, "ground": 40, "papers": 9},
    "derived": {"value": 23, "known": 30, "source": 38, "papers": 9},
    "settled": {"value": 23, "known": 68, "papers": 9},
}


def cover_note(voice: Voice, papers: tuple[Paper, ...]) -> Paper:
    """The note on the other drafts, from what stands in them."""
    return Paper(
        name="cover-note.docx",
        title=voice.phrases.text("cover.title"),
        masthead=_masthead(voice),
        blocks=(*_introduction(voice, papers), *_tables(voice, papers), *findings(voice)),
        dense=True,
        working=True,
    )


def _masthead(voice: Voice) -> Masthead:
    organisation = voice.record.notice.identity.actor.split("-")[0]
    internal = plain(voice.phrases.text("cover.internal"))
    return Masthead(voice.name(organisation) or "", organ(voice), internal, ())


def _introduction(voice: Voice, papers: tuple[Paper, ...]) -> Iterator[Block]:
    phrases = voice.phrases
    named = [
        phrases.filled("cover.document", {"number": n, "title": paper.title, "file": paper.name})
        for n, paper in enumerate(papers, start=1)
    ]
    listed = phrases.text("cover.between").join(named)
    slots = {"notice": notice(voice.record, phrases), "papers": listed}
    yield Line("DocumentTitle", voice.say("cover.title"))
    yield Paragraph(plain(phrases.filled("cover.intro", slots)))


def _tables(voice: Voice, papers: tuple[Paper, ...]) -> Iterator[Block]:
    """A table for each certainty of which something stands in the drafts."""
    found = families(papers, voice.settled)
    for status in _COLUMNS:
        rows = tuple(_rows(voice, [each for each in found if each.status == status], papers))
        if rows:
            yield Heading(1, voice.say(f"cover.{status}_heading"))
            yield Paragraph(voice.say(f"cover.{status}"))
            yield _table(voice, status, rows)


def _table(voice: Voice, status: Certainty, rows: tuple[tuple[Inlines, ...], ...]) -> Table:
    columns = _COLUMNS[status]
    header = tuple(voice.phrases.text(f"cover.{column}") for column in columns)
    return Table(header, rows, tuple(columns.values()), small=True)


def _rows(
    voice: Voice, found: list[Family], papers: tuple[Paper, ...]
) -> Iterator[tuple[Inlines, ...]]:
    """The families group by group, each group under a row that names it."""
    for group, names in GROUPS.items():
        of_group = sorted(
            (each for each in found if each.name in names), key=lambda each: names.index(each.name)
        )
        if of_group:
            yield (voice.say(f"cover.groups.{group}"),)
        yield from (_row(voice, each, papers) for each in of_group)


def _row(voice: Voice, found: Family, papers: tuple[Paper, ...]) -> tuple[Inlines, ...]:
    cells = {
        "value": plain(label(voice.phrases, found.name)),
        "known": shown(voice, found),
        "ground": plain(ground(voice, found)),
        "source": plain(source(voice, found)),
        "papers": plain(_standing(voice, found, papers)),
    }
    return tuple(cells[column] for column in _COLUMNS[found.status])


def _standing(voice: Voice, found: Family, papers: tuple[Paper, ...]) -> str:
    """The drafts in which a family stands, by their numbers in the introduction."""
    names = {name for value in found.values for name in value.papers}
    if len(names) == len(papers):
        return voice.phrases.text("cover.all")
    numbers = [str(n) for n, paper in enumerate(papers, start=1) if paper.name in names]
    return voice.phrases.text("separator").join(numbers)
