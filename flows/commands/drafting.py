"""The drafts of records in the languages asked for, written to their folders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.common import fault, note
from schemas.errors import Pending

if TYPE_CHECKING:
    from flows.versions import Version
    from writers.word import Draft, Order


@dataclass(frozen=True, slots=True)
class Drafting:
    """What is asked of every record, and what was drafted so far: a record in a language."""

    order: Order
    out: Path | None
    languages: Sequence[str]  # none for the record's own
    done: set[tuple[Path, str]] = field(default_factory=set)

    def all(self, path: Path) -> tuple[Path, ...] | None:
        """Write the drafts of a record in every language.

        The files written; None after lines on what is pending where they were to be final.
        """
        made = [self._in(path, code) for code in self.languages or (_language(path),)]
        files = tuple(file for written in made if written for file in written)
        return None if None in made else files

    def _in(self, path: Path, code: str) -> tuple[Path, ...] | None:
        """Write the drafts in a language, once for all records of which the text is the same."""
        from flows.versions import version

        found = version(path, code)
        text = (found.path.resolve(), code)
        if text in self.done:
            return ()
        self.done.add(text)
        try:
            made = self._made(found, code)
        except Pending as error:
            _say_pending(path, error)
            return None
        self._remark(path, found, code, made)
        return _written(made, self._folder(path, found, code))

    def _made(self, found: Version, code: str) -> tuple[Draft, ...]:
        from writers.word import drafts

        order = replace(self.order, language=code, disagreements=found.disagreements)
        return drafts(found.notice, order)

    def _remark(self, path: Path, found: Version, code: str, made: tuple[Draft, ...]) -> None:
        """Say what the drafts had to do without."""
        read = found.notice.language
        if read != code:
            note(f"{path}: no version in {code}, its words stay in {read}, marked")
        tracked = any(draft.name.endswith(".tracked.docx") for draft in made)
        if self.order.tracked and not tracked:
            note(
                f"{path}: no copies with tracked changes: it has no text that these papers replace"
            )

    def _folder(self, path: Path, found: Version, code: str) -> Path:
        """Where drafts go: into a folder for their language, unless they are the only ones there.

        Beside a record those in its own language are.
        """
        folder = self.out or path.parent / "drafts"
        own = found.path == path and found.notice.language == code
        alone = len(self.languages) < 2 and (self.out is not None or own)
        return folder if alone else folder / code


def _say_pending(path: Path, error: Pending) -> None:
    fault(path, error)
    for line in error.places:
        note(f"  {line}")


def _written(made: Sequence[Draft], folder: Path) -> tuple[Path, ...]:
    from flows.edited import spare
    from flows.keep import write

    for draft in made:
        kept = spare(folder / draft.name)
        if kept is not None:
            note(f"{draft.name} had been worked on: it is kept as {kept}")
        write(folder / draft.name, draft.data)
        click.echo(folder / draft.name)
    return tuple(folder / draft.name for draft in made)


def _language(path: Path) -> str:
    from flows.reading import record

    return record(path).language
