"""The language versions of works in the outputs against each other, in the folder above them.

`concordance.json` and `concordance.html` lie beside the folders of the languages. They are made
from the records there, whichever run left them, so that the order of runs does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from extractors.concordance import disagreements, works
from flows import ledger
from flows.inputs import fingerprint
from flows.jsons import load, printed
from flows.keep import write
from flows.program import program
from flows.reading import record
from flows.result import Result
from schemas.errors import SeriatimError
from writers.concordance import Compared, facts, page

JSON, HTML, RECORD = "concordance.json", "concordance.html", "notice.xml"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a concordance in the outputs says of one work."""

    folder: str
    languages: tuple[str, ...]
    disagreements: int

    def __str__(self) -> str:
        """One line: which versions agree, or on how much they do not, and where that stands."""
        names = f"{self.folder}: {', '.join(self.languages)}"
        if not self.disagreements:
            return f"{names} agree"
        return f"{names} disagree in {_places(self.disagreements)}, see {HTML}"


def keep(results: Sequence[Result], out: Path) -> int:
    """Compare the versions that results belong to, where that was not done; for how many bodies.

    Raises OSError where the disk refuses, SeriatimError where a record cannot be read.
    """
    parents = _parents(results)
    told = {folder: load(out / folder / JSON) or {} for folder in parents}
    parents |= {PurePosixPath(name).parent for table in told.values() for name in _records(table)}
    known = {name: digest for table in told.values() for name, digest in _records(table).items()}
    fresh = {result.folder for result in results if result.status == "done"}
    by_body: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in ledger.entries(out):
        if entry.folder.parent in parents and entry.complete and entry.failure is None:
            digest = fingerprint(out / entry.folder / RECORD)
            by_body[entry.folder.parts[0]][str(entry.folder)] = digest
    gone = {name.split("/")[0] for name in known if name not in set().union(*by_body.values())}
    to_do = [
        records
        for body, records in by_body.items()
        if body in gone or _to_do(records, known, fresh)
    ]
    for records in to_do:
        _compare(records, out)
    return len(to_do)


def attempt(results: Sequence[Result], out: Path) -> int | None:
    """As `keep`; None where it cannot be done, which must not cost the documents themselves."""
    try:
        return keep(results, out)
    except (OSError, SeriatimError):
        return None


def standings(results: Sequence[Result], out: Path) -> Iterator[Standing]:
    """What the concordances beside results say."""
    for folder in sorted(_parents(results)):
        table = load(out / folder / JSON)
        for work in (table or {}).get("works", ()):
            languages = tuple(version["language"] for version in work["versions"])
            yield Standing(str(folder), languages, len(work["disagreements"]))


def _parents(results: Sequence[Result]) -> set[PurePosixPath]:
    return {
        PurePosixPath(result.folder).parent
        for result in results
        if result.folder is not None and result.failure is None
    }


def _records(table: Mapping[str, Any]) -> Mapping[str, str]:
    """The records that a concordance of this program was made from, with their digests."""
    current = table.get("made") == dict(program())
    return table["records"] if current else {}


def _to_do(records: Mapping[str, str], known: Mapping[str, str], fresh: set[str | None]) -> bool:
    """Whether records of one body may hold versions that were not compared as they are now."""
    folders = [PurePosixPath(name) for name in records]
    if len({folder.name.split("-")[0] for folder in folders}) < 2:
        return False
    beside = Counter(folder.parent for folder in folders)
    return any(
        known.get(str(folder)) != records[str(folder)]
        and (str(folder) in fresh or beside[folder.parent] > 1)
        for folder in folders
    )


def _compare(records: Mapping[str, str], out: Path) -> None:
    """Write the concordances of one body, each where most of its versions lie."""
    read = {name: record(out / name / RECORD) for name in records}
    found: dict[PurePosixPath, list[tuple[Sequence[str], Compared]]] = {
        PurePosixPath(name).parent: [] for name in records
    }
    for work in works(read.values()):
        own = [name for name in records if any(read[name] is each for each in work.versions)]
        parents = Counter(PurePosixPath(name).parent for name in own)
        if len(own) > 1:
            folder = parents.most_common(1)[0][0]
            found[folder].append((own, (work, disagreements(work))))
    for folder, compared in found.items():
        names = [name for own, _ in compared for name in own]
        _put(out / folder, {name: records[name] for name in names}, [each for _, each in compared])


def _put(folder: Path, records: Mapping[str, str], compared: Sequence[Compared]) -> None:
    """The two files of a folder; none where no work has several versions."""
    if not compared:
        (folder / JSON).unlink(missing_ok=True)
        (folder / HTML).unlink(missing_ok=True)
        return
    table = {
        "made": dict(program()),
        "records": dict(records),
        "works": [facts(*each) for each in compared],
    }
    write(folder / HTML, page(compared))
    write(folder / JSON, printed(table))


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"
