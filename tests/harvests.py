"""Archives for tests of harvesting: real packages, and many that are made after one of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from lxml import etree
from sickle import Sickle

from flows.harvest.answering import PAGE, answer
from flows.harvest.app import Offering, application
from flows.harvest.archive import Archive
from schemas.akn import Element
from tests.desk_server import served
from tests.packages import Files, files_of, lay, resealed
from writers.oai import DC, OAI, OAI_DC, Repository

REPOSITORY = Repository("An archive", "archive.example.org", "keeper@archive.example.org")
ADDRESS = "http://archive.example.org/oai"
N, D = f"{{{OAI}}}", f"{{{DC}}}"
XSD = Path(__file__).parent / "xsd"
_NEEDED = ("bagit.txt", "bag-info.txt", "data/metadata/metadata.csv", "data/metadata/marc.xml")
_NUMBER = "2024-12-11/notification-2-resumed"
MANY = 1000
IDS = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}
IRI = f"/akn/un/doc/communication/unhabitat-ed/{_NUMBER}"
WORK = f"oai:archive.example.org:{IRI[1:]}"


class Clock:
    """A time that goes on when it is told to."""

    def __init__(self) -> None:
        self.at = datetime(2026, 4, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def wait(self, **time: float) -> str:
        """The time after a while, as a datestamp."""
        self.at += timedelta(**time)
        return self.at.strftime("%Y-%m-%dT%H:%M:%SZ")


def slim(bag: Path) -> Files:
    """What is harvested of a package, and its sources."""
    wanted = ("/notice.xml", "/source.txt")
    return {
        path: data
        for path, data in files_of(bag).items()
        if path in _NEEDED or path.endswith(wanted)
    }


def another(files: Files, number: int, approved: str = "2026-03-01T12:00:00Z") -> Files:
    """A package of another document, of the same body in the same languages."""
    changed = {
        path: b"%d" % number
        if path.endswith("/source.txt")
        else data.replace(_NUMBER.encode(), f"{_NUMBER}-{number}".encode())
        for path, data in files.items()
    }
    info = changed["bag-info.txt"]
    changed["bag-info.txt"] = info.replace(b"2026-03-01T12:00:00Z", approved.encode())
    return resealed(changed)


def laid(folder: Path, files: Files, name: str) -> Path:
    """A package that appears in a folder as one whole."""
    aside = lay(files, folder / f".aside-{name}")
    return aside.rename(folder / name)


def withdraw(folder: Path, name: str) -> None:
    """Take a package out of a folder."""
    aside = (folder / name).rename(folder / f".aside-{name}")
    shutil.rmtree(aside)


def asked(archive: Archive, page: int = PAGE, **arguments: str) -> Element:
    """The root of the valid answer to a request; `from_` stands for from."""
    pairs = [(name.rstrip("_"), value) for name, value in arguments.items()]
    return valid(answer(archive, REPOSITORY, ADDRESS, pairs, page))


def errors(root: Element) -> list[str | None]:
    return [error.get("code") for error in root.iterfind(f"{N}error")]


def headers(root: Element) -> dict[str, str]:
    """Datestamps by identifier; deleted ones with a dagger."""
    return {
        header.findtext(f"{N}identifier"): header.findtext(f"{N}datestamp")
        + ("†" if header.get("status") == "deleted" else "")
        for header in root.iter(f"{N}header")
    }


def valid(data: bytes) -> Element:
    """The root of an answer that its schema accepts, with metadata that its own accepts."""
    root = etree.fromstring(data)
    _schema("OAI-PMH.xsd").assertValid(root)
    for dublin_core in root.iter(f"{{{OAI_DC}}}dc"):
        _schema("oai_dc.xsd").assertValid(dublin_core)
    return root


@cache
def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(XSD / name))


def offered(archive: Archive, page: int = 100) -> Iterator[Sickle]:
    """A harvester that others wrote, of an archive at an address, for as long as it is used."""
    with served(application(Offering(archive, REPOSITORY, page=page))) as address:
        yield Sickle(f"{address}/oai")


def numbers(root: object) -> list[str]:
    """What the identifiers in an answer end in."""
    return [identifier.rpartition("-")[2] for identifier in headers(root)]


def tokens(archive: Archive, page: int, **arguments: str) -> Iterator[tuple[str, Element]]:
    """Every part of a list with the token that leads on from it."""
    given: Mapping[str, str] = arguments
    while given:
        root = asked(archive, page, **given)
        token = root.findtext(f".//{N}resumptionToken") or ""
        yield token, root
        given = {"verb": arguments["verb"], "resumptionToken": token} if token else {}
