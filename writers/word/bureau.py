"""The bureau of the body: its rules, its composition so far, and what may come after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from writers.outlook.conclusion import Source, reason
from writers.word import values
from writers.word.inlines import Inlines, Plain, plain
from writers.word.masthead import masthead, session_lines
from writers.word.officers import seat
from writers.word.paper import Block, Heading, Line, Paper, Paragraph, Table
from writers.word.places import places
from writers.word.record_text import recurring_paragraphs
from writers.word.sections.bureau import coming, presiding, seats
from writers.word.voice import Voice


def bureau(voice: Voice) -> Paper:
    """The document: the rules, then bureau after bureau in the order of their terms."""
    name = voice.phrases.text("bureau.title")
    return Paper(
        name="bureau.docx",
        title=name,
        masthead=masthead(voice, "bureau"),
        blocks=(
            *session_lines(voice),
            Line("DocumentTitle", plain(name)),
            *_rules(voice),
            *_last(voice),
            *_presiding(voice),
            *_coming(voice),
        ),
    )


def _rules(voice: Voice) -> Iterator[Block]:
    yield Heading(1, voice.say("bureau.rules_heading"))
    yield from recurring_paragraphs(voice, "bureau", "bureau_term", "extra_vice_presidents")
    yield Paragraph(voice.say("bureau.rules"))
    header = tuple(
        voice.phrases.text(f"bureau.{key}") for key in ("provision", "content", "source")
    )
    yield Table(header, tuple(_provisions(voice)), (24, 38, 38))


def _provisions(voice: Voice) -> Iterator[tuple[Inlines, ...]]:
    """Each provision by name, what it fixes, and where that is said."""
    term, extra = voice.outlook.bureau_term, voice.outlook.extra_vice_presidents
    sources = voice.record.rule("bureau")
    yield voice.say("bureau.composition"), _composition(voice), _named(voice, sources)
    yield voice.say("bureau.term"), values.bureau_term(voice), _named(voice, term.sources)
    if extra.value is not None:
        name = voice.name(extra.value) or voice.phrases.text("unknown.organ")
        organ = voice.bracket("extra", extra, Plain(name))
        members = voice.say("bureau.members", organ=organ)
        yield voice.say("bureau.extra"), members, _named(voice, extra.sources)


def _named(voice: Voice, sources: tuple[Source, ...]) -> Inlines:
    return plain(places(voice.record, voice.phrases, sources))


def _composition(voice: Voice) -> Inlines:
    """The offices and how many members hold each, as the rule of the body file counts them."""
    fixed = voice.record.value("bureau")
    if not isinstance(fixed, Mapping):
        return voice.unknown("composition", "bureau", "composition_unknown")
    counted = [
        voice.phrases.filled(
            "bureau.seats", {"role": voice.phrases.text(f"roles.{role}"), "count": count}
        )
        for role, count in fixed.items()
    ]
    words = Plain(voice.phrases.text("separator").join(counted))
    why = reason("composition_by_rule")
    return voice.open("composition", "derived", why, voice.record.rule("bureau"), words)


def _last(voice: Voice) -> Iterator[Block]:
    """The bureau in office when notice was given, as printed; nothing where it is not printed."""
    own = (voice.record.notice.body_key, None)
    for found in voice.record.notice.bureaux:
        if found.term == "current" and found.body in own and found.officers:
            yield Heading(1, voice.say("bureau.last_heading"))
            yield Paragraph(voice.say("bureau.last"))
            yield seats(voice, tuple(seat(voice, officer) for officer in found.officers))


def _presiding(voice: Voice) -> Iterator[Block]:
    yield Heading(1, voice.say("bureau.presiding_heading"))
    yield from presiding(voice)
    yield Paragraph(voice.say("bureau.office", term=values.bureau_term(voice)))


def _coming(voice: Voice) -> Iterator[Block]:
    if voice.outlook.past_bureaux:
        yield Heading(1, voice.say("bureau.next_heading"))
        yield from coming(voice)
