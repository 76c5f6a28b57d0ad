"""The symbol or number that a document itself bears, in its title block."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import regex

from extractors import act_head
from extractors.cited_codes import CODE, tail
from extractors.patterns import pattern
from extractors.readings import Reading
from extractors.symbols import symbols
from schemas.language import Language
from schemas.notice import Span, Stated
from schemas.words import words

_BESIDE = 14  # letters that may stand beside a symbol that is alone on its line
_LAST = 12  # texts among which the end of an act stands
_GAP = regex.compile(r"(?<=\S)(?:\t[\t ]*|[ \u3000]{3,})(?=\S)")
_PLACE = 24  # letters of place and the like beside a number that bears the sign for one
_CITED = ("document", "resolution", "decision")
# Any run of letters and figures with a figure in it, with at most two short words before.
_NUMBER = (
    r"\(?(?P<number>(?-i:(?:\p{Lu}{1,5}\.? ){0,2}[\p{Lu}\d(][\p{L}\d./()-]{0,40}"
    r"(?: \p{Lu}{2,4}(?:/\d{1,3})?)?)"
    r"|(?:\p{Arabic}{1,2} ){0,3}\p{Arabic}{1,4}[\p{L}\d./()-]{1,40}"
    r"(?: \p{Arabic}{1,2}/[\p{L}\d./()-]{1,40})?)"
)


def own_symbol(found: Sequence[Reading], language: Language) -> Stated | None:
    """The document's own symbol: alone on a line of its title block, or behind a word for one."""
    block = [reading for reading in found if reading.passage.where == "preface"]
    for find in _WAYS:
        for reading in block:
            for symbol in find(reading, language):
                return symbol
    numbered = act_head.number(found, language)
    if numbered is not None:
        return numbered
    own = [r for r in found if r.passage.annex is None and r.passage.where == "body"]
    return next((symbol for r in own[-_LAST:] for symbol in _below(r, language)), None)


def _below(reading: Reading, language: Language) -> Iterator[Stated]:
    """Behind the sign for a number on a line below an act, all in brackets, with the day."""
    if reading.dates and act_head.BRACKETED.fullmatch(reading.plain):
        yield from _signed(reading, language)


def number_line(
    reading: Reading, language: Language, group: str = "number"
) -> tuple[int, int] | None:
    """Where in the folded text a line gives nothing but a document's number, with its word.

    `group` may be "mark", the number with the characters that enclose it in some languages.
    """
    dated = [d.start for d in reading.dates if d.end >= len(reading.plain.rstrip(" .*"))]
    stretches = (reading.plain[: dated[0] if dated else None], reading.plain[: _column(reading)])
    for plain in (stretch.strip(" .*") for stretch in dict.fromkeys(stretches)):
        for form in words(language).numbered:
            match = pattern(form.replace("{code}", _NUMBER), language).fullmatch(plain)
            if match is not None and regex.search(r"\d", match["number"]):
                start = reading.plain.index(plain)
                group = group if group in match.re.groupindex else "number"
                return start + match.start(group), start + match.end(group)
    return None


def _column(reading: Reading) -> int:
    """Where the first column of a line ends in its folded text."""
    gap = _GAP.search(reading.passage.text.text)
    return reading.passage.folded.at(gap.start()) if gap is not None else len(reading.plain)


def _alone(reading: Reading, language: Language) -> Iterator[Stated]:
    folded = reading.passage.folded
    dates = [(dated.start, dated.end) for dated in reading.dates]
    for citation in reading.citations:
        place = folded.at(citation.start), folded.at(citation.end)
        rest = reading.without(*dates, place)
        if citation.kind in _CITED and len(regex.sub(r"[\W\d]", "", rest)) <= _BESIDE:
            value = next((s.value for s in symbols(citation.text)), citation.value)
            yield Stated(value, reading.cited(citation))


def _labelled(reading: Reading, language: Language) -> Iterator[Stated]:
    place = number_line(reading, language)
    if place is not None:
        yield _printed(reading, *place)


def _signed(reading: Reading, language: Language) -> Iterator[Stated]:
    """Behind the sign for a number, beside a date and a place: "No 18-7"."""
    form = rf"(?<![\p{{L}}\d])(?:{words(language).number_sign}) ?{_NUMBER}(?=[\s,;]|$)"
    dates = [(dated.start, dated.end) for dated in reading.dates]
    for match in pattern(form, language).finditer(reading.plain):
        rest = regex.sub(r"[\W\d]", "", reading.without(*dates, match.span()))
        if len(rest) <= _PLACE and regex.search(r"\d", match["number"]):
            yield _printed(reading, *match.span("number"))


def _coded(reading: Reading, language: Language) -> Iterator[Stated]:
    """Alone in a line or column, in a form that no grammar of symbols knows: "C. N 4317"."""
    text = reading.passage.text.text
    for column in regex.finditer(r"\S(?:\S|[^\S\t](?!\s))*+", text):
        base = _CHANGE.sub("", column[0])
        if _CODED.fullmatch(base) or CODED.fullmatch(base):
            yield Stated(column[0], Span(reading.passage.text.eid, *column.span()))


def _columned(reading: Reading, language: Language) -> Iterator[Stated]:
    """At the end of a line, in a column of its own."""
    text = reading.passage.text.text
    for citation in reading.citations:
        column = regex.search(r"(?:\t|\s{2,})\s*$", text[: citation.start])
        last = not regex.search(r"\p{L}", text[citation.end :])
        if citation.kind == "document" and column and last:
            yield Stated(citation.value, reading.cited(citation))


def _headed(reading: Reading, language: Language) -> Iterator[Stated]:
    """At the end of a line that else gives nothing but the name of an organ, as at the head of a
    page."""
    organs = pattern(rf"(?:{words(language).organ_nouns})", language)
    plain = reading.plain.rstrip()
    for citation in reading.citations:
        lead = reading.passage.folded.plain[: reading.passage.folded.at(citation.start)].strip()
        last = not plain[reading.passage.folded.at(citation.end) :].strip(" *")
        if citation.kind == "document" and last and lead.isupper() and organs.search(lead):
            yield Stated(citation.value, reading.cited(citation))


def _printed(reading: Reading, start: int, end: int) -> Stated:
    closed = reading.plain[end - 1] == ")" and "(" not in reading.plain[start:end]
    end -= closed  # of a number in brackets
    return reading.passage.stated(start, end)


# Letters, figures and strokes in one piece: a symbol that ends with a word, as in "…/Report".
CODED = regex.compile(r"(?=\S*\d)\p{Lu}{2,12}(?:[.-]?\d{1,4})?(?:/[\p{L}\d.()-]{1,24}){1,5}")
_CODED = regex.compile(
    r"\p{Lu}\. ?(?:\p{Lu}{1,3}\.? )?\d{1,6}"
    r"|(?:\p{Lu}[\p{L}\d.]{1,12}/){1,3}\p{Lu}\p{L}{4,14} (?:19|20)\d\d/\d{1,4}"
    rf"|(?=.*/.*\d)(?=.*\p{{Lu}}{{2}}|\p{{Lu}}\.){CODE}{tail()}?"
)
_CHANGE = regex.compile(r", (?:Add|Rev|Corr|Amend)\. ?(?:[IVX]{1,4}|\d{1,2})$")  # CD63/1, Add. I
_WAYS: tuple[Callable[[Reading, Language], Iterator[Stated]], ...] = (
    _alone,
    _labelled,
    _signed,
    _coded,
    _columned,
    _headed,
)
