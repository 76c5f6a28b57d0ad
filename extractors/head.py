"""What a document says of itself at its head: kind, title, date, body, session, symbol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extractors import act_head
from extractors.act_days import dated_act
from extractors.folding import width
from extractors.gatherings import Named
from extractors.head_session import About, gathering_of, session_of
from extractors.meeting_body import meeting_body
from extractors.patterns import pattern
from extractors.readings import Dated, Reading
from extractors.titles import EDGE, titled
from schemas.body import Body
from schemas.language import Language
from schemas.notice import Session, Span, Stated
from schemas.vocabulary import Kind
from schemas.words import Words, words

_DAY = 10  # characters of a date complete to the day
_MONTH = 7  # characters of a date complete to the month
_HIJRI = regex.compile(r"\b1[34]\d\d[/-]\d{1,2}[/-]\d{1,2} ?ه?|\d{1,2}[/-]\d{1,2}[/-]1[34]\d\d ?ه?")
_ARTICLE = regex.compile(r"^(?:le|el|the)\s+", regex.IGNORECASE)
_CITY = regex.compile(
    r"[\p{Lu}\p{Lo}][\p{L}'’ -]{1,24}[,،，] ?(?:في )?(?:le |el |den )?", regex.IGNORECASE
)
_LABEL = regex.compile(r"(?:date|fecha|дата|التاريخ|日期) ?[:：]\s*", regex.IGNORECASE)
_CLOSING = 48  # characters beside the day of an act on a line below it
_ACTS = ("resolution", "decision")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a document; `gathering` is the session as the title block names it."""

    kind: Kind
    title: Stated | None
    date: str | None
    date_span: Span | None
    body: Stated | None
    session: Session | None
    gathering: Named | None


def head(
    found: Sequence[Reading], language: Language, body: Body | None, act: Kind | None = None
) -> Head:
    """The head of a document, from its title block, or from its text where that is lost.

    `act` is resolution or decision where the document's own symbol says so.
    """
    block = [reading for reading in found if reading.passage.where == "preface"]
    known = words(language)
    kind, title = titled(block, found, language)
    date, printed = _date(block, found, language, known, kind)
    reading, gathering = gathering_of(block, found, kind, date, language)
    named = meeting_body(block, found, reading, gathering, language)
    about = About(found, block, language, body, kind, date, printed)
    session = session_of(about, reading, gathering) if reading and gathering else None
    if act is not None:
        kind, title = act, act_head.title(found) or title
        day = act_head.adopted(found, language)
        date, printed = (day[1].date.start, _printed(*day)) if day is not None else (date, printed)
        named = act_head.organ(block) or _speaking(named, found, language)
    return Head(kind, title, date, printed, named, session, gathering)


def _speaking(named: Stated | None, found: Sequence[Reading], language: Language) -> Stated | None:
    """The organ that begins to speak, unless the title block names it, perhaps with a particle."""
    speaker = act_head.speaker(found, language)
    if speaker is None or (named is not None and named.text.endswith(speaker.text)):
        return named
    return speaker


def _date(
    block: Sequence[Reading],
    found: Sequence[Reading],
    language: Language,
    known: Words,
    kind: Kind,
) -> tuple[str | None, Span | None]:
    """The day a title block gives alone on its line; else with a place; else a closing line, which
    comes first in an outcome, whose day is that of its adoption; else a month in the block."""
    text = [r for r in found if r.passage.annex is None and r.passage.where == "body"]
    closing = sorted(text[-12:], key=_counted)
    lines = [(block, 0), (block, 24), (closing, 24)]
    for candidates, allowed in lines[2:] + lines[:2] if kind in _ACTS else lines:
        for reading in candidates:
            for dated in reading.dates:
                rest = reading.without((dated.start, dated.end), *_beside(reading, language, known))
                few = width(rest.strip(EDGE)) <= allowed or _column(reading, dated)
                alone = few and (not reading.gatherings or _apart(reading, dated, candidates))
                below = kind in _ACTS and candidates is closing and _meeting_line(reading, rest)
                if (
                    (alone or below)
                    and _single(dated)
                    and not _of_another(reading, dated, language)
                ):
                    return dated.date.start, _printed(reading, dated)
    return _month(block, language, known)


def _counted(reading: Reading) -> bool:
    """Whether a text is an item of a list, where the day of a letter is sought last."""
    unit = reading.passage.unit
    return unit is not None and unit.number is not None


def _of_another(reading: Reading, dated: Dated, language: Language) -> bool:
    """Whether a date is that of an act which is cited within a sentence."""
    act = dated_act(reading, dated, language)
    return act is not None and bool(reading.plain[: min(act[0], dated.start)].strip(EDGE))


def _meeting_line(reading: Reading, rest: str) -> bool:
    """Whether a line below an act gives no more than the meeting, or brackets the act's number."""
    meeting = bool(reading.gatherings) and all(n.kind == "meeting" for n in reading.gatherings)
    return len(rest) <= _CLOSING and (meeting or act_head.BRACKETED.fullmatch(rest) is not None)


def _month(
    block: Sequence[Reading], language: Language, known: Words
) -> tuple[str | None, Span | None]:
    """The month a title block gives alone on its line, or beside the symbol."""
    for reading in block:
        folded = reading.passage.folded
        cited = [(folded.at(c.start), folded.at(c.end)) for c in reading.citations]
        for dated in reading.dates:
            taken = (dated.start, dated.end), *cited, *_labels(reading, language, known)
            one = dated.date.start == dated.date.end and len(dated.date.start) == _MONTH
            if one and (not reading.without(*taken).strip(EDGE) or _column(reading, dated)):
                return dated.date.start, _printed(reading, dated)
    return None, None


def _column(reading: Reading, dated: Dated) -> bool:
    """Whether a date stands in a column of its own."""
    text = reading.passage.text.text
    columns = regex.split(r"\t+|\s{3,}", text)
    printed = text[dated.date.from_ : dated.date.to].strip()
    alone = printed in [_ARTICLE.sub("", c.strip(EDGE)) for c in columns]
    return len(columns) > 1 and (alone or any(_placed(c, printed) for c in columns))


def _placed(column: str, printed: str) -> bool:
    """Whether a column holds a date behind a city and a comma: "Geneva, 8 January 2027"."""
    lead, _, rest = column.strip(EDGE).partition(printed)
    return not rest and any(form.fullmatch(lead) for form in (_CITY, _LABEL))


def _apart(reading: Reading, dated: Dated, lines: Sequence[Reading]) -> bool:
    """Whether a day has a column beside the name of a session whose days another line gives."""
    periods = (d for line in lines for d in line.dates if d.date.start != d.date.end)
    return _column(reading, dated) and any(periods)


def _labels(reading: Reading, language: Language, known: Words) -> Iterator[tuple[int, int]]:
    """Words of a masthead that share a line with the date: Distr.: General and the like."""
    for match in pattern(rf"\b(?:{known.masthead})", language).finditer(reading.plain):
        if not any(d.start < match.end() and match.start() < d.end for d in reading.dates):
            yield match.start(), match.end()


def _beside(reading: Reading, language: Language, known: Words) -> Iterator[tuple[int, int]]:
    """What may share a line with the date: words of a masthead, the symbol, a day of another
    calendar."""
    folded = reading.passage.folded
    yield from _labels(reading, language, known)
    yield from ((folded.at(c.start), folded.at(c.end)) for c in reading.citations)
    yield from (match.span() for match in _HIJRI.finditer(reading.plain))


def _single(dated: Dated) -> bool:
    return dated.date.start == dated.date.end and len(dated.date.start) == _DAY


def _printed(reading: Reading, dated: Dated) -> Span:
    return Span(reading.passage.text.eid, dated.date.from_, dated.date.to)


def located(head: Head, key: str | None) -> Head:
    """The head with the key of the gathering that is its session."""
    return replace(head, session=replace(head.session, key=key)) if head.session else head
