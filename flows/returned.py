"""A draft that comes back from Word, and the record it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from extractors import drafts
from flows import ledger
from flows.logs import RECORD, REVIEW
from flows.reading import record as read_record
from flows.sync import Synced, sync
from schemas.draft_origin import Origin
from schemas.errors import NotADraft, SeriatimError
from schemas.notice import Notice
from writers.decision_log import last_hash
from writers.word import Order, named, papers
from writers.word.paper import Paper

_ABOVE = 3  # folders between a draft and its record at the most: drafts, drafts/fr


def returned(path: Path, record: Path | None, outputs: Path, actor: str) -> Synced:
    """What was changed in a draft against its record as it is now.

    Raises UnreadableSource where it is no Word file, NotADraft where it says of no record, or of
    none that can be found.
    """
    draft = drafts.read(path)
    folder, notice = _record(draft.origin, [record] if record else [*_candidates(path, outputs)])
    log = last_hash(folder / REVIEW)
    paper = _paper(notice, draft.origin)
    return replace(sync(draft, paper, notice, actor), folder=folder, log=log)


def _paper(notice: Notice, origin: Origin) -> Paper:
    """The draft as the record gives it now."""
    opens = date.fromisoformat(origin.opens) if origin.opens else None
    only = (Path(origin.paper).stem,)
    order = Order(opens, final=origin.final, only=only, language=origin.language or None)
    paper = next(iter(papers(notice, order)), None)
    if paper is None:
        raise NotADraft(f"no draft is called {origin.paper}", "give one that `draft` made")
    return paper


def _record(origin: Origin, candidates: list[Path]) -> tuple[Path, Notice]:
    """The folder and the notice of the first record that the draft is of."""
    for path in candidates:
        notice = _notice(path)
        if notice is not None and named(notice) == origin.record:
            return path.parent, notice
    raise NotADraft(f"its record {origin.record} is not found", "name its notice.xml with --record")


def _notice(path: Path) -> Notice | None:
    try:
        return read_record(path)
    except (SeriatimError, OSError):
        return None


def _candidates(draft: Path, outputs: Path) -> Iterator[Path]:
    """Records in the folders above the draft, then all of the outputs."""
    for folder in draft.resolve().parents[:_ABOVE]:
        if (folder / RECORD).exists():
            yield folder / RECORD
    for entry in ledger.entries(outputs):
        if (outputs / entry.folder / RECORD).exists():
            yield outputs / entry.folder / RECORD
