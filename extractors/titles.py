"""What a document calls itself: its kind, and its title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extractors import act_head
from extractors.own_symbol import CODED, number_line
from extractors.patterns import Pattern, pattern
from extractors.readings import Reading
from schemas.language import Language
from schemas.notice import Stated
from schemas.vocabulary import Kind
from schemas.words import words

EDGE = " ,，;；.。:：—–-()（）*"
_WHOLE = 0.6  # share of a line that a word must fill to be what the document is
_ALL = 0.9  # share that it fills where the line says nothing else
_AGENDAS = ("provisional-agenda", "annotated-agenda")
_ACTS = ("resolution", "decision", "declaration")
_MARK = regex.compile(r"(?<=[\p{Ll}\p{Lo}]{2}[)”»》]?)\d{1,2}$|(?<=\p{L}[)”»》]?)[¹²³⁴-⁹]{1,2}$")
_SPACED = regex.compile(r"(?:\p{Lu} ){3,30}\p{Lu}")
_LONG = 120  # characters of a text that is no line of a title block
_FIRST = 8  # texts in which a letter says that it announces something
_BELOW = 5  # texts below a title block that may still be of it


def titled(
    block: Sequence[Reading], found: Sequence[Reading], language: Language
) -> tuple[Kind, Stated | None]:
    """The kind whose words fill most of a line of the title block, and that line as title; the
    subject of a letter and the heading of an act come first."""
    lines = [reading for reading in block if not masthead(reading, language)]
    act = _act(found, language) or _headed(found, language)
    if act is not None:
        return act
    announcing = pattern(words(language).announcing, language)
    opening = [reading for reading in found if reading.passage.annex is None][: len(block) + _FIRST]
    announced = any(announcing.search(reading.plain) for reading in opening)
    subject = _subject(lines, language)
    byline = pattern(words(language).byline, language)
    shares = [found for reading in lines for found in _share(reading, language)]
    shares = [found for found in shares if not byline.match(found[2].plain)] or shares
    if shares:
        share, kind, reading = max(shares, key=lambda found: found[0])
        # A letter about an agenda is a letter: its line says more than the name of the agenda.
        agenda = kind in _AGENDAS
        letter = announced and (agenda or kind in _ACTS) and share < _WHOLE
        title = subject or _unnumbered(_told(reading, shares, language), language)
        return "notification" if letter else kind, title
    return _by_text(lines, found, announced, subject, language)


def _told(
    best: Reading, shares: Sequence[tuple[float, Kind, Reading]], language: Language
) -> Reading:
    """The line that is the title: not the one that only numbers the document, where another names
    its kind as well."""
    kind = next(kind for _, kind, reading in shares if reading is best)
    others = [r for _, k, r in shares if k == kind and not _numbers(r, language)]
    return others[0] if others and _numbers(best, language) else best


def _numbers(reading: Reading, language: Language) -> bool:
    return number_line(reading, language) is not None or _signed(reading, language)


def kinds(plain: str, language: Language) -> Iterator[tuple[Kind, float]]:
    """The kinds whose words a text holds, each with the share of the text that they fill."""
    for kind, forms in words(language).kinds.items():
        for form in forms:
            match = pattern(form, language).search(plain)
            if match is not None:
                yield kind, len(match[0]) / len(plain)  # type: ignore[misc]


def masthead(reading: Reading, language: Language) -> bool:
    """Whether a line names neither document nor body: distribution, original, addressees."""
    plain = reading.plain.strip(EDGE)
    return pattern(rf"(?:{words(language).masthead})", language).fullmatch(plain) is not None


def stated(reading: Reading, start: int, end: int) -> Stated | None:
    """A part of the folded text as printed, without the white space and signs at its edges."""
    part = reading.plain[start:end]
    begin = start + len(part) - len(part.lstrip(EDGE.replace("(", "")))
    finish = start + len(part.rstrip(" ,，;；:：—–-*"))
    if begin >= finish:
        return None
    span = reading.passage.span(begin, finish)
    return Stated(reading.passage.printed(span), span)


def _share(reading: Reading, language: Language) -> Iterator[tuple[float, Kind, Reading]]:
    plain = _name(reading, language)
    if CODED.fullmatch(plain):
        return
    own = _without_cited_acts(reading) if plain == reading.plain.strip(EDGE) else plain
    found = list(kinds(own, language))
    if found and found[0][0] in _AGENDAS and _convenes(plain, found, language):
        found = [one for one in found if one[0] == "notification"]
    for kind, share in found[:1]:
        yield share, kind, reading


def _without_cited_acts(reading: Reading) -> str:
    """A line without the acts that it cites; one that it begins with is the document's own."""
    folded = reading.passage.folded
    cited = [
        (folded.at(one.start), folded.at(one.end))
        for one in reading.citations
        if one.kind in _ACTS and reading.plain[: folded.at(one.start)].strip(EDGE)
    ]
    return reading.without(*cited).strip(EDGE) or reading.plain


def _convenes(plain: str, found: Sequence[tuple[Kind, float]], language: Language) -> bool:
    """Whether a line convenes before it names the agenda: "Invitation and draft agenda"."""
    starts = {
        kind: min(m.start() for m in (pattern(f, language).search(plain) for f in forms) if m)
        for kind, forms in words(language).kinds.items()
        if any(kind == one for one, _ in found)
    }
    return starts.get("notification", len(plain)) < min(starts[found[0][0]], len(plain))


def _name(reading: Reading, language: Language) -> str:
    """A line without the document's number, letters that are printed apart together."""
    place = number_line(reading, language, "mark")
    plain = reading.without(place) if place else reading.plain
    sign = pattern(rf"(?:^|(?<=\s))(?:{words(language).number_sign})\s*$", language)
    plain = sign.sub("", plain.rstrip(EDGE)).strip(EDGE)
    return plain.replace(" ", "") if _SPACED.fullmatch(plain) else plain or reading.plain


def _unnumbered(reading: Reading, language: Language) -> Stated | None:
    place = number_line(reading, language, "mark")
    end = place[0] if place and place[0] else len(reading.plain)
    sign = pattern(rf"[\s.:]*(?:{words(language).number_sign})?[\s.:]*$", language)
    cut = sign.search(reading.plain, 0, end) if place and place[0] else None
    return _unmarked(stated(reading, 0, cut.start() if cut else end))


def _subject(lines: Sequence[Reading], language: Language) -> Stated | None:
    """What a letter says it is about."""
    for index, reading in enumerate(lines):
        match = pattern(words(language).subject, language).match(reading.plain)
        if match is None or number_line(reading, language):
            continue
        start = match.end()
        if start >= len(reading.plain):  # the subject stands on the line below
            below = lines[index + 1 : index + 2]
            reading, start = (below[0], 0) if below and below[0].gatherings else (reading, start)
        if start < len(reading.plain):
            return _unmarked(stated(reading, start, len(reading.plain)))
    return None


def _unmarked(title: Stated | None) -> Stated | None:
    """A title without the mark of a footnote that is printed at its end."""
    mark = _MARK.search(title.text) if title is not None else None
    if title is None or mark is None:
        return title
    span = replace(title.span, end=title.span.end - len(mark[0]))
    return Stated(title.text[: mark.start()], span)


def _act(found: Sequence[Reading], language: Language) -> tuple[Kind, Stated | None] | None:
    """An act by a line that says nothing but resolution or decision, titled by the next line."""
    front = list(_front(found))
    for index, reading in enumerate(front):
        lists = reading.passage.where != "preface" and reading.plain.rstrip().endswith((*":：",))
        for kind, share in kinds(_name(reading, language), language):
            if kind in _ACTS and share >= _ALL and not lists:
                below = [line for line in front[index + 1 :] if _titling(line, language)]
                above = stated(reading, 0, len(reading.plain))
                title = stated(below[0], 0, len(below[0].plain)) if below else above
                return kind, title
    return None


def _headed(found: Sequence[Reading], language: Language) -> tuple[Kind, Stated | None] | None:
    """An act by its number and title above the organ that speaks in it."""
    title = act_head.title(found)
    named = [kind for r in _front(found) for kind, _ in kinds(_without_cited_acts(r), language)]
    if title is None or not act_head.recites(found, language):
        return None
    return next((kind for kind in named if kind in ("resolution", "decision")), "resolution"), title


def _front(found: Sequence[Reading]) -> Iterator[Reading]:
    """The title block, and short lines below it that are no sentences."""
    below = 0
    for reading in found:
        if reading.passage.where == "preface":
            yield reading
        elif reading.passage.annex is None and len(reading.plain) < _LONG and below < _BELOW:
            below += 1
            yield reading
        else:
            return


def _titling(reading: Reading, language: Language) -> bool:
    """Whether a line can be a title: no date or number, no start of a sentence that goes on."""
    plain = reading.plain.strip()
    goes_on = plain[-1:] in ",;:.，；：。،؛" or plain[:1] in "(（["
    other = goes_on or masthead(reading, language) or number_line(reading, language)
    dated = reading.dates and len(reading.without(*((d.start, d.end) for d in reading.dates))) < 24
    return not (other or dated or _signed(reading, language))


def _signed(reading: Reading, language: Language) -> bool:
    sign = pattern(rf"(?<!\p{{L}})(?:{words(language).number_sign}) ?\S*\d\S*$", language)
    return sign.search(reading.plain) is not None


def _by_text(
    lines: Sequence[Reading],
    found: Sequence[Reading],
    announced: bool,
    subject: Stated | None,
    language: Language,
) -> tuple[Kind, Stated | None]:
    """The kind by what the text does: it decides, or announces."""
    enacting = pattern(words(language).enacting, language)
    byline = pattern(words(language).byline, language)
    organs = pattern(rf"(?:{words(language).organ_nouns})", language)
    for reading in found:
        match = enacting.fullmatch(reading.plain.strip(EDGE))
        if match is None or reading.passage.annex is not None:
            continue
        titles = [
            line
            for line in lines
            if _titling(line, language) and not line.gatherings and not organs.search(line.plain)
        ]
        title = stated(titles[-1], 0, len(titles[-1].plain)) if titles else None
        return match.lastgroup, subject or title  # type: ignore[return-value]
    if not announced and act_head.recites(found, language):
        return "resolution", subject
    if not announced and _headed_by(found, byline):
        return "report", subject or (stated(lines[-1], 0, len(lines[-1].plain)) if lines else None)
    return ("notification" if announced else "other"), subject


def _headed_by(found: Sequence[Reading], byline: Pattern) -> bool:
    """Whether "Note by the secretariat" heads the text right below the title block."""
    return any(r.passage.where != "preface" and byline.match(r.plain) for r in _front(found))
