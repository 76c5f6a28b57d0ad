"""The outline of a document from the elements of Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast, get_args

from lxml import etree

from schemas.akn import AKN, SRT, Element
from schemas.errors import InvalidAkn
from schemas.outline import Annex, Block, Cell, Number, Outline, Table, Text, Unit, UnitKind
from schemas.record import Printed
from schemas.source import Footnote

_EDITORIAL = "editorial"  # in the file for the schema or the profile, not printed
_UNITS: frozenset[str] = frozenset(get_args(UnitKind))
_PARTS = frozenset({"num", "heading", "content", "intro", "wrapUp"})


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads documents; `printed` says of each text what the elements do not."""

    printed: Mapping[str, Printed] = field(default_factory=dict)

    def outline(self, document: Element) -> Outline:
        """The outline of a document with its attachments; InvalidAkn for elements unknown here."""
        attachments = _children(_child(document, "attachments"))
        return Outline(
            preface=self._blocks(_child(document, "preface")),
            units=self._body(document),
            annexes=tuple(map(self._annex, attachments)),
        )

    def _annex(self, attachment: Element) -> Annex:
        for document in _children(attachment):
            preface = _child(document, "preface")
            label = next((p for p in _children(preface) if p.get("class") == "label"), None)
            blocks = self._blocks(preface)
            return Annex(
                eid=_eid(attachment),
                label=None if label is None else self._text(label),
                preface=blocks if label is None else blocks[1:],
                units=self._body(document),
            )
        raise InvalidAkn(f"attachment {_eid(attachment)} holds no document", "mend the file")

    def _body(self, document: Element) -> tuple[Unit, ...]:
        body = _child(document, "mainBody")
        if body is None:
            raise InvalidAkn("the document has no mainBody", "mend the file")
        _check_children(body, _UNITS)
        return self._units(body)

    def _units(self, parent: Element) -> tuple[Unit, ...]:
        return tuple(self._unit(child) for child in _children(parent) if _name(child) in _UNITS)

    def _unit(self, element: Element) -> Unit:
        _check_children(element, _UNITS | _PARTS)
        number, heading = _child(element, "num"), _child(element, "heading")
        content, intro = _child(element, "content"), _child(element, "intro")
        return Unit(
            kind=cast(UnitKind, _name(element)),
            eid=_eid(element),
            number=None if number is None else _number(number),
            heading=None if heading is None else self._text(heading),
            blocks=self._blocks(intro if content is None else content),
            units=self._units(element),
            after=self._blocks(_child(element, "wrapUp")),
        )

    def _blocks(self, parent: Element | None) -> tuple[Block, ...]:
        return tuple(self._block(child) for child in _children(parent))

    def _block(self, element: Element) -> Block:
        if _name(element) == "table":
            rows = tuple(tuple(map(self._cell, _children(row))) for row in _children(element))
            return Table(_eid(element), rows)
        return self._text(element)

    def _cell(self, cell: Element) -> Cell:
        return Cell(
            texts=tuple(self._text(child) for child in _children(cell) if child.get("eId")),
            header=_name(cell) == "th",
            columns=_integer(cell, "colspan"),
            rows=_integer(cell, "rowspan"),
        )

    def _text(self, element: Element) -> Text:
        if _name(element) not in ("p", "heading"):
            raise _unknown(element)
        printed = self.printed.get(_eid(element), Printed(_eid(element)))
        words, notes = _words(element)
        return Text(_eid(element), words, printed.places, printed.links, notes)


def _words(element: Element) -> tuple[str, tuple[Footnote, ...]]:
    """The characters of a text without those of its notes, and the notes in printed order."""
    words: list[str] = []
    notes: list[tuple[int, Footnote]] = []
    length = 0
    for part in _parts(element):
        if isinstance(part, str):
            words.append(part)
            length += len(part)
        else:
            notes.append(_note(part, length, len(notes)))
    return "".join(words), tuple(note for _, note in sorted(notes, key=lambda entry: entry[0]))


def _parts(element: Element) -> Iterator[str | Element]:
    """The characters and notes inside an element, in printed order."""
    yield element.text or ""
    for child in element:
        if _name(child) == "authorialNote":
            yield child
        else:
            yield from _parts(child)
        yield child.tail or ""


def _note(element: Element, anchor: int, position: int) -> tuple[int, Footnote]:
    order = element.get(f"{{{SRT}}}order", str(position))
    stated = element.get(f"{{{SRT}}}anchor", str(anchor))
    words = "".join("".join(map(str, child.itertext())) for child in element)
    return _whole(element, order), Footnote(
        _whole(element, stated), element.get("marker", ""), words
    )


def _number(element: Element) -> Number:
    words = "".join(map(str, element.itertext()))
    return Number(words, restored=element.get("status") == _EDITORIAL)


def _children(parent: Element | None) -> Iterator[Element]:
    """The children of an element that stand for something printed."""
    if parent is not None:
        for child in parent.iterchildren(f"{{{AKN}}}*"):
            if child.get("status") != _EDITORIAL:
                yield child


def _child(parent: Element, name: str) -> Element | None:
    return parent.find(f"{{{AKN}}}{name}")


def _check_children(element: Element, known: frozenset[str]) -> None:
    for child in _children(element):
        if _name(child) not in known:
            raise _unknown(child)


def _unknown(element: Element) -> InvalidAkn:
    return InvalidAkn(
        f"line {element.sourceline} has the element {_name(element)}, "
        "which this program does not write there",
        "read the file that `seriatim run` wrote",
    )


def _eid(element: Element) -> str:
    eid = element.get("eId")
    if eid is None:
        raise InvalidAkn(f"line {element.sourceline}: {_name(element)} has no eId", "add it")
    return eid


def _integer(element: Element, name: str) -> int:
    return _whole(element, element.get(name, "1"))


def _whole(element: Element, digits: str) -> int:
    try:
        return int(digits)
    except ValueError as error:
        raise InvalidAkn(
            f"line {element.sourceline} has {digits!r} where a whole number belongs",
            "mend the file",
        ) from error


def _name(element: Element) -> str:
    return etree.QName(element).localname
