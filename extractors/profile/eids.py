"""eIds against the naming convention: type, levels, printed number, counting."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from extractors.eid_labels import label
from extractors.marks import head
from extractors.profile.document import Document, Found, a, local, plain
from schemas.akn import Element
from schemas.language import codes, language
from schemas.profile import table, values
from schemas.source import Line

_LEVEL = re.compile(r"[A-Za-z]+(?:_[A-Za-z0-9.-]+)?")
_REPEAT = re.compile(r"-\d+$")  # what tells a second element with the same printed number
# Wrappers that only pass their context on, and inlines, whose form is left to who marks up.
_FREE = frozenset(("meta", "keyword", "componentData", "eventRef", "step", "original"))


def repeated(document: Document) -> Iterator[Found]:
    """eIds that a second element has as well."""
    seen: set[str] = set()
    told: set[str] = set()
    for element in document.root.iter(a("*")):
        eid = element.get("eId")
        if eid is not None:
            if eid in seen and eid not in told:
                told.add(eid)
                yield Found(element, eid)
            seen.add(eid)


def types(document: Document) -> Iterator[Found]:
    """eIds whose type is neither the abbreviation of the element nor its name."""
    for element, last in _addressed(document):
        kind = last.partition("_")[0]
        wanted = abbreviation(local(element))
        if kind not in (wanted, element.get("name"), element.get("class")) and _LEVEL.fullmatch(
            last
        ):
            yield Found(element, f"{element.get('eId')} for {local(element)}, which is {wanted}")


def levels(document: Document) -> Iterator[Found]:
    """eIds that are not levels joined by two underscores, or whose context is no ancestor."""
    for element, _ in _addressed(document):
        eid = element.get("eId", "")
        if not all(_LEVEL.fullmatch(level) for level in eid.split("__")):
            yield Found(element, f"{eid} is not levels of type and number")
        context = eid.rpartition("__")[0]
        if context and not any(up.get("eId") == context for up in element.iterancestors()):
            yield Found(element, f"{eid}: {context} is no ancestor of it")


def printed_numbers(document: Document) -> Iterator[Found]:
    """eIds with another number than the one printed."""
    for element, last in _addressed(document):
        num = element.find(a("num"))
        stated = last.partition("_")[2]
        if num is None or not plain(num) or not stated:
            continue
        allowed = {*numbers(plain(num), document.language)}
        bare = _REPEAT.sub("", stated)
        twice = bare in allowed and element.get("eId", "")[: -len(stated)] + bare in document.by_eid
        if allowed and stated not in allowed and not twice:
            wanted = ", ".join(sorted(allowed))
            yield Found(element, f"{element.get('eId')} for {plain(num)} (expected {wanted})")


def numbers(printed: str, code: str | None) -> Iterator[str]:
    """A printed number as an eId may have it, in each way in which it can be read."""
    for known in (code,) if code else codes():
        for mark in head(Line("", number=printed), language(known)).marks:
            yield label(mark)
            yield str(mark.value)
    bare = re.sub(r"[^0-9A-Za-z.\s-]", "", printed).strip().strip(".-")
    if re.search("[0-9A-Za-z]", bare):
        yield re.sub(r"[.\s]+(?=[A-Z])", "", bare).replace(".", "-").replace(" ", "-")


def counts(document: Document) -> Iterator[Found]:
    """Elements without a number that are not counted from 1 for each type and context."""
    seen: defaultdict[str, int] = defaultdict(int)
    for element, last in _addressed(document):
        number = last.partition("_")[2]
        if not number.isdigit():
            continue
        key = element.get("eId", "")[: -len(number)]
        num = plain(element.find(a("num")))
        if int(number) != seen[key] + 1 and not (num and any(numbers(num, document.language))):
            says = f"{element.get('eId')} is number {seen[key] + 1} of its kind there"
            yield Found(element, says)
        seen[key] = int(number)


def running(document: Document) -> Iterator[Found]:
    """Paragraphs whose eId names a section although their numbers run on through all."""
    for part in document.parts:
        found = [*_numbered(part)]
        labels = [_REPEAT.sub("", _last(each).partition("_")[2]) for each in found]
        if len(labels) != len(set(labels)):
            continue
        for paragraph in found:
            context = paragraph.get("eId", "").rpartition("__")[0]
            if context and context != _prefix(part) and not _in_list(paragraph):
                yield Found(paragraph, f"{paragraph.get('eId')}, but numbers run on through all")


def _numbered(part: Element) -> Iterator[Element]:
    body = part.find(a("mainBody"))
    for paragraph in () if body is None else body.iter(a("paragraph")):
        if paragraph.find(a("num")) is not None and paragraph.get("eId"):
            yield paragraph


def _prefix(part: Element) -> str:
    return next((up.get("eId", "") for up in part.iterancestors(a("attachment"))), "")


def _addressed(document: Document) -> Iterator[tuple[Element, str]]:
    """Elements of the text that have an eId, each with its last level."""
    for child in document.root.iter(a("*")):
        eid = child.get("eId")
        if eid is not None and local(child) not in _FREE and not _in_metadata(child):
            yield child, _last(child)


def _in_metadata(element: Element) -> bool:
    return any(local(up) == "meta" for up in element.iterancestors())


def _last(element: Element) -> str:
    return element.get("eId", "").rpartition("__")[2]


def _in_list(element: Element) -> bool:
    return next(element.iterancestors(a("list"), a("table")), None) is not None


def abbreviation(name: str) -> str:
    """The type part of an eId for an element."""
    return table("abbreviations").get(name, name)


def identified(name: str) -> bool:
    """Whether an element must have an eId."""
    return name in values("identified")
