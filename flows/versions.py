"""The version of a notice in a language, among the records beside its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.concordance import disagreements, works
from flows.reading import record
from schemas.concordance import Disagreement
from schemas.errors import SeriatimError
from schemas.notice import Notice


@dataclass(frozen=True, slots=True)
class Version:
    """A record to draft from, and where what it says differs from the record that was given."""

    path: Path
    notice: Notice
    disagreements: tuple[Disagreement, ...] = ()


def version(path: Path, code: str) -> Version:
    """The version in a language of the work that a record is of; the record itself without one.

    Versions lie in folders side by side, as `run` leaves them; they are known by what they say,
    not by the names of folders. Raises SeriatimError where the record given cannot be read.
    """
    given = record(path)
    if given.language == code:
        return Version(path, given)
    for other, notice in _beside(path):
        if notice.language == code:
            found = works((given, notice))
            if len(found) == 1:
                return Version(other, _settled(notice, given), disagreements(found[0]))
    return Version(path, given)


def _settled(version: Notice, given: Notice) -> Notice:
    """The version with what people settled in it, and otherwise in the record given."""
    own = {choice.key for choice in version.settled}
    others = (choice for choice in given.settled if choice.key not in own)
    return replace(version, settled=(*version.settled, *others))


def _beside(path: Path) -> Iterator[tuple[Path, Notice]]:
    """The records in folders beside that of a record, those passed over that cannot be read."""
    for other in sorted(path.resolve().parent.parent.glob(f"*/{path.name}")):
        if other != path.resolve():
            try:
                yield other, record(other)
            except (SeriatimError, OSError):
                continue
