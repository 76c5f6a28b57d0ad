"""XPath over a file under check, with a few functions of our own.

XPath 1.0 through lxml, with EXSLT's regular expressions. Schematron was weighed and left: its
reports carry no lines, its XSLT 1.0 lacks the same functions, and it is several times slower.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import unquote

from lxml import etree

from extractors.profile.document import Document, component, local, raw, segment
from schemas.akn import AKN, Element
from schemas.profile import groups, table, values

OWN = "urn:seriatim:check"
NAMESPACES = {"a": AKN, "u": OWN, "re": "http://exslt.org/regular-expressions"}
CURRENT: ContextVar[Document] = ContextVar("the document under check")
FIRST_YEAR = 1945
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)([T+Z-].*)?")


@cache
def compiled(path: str) -> etree.XPath:
    """A path, ready to be evaluated."""
    return etree.XPath(path, namespaces=NAMESPACES, extensions=_extensions())


def shown(path: str, element: Element, document: Document) -> str:
    """What a path says of an element, as a string."""
    token = CURRENT.set(document)
    try:
        return str(compiled(f"string({path})")(element))
    finally:
        CURRENT.reset(token)


def selected(path: str, document: Document) -> list[Any]:
    """The elements and attributes that a path selects in a file."""
    token = CURRENT.set(document)
    try:
        found = compiled(path)(document.root)
    finally:
        CURRENT.reset(token)
    return found if isinstance(found, list) else []


def real_day(value: str) -> bool:
    """Whether a value is a calendar date complete to the day, of the time of the United Nations."""
    match = _DAY.fullmatch(value)
    if match is None:
        return False
    try:
        return date(*map(int, match.groups()[:3])).year >= FIRST_YEAR
    except ValueError:
        return False


def _text(value: Any) -> str:
    """The string value of what XPath passes to a function."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, etree._Element):
        return "".join(map(str, value.itertext()))
    return str(value)


def _id(_: Any, value: Any) -> list[Element]:
    """The element that a value points to, with or without its number sign."""
    found = CURRENT.get().by_eid.get(_text(value).removeprefix("#"))
    return [] if found is None else [found]


def _own(_: Any, nodes: list[Element]) -> bool:
    """Whether what the first node belongs to has an identity of its own."""
    document = CURRENT.get()
    part = nodes[0]
    for above in (part, *part.iterancestors()):
        if above in document.parts:
            return document.own(above)
    return True


def _listed(_: Any, name: Any, value: Any) -> bool:
    return _text(value) in values(_text(name))


def _grouped(_: Any, name: Any, key: Any, value: Any) -> bool:
    """Whether a table of the profile allows a value for a key; true where it is silent of it."""
    allowed = groups(_text(name)).get(_text(key))
    return allowed is None or _text(value) in allowed


def _segment(_: Any, iri: Any, position: float) -> str:
    return segment(_text(iri), int(position))


def _last(_: Any, iri: Any) -> str:
    return _text(iri).rstrip("/").rpartition("/")[2]


def _component(_: Any, iri: Any) -> str:
    return component(_text(iri))


def _version(_: Any, iri: Any) -> str:
    """The version of an Expression: after the commercial at, before a semicolon."""
    return re.split("[;/!]", _text(iri).partition("@")[2])[0]


def _day(_: Any, value: Any) -> bool:
    return real_day(_text(value))


def _number(_: Any, printed: Any) -> str:
    """A printed number as part of an IRI."""
    return "_".join(_text(printed).split()).replace("/", "-")


def _printed(_: Any, number: Any) -> str:
    """A printed number without blanks and closing stops."""
    return "".join(_text(number).split()).rstrip(".:")


def _without_notes(_: Any, nodes: list[Element]) -> str:
    """The text of the first node as it stands, without its notes."""
    return raw(nodes[0])


def _unquoted(_: Any, value: Any) -> str:
    return unquote(_text(value))


def _lower(_: Any, value: Any) -> str:
    return _text(value).lower()


def _subtype(_: Any, nodes: list[Element]) -> str:
    return CURRENT.get().subtype(nodes[0])


def _assigned(_: Any) -> bool:
    return CURRENT.get().assigned


def _name(_: Any, nodes: list[Any]) -> str:
    """The name of an element or attribute."""
    node = nodes[0]
    return local(node) if isinstance(node, etree._Element) else str(node.attrname)


def _of(_: Any, name: Any, key: Any) -> str:
    return table(_text(name)).get(_text(key), "")


def _language(_: Any, code: Any) -> bool:
    return known_language(_text(code))


@cache
def known_language(code: str) -> bool:
    """Whether a code is of ISO 639-2 in its terminological form."""
    from babel.core import Locale, get_global

    if not re.fullmatch("[a-z]{3}", code) or code in values("bibliographic"):
        return False
    return code in ("mul", "und") or code in {
        *get_global("language_aliases"),
        *Locale("en").languages,
    }


_FUNCTIONS: Mapping[str, Callable[..., object]] = {
    "id": _id,
    "own": _own,
    "listed": _listed,
    "grouped": _grouped,
    "segment": _segment,
    "last": _last,
    "component": _component,
    "version": _version,
    "day": _day,
    "number": _number,
    "printed": _printed,
    "unquoted": _unquoted,
    "raw": _without_notes,
    "lower": _lower,
    "subtype": _subtype,
    "assigned": _assigned,
    "name": _name,
    "of": _of,
    "language": _language,
}


def _extensions() -> Mapping[tuple[str, str], Callable[..., object]]:
    return {(OWN, name): function for name, function in _FUNCTIONS.items()}
