"""What a draft was made from, as custom properties of the Word file (ECMA-376 part 1, 22.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from schemas.draft_origin import PREFIX, ROOM, Mark, Origin, digest, mark
from writers.word.elements import Element, qn, serialised

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that programs name themselves
_NAMES = f"{_OFFICE}/custom-properties"
_VALUES = f"{_OFFICE}/docPropsVTypes"


def completed(origin: Origin, document: WordDocument) -> Origin:
    """The origin with what the finished document says: its text, and its content controls."""
    body, comments = document.element.body, document.part._comments_part.element
    text = digest(_said(body) + _said(comments))
    return replace(origin, text=text, marks=tuple(map(_mark, body.iter(qn("w:sdt")))))


def put(document: WordDocument, origin: Origin) -> None:
    """Write the origin into the properties of a document."""
    root = etree.Element(f"{{{_NAMES}}}Properties", nsmap={"p": _NAMES, "vt": _VALUES})
    for number, (name, value) in enumerate(_properties(origin).items(), start=2):
        root.append(_property(number, name, value))
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), _TYPE, serialised(root), package)
    package.relate_to(part, f"{_OFFICE}/relationships/custom-properties")


def _mark(control: Element) -> Mark:
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return mark(tag.get(qn("w:val"), "") if tag is not None else "", _said(control))


def _said(part: Element) -> str:
    return "".join(node.text or "" for node in part.iter(qn("w:t")))


def _properties(origin: Origin) -> Mapping[str, str]:
    named = {"record": origin.record, "paper": origin.paper, "language": origin.language}
    marks = " ".join(f"{each.tag}{each.text}" for each in origin.marks)
    return {
        **{f"{PREFIX} {name}": value for name, value in named.items()},
        f"{PREFIX} opens": origin.opens,
        f"{PREFIX} final": "final" if origin.final else "",
        f"{PREFIX} text": origin.text,
        **{f"{PREFIX} controls {n}": part for n, part in enumerate(_parts(marks), start=1)},
    }


def _parts(text: str) -> Iterator[str]:
    """A long text in the pieces that properties take, broken at blanks."""
    words = iter(text.split())
    part = next(words, "")
    for word in words:
        if len(part) + 1 + len(word) > ROOM:
            yield part
            part = word
        else:
            part = f"{part} {word}"
    yield part


def _property(number: int, name: str, value: str) -> Element:
    made = etree.Element(f"{{{_NAMES}}}property", fmtid=_FORMAT, pid=str(number), name=name)
    etree.SubElement(made, f"{{{_VALUES}}}lpwstr").text = value
    return made
