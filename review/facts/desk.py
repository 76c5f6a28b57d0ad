"""Everything that the page of one document shows, from one state of its log."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from extractors.decisions.standing import Summary
from review.facts.doubts import Doubt
from review.facts.groups import Group, groups
from review.facts.rows import Row, Rows
from review.opened import Opened
from schemas.decision import Decision
from schemas.decision_chain import Chain
from schemas.language import Language, language
from schemas.notice import Notice


@dataclass(frozen=True)
class View:
    """One document as a page has it."""

    known_as: str
    opened: Opened

    @cached_property
    def rows(self) -> Rows:
        """Its facts."""
        return Rows(self.opened)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Its facts in groups."""
        return groups(self.rows)

    @property
    def notice(self) -> Notice:
        """The notice as people have it."""
        return self.opened.notice

    @property
    def language(self) -> Language:
        """The language it is printed in."""
        return language(self.notice.language)

    @property
    def standing(self) -> Summary:
        """How its review stands."""
        return self.opened.standing

    @property
    def title(self) -> str:
        """What the page calls it: title, else body, else the file."""
        for stated in (self.notice.title, self.notice.body):
            if stated:
                return stated.text
        return self.opened.folder.name

    @property
    def to_see(self) -> tuple[Doubt, ...]:
        """What a person should look at first."""
        return tuple(doubt for doubt in self.rows.doubts if doubt.open)

    @property
    def resolved(self) -> tuple[Doubt, ...]:
        """What people have looked at."""
        return tuple(doubt for doubt in self.rows.doubts if doubt.decided)

    @property
    def passed(self) -> tuple[Doubt, ...]:
        """What was recomputed and agrees."""
        return tuple(doubt for doubt in self.rows.doubts if doubt.finding.status == "pass")

    @property
    def comments(self) -> tuple[Decision, ...]:
        """Comments that nobody has resolved."""
        return self.opened.folded.comments

    @property
    def figures(self) -> tuple[int, int]:
        """How many of the facts to decide one by one are decided, and how many those are."""
        return self.rows.states.progress

    def row(self, path: str) -> Row | None:
        """The row that the address of a fact or a field is shown in."""
        return self.rows.rows.get(path) or self.rows.rows.get(path.rpartition("/")[0])

    def rows_at(self, doubt: Doubt) -> tuple[Row, ...]:
        """The rows that a finding is at."""
        found = (self.row(path) for path in doubt.places)
        return tuple(dict.fromkeys(row for row in found if row))

    def before(self, length: int) -> View:
        """The same document when its log was shorter."""
        decisions = self.opened.log.decisions
        last = decisions[length].prev if length < len(decisions) else self.opened.log.last
        log = Chain(decisions[:length], last)
        return replace(self, opened=Opened(self.opened.folder, self.opened.extracted, log))
