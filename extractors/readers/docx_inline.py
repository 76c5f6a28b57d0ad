"""The text inside one paragraph of Word, as accepted: pieces, breaks, notes, links, text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from extractors.readers.docx_package import Relation
from extractors.readers.docx_styles import RunLook, Styles
from extractors.readers.docx_xml import MC, M, R, W, find, findall, val
from extractors.readers.picture_fonts import has_pictures, sign, spelled

BREAK = "\n"
_FIELD_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_SPACE = re.compile(r"[\r\n]+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one run, a line break, or the anchor of a note."""

    text: str
    look: RunLook
    target: str | None = None
    note: tuple[str, str] | None = None  # kind and identifier of a note
    mark: str | None = None  # the sign of the note where it is set by hand


@dataclass(slots=True)
class _Field:
    """A field being read: its instruction is not printed, its result is."""

    code: str = ""
    result: bool = False


@dataclass(slots=True)
class Story:
    """What reading one flow of text knows and counts: body, notes, a header."""

    styles: Styles
    relations: Mapping[str, Relation]
    fields: list[_Field] = field(default_factory=list)  # a field may run over paragraphs
    changes: int = 0
    hidden: int = 0
    imported: int = 0

    def target(self) -> str | None:
        """The address that the innermost link field leads to."""
        for open_field in reversed(self.fields):
            link = _FIELD_LINK.match(open_field.code)
            if link and open_field.result:
                return link[1]
        return None

    def prints(self) -> bool:
        """Whether text here is printed: not inside the instruction of a field."""
        return all(open_field.result for open_field in self.fields)


@dataclass(slots=True)
class Inline:
    """Pieces of one paragraph in order, and the text boxes anchored in it."""

    story: Story
    paragraph: etree._Element
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def read(self, element: etree._Element, target: str | None = None) -> Inline:
        """Read everything inside an element that holds runs."""
        for child in element:
            if isinstance(child.tag, str):
                _ELEMENTS.get(child.tag, _nothing)(self, child, target)
        return self


def _nothing(inline: Inline, element: etree._Element, target: str | None) -> None:
    """Properties, bookmarks, proofing: not printed."""


def _inside(inline: Inline, element: etree._Element, target: str | None) -> None:
    inline.read(element, target)


def _inserted(inline: Inline, element: etree._Element, target: str | None) -> None:
    inline.story.changes += 1
    inline.read(element, target)


def _deleted(inline: Inline, element: etree._Element, target: str | None) -> None:
    inline.story.changes += 1


def _hyperlink(inline: Inline, element: etree._Element, target: str | None) -> None:
    relation = inline.story.relations.get(element.get(R + "id", ""))
    external = relation.target if relation is not None and relation.external else None
    inline.read(element, external or target)


def _content(inline: Inline, element: etree._Element, target: str | None) -> None:
    content = find(element, "w:sdtContent")
    if content is not None:
        inline.read(content, target)


def _base(inline: Inline, element: etree._Element, target: str | None) -> None:
    """A word with its reading above: the word."""
    base = find(element, "w:rubyBase")
    if base is not None:
        inline.read(base, target)


def _alternative(inline: Inline, element: etree._Element, target: str | None) -> None:
    """The newest of several forms of the same thing, or the fallback where it holds no text."""
    for choice in element:
        if isinstance(choice.tag, str) and next(choice.iter(W + "t"), None) is not None:
            _drawing(inline, choice, target)
            return


def _drawing(inline: Inline, element: etree._Element, target: str | None) -> None:
    """Text boxes in a drawing, outermost only; their text is read after the paragraph."""
    for child in element:
        if child.tag == W + "txbxContent":
            inline.boxes.append(child)
        elif child.tag == MC + "AlternateContent":
            _alternative(inline, child, target)
        elif isinstance(child.tag, str):
            _drawing(inline, child, target)


def _formula(inline: Inline, element: etree._Element, target: str | None) -> None:
    text = "".join(part.text or "" for part in element.iter(M + "t"))
    inline.pieces.append(Piece(text, RunLook(False, False, None, False, False), target))


def _run(inline: Inline, run: etree._Element, target: str | None) -> None:
    look = inline.story.styles.run(run, inline.paragraph)
    by_hand = any(val(child, "customMarkFollows") in ("1", "true", "on") for child in run)
    for child in run:
        target = target or inline.story.target()
        if child.tag in _FIELD_PARTS:
            _FIELD_PARTS[str(child.tag)](inline.story, child)
        elif child.tag in _ELEMENTS:
            _ELEMENTS[str(child.tag)](inline, child, target)
        elif child.tag in _NOTES:
            _note(inline, child, look, by_hand)
        elif child.tag in _TEXTS and inline.story.prints() and not by_hand:
            text = _TEXTS[str(child.tag)](child)
            own = child.tag == W + "t" and has_pictures(text)
            text = spelled(text, _font(run)) if own else text
            _piece(inline, text, look, target)


def _piece(inline: Inline, text: str, look: RunLook, target: str | None) -> None:
    if look.hidden:
        inline.story.hidden += bool(text.strip())
        return
    if look.raised and text.strip().isdigit():
        text = text.translate(_RAISED)
    inline.pieces.append(Piece(text, look, target))


def _note(inline: Inline, note: etree._Element, look: RunLook, by_hand: bool) -> None:
    """The anchor of a note; a mark set by hand is the text of the same run."""
    run = note.getparent()
    texts = findall(run, "w:t") if by_hand else []
    mark = "".join(text.text or "" for text in texts).strip() or None
    place = (_NOTES[str(note.tag)], val(note, "id") or "")
    inline.pieces.append(Piece("", look, note=place, mark=mark))


def _text(element: etree._Element) -> str:
    text = _SPACE.sub(" ", element.text or "")
    kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    return text if kept else text.strip(" ")


def _symbol(element: etree._Element) -> str:
    try:
        code = int(val(element, "char") or "", 16)
    except ValueError:
        return ""
    return sign(code, val(element, "font"))


def _font(run: etree._Element) -> str | None:
    """The font that a run names for its letters."""
    fonts = find(run, "w:rPr/w:rFonts")
    return None if fonts is None else val(fonts, "ascii") or val(fonts, "hAnsi")


def _begin_or_end(story: Story, element: etree._Element) -> None:
    kind = val(element, "fldCharType")
    if kind == "begin":
        story.fields.append(_Field())
    elif story.fields and kind == "separate":
        story.fields[-1].result = True
    elif story.fields and kind == "end":
        story.fields.pop()


def _instruction(story: Story, element: etree._Element) -> None:
    if story.fields and not story.fields[-1].result:
        story.fields[-1].code += element.text or ""


_FIELD_PARTS: dict[str, Callable[[Story, etree._Element], None]] = {
    W + "fldChar": _begin_or_end,
    W + "instrText": _instruction,
}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_TEXTS: dict[str, Callable[[etree._Element], str]] = {
    W + "t": _text,
    W + "tab": lambda element: "\t",
    W + "ptab": lambda element: "\t",
    W + "br": lambda element: BREAK,
    W + "cr": lambda element: BREAK,
    W + "noBreakHyphen": lambda element: "\u2011",
    W + "sym": _symbol,
}
_ELEMENTS: dict[str, Callable[[Inline, etree._Element, str | None], None]] = {
    W + "r": _run,
    W + "hyperlink": _hyperlink,
    W + "ins": _inserted,
    W + "moveTo": _inserted,
    W + "del": _deleted,
    W + "moveFrom": _deleted,
    W + "sdt": _content,
    W + "smartTag": _inside,
    W + "customXml": _inside,
    W + "fldSimple": _inside,
    W + "dir": _inside,
    W + "bdo": _inside,
    W + "ruby": _base,
    M + "oMath": _formula,
    M + "oMathPara": _formula,
    MC + "AlternateContent": _alternative,
    W + "drawing": _drawing,
    W + "pict": _drawing,
    W + "object": _drawing,
}
