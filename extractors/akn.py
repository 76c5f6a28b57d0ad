"""The record read back: a notice from the Akoma Ntoso XML that this program wrote."""

from __future__ import annotations

from extractors.akn_outline import Reader
from schemas import record
from schemas.akn import AKN, SRT, Element, document, parse
from schemas.errors import InvalidAkn
from schemas.notice import Notice
from schemas.outline import Outline


def read(data: bytes) -> Notice:
    """The notice that the XML is the record of.

    InvalidAkn where the bytes are not XML, not Akoma Ntoso, or without a record of this program.
    """
    found = document(parse(data))
    proprietary = found.find(f"{{{AKN}}}meta/{{{AKN}}}proprietary")
    facts = None if proprietary is None else proprietary.find(record.NOTICE)
    if proprietary is None or facts is None:
        raise InvalidAkn(
            "the file is Akoma Ntoso, but holds no record of this program",
            "read the notice itself, or XML that `seriatim run` wrote",
        )
    return record.notice(facts, _outline(found, proprietary))


def is_record(data: bytes) -> bool:
    """Whether the bytes are Akoma Ntoso with a record of this program."""
    if SRT.encode() not in data:
        return False
    try:
        path = f"{{{AKN}}}meta/{{{AKN}}}proprietary/{record.NOTICE}"
        return document(parse(data)).find(path) is not None
    except InvalidAkn:
        return False


def _outline(found: Element, proprietary: Element) -> Outline:
    return Reader(record.printed(proprietary.find(record.TEXTS))).outline(found)
