"""Dataclasses as elements and attributes, and back, as their type hints say.

A scalar field is an attribute, a field named `span` the attributes src, from and to, any other
dataclass a child element named after the field, a tuple of dataclasses a child element with one
element per member, named after their class. None and empty tuples are left out; names are in
camel case: `<srt:officer role="president" state="MX" src="#para_17__p_1" from="0" to="3"/>`.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from lxml import etree

from schemas.akn import SRT, Element
from schemas.errors import InvalidAkn
from schemas.notice import Span
from schemas.printable import printable

T = TypeVar("T")


def element_of(value: object, name: str, leave: str | None = None) -> Element:
    """The element that holds a dataclass value, all fields but the one to leave out."""
    element = etree.Element(f"{{{SRT}}}{name}", nsmap={"srt": SRT})
    if isinstance(value, Span):
        _set_span(element, value)
        return element
    for field, shape in _fields(type(value)).items():
        member = getattr(value, field)
        if field != leave and member is not None and member != ():
            shape.write(element, field, member)
    return element


def value_of(element: Element, kind: type[T], **ready: object) -> T:
    """A dataclass from its element, strictly: InvalidAkn for unknown, missing or unfit parts."""
    if kind is Span:
        return cast(T, _span(element))
    shapes = {name: shape for name, shape in _fields(kind).items() if name not in ready}
    _check_names(element, shapes)
    values = dict(ready)
    for field, shape in shapes.items():
        found = shape.read(element, field, shape)
        if found is not None:
            values[field] = found
        elif not shape.defaulted:
            _check_optional(element, field, shape)
            values[field] = None
    return kind(**values)


def _set_span(element: Element, span: Span) -> None:
    element.set("src", f"#{printable(span.eid)}")
    element.set("from", str(span.start))
    element.set("to", str(span.end))


def _write_scalar(element: Element, field: str, value: object) -> None:
    plain = str(value).lower() if isinstance(value, bool) else str(value)
    element.set(_camel(field), printable(plain))


def _write_numbers(element: Element, field: str, value: tuple[float, ...]) -> None:
    element.set(_camel(field), " ".join(map(repr, value)))


def _write_part(element: Element, field: str, value: object) -> None:
    if isinstance(value, Span) and field == "span":
        _set_span(element, value)
    else:
        element.append(element_of(value, _camel(field)))


def _write_parts(element: Element, field: str, value: tuple[object, ...]) -> None:
    parts = etree.SubElement(element, f"{{{SRT}}}{_camel(field)}")
    parts.extend([element_of(member, _member(type(member).__name__)) for member in value])


def _check_names(element: Element, shapes: Mapping[str, _Shape]) -> None:
    known = {name for field, shape in shapes.items() for name in shape.names(field)}
    found = [str(name) for name in element.attrib]
    found += [etree.QName(child).localname for child in element]
    unknown = sorted(set(found) - known)
    if unknown:
        raise InvalidAkn(
            f"{_where(element)} holds {', '.join(unknown)}, which this version does not know",
            "read the file with the version that wrote it, or a newer one",
        )


def _span(element: Element) -> Span:
    source = element.get("src", "")
    if not source.startswith("#"):
        raise InvalidAkn(f"{_where(element)} does not say where it was read", "add src, from, to")
    start, end = (_converted(element, name, int) for name in ("from", "to"))
    return Span(source[1:], cast(int, start), cast(int, end))


def _read_scalar(element: Element, field: str, shape: _Shape) -> object | None:
    name = _camel(field)
    if name not in element.attrib:
        return None
    value = _converted(element, name, _SCALARS[shape.kind])
    if shape.choices and value not in shape.choices:
        raise _unfit(element, name)
    return value


def _read_numbers(element: Element, field: str, shape: _Shape) -> object | None:
    name = _camel(field)
    if name not in element.attrib:
        return None
    return _converted(element, name, lambda text: tuple(map(shape.kind, text.split())))


def _read_part(element: Element, field: str, shape: _Shape) -> object | None:
    if shape.kind is Span and field == "span":
        return _span(element) if "src" in element.attrib else None
    child = element.find(f"{{{SRT}}}{_camel(field)}")
    return None if child is None else value_of(child, shape.kind)


def _read_parts(element: Element, field: str, shape: _Shape) -> object | None:
    child = element.find(f"{{{SRT}}}{_camel(field)}")
    return () if child is None else tuple(value_of(member, shape.kind) for member in child)


def _check_optional(element: Element, field: str, shape: _Shape) -> None:
    if not shape.optional:
        raise InvalidAkn(f"{_where(element)} has no {_camel(field)}", "restore the record")


def _converted(element: Element, name: str, convert: Callable[[str], object]) -> object:
    try:
        return convert(element.get(name, ""))
    except (KeyError, ValueError) as error:
        raise _unfit(element, name) from error


def _unfit(element: Element, name: str) -> InvalidAkn:
    return InvalidAkn(
        f"{_where(element)} has {name}={element.get(name)!r}, which it cannot have",
        "mend the record",
    )


def _where(element: Element) -> str:
    return f"the record, line {element.sourceline}, {etree.QName(element).localname},"


@dataclass(frozen=True, slots=True)
class _Shape:
    """How one field is written and read."""

    kind: type[Any]
    write: Callable[[Element, str, Any], None]
    read: Callable[[Element, str, _Shape], object | None]
    optional: bool
    defaulted: bool
    choices: frozenset[object] = frozenset()

    def names(self, field: str) -> tuple[str, ...]:
        """The attributes or elements that the field stands in."""
        if field == "span" and self.kind is Span:
            return ("src", "from", "to")
        return (_camel(field),)


def _fields(kind: Any) -> Mapping[str, _Shape]:
    return _shapes(kind)


@cache
def _shapes(kind: Any) -> Mapping[str, _Shape]:
    hints = get_type_hints(kind)
    return {
        field.name: _shape(
            hints[field.name],
            field.default is not MISSING or field.default_factory is not MISSING,
        )
        for field in fields(kind)
    }


def _shape(hint: Any, defaulted: bool) -> _Shape:
    every = _alternatives(hint)
    members = [member for member in every if member is not type(None)]
    optional = len(members) < len(every)
    choices = frozenset(choice for member in members for choice in _choices(member))
    if choices:
        return _Shape(str, _write_scalar, _read_scalar, optional, defaulted, choices)
    (member,) = members
    several = get_origin(member) is tuple
    kind = get_args(member)[0] if several else member
    write, read = _WAYS[several, is_dataclass(kind)]
    return _Shape(kind, write, read, optional, defaulted)


def _alternatives(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(member for part in get_args(hint) for member in _alternatives(part))
    return (hint,)


def _choices(hint: Any) -> tuple[object, ...]:
    return get_args(hint) if get_origin(hint) is Literal else ()


_WAYS: Mapping[tuple[bool, bool], tuple[Callable[..., None], Callable[..., object | None]]] = {
    (False, False): (_write_scalar, _read_scalar),
    (False, True): (_write_part, _read_part),
    (True, False): (_write_numbers, _read_numbers),
    (True, True): (_write_parts, _read_parts),
}
_SCALARS: Mapping[type[Any], Callable[[str], object]] = {
    str: str,
    int: int,
    float: float,
    bool: {"true": True, "false": False}.__getitem__,
}


@cache
def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


@cache
def _member(name: str) -> str:
    return name[0].lower() + name[1:]
