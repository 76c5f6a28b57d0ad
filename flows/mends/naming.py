"""eIds of the naming convention where there are none or others, and all that points there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Set

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
    naming = _Naming(document, {element for element in broken if not _in_metadata(element)})
    for element in document.root.iter(a("*")):
        naming.name(element)
    _refer(document, naming.renamed)


class _Naming:
    """The eIds of a document as they are given, one element after the other."""

    def __init__(self, document: Document, broken: Set[Element]) -> None:
        """Keep which elements need another eId; what all others have is taken."""
        self._document, self._broken = document, broken
        found = (each for each in document.root.iter(a("*")) if each not in broken)
        self._taken = {each.get("eId", "") for each in found}
        self._counted: defaultdict[str, int] = defaultdict(lambda: 1)
        self._running: dict[Element, bool] = {}
        self.renamed: dict[str, str] = {}

    def name(self, element: Element) -> None:
        """Give an element the eId that it is to have."""
        old = element.get("eId")
        new = self._new(element)
        if new is not None and new != old:
            self._taken.add(new)
            element.set("eId", new)
            if old and self._document.by_eid.get(old) is element:
                self.renamed[old] = new

    def _new(self, element: Element) -> str | None:
        """The eId that an element is to have; None where it keeps the one it has."""
        if element in self._broken:
            return self._free(element)
        old = element.get("eId", "")
        context = old.rpartition("__")[0]
        if context in self.renamed and not _in_metadata(element):
            return self.renamed[context] + old[len(context) :]
        return None

    def _free(self, element: Element) -> str:
        """The first eId for an element that no other has: by its number, else counted."""
        context, kind = self._context(element), abbreviation(local(element))
        base = f"{context}__{kind}" if context else kind
        found = _numbers(element, self._document.language)
        for number in found:
            if f"{base}_{number}" not in self._taken:
                return f"{base}_{number}"
        stem = f"{base}_{found[0]}-" if found else f"{base}_"
        count = self._counted[stem] + bool(found)
        while f"{stem}{count}" in self._taken:
            count += 1
        self._counted[stem] = count - bool(found)  # none before it becomes free again
        return f"{stem}{count}"

    def _context(self, element: Element) -> str:
        """The eId that goes in front: of the annex where numbers run on, else of what is around."""
        if local(element) == "paragraph" and self._runs_on(element):
            annex = next(element.iterancestors(a("attachment")), None)
            return "" if annex is None else annex.get("eId", "")
        return next((eid for up in element.iterancestors() if (eid := up.get("eId"))), "")

    def _runs_on(self, paragraph: Element) -> bool:
        """Whether a paragraph is numbered, outside lists, and numbers are unique in its body."""
        if not plain(paragraph.find(a("num"))):
            return False
        if next(paragraph.iterancestors(a("list"), a("table")), None) is not None:
            return False
        body = next(paragraph.iterancestors(a("mainBody")), None)
        if body is None:
            return True
        if body not in self._running:
            found = [plain(each.find(a("num"))) for each in body.iter(a("paragraph"))]
            own = [each for each in found if each]
            self._running[body] = len(own) == len(set(own))
        return self._running[body]


def _numbers(element: Element, code: str | None) -> list[str]:
    """The printed number as an eId may have it, best first: as it stands, Roman before Arabic."""
    printed = plain(element.find(a("num")))
    found = filter(_SIMPLE.fullmatch, set(numbers(printed, code)) if printed else ())
    return sorted(found, key=lambda number: (number not in printed, number.isdigit(), number))


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
