"""The organ that meets, as a document names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extractors import act_head
from extractors.gatherings import Named
from extractors.names import stems
from extractors.own_symbol import number_line
from extractors.patterns import pattern
from extractors.readings import Reading
from extractors.titles import kinds, masthead, stated
from schemas.language import Language
from schemas.notice import Stated
from schemas.words import Words, words

_PARTS = regex.compile(r"\s*[:：；;()（）\t]\s*|\s+[—–-]+\s+|[—–]{2}")
_LINES = 3  # lines below that may go on with a name
_LED_ON = 30  # characters between "and" and the other session that a line names
_ENOUGH = 12  # texts of the body among which the organ is named


def meeting_body(
    block: Sequence[Reading],
    found: Sequence[Reading],
    reading: Reading | None,
    gathering: Named | None,
    language: Language,
) -> Stated | None:
    """The organ that meets: beside the session, or on the line above, or anywhere in the block."""
    named = _bare(_named_body(block, found, reading, gathering, language), language)
    named = named or (_within(reading, gathering, language) if reading and gathering else None)
    return _continued(named, block, language) if named is not None else None


def _within(reading: Reading, gathering: Named, language: Language) -> Stated | None:
    """The conference that its own number names: "eighth world conference on …"."""
    for form in words(language).body_within:
        match = pattern(form, language).fullmatch(gathering.text)
        if match is not None:
            start, end = match.span("body")
            return stated(reading, gathering.start + start, gathering.start + end)
    return None


def _named_body(
    block: Sequence[Reading],
    found: Sequence[Reading],
    reading: Reading | None,
    gathering: Named | None,
    language: Language,
) -> Stated | None:
    lines = [line for candidate in _ordered(block, reading) for line in _line(candidate, language)]
    if reading is None or gathering is None:
        return lines[0] if lines else None
    inside = reading in block
    subject = pattern(words(language).subject, language).match(reading.plain)
    titled = inside and not subject and any(kinds(reading.plain, language))
    told = _told(found, gathering, language)
    if titled and lines:
        return _fuller(lines[0], told, block, language)
    beside = _beside(reading, gathering, language) if inside else told
    if beside is not None:
        return _fuller(_fullest(beside, block, language), told, block, language)
    return lines[0] if lines else None


def _ordered(block: Sequence[Reading], reading: Reading | None) -> Sequence[Reading]:
    """The title block, from the line above the one that names the session upwards, then on."""
    if reading is None or reading not in block:
        return block
    place = list(block).index(reading)
    return [*reversed(block[:place]), *block[place + 1 :]]


def _line(reading: Reading, language: Language) -> Iterator[Stated]:
    """The organ that a line of the title block names, and nothing else."""
    known = words(language)
    subject = pattern(known.subject, language).match(reading.plain) is not None
    other = subject or reading.dates or masthead(reading, language)
    if other or any(kinds(reading.plain, language)) or number_line(reading, language):
        return
    organ = pattern(rf"(?:{known.organ_nouns})", language)
    text = reading.passage.text.text
    for start, end in _columns(reading, text):
        if organ.search(reading.plain, start, end):
            named = stated(reading, _spoken(reading.plain, start, language), end)
            if named is not None:
                yield named
                return


def _spoken(plain: str, start: int, language: Language) -> int:
    """Where the name of an organ begins that speaks in an act: "The Sixty-sixth Assembly,"."""
    before = pattern(words(language).speaking, language).match(plain, start)
    return before.end() if before and plain.rstrip().endswith(act_head.BEGUN) else start


def _columns(reading: Reading, text: str) -> Iterator[tuple[int, int]]:
    """The columns of a line, symbols of documents left out."""
    folded = reading.passage.folded
    cuts = [(folded.at(m.start()), folded.at(m.end())) for m in regex.finditer(r"\t+| {3,}", text)]
    cuts += [(folded.at(c.start), folded.at(c.end)) for c in reading.citations]
    start = 0
    for begin, end in sorted(cuts):
        yield start, max(begin, start)
        start = max(end, start)
    yield start, len(reading.plain)


def _beside(reading: Reading, gathering: Named, language: Language) -> Stated | None:
    """The organ before or after the naming of the session on its line."""
    known = words(language)
    organ = pattern(rf"(?:{known.organ_nouns})", language)
    edge = pattern(rf"^(?:\s*(?:{known.connectors})\s*|[\s,:—–-]+)+", language)
    subject = pattern(known.subject, language).match(reading.plain)
    cut = [d.start for d in reading.dates if d.start >= gathering.end]
    cut += _and_another(reading, gathering, language)
    whole = _called(reading, gathering, language)
    if whole is not None:
        return stated(reading, *whole)
    before = [(subject.end() if subject else 0, gathering.start)]
    after = (gathering.end, min([*cut, len(reading.plain)]))
    for start, end in (*before, after):
        parts = list(_parts(reading.plain, start, end))
        for begin, finish in reversed(parts) if end == gathering.start else parts:
            part = reading.plain[begin:finish]
            lead = edge.match(f"{part} ")
            begin += min(lead.end(), len(part)) if lead else 0
            begin = _led(reading.plain, begin, finish, language)
            other = pattern(rf"(?:{known.organ_nouns})(?={_joiner(language)})", language)
            alone = other.match(reading.plain, begin, finish)
            finish = alone.end() if alone else finish
            if organ.search(reading.plain[begin:finish]):
                return stated(reading, begin, finish)
    return None


def _called(reading: Reading, gathering: Named, language: Language) -> tuple[int, int] | None:
    """The organ that a gathering is called after: "Fifth Conference of the States Parties"."""
    known = words(language)
    noun = pattern(rf"\b(?:{known.organ_nouns})$", language).search(gathering.text)
    form = rf" (?:{known.connectors})[^,;:()–—]+" if noun is not None else "(?!)"
    behind = pattern(form, language).match(reading.plain, gathering.end)
    if noun is None or behind is None:
        return None
    cut = [d.start for d in reading.dates if d.start >= gathering.end]
    return gathering.start + noun.start(), min([*cut, behind.end()])


def _and_another(reading: Reading, gathering: Named, language: Language) -> list[int]:
    """Where a line goes on to another session: "… and outcomes of the seventeenth meeting"."""
    acts = f"(?:{'|'.join(words(language).outcomes.values())})"
    led_on = rf"(?={acts}|.{{0,{_LED_ON}}}$)"
    form = pattern(rf"(?:{_joiner(language)}){led_on}|\s(?=و)(?={acts})", language)
    others = [other.start for other in reading.gatherings if other.start >= gathering.end]
    leads = (form.search(reading.plain, gathering.end, other) for other in others)
    return [lead.start() for lead in leads if lead is not None]


def _joiner(language: Language) -> str:
    return str(language.references["joiner"])


def _parts(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches that colons, dashes and brackets part."""
    for match in _PARTS.finditer(plain, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _led(plain: str, start: int, end: int, language: Language) -> int:
    """Where a name begins behind words that only lead to it: convening, on."""
    lead = pattern(rf"^(?:{words(language).leading})", language).match(plain[start:end])
    return start + lead.end() if lead else start


def _told(found: Sequence[Reading], gathering: Named, language: Language) -> Stated | None:
    """The organ that a sentence names right beside the session, by the language's own order."""
    running = [reading for reading in found if reading.passage.where != "preface"]
    for reading in running[:_ENOUGH]:
        for named in reading.gatherings:
            if named.key == gathering.key:
                for stretch in _stretches(reading, named, words(language), language):
                    return stated(reading, *stretch)
    return None


def _bare(named: Stated | None, language: Language) -> Stated | None:
    """The name without the preposition that is written in one word with its article."""
    for glued, article in words(language).glued_articles.items() if named is not None else ():
        if named is not None and named.text.startswith(glued):
            return replace(named, text=article + named.text.removeprefix(glued))
    return named


def _stretches(
    reading: Reading, named: Named, known: Words, language: Language
) -> Iterator[tuple[int, int]]:
    for form in known.body_after:
        match = pattern(form, language).match(reading.plain, named.end)
        if match is not None:
            yield match.span("body")
    for form in known.body_before:
        match = pattern(rf"(?:{form})$", language).search(reading.plain, 0, named.start)
        if match is not None:
            yield match.span("body")


def _fullest(named: Stated, block: Sequence[Reading], language: Language) -> Stated:
    """The name as the title block has it in full, where the words beside the session cut it short
    or decline it."""
    short = stems(named.text, language)
    for reading in (reading for reading in block if not reading.gatherings):
        for line in _line(reading, language):
            full = stems(line.text, language)
            begins = full[: len(short)] == short
            if begins or (len(short) == 1 and short[0] in full):
                return line
    return named


def _fuller(
    named: Stated, told: Stated | None, block: Sequence[Reading], language: Language
) -> Stated:
    """The name as a sentence has it, where the title block has no more than its first words."""
    if told is None:
        return named
    short, full = stems(named.text, language), stems(told.text, language)
    lines = [reading for reading in block if reading.passage.text.eid == named.span.eid]
    whole = (
        bool(lines)
        and lines[0].plain.strip() == named.text
        and not _goes_on(named, block, language)
    )
    return told if not whole and len(full) > len(short) and full[: len(short)] == short else named


def _goes_on(named: Stated, block: Sequence[Reading], language: Language) -> bool:
    """Whether the line below goes on with the name: "of Transboundary Waters"."""
    eids = [reading.passage.text.eid for reading in block]
    below = block[eids.index(named.span.eid) + 1 :][:1]
    lead = pattern(rf"(?:{words(language).connectors})(?<=\w)\s+\p{{L}}", language)
    capitals = named.text.isupper()
    return any(
        lead.match(reading.plain)
        and (reading.plain[0].islower() or (capitals and reading.plain.isupper()))
        for reading in below
    )


def _continued(named: Stated, block: Sequence[Reading], language: Language) -> Stated:
    """The name with what the lines below go on with, where its own column breaks it off: "of the";
    its place is that of the first line."""
    eids = [reading.passage.text.eid for reading in block]
    if named.span.eid not in eids:
        return named
    ties = "|".join((words(language).connectors, *map(regex.escape, language.common)))
    open_end = pattern(rf"\s(?:{ties})$(?<=\w)", language)
    name = named.text
    for reading in block[eids.index(named.span.eid) + 1 :][:_LINES]:
        start, end = next(iter(_columns(reading, reading.passage.text.text)))
        part = reading.plain[start:end].strip()
        goes_on = open_end.search(name) or regex.fullmatch(r"\p{Ll}[^\d.]*", part)
        if not (goes_on and part) or masthead(reading, language) or reading.gatherings:
            break
        name = f"{name} {part}"
    return replace(named, text=name) if not open_end.search(name) else named
