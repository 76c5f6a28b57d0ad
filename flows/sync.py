"""An edited draft against its record: what a person filled in, as decisions to be taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from extractors import settling
from extractors.drafts import Control, EditedDraft
from flows.corrections import corrections
from schemas.decision import NEXT, Proposed
from schemas.draft_origin import Mark, digest
from schemas.language import Language, language
from schemas.notice import Notice
from writers.phrases import phrases
from writers.word.controls import Value, controls
from writers.word.inlines import Plain, Stated
from writers.word.paper import Paper
from writers.word.places import label

_AGENDA = "agenda"  # the open place in which each paragraph is an item of its own


@dataclass(frozen=True, slots=True)
class Edit:
    """A value that a person changed in the draft, or why it cannot be taken into the record."""

    label: str
    before: str
    after: str
    proposed: tuple[Proposed, ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Synced:
    """What was changed in a draft, and how many of its values the record has left behind.

    `lost` are the values it was made with that are not found in it again.
    `folder` is that of the record, `log` the hash of the last decision known of when it was read.
    """

    edits: tuple[Edit, ...]
    behind: int
    lost: int = 0
    folder: Path = Path()
    log: str = ""


@dataclass(frozen=True)
class _Place:
    """A value of the paper as the record has it now, under its tag."""

    value: Value
    texts: tuple[str, ...]  # as printed, once for each time it stands in the paper

    @property
    def group(self) -> str:
        """What the value is decided on as: its key, or its place in the record."""
        value = self.value
        return value.key or (f"{value.fact} {value.span}" if isinstance(value, Stated) else "")


@dataclass(frozen=True)
class _Found:
    """A control of the draft as it was written, as it is now, and its place."""

    mark: Mark
    control: Control
    place: _Place | None

    @cached_property
    def changed(self) -> bool:
        return digest(self.control.text) != self.mark.text

    @cached_property
    def taken(self) -> bool:
        """Whether the record says it by now."""
        return self.place is not None and digest(self.control.text) in map(digest, self.place.texts)

    @cached_property
    def overtaken(self) -> bool:
        """Whether the record says something else by now than when the draft was made."""
        return self.place is not None and self.mark.text not in map(digest, self.place.texts)


def sync(draft: EditedDraft, paper: Paper, notice: Notice, actor: str) -> Synced:
    """The edits of a draft by value, in the order of the document.

    The paper is the draft as its record gives it now; decisions are those of the actor.
    """
    found = tuple(_found(draft, paper))
    now = frozenset(digest(_bare(value.text)) for _, value in controls(paper))
    edits = _Edits(draft, found, notice, language(draft.origin.language), actor, now)
    behind = sum(each.overtaken for each in found if not each.changed)
    return Synced(tuple(edits.all()), behind, len(draft.origin.marks) - len(found))


def _found(draft: EditedDraft, paper: Paper) -> Iterator[_Found]:
    """Controls paired with their marks: by tag, or by order where tags were dropped."""
    places = _places(paper)
    marks, tagged = draft.origin.marks, all(control.tag for control in draft.controls)
    if tagged:
        pairs = _paired([m.tag for m in marks], [digest(c.tag) for c in draft.controls])
    else:
        pairs = _paired([m.text for m in marks], [digest(c.text) for c in draft.controls])
    for at, now in pairs:
        yield _Found(marks[at], draft.controls[now], places.get(marks[at].tag))


def _places(paper: Paper) -> Mapping[str, _Place]:
    """The values of a paper by the digest of their tag."""
    made: dict[str, _Place] = {}
    for tag, value in controls(paper):
        before = made.get(digest(tag))
        made[digest(tag)] = _Place(value, (*(before.texts if before else ()), value.text))
    return made


def _paired(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Positions that belong together; what was put between or taken out stays alone."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, end, start, stop in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and end - first == stop - start):
            yield from zip(range(first, end), range(start, stop), strict=True)


@dataclass(frozen=True)
class _Edits:
    draft: EditedDraft
    found: tuple[_Found, ...]
    notice: Notice
    spoken: Language
    actor: str
    now: frozenset[str]  # digests of what the paper says by now

    def all(self) -> Iterator[Edit]:
        for group in dict.fromkeys(f.place.group for f in self.found if f.changed and f.place):
            members = [f for f in self.found if f.place and f.place.group == group]
            if not all(f.taken for f in members if f.changed):
                yield self._edit(members)
        for each in self.found:
            if each.changed and each.place is None and digest(each.control.text) not in self.now:
                problem = "the record has no such place any more; make the draft again"
                yield Edit("?", "", each.control.text, problem=problem)

    def _edit(self, members: Sequence[_Found]) -> Edit:
        """One value, however often it stands in the paper."""
        place = next(f.place for f in members if f.changed and f.place)
        said = list(dict.fromkeys(_said(place.value, members)))
        edit = Edit(_label(place.value), place.value.text, said[0])
        if len(said) > 1:
            return replace(edit, problem=f"it is filled in differently: {' / '.join(said)}")
        if any(f.overtaken for f in members if f.changed):
            now = place.value.text
            return replace(edit, problem=f"the record has changed since, it now says: {now}")
        return self._decided(edit, place.value)

    def _decided(self, edit: Edit, value: Value) -> Edit:
        if value.key:
            return self._settled(edit, value.key)
        assert isinstance(value, Stated)
        made, problem = corrections(self.notice, value, edit.after, self.spoken, self.actor)
        return replace(edit, proposed=made, problem=problem)

    def _settled(self, edit: Edit, key: str) -> Edit:
        meaning = settling.value(key, edit.after, self.spoken) if edit.after else ""
        if meaning is None:
            return replace(edit, problem=f"it should say {settling.expected(key)}")
        after = {"text": edit.after, "value": meaning, "language": self.spoken.code}
        before = next((s.text for s in self.notice.settled if s.key == key), None)
        proposed = Proposed(self.actor, "settle", f"{NEXT}{key}", before, after)
        return replace(edit, proposed=(proposed,))


def _label(value: Value) -> str:
    """What a value is called, in the language of the program."""
    words = phrases(language("en"))
    if isinstance(value, Stated) and not value.key:
        return words.text(f"facts.{value.fact}")
    return label(words, value.key)


def _said(value: Value, members: Sequence[_Found]) -> Iterator[str]:
    """What the draft now says, without brackets: of an agenda line by line, else part by part."""
    if value.key == _AGENDA:
        yield "\n".join(filter(None, (_bare(f.control.text) for f in members)))
        return
    for paragraph in dict.fromkeys(f.control.paragraph for f in members if f.changed):
        parts = [f.control for f in members if f.control.paragraph == paragraph]
        if isinstance(value, Plain):
            yield from (_bare(f.control.text) for f in members if f.changed)
            continue
        first, last = parts[0], parts[-1]
        yield _bare(first.around[first.start : last.start + len(last.text)])


def _bare(text: str) -> str:
    return text.strip().replace("[", "").replace("]", "").strip()
