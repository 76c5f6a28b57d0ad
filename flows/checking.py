"""Files held against the schema, the AKN4UN profile and their own figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from schemas.errors import SeriatimError
from schemas.profile import LEVELS, Breach, Level, Profile, rules

if TYPE_CHECKING:
    from extractors.profile import Document, Trait
    from schemas.notice import Finding, Notice

Wanted = Literal["auto", "guidelines", "dgacm"]
Kind = Literal["file", "package", "table of packages"]


@dataclass(frozen=True, slots=True)
class Checked:
    """One file or package: the profile it was held against, why, and what breaks it.

    `said` is what is to be told of it where nothing does, if it is more than that.
    """

    path: Path
    profile: Profile | None  # None where it is no Akoma Ntoso
    signs: tuple[str, ...]
    breaches: tuple[Breach, ...]
    trait: Trait | None = None
    kind: Kind = "file"
    said: str = ""

    def count(self, level: Level) -> int:
        """How many breaches are of a level."""
        return sum(breach.level == level for breach in self.breaches)


def checked(path: Path, wanted: Wanted = "auto", figures: bool = False) -> Checked:
    """What is wrong with a file; OSError where it cannot be read."""
    return checked_bytes(path, path.read_bytes(), wanted, figures)


def checked_bytes(path: Path, data: bytes, wanted: Wanted, figures: bool = False) -> Checked:
    """What is wrong with the bytes of a file, which need not be what stands on the disk."""
    from extractors import profile

    document = profile.opened(data)
    if isinstance(document, Breach):
        return Checked(path, None, (), (document,))
    dialect = profile.dialect(document)
    document.profile = dialect.profile if wanted == "auto" else wanted
    signs = dialect.signs if wanted == "auto" else ("as asked for",)
    notice = _notice(path, data, document, figures)
    document.source = _source(path, notice) if document.is_record and notice else None
    own = () if notice is None else tuple(_figures(notice, document))
    breaches = sorted((*profile.check(document), *own), key=lambda breach: breach.order)
    return Checked(path, document.profile, signs, tuple(breaches), profile.trait(document))


def together(found: Sequence[Checked]) -> Iterator[Checked]:
    """The same files, with what breaks the rules that compare them."""
    from extractors import profile

    traits = {str(each.path): each.trait for each in found if each.trait is not None}
    added = profile.check_together(traits)
    for each in found:
        more = (*each.breaches, *added.get(str(each.path), ()))
        yield replace(each, breaches=tuple(sorted(more, key=lambda breach: breach.order)))


def counts(found: Sequence[Checked]) -> Mapping[tuple[Level, str], tuple[int, int]]:
    """By level and rule, how many breaches there are, and in how many files."""
    breaches = Counter((breach.level, breach.rule.id) for each in found for breach in each.breaches)
    files = Counter(
        key
        for each in found
        for key in {(breach.level, breach.rule.id) for breach in each.breaches}
    )
    order = sorted(breaches, key=lambda key: (LEVELS.index(key[0]), key[1]))
    return {key: (breaches[key], files[key]) for key in order}


def _notice(path: Path, data: bytes, document: Document, figures: bool) -> Notice | None:
    """The facts of a record; of another file where they are asked for and can be read."""
    from extractors import akn

    if document.is_record:
        return _read(lambda: akn.read(data))
    if not figures:
        return None
    from flows.reading import read

    return _read(lambda: read(path))


def _read(action: Callable[[], Notice]) -> Notice | None:
    try:
        return action()
    except SeriatimError:
        return None  # the rules say what is wrong with the file


def _figures(notice: Notice, document: Document) -> Iterator[Breach]:
    rule = rules()["FIG-01"]
    for finding in notice.findings:
        if finding.status != "pass":
            level: Level = "error" if finding.status == "fail" else "note"
            eid = finding.spans[0].eid if finding.spans else ""
            yield Breach(rule, level, _line(document, eid), eid, _says(finding))


def _says(finding: Finding) -> str:
    return f"{finding.check}: {finding.detail}"


def _line(document: Document, eid: str) -> int:
    element = document.by_eid.get(eid)
    return 0 if element is None else element.sourceline or 0  # type: ignore[return-value]


def _source(path: Path, notice: Notice) -> str | None:
    """The text that a record was made from, where it lies beside the record and is plain text."""
    beside = path.with_name("source.txt")
    if notice.origin is None or not beside.is_file():
        return None
    import hashlib

    data = beside.read_bytes()
    if hashlib.sha256(data).hexdigest() != notice.origin.sha256:
        return None
    from extractors import source

    read = source.read(beside, notice.language)
    notes = (note.text for line in read.lines() for note in line.notes)
    return "\n".join([*(_whole(line.number, line.text) for line in read.lines()), *notes])


def _whole(number: str | None, text: str) -> str:
    return f"{number or ''} {text}"
