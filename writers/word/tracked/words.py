"""What differs between two texts, word by word; scripts without blanks go by the character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

import regex

_TOKEN = regex.compile(
    r"(?<unspaced>[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}])"
    r"|[\p{L}\p{M}\p{N}]+(?:[’'\-/.][\p{L}\p{M}\p{N}]+)*|\s+|."
)
_WORD = regex.compile(r"[\p{L}\p{N}]")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of the old text that make way for characters of the new one; both may be none."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def tokens(text: str) -> list[str]:
    """A text in words, blanks and signs; put together they are the text."""
    return [match.group() for match in _TOKEN.finditer(text)]


def words(text: str) -> list[str]:
    """The words of a text alone, in small letters, to tell texts apart by."""
    return [token.casefold() for token in tokens(text) if _WORD.search(token)]


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The changes that make the new text of the old one, in order, each as a reader sees one."""
    before, after = tokens(old), tokens(new)
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changes = [Edit(*code[1:]) for code in found if code[0] != "equal"]
    at_old, at_new = _offsets(before), _offsets(after)
    return tuple(
        Edit(at_old[e.old_start], at_old[e.old_end], at_new[e.new_start], at_new[e.new_end])
        for e in _joined(changes, before)
    )


def _offsets(parts: Sequence[str]) -> list[int]:
    return [0, *accumulate(map(len, parts))]


def _joined(changes: Sequence[Edit], before: Sequence[str]) -> Iterator[Edit]:
    """Changes as one where less stands between them than changes on either side."""
    done: list[Edit] = []
    for change in changes:
        done.append(change)
        while len(done) > 1 and _belong_together(done[-2], done[-1], before):
            second, first = done.pop(), done.pop()
            done.append(Edit(first.old_start, second.old_end, first.new_start, second.new_end))
    yield from done


def _belong_together(first: Edit, second: Edit, before: Sequence[str]) -> bool:
    between = before[first.old_end : second.old_start]
    kept = sum(1 for token in between if _WORD.search(token))
    return kept == 0 or kept < min(_size(first), _size(second)) / 2


def _size(edit: Edit) -> int:
    return max(edit.old_end - edit.old_start, edit.new_end - edit.new_start)
