"""Officers on lines of their own: "Chair: Mr. X (Kenya)", "Kenya – Vice-President"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractors.names import Name
from extractors.offices import of_body
from extractors.patterns import pattern
from extractors.persons import lone_person, person, placed
from extractors.readings import Reading
from extractors.seats import seats
from extractors.terms import Setting
from schemas.language import Language
from schemas.notice import Officer
from schemas.vocabulary import Role
from schemas.words import words

_LEAD = 12  # letters that may stand before the role that labels a line
_SHORT = 24  # letters beside names up to which a line is no sentence


@dataclass(frozen=True, slots=True)
class Line:
    """The officers of a line, and the role that holds for lines below without label."""

    officers: tuple[Officer, ...]
    label: Role | None


def officers_of(reading: Reading, label: Role | None, setting: Setting) -> Line:
    """The seats of one line: a role, then States with their groups, groups, or persons alone."""
    roles = [name for name in reading.names if name.kind == "role"]
    own = next((name for name in roles if is_label(reading, name, setting)), None)
    if own is not None:
        places = [own, *(name for name in roles if _opens_part(reading, name, own))]
        ends = [*(name.start for name in places[1:]), len(reading.plain)]
        parts = (
            _labelled(reading, name.key, (name.end, end), setting)  # type: ignore[arg-type]
            for name, end in zip(places, ends, strict=True)
        )
        return Line(tuple(officer for part in parts for officer in part), own.key)  # type: ignore[arg-type]
    if label is None or sentence(reading, *_grouped(reading, setting.language)):
        return Line(tuple(_trailing(reading, roles, setting)), label)
    trailing = tuple(_trailing(reading, roles, setting))
    return Line(trailing or tuple(_seats(reading, label, setting)), label)


def _opens_part(reading: Reading, name: Name, label: Name) -> bool:
    """Whether another role than the label opens a part of the line, behind a semicolon."""
    return name.start > label.end and reading.plain[: name.start].rstrip().endswith(";")


def is_label(reading: Reading, name: Name, setting: Setting) -> bool:
    """Whether a role heads a line: nothing, a colon, a dash or a tab stands behind it, or behind
    the body whose office it is."""
    after = reading.plain[of_body(reading, name, setting) :].lstrip(" )）]")
    lead = reading.plain[: name.start].strip()
    _, end = reading.passage.folded.span(name.start, name.end)
    held = any(n.end <= name.start for n in reading.names if n.kind in ("state", "group"))
    parted = (
        after[:1] in (*":：–—-|", *([] if held else [""]))
        or reading.passage.text.text[end : end + 1] == "\t"
    )
    return len(lead) <= _LEAD and not lead.endswith((".", "。")) and parted


def sentence(reading: Reading, *persons: tuple[int, int]) -> bool:
    """Whether a line without label says more than names; `persons` are where it names people."""
    rest = reading.without(*((name.start, name.end) for name in reading.names), *persons)
    return len(regex.sub(r"[\W\d]", "", rest)) > max(_SHORT, len(reading.plain) // 3)


def _labelled(
    reading: Reading, role: Role, part: tuple[int, int], setting: Setting
) -> Iterator[Officer]:
    language = setting.language
    start, end = part
    found = list(seats(reading, role, start, end, language))
    yield from found
    rest = reading.plain[start:end].strip(" :：–—-|\t.;；")
    if found or not rest:
        return
    who = person(reading.plain, part, (start, start), (), language)
    vacant = pattern(rf"(?:{words(language).vacant})", language).match(rest)
    if vacant is not None or (who is not None and len(rest) <= len(who) + _SHORT):
        place = reading.passage.span(start, end)
        yield Officer(role, None, None, None if vacant is not None else who, place)


def _seats(reading: Reading, role: Role, setting: Setting) -> Iterator[Officer]:
    yield from seats(reading, role, 0, len(reading.plain), setting.language)


def _trailing(reading: Reading, roles: Sequence[Name], setting: Setting) -> Iterator[Officer]:
    """Seats with the role behind: “Kenya (African States), President”."""
    states = [name for name in reading.names if name.kind in ("state", "group")]
    if len(roles) != 1 or not states or sentence(reading) or roles[0].start < states[0].end:
        return
    role: Role = roles[0].key  # type: ignore[assignment]
    yield from seats(reading, role, 0, roles[0].start, setting.language)


def _grouped(reading: Reading, language: Language) -> tuple[tuple[int, int], ...]:
    """Where a line names people, when a regional group and a colon head it."""
    first = reading.names[0] if reading.names else None
    headed = first is not None and first.kind == "group" and reading.plain[first.end :][:1] == ":"
    return placed(reading.plain, language) if headed else ()


def lone(reading: Reading, setting: Setting) -> str | None:
    """The person that a text without other names is, None where it is none."""
    return None if reading.names else lone_person(reading.plain, setting.language)
