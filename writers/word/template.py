"""An empty document in our own styles, with the typefaces, languages and numbers of a layout."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml

from writers.word.elements import Element, element, qn, serialised
from writers.word.layout import Font, Layout, Mark

_FOLDER = Path(__file__).parent / "template"
_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/document.xml": "document.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
# Numbers that the styles of the template refer to, and the levels of each.
_LISTS = {1: ("section", "division"), 2: ("paragraph", "point"), 3: ("paragraph", "point")}
_LEVEL_STYLES = {
    1: ("Heading1", "Heading2"),
    2: ("NumberedParagraph", "Point"),
    3: ("AgendaItem", "AgendaPoint"),
}
# Where text starts, in twentieths of a point, and how far its number hangs out to the left.
_INDENTS = {1: ((567, 567), (567, 567)), 2: ((567, 567), (1134, 567)), 3: ((567, 567), (1134, 567))}


def empty(layout: Layout, others: Iterable[Layout] = ()) -> WordDocument:
    """A document without content, ready to be written in a language, with words of others."""
    document = Document(_packed())
    _set_typefaces(document, layout)
    _set_fonts(document, (layout, *others))
    _set_numbers(document, layout)
    if not layout.italics:
        _set_upright(document)
    if layout.rtl:
        document.styles["Normal"].element.get_or_add_pPr().append(element("bidi"))
        document.element.body.sectPr.append(element("bidi"))
    return document


def _set_upright(document: WordDocument) -> None:
    for name in ("w:i", "w:iCs"):
        for slanted in [*document.styles.element.iter(qn(name))]:
            slanted.getparent().remove(slanted)


def _packed() -> BytesIO:
    package = BytesIO()
    with ZipFile(package, "w") as archive:
        for name, file in _PARTS.items():
            archive.writestr(name, (_FOLDER / file).read_bytes())
    package.seek(0)
    return package


def _set_typefaces(document: WordDocument, layout: Layout) -> None:
    """Typefaces and languages of all text that no style says otherwise of."""
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts, tags = defaults.find(qn("w:rFonts")), defaults.find(qn("w:lang"))
    for name, font in (
        ("ascii", layout.latin),
        ("hAnsi", layout.latin),
        ("eastAsia", layout.east_asian),
        ("cs", layout.complex),
    ):
        fonts.set(qn(f"w:{name}"), font.name)
    tags.set(qn("w:val"), layout.tags["latin"])
    tags.set(qn("w:eastAsia"), layout.tags["east_asian"])
    tags.set(qn("w:bidi"), layout.tags["complex"])


def _set_fonts(document: WordDocument, layouts: Iterable[Layout]) -> None:
    """What to print with where a typeface is not installed."""
    part = next(p for p in document.part.package.parts if p.partname == "/word/fontTable.xml")
    table = parse_xml(part.blob)
    named: dict[str, Font] = {}
    for layout in layouts:
        for font in (layout.latin, layout.east_asian, layout.complex):
            named.setdefault(font.name, font)
    for font in named.values():
        table.append(_font(font))
    part._blob = serialised(table)


def _font(font: Font) -> Element:
    made = element("font", element("altName", val=font.instead))
    made.set(qn("w:name"), font.name)
    return made


def _set_numbers(document: WordDocument, layout: Layout) -> None:
    """Automatic numbers: definitions first, as the schema wants, then the lists that use them."""
    numbering = document.part.numbering_part.element
    for identifier in _LISTS:
        numbering.append(_definition(identifier, layout))
    for identifier in _LISTS:
        numbering.append(element("num", element("abstractNumId", val=identifier), numId=identifier))


def _definition(identifier: int, layout: Layout) -> Element:
    levels = (
        _level(identifier, level, getattr(layout, name))
        for level, name in enumerate(_LISTS[identifier])
    )
    kind = element("multiLevelType", val="multilevel")
    return element("abstractNum", kind, *levels, abstractNumId=identifier)


def _level(identifier: int, level: int, mark: Mark) -> Element:
    left, hanging = (0, 0) if mark.words else _INDENTS[identifier][level]
    written = [element("suff", val="nothing")] if mark.words else []
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=mark.format),
        element("pStyle", val=_LEVEL_STYLES[identifier][level]),
        *written,
        element("lvlText", val="" if written else mark.text),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=left, hanging=hanging)),
        ilvl=level,
    )
