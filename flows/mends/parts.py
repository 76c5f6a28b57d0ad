"""Mends of documents in parts: the list of them, and the references between host and annex."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.profile.document import LEVELS, Document, a, component, local, plain
from flows.mends.making import insert_by, remove, sub
from schemas.akn import Element

_LEVEL = (
    *("FRBRthis", "FRBRuri", "FRBRalias", "FRBRdate", "FRBRauthor", "componentInfo"),
    *("preservation", "FRBRcountry", "FRBRsubtype", "FRBRnumber", "FRBRname", "FRBRprescriptive"),
    *("FRBRauthoritative", "FRBRversionNumber", "FRBRmasterExpression", "FRBRlanguage"),
    *("FRBRtranslation", "FRBRportion", "FRBRformat"),
)
_REFERENCES = ("original", "passiveRef", "activeRef", "jurisprudence", "hasAttachment")


def components(document: Document) -> None:
    """componentInfo on all three levels, of the parts that are in the file."""
    names = {component(_this(document, part, LEVELS[0])): part for part in document.parts}
    if "" in names or len(names) < 2 or len(names) != len(document.parts):
        return
    for position, level in enumerate(LEVELS):
        element = document.main.find("/".join(map(a, ("meta", "identification", level))))
        if element is None:
            return
        for old in element.findall(a("componentInfo")):
            remove(old)
        info = sub(element, "componentInfo")
        for name, part in names.items():
            info.append(_entry(document, info, position, name, part))
        insert_by(element, info, _LEVEL)


def _entry(document: Document, info: Element, position: int, name: str, part: Element) -> Element:
    following = LEVELS[position + 1] if position < 2 else None
    href = f"#{_eid(following, name)}" if following else _this(document, part, LEVELS[2])
    own = _eid(LEVELS[position], name)
    return sub(info, "componentData", eId=own, href=href, name=name, showAs=_title(part) or name)


def _eid(level: str, name: str) -> str:
    return level.removeprefix("FRBR")[0].lower() + name.replace("/", "_")


def attachments(document: Document) -> None:
    """hasAttachment in the host and attachmentOf in each annex."""
    annexes = [*_annexes(document)]
    references = document.main.find(f"{a('meta')}/{a('references')}")
    if references is None:
        return
    known = {entry.get("href") for entry in references.iterfind(a("hasAttachment"))}
    for number, part in enumerate(annexes, 1):
        href = _this(document, part, LEVELS[1])
        if href and href not in known:
            eid = _free(document, f"ha{number}")
            shown = _title(part) or component(href)
            entry = sub(references, "hasAttachment", eId=eid, href=href, showAs=shown)
            insert_by(references, entry, _REFERENCES)
        _host(document, part)


def _host(document: Document, part: Element) -> None:
    references = part.find(f"{a('meta')}/{a('references')}")
    href = _this(document, document.main, LEVELS[1])
    if references is None or not href or references.find(a("attachmentOf")) is not None:
        return
    attachment = part.getparent()
    prefix = "" if attachment is None else attachment.get("eId", "")
    eid = _free(document, f"{prefix}__ao1" if prefix else "ao1")
    shown = _title(document.main) or document.main.get("name", "")
    entry = sub(references, "attachmentOf", eId=eid, href=href, showAs=shown)
    insert_by(references, entry, (*_REFERENCES, "attachmentOf"))


def _annexes(document: Document) -> Iterator[Element]:
    for part in document.parts[1:]:
        parent = part.getparent()
        if parent is not None and local(parent) == "attachment":
            yield part


def _free(document: Document, wanted: str) -> str:
    taken, eid = {each.get("eId") for each in document.root.iter(a("*"))}, wanted
    while eid in taken:
        eid += "-2"
    return eid


def _this(document: Document, part: Element, level: str) -> str:
    return document.identified(part, level, "FRBRthis")


def _title(part: Element) -> str:
    for name in ("docTitle", "docType"):
        for block in part.iterchildren(a("preface"), a("coverPage")):
            for title in block.iter(a(name)):
                if plain(title):
                    return plain(title)
    return ""
