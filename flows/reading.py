"""The notice in a file, whatever its form."""

from __future__ import annotations

from pathlib import Path

from schemas.notice import Notice


def read(path: Path, language: str | None = None) -> Notice:
    """The notice in a file of any form; Akoma Ntoso of this program is the record already.

    Raises SeriatimError where it cannot be read.
    """
    from extractors import akn

    if path.suffix.lower() == ".xml" and akn.is_record(path.read_bytes()):
        return record(path)
    from extractors import notice, source

    return notice.extract(source.read(path, language), language)


def record(path: Path) -> Notice:
    """The notice in an Akoma Ntoso file; raises InvalidAkn where there is none in it."""
    from extractors import akn

    return akn.read(path.read_bytes())
