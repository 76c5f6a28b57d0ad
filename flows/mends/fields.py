"""Mends of single fields: subtype, number, names, languages."""

from __future__ import annotations

import re

from extractors.profile.document import Document, a, local, plain, segment
from flows.mends.making import insert_by, sub
from schemas.akn import Element
from schemas.profile import groups, table, values

_WORK = (
    *("FRBRthis", "FRBRuri", "FRBRalias", "FRBRdate", "FRBRauthor", "componentInfo"),
    *("preservation", "FRBRcountry", "FRBRsubtype", "FRBRnumber", "FRBRname"),
    *("FRBRprescriptive", "FRBRauthoritative"),
)
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def subtype(document: Document, work: Element) -> None:
    """The subtype of the name, or of the IRI, where the class table has it for the element."""
    part = _part(work)
    host = part if document.own(part) else document.main
    named = table("subtypes").get(host.get("name", ""))
    for value in (named, segment(document.iri(host), 4)):
        if value in groups("pairs").get(local(host), ()):
            insert_by(work, sub(work, "FRBRsubtype", value=str(value)), _WORK)
            return


def number_format(document: Document, level: Element) -> None:
    """The number of the IRI, with the number as printed; the format xml."""
    if local(level) == "FRBRManifestation":
        for old in level.findall(a("FRBRformat")):
            old.set("value", "xml")
        if level.find(a("FRBRformat")) is None:
            level.append(sub(level, "FRBRformat", value="xml"))
        return
    value = segment(document.iri(_part(level)), 7)
    printed = _printed(document, value)
    if value:
        attributes = {"showAs": printed} if printed else {}
        insert_by(level, sub(level, "FRBRnumber", value=value, **attributes), _WORK)


def number(document: Document, element: Element) -> None:
    """A value without slash and space, and the number as printed beside it."""
    value, shown = element.get("value", ""), element.get("showAs", "")
    if re.search(r"[/\s]", value):
        element.set("showAs", shown or value)
    elif not shown and (printed := _printed(document, value)):
        element.set("showAs", printed)
    if element.get("showAs"):
        element.set("value", _joined(element.get("showAs", "")))


def _printed(document: Document, value: str) -> str:
    """The number of the title block that an IRI has as this value."""
    for block in ("preface", "coverPage"):
        for found in document.main.iterfind(f"{a(block)}//{a('docNumber')}"):
            if _joined(plain(found).rstrip(".")) == value:
                return plain(found).rstrip(".")
    return ""


def _joined(printed: str) -> str:
    return "_".join(printed.split()).replace("/", "-")


def date_name(document: Document, element: Element) -> None:
    """The name recommended for the level; adoption for what is deliberated."""
    level = local(_parent(element))
    adopted = level == "FRBRWork" and document.subtype(document.main) == "deliberation"
    if not re.fullmatch("[a-z][A-Za-z0-9]*", element.get("name", "")):
        element.set("name", "adoption" if adopted else table("dates").get(level, "date"))


def language_code(document: Document, element: Element) -> None:
    """The code of three letters in the metadata, the shortest one in xml:lang."""
    if local(element) == "FRBRlanguage":
        code = element.get("language", "").lower()
        element.set("language", table("terminological").get(code, code))
        return
    code = element.get(_LANG, "")
    short = table("shortest").get(code, code)
    around = next(
        (said for up in element.iterancestors() if (said := up.get(_LANG))), document.language
    )
    if short == around:
        del element.attrib[_LANG]
    else:
        element.set(_LANG, short)


def name(document: Document, element: Element) -> None:
    """Several words as one in camel case; that of an inline with its prefix."""
    prefix, _, own = element.get("name", "").rpartition(":")
    first, *rest = re.findall("[A-Za-z0-9]+", own) or [""]
    if not own.isascii() or not first:
        return
    joined = first[0].lower() + first[1:] + "".join(word[0].upper() + word[1:] for word in rest)
    if local(element) == "inline":
        if joined in values("title") or joined in values("semantic"):
            return
        joined = f"{prefix or 'akn4un'}:{joined}"
    element.set("name", joined)


def contains(document: Document, element: Element) -> None:
    """The original version, where nothing else is said."""
    if element.get("contains") is None:
        element.set("contains", "originalVersion")


def _part(element: Element) -> Element:
    """The document that a level of identification belongs to."""
    return _parent(_parent(_parent(element)))


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent
