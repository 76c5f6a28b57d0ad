"""eIds of the naming convention where there are none or others, and all that points there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.profile import places
from extractors.profile.document import Document, a, local, plain
from extractors.profile.eids import abbreviation, numbers
from schemas.akn import SRT, Element
from schemas.profile import rules

_RULES = tuple(f"EID-0{number}" for number in range(1, 10))
_SIMPLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")


def eids(document: Document) -> None:
    """New eIds in the order of the document; what stands inside a renamed element follows it."""
    broken = {element for rule in _RULES for element in places(rules()[rule], document)}
    broken = {element for element in broken if not _in_metadata(element)}
    taken = {
        element.get("eId", "") for element in document.root.iter(a("*")) if element not in broken
    }
    renamed: dict[str, str] = {}
    for element in document.root.iter(a("*")):
        old = element.get("eId")
        new = _new(document, element, broken, taken, renamed)
        if new is not None and new != old:
            taken.add(new)
            element.set("eId", new)
            if old and document.by_eid.get(old) is element:
                renamed[old] = new
    _refer(document, renamed)


def _new(
    document: Document,
    element: Element,
    broken: set[Element],
    taken: set[str],
    renamed: Mapping[str, str],
) -> str | None:
    """The eId that an element is to have; None where it keeps the one it has."""
    if element in broken:
        return next(each for each in _candidates(document, element) if each not in taken)
    old = element.get("eId", "")
    context = old.rpartition("__")[0]
    if context in renamed and not _in_metadata(element):
        return renamed[context] + old[len(context) :]
    return None


def _candidates(document: Document, element: Element) -> Iterator[str]:
    context = _context(document, element)
    kind = abbreviation(local(element))
    base = f"{context}__{kind}" if context else kind
    printed = plain(element.find(a("num")))
    found = sorted(set(numbers(printed, document.language))) if printed else []
    for number in sorted(filter(_SIMPLE.fullmatch, found), key=_preferred(printed)):
        yield f"{base}_{number}"
    count = 1
    while True:
        number = next(iter(sorted(filter(_SIMPLE.fullmatch, found), key=_preferred(printed))), "")
        yield f"{base}_{number}-{count + 1}" if number else f"{base}_{count}"
        count += 1


def _preferred(printed: str):  # type: ignore[no-untyped-def]
    """Of several readings, the one that stands in the printed number, Roman before Arabic."""
    return lambda number: (number not in printed, number.isdigit(), number)


def _context(document: Document, element: Element) -> str:
    """The eId that goes in front: of the annex where numbers run on, else of what is around."""
    annex = next(element.iterancestors(a("attachment")), None)
    if local(element) == "paragraph" and _runs_on(element):
        return "" if annex is None else annex.get("eId", "")
    return next((eid for up in element.iterancestors() if (eid := up.get("eId"))), "")


def _runs_on(paragraph: Element) -> bool:
    """Whether a paragraph is numbered, outside lists, and no other of its body has its number."""
    number = plain(paragraph.find(a("num")))
    if not number or next(paragraph.iterancestors(a("list"), a("table")), None) is not None:
        return False
    body = next(paragraph.iterancestors(a("mainBody")), None)
    found = [] if body is None else [plain(p.find(a("num"))) for p in body.iter(a("paragraph"))]
    own = [each for each in found if each]
    return len(own) == len(set(own))


def _refer(document: Document, renamed: Mapping[str, str]) -> None:
    """Everything that points to a renamed element, in the record of a notice as well."""
    for element in document.root.iter():
        if not isinstance(element.tag, str):
            continue
        ours = element.tag.startswith(f"{{{SRT}}}")
        for name, value in map(_strings, element.attrib.items()):
            if value.startswith("#") or (ours and value in renamed):
                tokens = (_renamed(token, renamed, ours) for token in value.split(" "))
                element.set(name, " ".join(tokens))


def _strings(item: tuple[object, object]) -> tuple[str, str]:
    return str(item[0]), str(item[1])


def _renamed(token: str, renamed: Mapping[str, str], ours: bool) -> str:
    if token.startswith("#"):
        return f"#{renamed.get(token[1:], token[1:])}"
    return renamed.get(token, token) if ours else token


def _in_metadata(element: Element) -> bool:
    return any(local(up) == "meta" for up in element.iterancestors() if isinstance(up.tag, str))
