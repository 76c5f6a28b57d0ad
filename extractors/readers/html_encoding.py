"""Bytes of a web page to characters, by byte order mark, by what the page says, or by fit."""

from __future__ import annotations

import codecs
import re

from extractors.readers.encodings import decode
from schemas.source import Doubt

_HEAD = 4096
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*(?P<meta>[\w:.-]+)"""
    rb"""|<\?xml[^>]{0,100}?encoding\s*=\s*["'](?P<xml>[\w:.-]+)""",
    re.IGNORECASE,
)
# What browsers read a name as, where that is more than it says (WHATWG Encoding, labels).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}


def decode_page(data: bytes) -> tuple[str, Doubt | None]:
    """The characters of a page, and a doubt where it does not say its encoding or says it wrongly.

    Raises DamagedSource where no encoding gives words.
    """
    declared = None if data.startswith(_MARKS) else _declared(data[:_HEAD])
    if declared is None:
        return decode(data)
    text = _strict(data, declared)
    sound = _strict(data, "utf-8")
    if text is None or (sound is not None and sound != text):
        return _contradicted(data, declared)
    return text, None


def _declared(head: bytes) -> str | None:
    """The codec that the page names; None where it names none that is known."""
    found = _DECLARED.search(head)
    if found is None:
        return None
    try:
        known = codecs.lookup((found["meta"] or found["xml"]).decode("ascii", "replace"))
    except LookupError:
        return None
    return _WIDER.get(known.name, known.name)


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):  # LookupError: a codec that makes no text
        return None


def _contradicted(data: bytes, declared: str) -> tuple[str, Doubt]:
    text, doubt = decode(data)
    read_as = "as UTF-8" if doubt is None else "otherwise"
    detail = f"the page says that its encoding is {declared}, but it reads well only {read_as}"
    return text, doubt or Doubt("encoding", detail)
