"""Fields of a form: what the left cell of a row, or a label before a colon, calls the right one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from extractors.gatherings import Named, named_in
from extractors.head import Head
from extractors.patterns import pattern
from extractors.readings import Reading
from extractors.session_place import of_field
from extractors.titles import EDGE, stated
from schemas.language import Language
from schemas.notice import Session, Stated
from schemas.outline import Table
from schemas.words import words

_FORM = 3  # known labels that make a table, or lines of a title block, a form
_NEAR = 12  # texts below a title block among which its fields may go on
_DAY = 10  # characters of a date complete to the day
_NUMBERED = regex.compile(r"^(?:\d{1,2}|\p{Lu}) ?[.)] ?")
_LONGEST = 160  # characters of a value


@dataclass(frozen=True, slots=True)
class Field:
    """The value of a field: from `start` on in the folded text of a reading."""

    label: str  # as printed, folded
    reading: Reading
    start: int

    @property
    def plain(self) -> str:
        """The value, folded."""
        return self.reading.plain[self.start :].strip(EDGE)


Fields = Mapping[str, Field]


def fields(found: Sequence[Reading], language: Language) -> Fields:
    """The fields of the first form in the running text of a document; none where it has no form."""
    own = [reading for reading in found if reading.passage.annex is None]
    block = [reading for reading in own if reading.passage.where == "preface"]
    rows = [dict(_rows(table, own, language)) for table in _tables(own)]
    near = own[: len(block) + _NEAR]
    whole = dict(_lines(near, language))
    for fields_of_table in (row for row in rows if row and _within(row, near)):
        whole = fields_of_table | whole
    forms = (*rows, dict(_lines(block, language)), whole)
    return next((form for form in forms if len(form) >= _FORM), {})


def _within(form: Fields, near: Sequence[Reading]) -> bool:
    return all(any(field.reading is reading for reading in near) for field in form.values())


def completed(found: Sequence[Reading], form: Fields, language: Language) -> tuple[Reading, ...]:
    """The readings, where a field that names the session leaves its noun to the label."""
    field = form.get("session")
    if field is None or field.reading.gatherings:
        return tuple(found)
    naming = _naming(field, language)
    if naming is None:
        return tuple(found)
    read = replace(field.reading, gatherings=(naming,))
    return tuple(read if reading is field.reading else reading for reading in found)


def headed(head: Head, form: Fields, found: Sequence[Reading], language: Language) -> Head:
    """The head of a document with the body, subject, days and place that its form gives."""
    if head.session is not None:
        head = replace(head, session=_held(head.session, form, found, language))
    head = _about(head, form)
    body = form.get("body")
    named = stated(body.reading, body.start, len(body.reading.plain)) if body else None
    return replace(head, body=named or head.body)


def number(form: Fields) -> Stated | None:
    """The symbol or number that a form gives the document."""
    field = form.get("number")
    if field is None or not any(map(str.isdigit, field.plain)) or " " in field.plain:
        return None
    return stated(field.reading, field.start, len(field.reading.plain))


def _about(head: Head, form: Fields) -> Head:
    """The head with the subject that a form gives; a memorandum about a session announces it."""
    subject = form.get("subject")
    memorandum = "addressee" in form or "sender" in form
    if subject is None or (head.title is not None and not memorandum):
        return head
    title = stated(subject.reading, subject.start, len(subject.reading.plain))
    announces = head.kind in ("other", "report") and head.session is not None
    return replace(head, title=title, kind="notification" if announces else head.kind)


def _held(session: Session, form: Fields, found: Sequence[Reading], language: Language) -> Session:
    """The session with the days and the place that a form gives."""
    place, field = form.get("place"), form.get("dates")
    if place is not None:
        named = of_field(place.plain, found, language)
        session = replace(session, place=named or session.place)
    dates = field.reading.dates if field is not None else ()
    held = next((dated.date for dated in dates if len(dated.date.start) == _DAY), None)
    return replace(session, start=held.start, end=held.end) if held is not None else session


def _tables(found: Sequence[Reading]) -> Iterator[Table]:
    seen = {reading.passage.table.eid: reading.passage.table for reading in found
            if reading.passage.table is not None}  # fmt: skip
    yield from seen.values()


def _rows(
    table: Table, found: Sequence[Reading], language: Language
) -> Iterator[tuple[str, Field]]:
    """The fields of a table in which every row is a label and its value."""
    if any(len(row) != 2 for row in table.rows):
        return
    by_eid = {reading.passage.text.eid: reading for reading in found}
    for label, value in table.rows:
        texts = (*label.texts, *value.texts)
        if len(texts) == 2 and texts[1].eid in by_eid and texts[0].eid in by_eid:
            printed = _NUMBERED.sub("", by_eid[texts[0].eid].plain).strip(f"{EDGE}?？؟")
            name = _field(printed, language)
            if name is not None:
                yield name, Field(printed, by_eid[texts[1].eid], 0)


def _lines(block: Sequence[Reading], language: Language) -> Iterator[tuple[str, Field]]:
    """The fields of lines that begin with a label and a colon."""
    for reading in block:
        for name, form in words(language).fields.items():
            match = pattern(rf"(?P<label>{form})\s*[:：?？؟]\s*(?=\S)", language).match(
                reading.plain
            )
            if match is not None and len(reading.plain) <= _LONGEST:
                yield name, Field(match["label"], reading, match.end())


def _field(label: str, language: Language) -> str | None:
    for name, form in words(language).fields.items():
        if pattern(form, language).fullmatch(label):
            return name
    return None


def _naming(field: Field, language: Language) -> Named | None:
    """The session that a value and its label name together, in either order."""
    value = field.plain
    for text in (value, f"{value} {field.label}", f"{field.label} {value}"):
        for naming in named_in(text, language):
            start = field.start
            return replace(naming, text=value, start=start, end=len(field.reading.plain))
    return None
