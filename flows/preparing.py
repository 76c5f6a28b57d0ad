"""All that an approved document gives for the next session: drafts, their copies, their pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flows.edited import spare
from flows.jsons import load, printed
from flows.keep import write
from flows.logs import RECORD
from flows.printing import printed as pages
from flows.program import program
from flows.reading import record
from schemas.errors import NotApproved, Pending, Unprintable
from schemas.notice import Notice
from schemas.review import approved
from writers.word import NAMES, Order, drafts

FOLDER, FINAL = "next-session", "final"
MANIFEST = "prepared.json"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What lies in a document's folder for the next session, and what it had to do without."""

    folder: Path
    files: tuple[str, ...]
    without: str | None = None


def prepare(folder: Path) -> Prepared:
    """Draft for the next session from the approved record in a folder, as Word and as PDF.

    Beside each draft stands its copy with tracked changes; papers in which nothing is pending stand
    in `final` too. What was prepared from the same record already is left as it is. Raises
    NotApproved where nobody has approved what the record says, Incomplete where it is about no
    session, SeriatimError where it cannot be read, OSError where the disk refuses.
    """
    data = (folder / RECORD).read_bytes()
    notice = record(folder / RECORD)
    if not approved(notice):
        raise NotApproved("nobody has approved what it says", "approve it on the review desk")
    made_from = {"record": sha256(data).hexdigest(), "program": dict(program())}
    target = folder / FOLDER
    before = load(target / MANIFEST) or {}
    if before.get("made from") == made_from:
        return Prepared(target, tuple(before["files"]), before["without"])
    files, without = _made(notice, target)
    _remove(target, set(before.get("files", ())) - set(files))
    table = {"made from": made_from, "files": sorted(files), "without": without}
    write(target / MANIFEST, printed(table))
    return Prepared(target, tuple(sorted(files)), without)


def _made(notice: Notice, target: Path) -> tuple[set[str], str | None]:
    """The files written by their names, and why there are no pages where there are none."""
    word = dict(_word(notice))
    for name, data in word.items():
        spare(target / name)
        write(target / name, data)
    try:
        found = pages([target / name for name in word if name.endswith(".docx")])
    except Unprintable as error:
        return set(word), str(error)
    for path, data in found.items():
        write(path.with_suffix(".pdf"), data)
    names = {path.with_suffix(".pdf").relative_to(target).as_posix() for path in found}
    return {*word, *names}, None


def _word(notice: Notice) -> Iterator[tuple[str, bytes]]:
    for draft in drafts(notice, Order(tracked=True)):
        yield draft.name, draft.data
    for name in NAMES:
        yield from _final(notice, name).items()


def _final(notice: Notice, name: str) -> Mapping[str, bytes]:
    """A paper without brackets; nothing while a value in it is pending."""
    try:
        made = drafts(notice, Order(final=True, only=(name,)))
    except Pending:
        return {}
    return {f"{FINAL}/{draft.name}": draft.data for draft in made}


def _remove(target: Path, names: set[str]) -> None:
    """Take away what was prepared before and is not any more."""
    for name in sorted(names):
        spare(target / name)
        (target / name).unlink(missing_ok=True)
