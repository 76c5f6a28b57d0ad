"""Which form a file has, by its first bytes."""

from __future__ import annotations

import codecs
import re
import zipfile
from pathlib import Path

from schemas.errors import (
    DamagedSource,
    LockedSource,
    SeriatimError,
    UnsupportedForm,
)
from schemas.source import Form

_HEAD = 4096
_PDF = re.compile(rb"%PDF-\d")
_PDF_WITHIN = 1024  # readers accept the mark anywhere in the first kilobyte
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_PART = re.compile(r"word/document\d*\.xml|\[Content_Types\]\.xml")
_PICTURES = (b"GIF8", b"BM")
_SAVE_AS = "save it as .docx, .pdf or .txt and give that"
_XML = re.compile(rb"\s*<\?xml")
_COMMENTS = rb"(?:\s|<!--.*?-->)*+"
_MARKED: tuple[tuple[re.Pattern[bytes], Form], ...] = (
    (re.compile(rb"\x89PNG|\xff\xd8\xff|II\*\x00|MM\x00\*"), "scan"),
    (re.compile(_COMMENTS + rb"<(?:!doctype\s+html|html)\b", re.I | re.S), "html"),
    (re.compile(rb"\s*<(?:[?!]|\w).*?<(?:!DOCTYPE\s+)?(?:[\w.-]+:)?akomaNtoso\b", re.S), "akn"),
    (re.compile(rb"\s*<(?:[\w.-]+:)?akomaNtoso\b"), "akn"),
    (
        re.compile(
            rb"(?:\s*<\?xml[^>]*>)?"
            + _COMMENTS
            + rb"<(?:!doctype\s+html|html|head|title|meta|body|h[1-6]"
            rb"|main|article|section|header|nav|div|center|font|p|table|ol|ul)\b[^<>]*>",
            re.I | re.S,
        ),
        "html",
    ),
)
_PAGE_NAMES = frozenset((".html", ".htm", ".xhtml"))
_TAG = re.compile(rb"<[a-z][a-z0-9]*(?:\s[^<>]*)?>|<!--", re.I)
_BYTE_ORDER = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# A text may hold a few stray control characters; a program or a picture has them everywhere.
_FEW_CONTROLS, _MOST_CONTROLS = 3, 0.01


def form_of(path: Path) -> Form:
    """The form of the file.

    Raises UnsupportedForm where no reader exists for it, DamagedSource where a Word file is no
    archive, LockedSource where it is encrypted.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if is_pdf(head):
        return "pdf"
    if head.startswith(_ZIP):
        return _form_of_archive(path)
    _refuse_known(path, head)
    marked = _form_of_marked(path, _in_utf8(head))
    if marked is not None:
        return marked
    if path.suffix.lower() == ".docx":
        raise DamagedSource("the file is not a Word document inside", "fetch or save it again")
    if _is_binary(head):
        raise UnsupportedForm("the file is not text, Word, PDF, a web page or a picture", _SAVE_AS)
    return "txt"


def is_pdf(head: bytes) -> bool:
    """Whether the first bytes are those of a PDF file."""
    return _PDF.search(head[:_PDF_WITHIN]) is not None


def _form_of_archive(path: Path) -> Form:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        raise DamagedSource(
            "the Word file is cut off or broken", "fetch or save it again"
        ) from None
    if any(_WORD_PART.fullmatch(name) for name in names) and "xl/workbook.xml" not in names:
        return "docx"
    raise UnsupportedForm("the file is an archive, not a Word document", _SAVE_AS)


def _refuse_known(path: Path, head: bytes) -> None:
    if head.startswith(_PICTURES):
        raise UnsupportedForm(
            "the file is a picture of a form that is not read", "save it as .png, .jpg or .tif"
        )
    if head.startswith(_OLE):
        raise _old_office(path)
    if head.startswith(b"{\\rtf"):
        raise UnsupportedForm("the file is Rich Text Format", _SAVE_AS)


def _form_of_marked(path: Path, head: bytes) -> Form | None:
    """The form of a picture, or of a text with mark-up; None for any other text."""
    for pattern, form in _MARKED:
        if pattern.match(head):
            return form
    if path.suffix.lower() in _PAGE_NAMES and _TAG.search(head):
        return "html"
    if _XML.match(head):
        raise UnsupportedForm("the file is XML of a kind that is not read", _SAVE_AS)
    return None


def _in_utf8(head: bytes) -> bytes:
    """The beginning of a text in UTF-8, as far as a byte order mark tells its encoding."""
    if head.startswith(_BYTE_ORDER):
        return head[: len(head) // 2 * 2].decode("utf-16", "ignore").encode()
    return head.removeprefix(codecs.BOM_UTF8)


def _old_office(path: Path) -> SeriatimError:
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        return LockedSource("the Word file is protected by a password", "save it without one")
    return UnsupportedForm("the file is of an old version of Office (.doc)", _SAVE_AS)


def _is_binary(head: bytes) -> bool:
    if head.startswith((*_BYTE_ORDER, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return False
    controls = _CONTROL.findall(head)
    return b"\x00" in head or len(controls) > _FEW_CONTROLS + len(head) * _MOST_CONTROLS
