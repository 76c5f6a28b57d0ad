"""A document on the desk: its notice as read, people's decisions, and both together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from extractors.decisions import fold, summary
from extractors.decisions.fold import Folded
from extractors.decisions.standing import Summary
from flows import logs
from flows.keep import MANIFEST
from flows.refresh import extraction
from schemas.decision_chain import Chain
from schemas.notice import Notice
from schemas.review import facts_digest


@dataclass(frozen=True)
class Opened:
    """One document; `extracted` is without, `folded` with what people have decided."""

    folder: Path
    extracted: Notice
    log: Chain

    @cached_property
    def folded(self) -> Folded:
        """The notice with people's decisions in it."""
        return fold(self.extracted, self.log.decisions)

    @property
    def notice(self) -> Notice:
        """The notice as people have it."""
        return self.folded.notice

    @cached_property
    def digest(self) -> str:
        """What an approval of the facts as they are is given to."""
        return facts_digest(self.notice)

    @cached_property
    def standing(self) -> Summary:
        """How its review stands."""
        return summary(self.log.decisions, self.digest)

    @property
    def etag(self) -> str:
        """What changes with every decision and every new reading (RFC 9110, 8.8.3)."""
        read = self.extracted.origin.sha256[:16] if self.extracted.origin else ""
        return f'"{read}-{self.log.last or 0}"'


def opened(folder: Path) -> Opened:
    """The document in a folder of the outputs.

    Raises BrokenLog where the log is not as it was written, UnreadableSource where no run left it.
    """
    return Opened(folder, _extraction(folder, _stamp(folder)), logs.log(folder).chain)


def _stamp(folder: Path) -> int:
    """What changes whenever the files of a folder are made again."""
    manifest = folder / MANIFEST
    return manifest.stat().st_mtime_ns if manifest.exists() else 0


@lru_cache(maxsize=64)
def _extraction(folder: Path, stamp: int) -> Notice:
    """The notice as extracted, kept while its files stand: older ones are read from the source."""
    return extraction(folder)
