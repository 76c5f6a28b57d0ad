"""The table of scores in the README, between its two marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from flows.evaluation import Evaluated, total
from flows.scoreboard import percent
from flows.scores import KINDS
from schemas.language import codes, language
from tests.evaluation.collections import SAMPLE

START, END = "<!-- scores -->", "<!-- /scores -->"
Row = list[str]


def updated(readme: str, found: Sequence[Evaluated]) -> str:
    """The README with the scores in it; rows of what was not evaluated stay as they were."""
    before, old, after = parts(readme)
    new = {row[0]: row for row in _rows(found)}
    kept = [row for row in table(old)[1:] if row[0] not in new]
    lines = [_line(row) for row in (_heading(), *new.values(), *kept)]
    return "\n".join([before + START, "", lines[0], _rule(), *lines[1:], "", END + after])


def parts(readme: str) -> tuple[str, str, str]:
    """What stands before, between and after the marks."""
    before, _, rest = readme.partition(START)
    between, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"the README has no {START} … {END}")
    return before, between, after


def table(text: str) -> list[Row]:
    """The cells of a Markdown table, the heading first; empty where there is none."""
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]


def _heading() -> Row:
    return ["F1 in percent", "documents", *(language(code).name for code in codes()), "all"]


def _rule() -> str:
    return "|".join(["", "---", *["---:"] * (len(codes()) + 2), ""])


def _rows(found: Iterable[Evaluated]) -> Iterable[Row]:
    """A row for each collection; for all but the sample also one for each kind of fact."""
    collections: dict[str, list[Evaluated]] = defaultdict(list)
    for each in found:
        collections[each.case.collection].append(each)
    for name, members in collections.items():
        kinds = () if name.startswith(SAMPLE) else KINDS
        for kind in (*kinds, "all"):
            row = _row(name if kind == "all" else f"{name}: {kind}", kind, members)
            if any(cell != "–" for cell in row[2:]):
                yield row


def _row(name: str, kind: str, members: Sequence[Evaluated]) -> Row:
    own = [[each for each in members if each.language == code] for code in codes()]
    return [
        name,
        str(len(members)),
        *(percent(total(each).get(kind)) for each in own),
        percent(total(members).get(kind)),
    ]


def _line(row: Row) -> str:
    return f"| {' | '.join(row)} |"
