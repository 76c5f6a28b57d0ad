"""Decisions on several documents at once: each as a line of its own log, all with one batch.

What has changed since it was shown, or is not what the button said, is left, and told.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from starlette.exceptions import HTTPException

from flows.logs import REVIEW, log
from review import documents
from review.catalogue import touch
from review.catalogue.entry import Entry, Reviewed
from review.catalogue.reading import read, version
from review.desk import Desk
from review.opened import Opened, opened
from review.permission import Person, refusal
from schemas.decision import BATCH, Proposed
from schemas.decision_chain import Chain
from schemas.errors import Conflict, SeriatimError
from writers.decision_log import append

Shown = tuple[str, str]  # what pages call a document, and its version when it was shown
CHANGED = "changed since the page was shown"


class Left(Exception):
    """Why a document was left as it is."""


@dataclass(frozen=True, slots=True)
class Done:
    """The batch, the folders decided on, and why others were left, each reason once."""

    batch: str
    folders: tuple[Path, ...]
    left: tuple[tuple[str, int], ...]


def approve(desk: Desk, by: Person, shown: Sequence[Shown]) -> Done:
    """Approve documents in which nothing is left to look at."""

    def proposed(document: Opened, review: Reviewed) -> Proposed:
        if review.state == "approved":
            raise Left("approved already")
        if review.fails or review.warns or review.comments:
            raise Left("with something left to look at")
        return Proposed(by.name, "approve", after={"facts": document.digest})

    return _each(desk, by, shown, proposed)


def assign(desk: Desk, by: Person, shown: Sequence[Shown], to: str | None) -> Done:
    """Give documents to a person, or to nobody."""

    def proposed(_: Opened, review: Reviewed) -> Proposed:
        if review.assigned == to:
            raise Left("with the same person already")
        return Proposed(by.name, "assign", before=review.assigned, after=to)

    return _each(desk, by, shown, proposed)


def undo(desk: Desk, by: Person, batch: str, folders: Sequence[Path]) -> Done:
    """Take back a batch."""

    def one(folder: Path) -> None:
        chain = log(folder).chain
        made = Proposed(by.name, "undo", f"{BATCH}{batch}")
        _allowed(by, made, chain)
        append(folder / REVIEW, made, desk.clock(), chain.last)

    return _all(batch, folders, one)


def _each(
    desk: Desk, by: Person, shown: Sequence[Shown], proposed: Callable[[Opened, Reviewed], Proposed]
) -> Done:
    batch = f"{desk.clock():%Y%m%d}-{secrets.token_hex(4)}"
    seen = {documents.folder(desk, known): at for known, at in shown if _there(desk, known)}
    gone = [CHANGED] * (len(shown) - len(seen))

    def one(folder: Path) -> None:
        entry = read(desk.outputs, folder.relative_to(desk.outputs).as_posix())
        if not isinstance(entry, Entry) or entry.version != seen[folder]:
            raise Left(CHANGED)
        document = opened(folder)
        made = replace(proposed(document, entry.review), batch=batch)
        _allowed(by, made, document.log)
        if version(folder) != entry.version:
            raise Left(CHANGED)
        append(folder / REVIEW, made, desk.clock(), document.log.last)

    return _all(batch, tuple(seen), one, gone)


def _allowed(by: Person, made: Proposed, chain: Chain) -> None:
    why = refusal(by, [made], chain.decisions)
    if why:
        raise Left(f"not decided on: {why}")


def _there(desk: Desk, known: str) -> bool:
    try:
        documents.folder(desk, known)
    except HTTPException:
        return False
    return True


def _all(
    batch: str,
    folders: Sequence[Path],
    write: Callable[[Path], None],
    before: Sequence[str] = (),
) -> Done:
    made: list[Path] = []
    left = Counter(before)
    for folder in folders:
        try:
            write(folder)
            made.append(folder)
        except (Left, SeriatimError, OSError) as error:
            left[_reason(error)] += 1
        touch(folder)
    return Done(batch, tuple(made), tuple(left.items()))


def _reason(error: Left | SeriatimError | OSError) -> str:
    if isinstance(error, Left):
        return str(error)
    if isinstance(error, Conflict):
        return CHANGED
    found = error.found if isinstance(error, SeriatimError) else error.strerror
    return f"not decided on: {found}"
