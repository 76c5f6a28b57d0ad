"""Dublin Core as a table in the dialect that Archivematica takes: a row for a folder or a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from schemas.package import OBJECTS, RECORD, Version, Work, place
from writers import iri
from writers.package import wording
from writers.package.formats import format_of

_COLUMNS = (
    *("filename", "dc.title", "dc.creator", "dc.publisher", "dc.contributor", "dc.date", "dc.type"),
    *("dc.format", "dc.identifier", "dc.identifier", "dc.language", "dc.relation"),
    *("dc.description", "dc.rights"),
)


def metadata_csv(work: Work) -> bytes:
    """The table: the work, each version, and in each the source and the record."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(_COLUMNS)
    table.writerow(_work(work))
    for version in work.versions:
        table.writerows(_version(work, version))
    return text.getvalue().encode()


def _work(work: Work) -> tuple[str, ...]:
    first = wording.leading(work)
    names = sorted({version.names.expression for version in work.versions})
    languages = sorted({iri.iso639(version.notice.language) for version in work.versions})
    related = " ".join((*names, *sorted(each.expression for each in work.beside)))
    return _row(OBJECTS, first, work.iri, wording.symbol(work), " ".join(languages), related)


def _version(work: Work, version: Version) -> Iterator[tuple[str, ...]]:
    folder = f"{OBJECTS}/{version.key}"
    code, symbol = iri.iso639(version.notice.language), wording.symbol(work)
    yield _row(folder, version, version.names.expression, symbol, code, work.iri)
    for name, named in ((version.source, ""), (RECORD, version.names.manifestation)):
        path = place(version.key, name)
        form = format_of(path).mime
        yield _row(path, version, named, symbol, code, version.names.expression, form)


def _row(
    path: str,
    version: Version,
    named: str,
    symbol: str | None,
    languages: str,
    related: str,
    form: str = "",
) -> tuple[str, ...]:
    notice = version.notice
    return (
        path,
        wording.title(notice),
        wording.issuer(notice) or "",
        wording.issuer(notice) or "",
        wording.author(notice) or "",
        notice.date or "",
        iri.CLASSES[notice.kind].name,
        form,
        named,
        symbol or "",
        languages,
        related,
        wording.session(notice) or "",
        wording.RIGHTS,
    )
