"""Any file to lines and tables: what it is shows in its first bytes, not in its name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from extractors.readers import akn, docx, html, pdf, scan, text
from extractors.readers.forms import form_of
from extractors.readers.printed import Printed
from extractors.readers.typed_notes import noted
from schemas.errors import EmptySource, OversizedSource, UnreadableSource
from schemas.source import Doubt, Form, Source

# A language, where it is known, helps to recognise pictures; the others need no help.
READERS: dict[Form, Callable[[Path, str | None], Printed]] = {
    "txt": lambda path, _: text.read(path),
    "docx": lambda path, _: docx.read(path),
    "pdf": pdf.read,
    "html": lambda path, _: html.read(path),
    "akn": lambda path, _: akn.read(path),
    "scan": scan.read,
}
_TYPED: frozenset[Form] = frozenset({"txt", "docx", "html", "pdf"})  # may print notes as lines
_MEGABYTE = 1_000_000
# The longest session reports are 10 MB of PDF and 1 MB of text; beyond these a file is no notice.
SIZES: dict[Form, int] = {
    "txt": 50 * _MEGABYTE,
    "docx": 300 * _MEGABYTE,
    "pdf": 300 * _MEGABYTE,
    "html": 20 * _MEGABYTE,
    "akn": 60 * _MEGABYTE,
    "scan": 300 * _MEGABYTE,
}
_FORMS_OF_NAMES: dict[str, Form] = {
    ".txt": "txt",
    ".docx": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xml": "akn",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"), "scan"),
}


def read(path: Path, code: str | None = None) -> Source:
    """The file as printed: lines and tables in reading order, residue and doubts.

    `code` is the language that scans are recognised in; without it, the one they are found to be
    in. Raises UnreadableSource, or one of its kinds, where nothing can be read, and UnknownLanguage
    for a scan in a language that is not described.
    """
    size = _size(path)
    form = form_of(path)
    if size > SIZES[form]:
        raise OversizedSource(
            f"the file has {size // _MEGABYTE} MB, more than the {SIZES[form] // _MEGABYTE} MB "
            f"that are read of a {form} file",
            "divide it, or remove its pictures",
        )
    printed = READERS[form](path, code)
    if not printed.blocks:
        raise EmptySource("nothing is printed in the file", "check that it is the right one")
    return Source(
        name=path.name,
        form="scan" if printed.scanned else form,
        sha256=_sha256(path),
        size=size,
        blocks=noted(printed.blocks) if form in _TYPED else printed.blocks,
        residue=printed.residue,
        doubts=(*_misnamed(path, form), *printed.doubts),
        pages=printed.pages,
    )


def _size(path: Path) -> int:
    if path.is_dir():
        raise UnreadableSource("this is a folder, not a file", "name the files in it")
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableSource(
            f"the file cannot be opened ({error.strerror})", "check its name and your rights to it"
        ) from None
    if not size:
        raise EmptySource("the file has no bytes", "fetch or save it again")
    return size


def _misnamed(path: Path, form: Form) -> tuple[Doubt, ...]:
    named = _FORMS_OF_NAMES.get(path.suffix.lower(), form)
    if named == form:
        return ()
    return (
        Doubt("form", f"the file is named {path.suffix}, but it is a {form} file; read as such"),
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
