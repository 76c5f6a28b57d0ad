"""Numbers in their order: paragraphs, items, notes; columns of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.numerals import letter, roman
from extractors.profile.document import Document, Found, a, plain, words
from schemas.akn import Element

_BARE = re.compile(r"[()（）\[\].．,:：、\s'‘’\"]")


def paragraph_numbers(document: Document) -> Iterator[Found]:
    """Arabic numbers of paragraphs that neither follow the last one nor start again at 1."""
    for body in document.root.iter(a("mainBody")):
        last = 0
        for paragraph in body.iter(a("paragraph")):
            number = _arabic(paragraph)
            if number is None:
                continue
            if number not in (last + 1, 1) and not _restored(paragraph):
                yield Found(paragraph, f"{number} stands behind {last}")
            last = number


def _arabic(element: Element) -> int | None:
    num = element.find(a("num"))
    if num is None:
        return None
    match = re.fullmatch(r"(\d{1,4})\s?[.．]?", plain(num))
    return int(match[1]) if match else None


def _restored(element: Element) -> bool:
    num = element.find(a("num"))
    return num is not None and num.get("status") is not None


def item_order(document: Document) -> Iterator[Found]:
    """Items of lists whose letters or numbers do not follow each other from the first."""
    before: tuple[int | None, ...] = ()  # the last item of the list before this one
    for items in document.root.iter(a("list"), a("blockList")):
        printed = [
            (child, _BARE.sub("", plain(num)))
            for child in items.iterchildren(a("point"), a("item"), a("indent"))
            if (num := child.find(a("num"))) is not None
        ]
        readings = [_readings(number) for _, number in printed]
        if not readings or not all(readings):
            continue
        if not any(_follow(readings, kind, before) for kind in range(3)):
            shown = ", ".join(number for _, number in printed)
            yield Found(printed[0][0], f"items are numbered {shown}")
        before = readings[-1]


def _readings(number: str) -> tuple[int | None, ...]:
    """A number as figure, letter and Roman numeral; empty where it is none of them."""
    figure = int(number) if number.isdigit() else None
    found = (figure, letter(number) if number.islower() else None, roman(number))
    return found if any(value is not None for value in found) else ()


def _follow(
    readings: Sequence[tuple[int | None, ...]], kind: int, before: tuple[int | None, ...]
) -> bool:
    """Whether items count from the first, or go on from the list before."""
    found = [reading[kind] for reading in readings]
    last = before[kind] if before else None
    starts = {1, *((last + 1,) if last is not None else ())}
    return found[0] in starts and found == list(range(found[0] or 0, (found[0] or 0) + len(found)))


def note_markers(document: Document) -> Iterator[Found]:
    """Notes whose text begins with their own marker."""
    for note in document.root.iter(a("authorialNote")):
        marker, text = (
            (note.get("marker") or "").strip(),
            words(note),
        )
        if marker and re.match(rf"{re.escape(marker)}(?:[\s.)]|(?=[^\W\d]))", text):
            yield Found(note, f"the note {marker} begins with its marker")


def note_order(document: Document) -> Iterator[Found]:
    """Numbers of notes that do not follow each other; agendas may repeat one."""
    for part in document.parts:
        last, agenda = 0, (part.get("name") or "").startswith("agenda")
        for note in part.iter(a("authorialNote")):
            marker = (note.get("marker") or "").strip("() ")
            if not marker.isascii() or not marker.isdigit() or _owner(note) is not part:
                continue
            if int(marker) != last + 1 and not (agenda and int(marker) == last) and last:
                yield Found(note, f"note {marker} follows note {last}")
            last = int(marker)


def _owner(element: Element) -> Element | None:
    return next((up for up in element.iterancestors() if up.find(a("meta")) is not None), None)


def columns(document: Document) -> Iterator[Found]:
    """Tables whose rows cover different numbers of columns, and those without an eId."""
    for table in document.root.iter(a("table")):
        if table.get("eId") is None:
            yield Found(table, "the table has no eId")
        found = [*widths(table)]
        if len(set(found)) > 1:
            yield Found(table, f"rows of {', '.join(map(str, sorted(set(found))))} columns")


def widths(table: Element) -> Iterator[int]:
    """Columns that each row covers, with cells that reach down from rows above."""
    carried: dict[int, int] = {}  # columns by the rows that they still reach
    for row in table.iterchildren(a("tr")):
        if not len(row):
            continue
        own = [
            (_span(cell, "colspan"), _span(cell, "rowspan")) for cell in row.iterchildren(a("*"))
        ]
        yield sum(carried.values()) + sum(width for width, _ in own)
        carried = {rows - 1: width for rows, width in carried.items() if rows > 1}
        for width, rows in own:
            if rows > 1:
                carried[rows - 1] = carried.get(rows - 1, 0) + width


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return int(value) if value.isdigit() else 1
