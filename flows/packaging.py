"""Packages made, checked, and laid where an archive takes them, with a table of all of them."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from extractors.package import akn_package, opened, package, unzipped
from flows.storage import Check, Storage
from schemas.errors import InvalidPackage
from schemas.package import APPROVED, UNAPPROVED, Work
from writers import iri
from writers.package import akn, bag, wording, zipped

Form = Literal["bag", "zip", "akn"]
MANIFEST = "manifest.csv"
SUFFIXES = {"bag": "", "zip": ".zip", "akn": ".akn"}
_DECLARATION, _TAGS = "bagit.txt", "tagmanifest-sha512.txt"


@dataclass(frozen=True, slots=True)
class Row:
    """A package as an archive reconciles it; the checksum is the SHA-256 of `checked`."""

    package: str
    form: str
    group: str
    iri: str
    symbol: str
    title: str
    languages: str
    review: str
    date: str
    files: str
    bytes: str
    checked: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Packaged:
    """What became of one work."""

    name: str
    status: Literal["packed", "unchanged", "failed"]
    row: Row | None = None
    failure: str | None = None


def pack(works: Sequence[Work], form: Form, place: Storage) -> tuple[Packaged, ...]:
    """What became of each work; the table has all packages of the place, also earlier ones.

    Raises NoStorage where the place cannot be reached, OSError where the disk refuses.
    """
    found = tuple(_attempt(work, form, place) for work in works)
    made = {each.row.package: each.row for each in found if each.row}
    if made:
        place.update(MANIFEST, lambda data: _table({**rows(data), **made}))
    return found


def rows(data: bytes) -> dict[str, Row]:
    """The rows of a table by package; none where it was not written by this program."""
    columns = [field.name for field in fields(Row)]
    table = csv.DictReader(io.StringIO(data.decode("utf-8", "replace"), newline=""))
    if table.fieldnames != columns:
        return {}
    return {row["package"]: Row(**row) for row in table if None not in {*row, *row.values()}}


def _attempt(work: Work, form: Form, place: Storage) -> Packaged:
    try:
        return _pack(work, form, place)
    except InvalidPackage as error:
        return Packaged(work.iri, "failed", failure=str(error))


def _pack(work: Work, form: Form, place: Storage) -> Packaged:
    made = bag(work)
    name = f"{made.name}{SUFFIXES[form]}"
    content: Mapping[str, bytes] | bytes = made.files
    if form != "bag":
        content = akn(work) if form == "akn" else zipped(made.files, made.name)
    row = _row(work, name, form, made.files, content)
    before = _standing(row, place)
    if before is None:
        try:
            place.put(name, content, _CHECKS[form])
        except InvalidPackage:
            before = _standing(row, place)  # another run may have been first
            if before is None:
                raise
    if before not in (None, row.sha256):
        raise InvalidPackage(f"{name}: another package has its name", "look at both")
    return Packaged(name, "unchanged" if before else "packed", row)


def _standing(row: Row, place: Storage) -> str | None:
    """The SHA-256 of what has the name of a package; None where nothing whole has it."""
    if row.form == "bag" and place.read(f"{row.package}/{_DECLARATION}") is None:
        return None
    before = place.read(row.checked)
    return None if before is None else hashlib.sha256(before).hexdigest()


def _bag(path: Path) -> None:
    package(opened(path))


def _akn(path: Path) -> None:
    akn_package(unzipped(path))


_CHECKS: Mapping[Form, Check] = {"bag": _bag, "zip": _bag, "akn": _akn}


def _row(
    work: Work,
    name: str,
    form: Form,
    files: Mapping[str, bytes],
    content: Mapping[str, bytes] | bytes,
) -> Row:
    whole = isinstance(content, bytes)
    checked = name if whole else f"{name}/{_TAGS}"
    data = content if isinstance(content, bytes) else files[_TAGS]
    size = len(content) if isinstance(content, bytes) else sum(map(len, files.values()))
    return Row(
        package=name,
        form=form,
        group=work.group,
        iri=work.iri,
        symbol=wording.symbol(work) or "",
        title=wording.title(wording.leading(work).notice),
        languages=" ".join(sorted(iri.iso639(each.notice.language) for each in work.versions)),
        review=APPROVED if work.approved else UNAPPROVED,
        date=work.at[:10],
        files=str(1 if whole else len(files)),
        bytes=str(size),
        checked=checked,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _table(packages: Mapping[str, Row]) -> bytes:
    text = io.StringIO(newline="")
    columns = [field.name for field in fields(Row)]
    table = csv.writer(text, lineterminator="\n")
    table.writerow(columns)
    for _, row in sorted(packages.items()):
        table.writerow([getattr(row, name) for name in columns])
    return text.getvalue().encode()
