"""Days, sessions and quantities: what an attribute says, against what the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates import PrintedDate, dates
from extractors.folding import fold
from extractors.gatherings import named_in
from extractors.patterns import number_value
from extractors.profile.document import Document, Found, a, plain
from schemas.akn import Element
from schemas.language import Language, codes, language

_FIGURES = re.compile(r"\d+")
_DURATION = re.compile(r"P(?:T)?(\d+)[YMWDHS]")


def printed_days(document: Document) -> Iterator[Found]:
    """Days that are not those of their texts, where these are complete."""
    for element in _dated(document):
        stated = (element.get("date") or "")[:10]
        read = [*_read(element, document)]
        if stated and read and stated not in read:
            yield Found(element, f'{stated} for "{plain(element)}"')


def _read(element: Element, document: Document) -> Iterator[str]:
    """Every complete day that a text says, in the language of its element."""
    for tongue in tongues(element, document):
        for found in dates(plain(element), tongue):
            yield from (day for day, _, _ in found.points)


def invented_days(document: Document) -> Iterator[Found]:
    """Texts of a month or year that are marked as days."""
    for element in _dated(document):
        for tongue in tongues(element, document):
            found = dates(plain(element), tongue)
            if len(found) == 1 and _without_day(found[0], plain(element)):
                yield Found(element, f'{element.get("date")} for "{plain(element)}"')
                break


def _without_day(found: PrintedDate, text: str) -> bool:
    return len(found.start) < 10 and not found.points and found.text.strip() == text.strip()


def _dated(document: Document) -> Iterator[Element]:
    for element in document.root.iter(a("date"), a("docDate")):
        if element.get("date"):
            yield element


def tongues(element: Element, document: Document) -> tuple[Language, ...]:
    """The language of an element, where the program knows it."""
    for up in (element, *element.iterancestors()):
        code = up.get("{http://www.w3.org/XML/1998/namespace}lang")
        if code is not None:
            return (language(code[:2]),) if code[:2] in codes() else ()
    return (language(document.language),) if document.language else ()


def pairs(document: Document) -> Iterator[Found]:
    """Starts without an end, ends before their start, in one preface or event."""
    for block in (*document.root.iter(a("preface")), *document.root.iter(a("event"))):
        days = {
            word: [
                day
                for day in block.iter(a("docDate"), a("date"))
                if (day.get("refersTo") or "").lower() == f"#{word}date"
            ]
            for word in ("start", "end")
        }
        if len(days["start"]) != len(days["end"]):
            counts = f"{len(days['start'])} starts and {len(days['end'])} ends"
            yield Found(block, f"there are {counts}")
        for start, end in zip(days["start"], days["end"], strict=False):
            if (start.get("date") or "") > (end.get("date") or ""):
                yield Found(end, f"from {start.get('date')} to {end.get('date')}")


def ordinals(document: Document) -> Iterator[Found]:
    """Sessions whose value is not the number in their text."""
    for session in document.root.iter(a("session")):
        value = session.get("value") or ""
        if not value.isdigit():
            continue
        found = {
            named.number
            for tongue in tongues(session, document)
            for named in named_in(fold(plain(session)).plain, tongue)
            if named.kind == "session" and named.number
        }
        if found and int(value) not in found:
            read = ", ".join(map(str, sorted(found)))
            yield Found(session, f'{value} for "{plain(session)}", which is {read}')


def quantities(document: Document) -> Iterator[Found]:
    """Quantities whose value is not the number in their text, where that is one figure."""
    for quantity in document.root.iter(a("quantity")):
        stated = quantity.get("normalized") or ""
        duration = _DURATION.fullmatch(stated)
        number = duration[1] if duration else stated
        figures = _FIGURES.findall(fold(plain(quantity)).plain)
        if number.isdigit() and len(figures) == 1 and int(figures[0]) != int(number):
            yield Found(quantity, f'{stated} for "{plain(quantity)}"')
        elif number.isdigit() and not figures:
            yield from _in_words(document, quantity, int(number))


def _in_words(document: Document, quantity: Element, number: int) -> Iterator[Found]:
    for tongue in tongues(quantity, document):
        value = number_value(plain(quantity), tongue)
        if value and value != number:
            yield Found(quantity, f'{quantity.get("normalized")} for "{plain(quantity)}"')
