"""The bureau that will preside, and the one to be elected."""

from __future__ import annotations

from collections.abc import Iterator

from writers.outlook.bureau import Allocation, Seat, Term, holders
from writers.word import values
from writers.word.inlines import Inlines, Plain, Stated, plain
from writers.word.paper import Block, Heading, Paragraph, Table
from writers.word.points import points
from writers.word.record_text import located, recurring_paragraphs
from writers.word.voice import Voice

_OFFICES = ("president", "vice-president", "rapporteur")


def bureau(voice: Voice) -> Iterator[Block]:
    """The rules on the bureau, the one in office, the one to come."""
    yield Heading(1, voice.say("notification.bureau.heading"))
    said = list(recurring_paragraphs(voice, "bureau", "extra_vice_presidents"))
    yield from said
    yield Heading(2, voice.say("notification.bureau.presiding_heading"))
    yield from presiding(voice)
    if not said:
        yield from _extra(voice)
    yield from _next(voice)


def presiding(voice: Voice) -> Iterator[Block]:
    """The bureau elected last: its offices by regional group, its States to be confirmed."""
    found = voice.outlook.presiding
    key = "notification.bureau.composition" if found.value else "unknown.bureau"
    composition = voice.bracket("presiding", found, Plain(voice.phrases.text(key)))
    said = "presiding" if found.value else "presiding_open"
    yield Paragraph(voice.say(f"notification.bureau.{said}", composition=composition))
    if found.value:
        yield seats(voice, tuple(_seat(voice, *numbered) for numbered in enumerate(found.value, 1)))


def seats(voice: Voice, rows: tuple[tuple[Inlines, ...], ...]) -> Table:
    """A table of offices, regional groups and States."""
    columns = ("role", "group", "state")
    header = tuple(voice.phrases.text(f"notification.bureau.{column}") for column in columns)
    return Table(header, rows, (28, 44, 28))


def _seat(voice: Voice, number: int, seat: Seat) -> tuple[Inlines, ...]:
    words = Plain(voice.phrases.text("unknown.state"))
    state = voice.bracket(f"state@{number}", voice.outlook.states, words)
    return plain(_role(voice, seat)), _group(voice, number, seat), state


def _group(voice: Voice, number: int, seat: Seat) -> Inlines:
    """The group as printed; in brackets where the record prints it in other words."""
    if seat.group is None:
        words = Plain(voice.phrases.text("unknown.group"))
        return voice.bracket(f"group@{number}", voice.outlook.presiding, words)
    name = voice.phrases.text(f"groups.{seat.group}")
    if voice.foreign and seat.span:
        return (Stated(name, "group", seat.span),)
    found = located(voice, "group", name, seat.span)
    if isinstance(found[0], Stated) and seat.span and found[0].span.eid == seat.span.eid:
        return found
    return voice.bracket(f"group@{number}", voice.outlook.presiding, Plain(name))


def _role(voice: Voice, seat: Seat) -> str:
    return voice.phrases.text(f"roles.{seat.role}")


def _extra(voice: Voice) -> Iterator[Block]:
    conclusion = voice.outlook.extra_vice_presidents
    if conclusion.value is None:
        return
    name = voice.name(conclusion.value)
    organ = voice.bracket("extra", conclusion, Plain(name or voice.phrases.text("unknown.organ")))
    yield Paragraph(voice.say("notification.bureau.extra", organ=organ))


def _next(voice: Voice) -> Iterator[Block]:
    """What is known of the rotation; nothing where no bureau is on record."""
    if voice.outlook.past_bureaux:
        yield Heading(2, voice.say("notification.bureau.next_heading"))
        yield from coming(voice)


def coming(voice: Voice) -> Iterator[Block]:
    """The bureaux so far as evidence, and the allocations after them as options."""
    yield Paragraph(voice.say("notification.bureau.next", term=values.bureau_term(voice)))
    if told(voice):
        yield Paragraph(voice.say("notification.bureau.past"))
        yield history(voice)
    yield Paragraph(voice.say("notification.bureau.options"))
    yield from points(voice, _options(voice))


def _options(voice: Voice) -> Iterator[Inlines]:
    found = voice.outlook.allocations
    said = [_option(voice, option) for option in found.value]
    for position, words in enumerate(said or [voice.phrases.text("unknown.allocation")], start=1):
        yield voice.bracket(f"allocation@{position}", found, Plain(words))


def history(voice: Voice) -> Table:
    """The regional groups that have held the offices, bureau by bureau."""
    keys = (
        "notification.bureau.elected",
        "roles.president",
        "notification.bureau.vice_presidents",
        "roles.rapporteur",
    )
    header = tuple(map(voice.phrases.text, keys))
    rows = tuple(_past(voice, *known) for known in told(voice))
    return Table(header, rows, (14, 26, 34, 26))


def told(voice: Voice) -> tuple[tuple[int, Term], ...]:
    """The bureaux, by number, of which a regional group is known in one of the offices."""
    terms = enumerate(voice.outlook.past_bureaux, start=1)
    return tuple((n, term) for n, term in terms if any(holders(term, role) for role in _OFFICES))


def _past(voice: Voice, number: int, term: Term) -> tuple[Inlines, ...]:
    return _elected(voice, number, term), *(_holders(voice, term, role) for role in _OFFICES)


def _elected(voice: Voice, number: int, term: Term) -> Inlines:
    """The year of election; in brackets where it was still to come when notice was given."""
    if not term.elected:
        return voice.unknown(f"elected@{number}", "elected", "elected_unknown")
    if term.elected[:4] > (voice.record.notice.date or "9")[:4]:
        return voice.bracket(f"elected@{number}", voice.outlook.presiding, Plain(term.elected))
    return plain(term.elected)


def _holders(voice: Voice, term: Term, role: str) -> Inlines:
    """The groups that held an office; a dash where the record names none."""
    groups = dict.fromkeys(holders(term, role))
    names = [voice.phrases.text(f"groups.{group}") for group in groups]
    return plain(voice.phrases.joined(names, "names") or "–")


def _option(voice: Voice, option: Allocation) -> str:
    def name(group: str) -> str:
        return voice.phrases.text(f"groups.{group}")

    slots = {
        "president": name(option.president),
        "rapporteur": name(option.rapporteur),
        "vice_presidents": voice.phrases.joined(
            [name(group) for group in option.vice_presidents], "names"
        ),
    }
    return voice.phrases.filled("notification.bureau.option", slots)
