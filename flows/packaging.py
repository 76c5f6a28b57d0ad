"""Packages made, checked, and laid where an archive takes them, with a table of all of them."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, cast

from extractors.package import akn_package, opened, package, unzipped
from flows.storage import Check, Storage
from schemas.errors import InvalidPackage
from schemas.package import APPROVED, PAYLOAD, UNAPPROVED, Work, placed
from writers import iri
from writers.package import akn, bag, wording, zipped

Form = Literal["bag", "zip", "akn"]
MANIFEST = "manifest.csv"
SUFFIXES = {"bag": "", "zip": ".zip", "akn": ".akn"}
_DECLARATION, _TAGS = "bagit.txt", "tagmanifest-sha512.txt"
_LISTED = "manifest-sha512.txt"


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
    known = tuple(rows(place.read(MANIFEST) or b"").values())
    found = tuple(_attempt(work, form, place, known) for work in works)
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


def _attempt(work: Work, form: Form, place: Storage, known: Sequence[Row]) -> Packaged:
    try:
        return _pack(work, form, place, known)
    except InvalidPackage as error:
        return Packaged(work.iri, "failed", failure=str(error))


def _pack(work: Work, form: Form, place: Storage, known: Sequence[Row]) -> Packaged:
    made = bag(work)
    name = f"{made.name}{SUFFIXES[form]}"
    content: Mapping[str, bytes] | bytes = made.files
    if form != "bag":
        content = akn(work) if form == "akn" else zipped(made.files, made.name)
    row = _row(work, name, form, made.files, content)
    earlier = _earlier(row, made.files, place, known)
    return earlier or Packaged(name, _laid(row, content, place), row)


def _laid(
    row: Row, content: Mapping[str, bytes] | bytes, place: Storage
) -> Literal["packed", "unchanged"]:
    """Whether a package was laid at its place, or was there; InvalidPackage if it is another."""
    before = _standing(row, place)
    if before is None:
        try:
            place.put(row.package, content, _CHECKS[cast(Form, row.form)])
        except InvalidPackage:
            before = _standing(row, place)  # another run may have been first
            if before is None:
                raise
    if before not in (None, row.sha256):
        raise InvalidPackage(f"{row.package}: another package has its name", "look at both")
    return "unchanged" if before else "packed"


def _earlier(
    row: Row, files: Mapping[str, bytes], place: Storage, known: Sequence[Row]
) -> Packaged | None:
    """The package of the same documents that another state of the program has made."""
    for each in known:
        if each.package != row.package and _alike(each, row) and _holds(each, row, files, place):
            return Packaged(each.package, "unchanged", each)
    return None


def _standing(row: Row, place: Storage) -> str | None:
    """The SHA-256 of what has the name of a package; None where nothing whole has it."""
    if row.form == "bag" and place.read(f"{row.package}/{_DECLARATION}") is None:
        return None
    before = place.read(row.checked)
    return None if before is None else hashlib.sha256(before).hexdigest()


def _alike(before: Row, row: Row) -> bool:
    names = ("form", "group", "iri", "languages", "review", "date")
    return all(getattr(before, name) == getattr(row, name) for name in names)


def _holds(before: Row, row: Row, files: Mapping[str, bytes], place: Storage) -> bool:
    if _standing(before, place) != before.sha256:
        return False
    if row.form == "akn":
        return before.sha256 == row.sha256
    if row.form == "bag":
        listed = place.read(f"{before.package}/{_LISTED}") or b""
    else:
        listed = _inside(place.read(before.package) or b"")
    return bool(listed) and _documents(listed) == _documents(files[_LISTED])


def _inside(data: bytes) -> bytes:
    """The list of the payload in a ZIP file; empty where it has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.endswith(f"/{_LISTED}")]
            return archive.read(names[0]) if len(names) == 1 else b""
    except zipfile.BadZipFile:
        return b""


def _documents(listed: bytes) -> set[bytes]:
    """The lines about what the outputs had; what packing adds tells of the program as well."""
    found = (
        (line, line.decode("utf-8", "replace").partition("  ")[2]) for line in listed.splitlines()
    )
    return {line for line, path in found if placed(path.removeprefix(PAYLOAD))}


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
