"""What makes a Word file whole, checked on its XML: LibreOffice opens broken ones as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REFERENCES = ("pStyle", "rStyle", "tblStyle")
_CHANGES = ("ins", "del", "pPrChange", "customXmlInsRangeStart")


@dataclass(frozen=True)
class Control:
    """A content control as a reader of the file finds it."""

    tag: str
    alias: str
    text: str


class WordFile:
    """The parts of a Word file by name."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.parts = {
                name: etree.fromstring(archive.read(name))
                for name in self.names
                if name.endswith((".xml", ".rels"))
            }

    @property
    def body(self) -> etree._Element:
        return self.parts["word/document.xml"]

    def paragraphs(self) -> list[str]:
        """The text of every paragraph, those in tables too; content controls included."""
        return [text_of(paragraph) for paragraph in self.body.iter(f"{W}p")]

    def controls(self) -> list[Control]:
        return [
            Control(
                _value(control, f"{W}sdtPr/{W}tag"),
                _value(control, f"{W}sdtPr/{W}alias"),
                "".join(text_of(content) for content in control.iterfind(f"{W}sdtContent")),
            )
            for control in self.body.iter(f"{W}sdt")
        ]

    def comments(self) -> dict[str, str]:
        """The comments by their id."""
        return {
            str(comment.get(f"{W}id")): "\n".join(text_of(p) for p in comment.iter(f"{W}p"))
            for part in self.parts.items()
            if part[0] == "word/comments.xml"
            for comment in part[1].iter(f"{W}comment")
        }

    def commented(self) -> Iterator[tuple[str, str]]:
        """Each commented text with its comment."""
        comments = self.comments()
        for paragraph in self.body.iter(f"{W}p"):
            open_ranges: dict[str, list[str]] = {}
            for node in paragraph.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t"):
                anchor = str(node.get(f"{W}id"))
                if node.tag == f"{W}commentRangeStart":
                    open_ranges[anchor] = []
                elif node.tag == f"{W}commentRangeEnd":
                    yield "".join(open_ranges.pop(anchor)), comments[anchor]
                else:
                    for words in open_ranges.values():
                        words.append(node.text or "")


def _value(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return str(found.get(f"{W}val", "")) if found is not None else ""


def text_of(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def lint(data: bytes) -> list[str]:
    """Everything that is wrong with a Word file, as sentences."""
    file = WordFile(data)
    return [
        *_cells(file),
        *_styles(file),
        *_numbers(file),
        *_controls(file),
        *_anchors(file),
        *_relationships(file),
        *_changes(file),
    ]


def _cells(file: WordFile) -> Iterator[str]:
    for cell in file.body.iter(f"{W}tc"):
        if cell[-1].tag != f"{W}p":
            yield "a table cell does not end in a paragraph"


def _styles(file: WordFile) -> Iterator[str]:
    styles = [s.get(f"{W}styleId") for s in file.parts["word/styles.xml"].iter(f"{W}style")]
    yield from (f"two styles {name}" for name, count in Counter(styles).items() if count > 1)
    for part in file.parts.values():
        for name in _REFERENCES:
            for reference in part.iter(f"{W}{name}"):
                if reference.get(f"{W}val") not in styles:
                    yield f"no style {reference.get(f'{W}val')}"


def _numbers(file: WordFile) -> Iterator[str]:
    numbers = {n.get(f"{W}numId") for n in file.parts["word/numbering.xml"].iter(f"{W}num")}
    for part in ("word/styles.xml", "word/document.xml"):
        for reference in file.parts[part].iter(f"{W}numId"):
            if reference.get(f"{W}val") not in numbers:
                yield f"no list {reference.get(f'{W}val')}"


def _controls(file: WordFile) -> Iterator[str]:
    ids = [node.get(f"{W}val") for node in file.body.iterfind(f".//{W}sdtPr/{W}id")]
    if len(ids) != len(set(ids)):
        yield "two content controls share an id"
    for control in file.controls():
        if not control.tag or not control.alias or not control.text:
            yield f"content control {control.tag!r} is incomplete"
        if max(len(control.tag), len(control.alias)) > 64:
            yield f"content control {control.tag!r} has more than 64 characters"


def _anchors(file: WordFile) -> Iterator[str]:
    comments = sorted(file.comments())
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        anchors = sorted(str(node.get(f"{W}id")) for node in file.body.iter(f"{W}{name}"))
        if anchors != comments:
            yield f"{name} does not stand once for each comment"


def _changes(file: WordFile) -> Iterator[str]:
    changes = [node for name in _CHANGES for node in file.body.iter(f"{W}{name}")]
    ids = Counter(str(node.get(f"{W}id")) for node in changes)
    yield from (f"two changes share the id {name}" for name, count in ids.items() if count > 1)
    yield from (
        f"a change {node.tag} does not say who made it and when"
        for node in changes
        if not (node.get(f"{W}author") and node.get(f"{W}date"))
    )
    for node in file.body.iter(f"{W}delText"):
        if next(node.iterancestors(f"{W}del"), None) is None:
            yield "delText outside del"
    for node in file.body.iter(f"{W}t"):
        if next(node.iterancestors(f"{W}del"), None) is not None:
            yield "text that is not delText inside del"
    ranges = [
        sorted(str(node.get(f"{W}id")) for node in file.body.iter(f"{W}customXmlInsRange{end}"))
        for end in ("Start", "End")
    ]
    if ranges[0] != ranges[1]:
        yield "a range of inserted controls does not end"


def _relationships(file: WordFile) -> Iterator[str]:
    for name, part in file.parts.items():
        if name.endswith(".rels"):
            folder = name.split("_rels/")[0]
            for relationship in part:
                target = relationship.get("Target")
                if f"{folder}{target}".lstrip("/") not in file.names and target not in file.names:
                    yield f"{name} leads to {target}, which is not there"
