"""The notice in a file, whatever its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from schemas.notice import Notice


def read(path: Path, language: str | None = None, suggest: Sequence[str] = ()) -> Notice:
    """The notice in a file of any form; Akoma Ntoso of this program is the record already.

    What the spaCy pipelines named by `suggest` see beside its facts is added to its findings.
    Raises SeriatimError where it cannot be read.
    """
    from extractors import akn

    if path.suffix.lower() == ".xml" and akn.is_record(path.read_bytes()):
        return record(path)
    from extractors import notice, source

    extracted = notice.extract(source.read(path, language), language)
    return _suggested(extracted, suggest) if suggest else extracted


def _suggested(notice: Notice, suggest: Sequence[str]) -> Notice:
    from extractors.suggestions import suggestions

    return replace(notice, findings=(*notice.findings, *suggestions(notice, suggest)))


def record(path: Path) -> Notice:
    """The notice in an Akoma Ntoso file; raises InvalidAkn where there is none in it."""
    from extractors import akn

    return akn.read(path.read_bytes())
