"""Resolutions, decisions, declarations and recommendations that a notice says were adopted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from extractors import outcome_titles as titles
from extractors.act_head import recitals
from extractors.folding import is_chinese
from extractors.outcome_numbers import NUMBER_FORM, SIGN, YEARLY_FORM, coded_kind
from extractors.outcome_sections import in_acts, in_full
from extractors.outcome_tables import in_tables
from extractors.outcome_words import adopts, kind_of, label
from extractors.patterns import Pattern, pattern
from extractors.readings import Reading
from extractors.told_outcomes import told
from schemas.language import Language
from schemas.notice import Outcome
from schemas.vocabulary import OutcomeKind
from schemas.words import words

_TABLE = re.compile(r".*__table_\d+__")
_BREAK = r"\s*[:：.,，、—–-]?\s*"
_VERB = 4  # Chinese characters of a verb before a name
_FIRST = regex.compile(
    rf"(?:{NUMBER_FORM})(?![\d/\p{{Latin}}\p{{Cyrillic}}\p{{Arabic}}])\s*[:：.–—-]?\s*[\p{{L}}\d]"
)


def outcomes(found: Sequence[Reading], language: Language) -> tuple[Outcome, ...]:
    """Every outcome said to be adopted, in printed order: in tables, lists, sentences, or in full.

    What the text of a resolution or decision tells, or gives as its grounds, is none.
    """
    acts, grounds = in_acts(found, language), recitals(found, language)
    told = [
        reading
        for reading in found
        if (eid := reading.passage.text.eid) not in acts
        and (eid not in grounds or _head(language).match(reading.plain) is not None)
    ]
    listed = [*in_tables(told, language), *_in_lists(told, language), *in_full(found, language)]
    place = {reading.passage.text.eid: index for index, reading in enumerate(found)}
    listed.sort(key=lambda outcome: (place[outcome.span.eid], outcome.span.start))
    once: list[Outcome] = []
    for outcome in listed:
        if not any(_is_told_again(outcome, other) for other in once):
            once.append(outcome)
    return tuple(once)


def _is_told_again(outcome: Outcome, before: Outcome) -> bool:
    """Whether an outcome was listed before; two rows of one table with one number contradict."""
    if (outcome.kind, outcome.number) != (before.kind, before.number):
        return False
    if outcome.title == before.title:
        return True
    table = _TABLE.match(outcome.span.eid)
    return outcome.number is not None and not (table and before.span.eid.startswith(table[0]))


def _in_lists(found: Sequence[Reading], language: Language) -> Iterator[Outcome]:
    """Lines under an introduction that says what was adopted, or under nothing but the word for
    outcomes; and sentences that say it."""
    kind: OutcomeKind | None = None
    labelled: OutcomeKind | None = None
    unnumbered = False  # whether what stands below has no number: a word for declarations heads it
    for reading in found:
        if reading.passage.where not in ("body", "heading"):
            continue
        intro = reading.passage.intro or _own_intro(found, reading)
        named = label(reading.plain, language)
        labelled = named or (labelled if _numbered(reading) else None)
        if intro and adopts(intro, language):
            kind = named or kind
            listed = [*_line(reading, kind or kind_of(intro, language), language)]
            if unnumbered and not listed and named is None:
                listed = [*_whole(reading, language)]
            unnumbered = kind == "declaration" and all(one.number is None for one in listed)
            yield from listed
        elif labelled is not None and named is None:
            outcome = _headed(reading, labelled, language)
            yield from (outcome,) if outcome is not None else ()
        else:
            kind, unnumbered = None, False
            yield from told(reading, language)


def _numbered(reading: Reading) -> bool:
    """Whether a line begins with the number of an outcome, in a form that nothing else has."""
    return _FIRST.match(reading.plain) is not None


def _own_intro(found: Sequence[Reading], reading: Reading) -> str:
    """The first text of the same unit, for further texts of it that stand without a list."""
    unit = reading.passage.unit
    if unit is None or not unit.blocks or reading.passage.where != "body":
        return ""
    first = next((r for r in found if r.passage.unit is unit and r.passage.where == "body"), None)
    return first.plain if first is not None and first is not reading else ""


def _line(reading: Reading, kind: OutcomeKind | None, language: Language) -> Iterator[Outcome]:
    """The outcomes of a line: word, number, title in this order, or title first, or in words."""
    for read in (_headed, _closed, _named):
        outcome = read(reading, kind, language)
        if outcome is not None:
            yield outcome
            return
    yield from told(reading, language, listed=True, kind=kind)


def _whole(reading: Reading, language: Language) -> Iterator[Outcome]:
    """The declaration whose name is a whole line."""
    place = titles.trimmed(reading.plain, 0, len(reading.plain))
    if titles.is_title(reading.plain[slice(*place)], language):
        where = reading.passage.span(*place)
        yield Outcome("declaration", None, reading.passage.printed(where), where, where)


def _headed(reading: Reading, kind: OutcomeKind | None, language: Language) -> Outcome | None:
    """The outcome of a line that begins with its number, or with a word and a colon."""
    head = _head(language).match(reading.plain)
    if head is None:
        return None
    named = next((k for k in words(language).outcomes if head.groupdict().get(k)), None)
    number = head["n"]
    said = kind if kind == "declaration" else None  # "AG/DEC." is no decision among declarations
    start, end = _title(reading.plain, head.end(), language)
    begun = _begun(reading.plain[start:end], language) if number else None
    own = named or said or begun or (coded_kind(number) if number else None) or kind
    if own is None or (number is None and own != "declaration") or start >= end:
        return None
    where = reading.passage.span(start, end)
    span = reading.passage.span(*head.span("n")) if number else where
    return Outcome(own, number, reading.passage.printed(where), span, where)  # type: ignore[arg-type]


def _begun(title: str, language: Language) -> OutcomeKind | None:
    """The kind that a title begins with, as in lists of several: "Recommendation on mesh sizes"."""
    for kind, form in words(language).outcomes.items():
        about = rf"(?:{form})\s(?:{words(language).about}|{words(language).connectors}\s)"
        if kind != "declaration" and pattern(about, language).match(title):
            return kind  # type: ignore[return-value]
    return None


def _head(language: Language) -> Pattern:
    """The word and the number at the head of a line: word first, number first, or word alone."""
    known = words(language)
    kinds = f"(?:{'|'.join(f'(?P<{kind}>{form})' for kind, form in known.outcomes.items())})"
    number = rf"(?P<n>(?-i:{NUMBER_FORM}))(?![\d/])号?"
    own = r"(?-i:\p{Lu}) ?\(\d{2,4}\)|(?-i:[IVXLC]{1,7})\.\d{1,3}"  # B (71), XIV.5
    short = rf"(?P<n>{YEARLY_FORM}|{own}|" r"\d{1,4}(?:[.‐‑-]\d{1,3})?)(?![\d/年]|[.‐‑-]\d)"
    plain = rf"{kinds}\s*{SIGN}(?:\({short}\)|{short}号?)"
    named = rf"{kinds}(?=\s?[:：])"
    article = rf"(?:(?:{known.article})\s*\b)?"
    free = rf"(?!\s(?:{known.connectors})(?<=\p{{L}}|['’]))"  # "Declaration of Lima" is the title
    acronym = rf"(?:(?-i:\p{{Lu}}{{2,8}})\s(?=(?:{known.number_sign})))?"
    bracketed = rf"{kinds}\s*{SIGN}\(\s*{number}\s*\)"
    worded = (
        rf"{SIGN}{kinds}\s*{acronym}{SIGN}{number}",
        bracketed,
        rf"{SIGN}{number}\s*{kinds}{free}",
    )
    counted = (
        r"[\[(]?(?P<n>(?:\d{1,4}[.‐‑-]|(?-i:[IVXLC]{1,7})\.)(?:\d{1,3}|\p{Lu}))"
        r"(?=[\s:)\]\p{Han}])[)\]]?"
    )
    heads = (*worded, rf"{SIGN}{number}", plain, named, counted)
    return pattern(rf"^{article}(?:{'|'.join(heads)}){_BREAK}", language)


def _title(plain: str, start: int, language: Language) -> titles.Place:
    """The title after a number: what is quoted, else what is told, else the rest of the line."""
    quoted = titles.QUOTED.search(plain, start)
    ahead = plain[start : quoted.start()] if quoted is not None else ""
    alone = quoted is not None and not _opens_title(ahead, language)
    alone = alone and not _names(ahead, language)
    if quoted and alone and quoted.end() >= len(plain.rstrip(titles.EDGE + ")）")) - 2:
        return quoted.span("title")
    lead = pattern(rf"[,،(]?\s*(?:{words(language).about})\s*", language).match(plain, start)
    if lead is not None and (lead[0][:1].islower() or _leads(plain, start)):
        start = lead.end()
    inside = titles.bracketed(plain, start)
    return inside if inside is not None else titles.trimmed(plain, start, len(plain))


def _names(text: str, language: Language) -> bool:
    """Whether words before a quoted name are of the title too: "Lima Declaration: “…”"."""
    about = pattern(rf"(?:{words(language).about})\s*$", language)
    named = text.rstrip().endswith((":", "："))
    return named and any(map(str.isalpha, text)) and not about.search(text.rstrip(" :："))


def _leads(plain: str, start: int) -> bool:
    """Whether a word without capitals leads to a title: right behind a number, with a blank."""
    before = plain[:start].rstrip()
    numbered = before[-1:].isalnum() or before[-1:] == ")"
    return 0 < len(before) < start and numbered and not plain[start].isupper()


def _opens_title(text: str, language: Language) -> bool:
    """Whether a Chinese verb before a quoted name is of the title, as in 修订《规则》."""
    known = words(language)
    told = pattern(rf"(?:{known.about}|{known.adopted})", language).search(text)
    return 0 < len(text) <= _VERB and all(map(is_chinese, text)) and told is None


def _closed(reading: Reading, kind: OutcomeKind | None, language: Language) -> Outcome | None:
    """The outcome of a line that ends with its number in brackets: "Title (resolution 5/2)"."""
    known = words(language)
    kinds = f"(?:{'|'.join(f'(?P<{kind}>{form})' for kind, form in known.outcomes.items())})"
    number = rf"(?P<n>(?-i:{NUMBER_FORM}))号?"
    inside = rf"\(\s*(?:{kinds}\s*)?{SIGN}{number}(?:\s*{kinds})?\s*\)"
    form = rf"^(?P<title>.{{4,400}}?)\s*{inside}[\s.;；。،,]*$"
    match = pattern(form, language).match(reading.plain)
    if match is None:
        return None
    named = next((k for k in known.outcomes if match.groupdict().get(k)), None)
    own = named or coded_kind(match["n"]) or kind
    if own is None:
        return None
    lead = pattern(rf"(?:{'|'.join(known.outcomes.values())})\s+(?:{known.about})\s*", language)
    told = lead.match(reading.plain)
    start, end = told.end() if told is not None else match.start("title"), match.end("title")
    where = reading.passage.span(*titles.trimmed(reading.plain, start, end))
    span = reading.passage.span(*match.span("n"))
    return Outcome(own, match["n"], reading.passage.printed(where), span, where)  # type: ignore[arg-type]


def _named(reading: Reading, kind: OutcomeKind | None, language: Language) -> Outcome | None:
    """The declaration of a line that says so behind its name: "Rome Call (declaration)"."""
    known = words(language)
    remark = rf"\((?:[\p{{L}}-]{{1,20}} )?(?:{known.outcomes['declaration']})\)"
    form = rf"^(?:(?:{known.article})\s+)?(?P<title>[^()]{{4,300}}?)\s*{remark}"
    match = pattern(form, language).match(reading.plain)
    if match is None:
        return None
    where = reading.passage.span(*titles.trimmed(reading.plain, *match.span("title")))
    return Outcome("declaration", None, reading.passage.printed(where), where, where)
